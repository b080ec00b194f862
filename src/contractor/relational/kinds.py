"""Kinds of rows that share a table: what each of them adds to it.

Takes the tables of a family and the columns of their properties, gives what stands in the table of all kinds beside
what they have in common; refuses to know how a property becomes columns, and tables.
"""

from collections.abc import Iterator, Mapping, Sequence

from contractor.frozen import changed, frozen
from contractor.model import Model, Property
from contractor.model.plain import properties
from contractor.model.tables import Stored, Table
from contractor.relational.columns import Columns, as_check
from contractor.relational.conditions import conditions
from contractor.relational.database import Check, Column
from contractor.relational.guarding import Sharing
from contractor.relational.holding import is_nullable
from contractor.relational.naming import column_of
from contractor.relational.parts import Names, Parts, names, together


@frozen
class Kind:
    """A kind of rows: its table, and what each of its own properties is stored in, in the table of all kinds."""

    table: Table
    properties: Mapping[str, Parts]

    @property
    def names(self) -> Names:
        """What the columns of its own properties are called."""
        return names(self.properties)


def kinds(columns: Columns, sharing: Sharing) -> list[Kind]:
    """The kinds of a family whose rows stand in the table of all of them."""
    family = sharing.root.inheritance
    if family is None or family.style != "single":
        return []
    return [Kind(one, columns.properties(one, sharing.name, one.own)) for one in sharing.members]


def added(sharing: Sharing, found: Sequence[Kind]) -> Parts:
    """The columns of each kind: rows of other kinds have nothing in them."""
    holders = _holders(found)
    properties = [(kind.table, made) for kind in found for made in kind.properties.values()]
    alone = [
        _added(sharing, kind, made, column, holders[column.name])
        for kind, made in properties
        for column in made.columns
    ]
    return together([*alone, *(_whole(sharing, kind, made, holders) for kind, made in properties)])


def _holders(found: Sequence[Kind]) -> dict[str, list[Table]]:
    """The kinds that each column is of."""
    holders: dict[str, list[Table]] = {}
    for kind in found:
        for made in kind.properties.values():
            for column in made.columns:
                holders.setdefault(column.name, []).append(kind.table)
    return holders


def _added(
    sharing: Sharing, kind: Table, made: Parts, column: Column, holders: Sequence[Table]
) -> Parts:
    """What one kind adds by a column of a property, which is stored in `made`: the first of its holders brings it."""
    own = (column.name,)
    checks = [one for one in made.checks if one.columns == own]
    if len(holders) > 1:
        checks = [sharing.guarded(kind, one) for one in checks]
    if not column.nullable:
        checks.append(sharing.required(kind, column))
    if holders[0] is not kind:
        return Parts(checks=tuple(checks))
    return Parts(
        columns=(changed(column, nullable=True, default=None),),
        checks=(*checks, *sharing.only(holders, column)),
        keys=tuple(one for one in made.keys if one.columns == own),
        indexes=tuple(one for one in made.indexes if one.columns == own),
    )


def _whole(
    sharing: Sharing, kind: Table, made: Parts, holders: Mapping[str, Sequence[Table]]
) -> Parts:
    """What one kind says of an object, which is stored in several columns."""
    checks = [one for one in made.checks if len(one.columns) > 1]
    return Parts(
        checks=tuple(
            one
            if all(len(holders[name]) == 1 for name in one.columns)
            else sharing.guarded(kind, one)
            for one in checks
        )
    )


def narrowed(model: Model, columns: Columns, sharing: Sharing) -> Parts:
    """What kinds say of columns that all of them have."""
    checks: list[Check] = []
    for kind in sharing.members:
        said = {one.name: one for one, _ in properties(model, kind.record)}
        for one in sharing.root.stored:
            mine = said.get(one.source.name)
            if mine is not None and one.store == "column" and column_of((one,)) != sharing.tag:
                checks += _narrowed(columns, sharing, kind, one, mine)
    return Parts(checks=tuple(checks))


def _narrowed(
    columns: Columns, sharing: Sharing, kind: Table, one: Stored, mine: Property
) -> Iterator[Check]:
    """What one kind says of a column that all kinds have."""
    held = columns.holding.column(one)
    column = columns.column(sharing.root, (one,), held)
    if is_nullable(one) and not is_nullable(changed(one, source=mine)):
        yield sharing.required(kind, column)
    known = set(conditions(column.name, held.type, held.scalar))
    told = columns.holding.of(mine.type, one.numeric).scalar
    for each in conditions(column.name, held.type, told):
        if each not in known:
            yield sharing.guarded(kind, as_check(sharing.name, column, each))
