"""The columns of properties.

Takes how properties are stored, gives the columns of each with what a database knows of them: what values they hold,
which rows they refer to; refuses to know which tables there are, and other kinds of rows in the same one.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from contractor.model import Model, Type, TypeKey
from contractor.model.tables import Reference, Stored, Table, leaf_names, leaf_words, leaves
from contractor.relational.circles import is_circular
from contractor.relational.conditions import Condition, conditions, is_storable, literal, quoted
from contractor.relational.database import Check, Column, ForeignKey, Sql
from contractor.relational.holding import Held, Holding, is_nullable
from contractor.relational.inside import Inner, inside
from contractor.relational.naming import (
    column_name,
    column_of,
    constraint,
    table_name,
)
from contractor.relational.numbers import kept
from contractor.relational.parts import Parts, index, together
from contractor.text import snake, words

#: The server's clock, as columns of instants are written.
NOW: Final = Sql("CURRENT_TIMESTAMP", "(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')")


class Columns:
    """The columns of a model's tables."""

    def __init__(self, model: Model, tables: Mapping[TypeKey, Table]) -> None:
        self._model = model
        self._tables = tables
        self.holding: Final = Holding(model, tables)

    def properties(self, table: Table, name: str, stored: Iterable[Stored]) -> dict[str, Parts]:
        """What each of some properties is stored in, in the table of a name."""
        first = {group[0] for group in (*table.indexes, *table.unique, table.primary) if group}
        return {
            one.source.name: self._property(table, name, one, is_first=one.source.name in first)
            for one in stored
        }

    def _property(self, table: Table, name: str, one: Stored, *, is_first: bool) -> Parts:
        """What a property is stored in. `is_first`: rows are found by it already."""
        if one.store not in ("column", "json", "columns"):
            return Parts()
        made = [
            self._leaf(table, name, path, is_found=is_first and len(path) == 1)
            for path in leaves(one)
        ]
        return together([*made, Parts(checks=tuple(_all_or_nothing(name, (one,))))])

    def _leaf(self, table: Table, name: str, path: tuple[Stored, ...], *, is_found: bool) -> Parts:
        """The column at the end of a path, with what is said of it. `is_found`: rows are found by it already."""
        held = self.holding.column(path[-1])
        column = self.column(table, path, held)
        checks = tuple(self._said(table, name, column, path, held))
        reference = path[-1].reference
        if reference is None:
            return Parts((column,), checks)
        key = self.foreign_key(name, column, reference)
        indexes = () if is_found else (index(name, [column.name], column.at),)
        return Parts((column,), checks, (key,), indexes)

    def _said(
        self, table: Table, name: str, column: Column, path: tuple[Stored, ...], held: Held
    ) -> Iterator[Check]:
        """What the contract says of a column: of the one that tells kinds apart, which there are."""
        family = table.inheritance
        if family is not None and path[0].source.name == family.tag:
            yield _tag(name, column, family.tags.values())
        else:
            yield from self.checks(name, column, held, path[-1].source.type)

    def column(self, table: Table, path: tuple[Stored, ...], held: Held) -> Column:
        """The column at the end of a path, as rows have it that are of one kind alone."""
        one = path[-1]
        nullable = any(map(is_nullable, path))
        counted = len(path) == 1 and counts(table, one, held)
        return Column(
            name=column_of(path),
            type=held.type,
            nullable=nullable,
            at=one.at,
            path=leaf_names(path),
            default=None if counted else _default(one, held, nullable),
            counts=counted,
            renamed_from=one.renamed_from,
            fill=Sql(one.fill["postgresql"], one.fill["sqlite"]) if one.fill else None,
        )

    def foreign_key(self, name: str, column: Column, reference: Reference) -> ForeignKey:
        """What says that a column of the table of a name holds the key of another one."""
        target = table_name(self._tables[reference.table])
        key, _ = self.holding.key(reference.table)
        return ForeignKey(
            name=constraint("fk", name, column.name, target),
            columns=(column.name,),
            table=target,
            target=(column_of((key,)),),
            on_delete=reference.on_delete,
            at=column.at,
            circular=is_circular(self._tables, name, reference.table),
        )

    def checks(self, table: str, column: Column, held: Held, kind: Type) -> Iterator[Check]:
        """What the contract says of the values of a column."""
        for one in conditions(column.name, held.type, held.scalar):
            yield as_check(table, column, one)
        if held.type.kind == "json":
            for inner in inside(self._model, kind, quoted(column.name), column.at):
                yield inner_check(table, column, inner)


def counts(table: Table, one: Stored, held: Held) -> bool:
    """Whether the database numbers the rows of a table by a property that only the server gives."""
    return (
        table.primary == (one.source.name,)
        and one.source.read_only
        and one.reference is None
        and held.type.kind in ("integer", "bigint")
    )


def as_check(table: str, column: Column, one: Condition) -> Check:
    """A condition on the value of a column, as the table has it."""
    name = constraint("ck", table, one.name)
    return Check(name, one.sql, (column.name,), one.keyword, column.at)


def inner_check(table: str, column: Column, inner: Inner) -> Check:
    """The condition of a place inside of a column."""
    parts = [column.name, *(snake(words(part)) for part in (*inner.words, inner.keyword))]
    name = constraint("ck", table, "_".join(filter(None, parts)))
    return Check(name, inner.sql, (column.name,), inner.keyword, inner.at)


def _all_or_nothing(table: str, path: tuple[Stored, ...]) -> Iterator[Check]:
    """The conditions that objects which may be absent have all that they need, or nothing."""
    one = path[-1]
    if one.store != "columns":
        return
    columns = list(leaves(one, path[:-1]))
    needed = [leaf for leaf in columns if all(each.witness for each in leaf[len(path) :])]
    if is_nullable(one) and needed and len(columns) > 1:
        absent = " AND ".join(f"{quoted(column_of(leaf))} IS NULL" for leaf in columns)
        there = " AND ".join(f"{quoted(column_of(leaf))} IS NOT NULL" for leaf in needed)
        sql = f"({absent}) OR ({there})"
        name = constraint("ck", table, f"{column_name(leaf_words(path))}_required")
        names = tuple(column_of(leaf) for leaf in columns)
        whole = tuple(column_of(leaf) for leaf in needed)
        yield Check(name, Sql(sql, sql), names, "required", one.at, whole)
    for part in one.parts:
        yield from _all_or_nothing(table, (*path, part))


def _tag(table: str, column: Column, values: Iterable[str]) -> Check:
    """The condition that rows are of a kind that there is."""
    listed = ", ".join(map(literal, values))
    sql = f"{quoted(column.name)} IN ({listed})"
    name = constraint("ck", table, f"{column.name}_discriminator")
    return Check(name, Sql(sql, sql), (column.name,), "discriminator", column.at)


def _default(one: Stored, held: Held, nullable: bool) -> Sql | None:
    if one.now:
        return NOW
    if not one.default or nullable or not is_storable(one.default[0]):
        return None
    [value] = one.default
    if isinstance(value, bool):
        return Sql(literal(value), str(int(value)))
    text = value if isinstance(value, str) else literal(value)
    if held.type.kind == "exact":
        text = kept(Decimal(text), held.type)
    return Sql(literal(text), literal(text))
