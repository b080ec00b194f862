"""How PostgreSQL gets from one side to the middle, and from the middle to one side.

Takes joined tables, gives steps; refuses to know which phase they belong to. What locks a table for long is done
otherwise: constraints are added unchecked and then validated, indexes are made beside what is going on, and a column
becomes NOT NULL by a proof that is there already.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import AddConstraint, CreateColumn, CreateIndex, CreateTable

from contractor.frozen import changed
from contractor.migrations.constraints import (
    bound,
    bound_by_either,
    bound_late,
    dropped,
    index_names,
    let_go,
    made_index,
    made_required,
    named_unique,
    proofs,
    recast_checks,
    unbound,
    unchecked,
    validated,
)
from contractor.migrations.keeping import (
    archiving,
    elsewhere,
    expecting,
    filling,
    repairing,
    restoring,
)
from contractor.migrations.renaming import (
    begun_on_postgresql,
    ended_on_postgresql,
    view_begun,
    view_ended,
)
from contractor.migrations.spelling import laid_out
from contractor.migrations.syncing import begun, ended
from contractor.migrations.values import Joined, Side, Statement, Step
from contractor.relational import Column, Database, Relation
from contractor.relational.conditions import literal, quoted
from contractor.relational.metadata import column_type, metadata, shaped

# Where parameters are marked by %, every other % would be doubled.
_DIALECT: Final[Dialect] = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]

#: Tables, each with what it is on one side.
Common = Sequence[tuple[Joined, Relation]]

#: Why rules of the linter are broken where they are.
_NOT_WRITTEN: Final = "one of both versions does not write it"
_GOES: Final = "the table goes with it"
_IN_32_BITS: Final = "what it holds has 32 bits: by the contract, or as a place in a list"
_WIDER: Final = (
    "values stay what they are, and both versions write them; rows are written anew while everybody waits. Where there "
    "are too many for that, give the column another name in the next version"
)
_RETYPED: Final = (
    "the other version has gone; rows are written anew while everybody waits. Where there are too many for that, give "
    "the column another name in the next version"
)


class PostgreSQL:
    """The steps of one plan: what `found` needs, of `every` table that there is."""

    dialect: Final = "postgresql"

    def __init__(self, plan: str, found: Sequence[Joined], every: Sequence[Joined]) -> None:
        self._plan = plan
        self._found = [_shaped(one) for one in found]
        self._middle = metadata(Database({one.name: one.middle for one in every}))

    # ── to the middle ─────────────────────────────────────────────────────────────────────────────

    def loosened(self, side: Side) -> Iterator[Step]:
        """From what one side is to what both can use."""
        created, common = self._missing(side), self._common(side)
        statements: list[Statement] = []
        for one, _ in common:
            if one.before is not None and side == "old":
                statements += begun_on_postgresql(one, one.before)
        statements += self._created(created, side)
        for one, relation in common:
            statements += self._loosened(one, relation, side)
            if one.before is not None and side == "new":
                statements.append(view_begun(one, one.before))
        if statements:
            why = "What both versions can write, and what the other one needs"
            brings_back = any(one.side(side) is None or one.lost(side) for one in self._found)
            yield Step("together", tuple(statements), why, long=brings_back)
        yield from _alone(
            "Constraints that every row meets, checked beside what is going on",
            [
                statement
                for one, relation in common
                for statement in validated(one.name, unchecked(one.middle, relation))
            ],
        )
        yield from _alone(
            "Indexes, made beside what is going on",
            [
                statement
                for one, relation in common
                for index in one.middle.indexes
                if index.name not in {each.name for each in relation.indexes}
                for statement in made_index(one.name, index.name, index.columns)
            ],
        )

    def filled(self, side: Side) -> Iterator[Step]:
        """The columns of one side, in rows that the other side wrote."""
        yield from _in_batches(
            "What is missing in rows that are there, some at a time",
            [statement for one in self._found for statement in filling(one, side, self.dialect)],
        )

    def _missing(self, side: Side) -> list[Joined]:
        """Tables that a side has not."""
        return [one for one in self._found if one.side(side) is None]

    def _common(self, side: Side) -> Common:
        """Tables that a side has, each with what it is there."""
        return [(one, relation) for one in self._found if (relation := one.side(side)) is not None]

    def _created(self, found: Sequence[Joined], side: Side) -> Iterator[Statement]:
        """Tables that only the other side has."""
        names = {one.name: one for one in found}
        tables = [table for table in self._middle.sorted_tables if table.name in names]
        later: list[Statement] = []
        for table in tables:
            columns = names[table.name].middle.columns
            yield Statement(_text(CreateTable(table)), allow=_sized(columns))
            for index in sorted(table.indexes, key=lambda one: str(one.name)):
                yield Statement(_text(CreateIndex(index)))
            later += [
                Statement(_text(AddConstraint(key)))
                for key in sorted(table.foreign_key_constraints, key=lambda one: str(one.name))
                if key.use_alter
            ]
        for table in tables:
            yield from restoring(names[table.name], side, self._plan, self.dialect)
            yield from _counted(names[table.name].middle)
        yield from later

    def _loosened(self, one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
        yield from let_go(one, relation)
        for recast in one.recasts[side]:
            yield from _retyped(
                quoted(one.name),
                relation.column(recast.column),
                one.middle.column(recast.column),
                recast.back.postgresql,
                _WIDER,
            )
        yield from self._added(one, side)
        yield from _made_optional(one, relation)
        yield from bound_by_either(one, relation)
        yield from restoring(one, side, self._plan, self.dialect)
        yield from begun(one, self.dialect)

    def _added(self, one: Joined, side: Side) -> Iterator[Statement]:
        """The columns of the other side."""
        table = quoted(one.name)
        later = one.filled_later(side)
        for name in one.leaving(side):
            added = changed(one.middle.column(name), default=None)
            made = self._bare(one, added) if name in later else self._column(one.name, name)
            yield Statement(f"ALTER TABLE {table} ADD COLUMN {made}", allow=_sized([added]))
            if name in later:
                yield from _defaulted(table, added, one.middle.column(name))

    # ── to one side ───────────────────────────────────────────────────────────────────────────────

    def tightened(self, side: Side) -> Iterator[Step]:
        """From what both can use to what one side is."""
        common = self._common(side)
        yield from self.filled(side)
        yield from self._prepared(common, side)
        yield from _indexed_first(common)
        yield from _bound_first(common, side)
        yield from self._ended(common, side)
        yield from _recast_last(common, side)
        yield from _unneeded_last(common)

    def _prepared(self, common: Common, side: Side) -> Iterator[Step]:
        """What rows are kept and mended before a side refuses what they are."""
        yield from _together(
            "What would be lost is kept in tables of its own, which `cleanup` drops",
            [statement for one in self._found for statement in archiving(one, side, self._plan)],
            long=True,
        )
        yield from _in_batches(
            "Values that are not allowed any more, some at a time",
            [statement for one, _ in common for statement in repairing(one, side, self.dialect)],
        )
        yield from _together(
            "Nothing is tightened while there are rows that it would refuse",
            [statement for one, _ in common for statement in expecting(one, side, self.dialect)],
            long=True,
        )

    def _ended(self, common: Common, side: Side) -> Iterator[Step]:
        """The step after which only one side can use what there is."""
        statements = [
            statement
            for one, relation in common
            for statement in self._settled(one, relation, side)
        ]
        statements += self._dropped(self._missing(side))
        for one, _ in common:
            if one.before is not None and side == "old":
                statements += ended_on_postgresql(one, one.before)
        yield from _together("What is left is what the version has", statements)

    def _settled(self, one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
        """What makes a table what it is on one side."""
        yield from ended(one, self.dialect)
        if one.before is not None:
            yield view_ended(one.before, self.dialect)
        yield from unbound(one, relation, side)
        yield from made_required(one, relation)
        yield from _settled_columns(one, relation, side)
        yield from bound_late(one, relation, side)
        yield from self._dropped_columns(one, side)
        yield from named_unique(one, relation)

    def _dropped_columns(self, one: Joined, side: Side) -> Iterator[Statement]:
        """The columns of the other side, which go."""
        for name in one.leaving(side):
            where = elsewhere(one, name, side, self.dialect)
            allow = (("irreversible-drop", where),) if where else ()
            sql = f"ALTER TABLE {quoted(one.name)} DROP COLUMN {quoted(name)}"
            yield Statement(sql, allow=allow)

    def _dropped(self, found: Sequence[Joined]) -> Iterator[Statement]:
        """Tables that the side has not; they were kept before."""
        names = {one.name for one in found}
        tables = [table for table in self._middle.sorted_tables if table.name in names]
        for table in tables:
            circular = (key for key in table.foreign_key_constraints if key.use_alter)
            for key in sorted(circular, key=lambda one: str(one.name)):
                yield dropped(quoted(table.name), str(key.name), _GOES)
        for table in reversed(tables):
            yield Statement(f"DROP TABLE {quoted(table.name)}")

    def _bare(self, one: Joined, column: Column) -> str:
        """A column without what it had besides."""
        alone = changed(one.middle, columns=(column,), primary=(), checks=(), uniques=())
        alone = changed(alone, indexes=(), foreign_keys=())
        table = metadata(Database({one.name: alone})).tables[one.name]
        return str(CreateColumn(table.c[column.name]).compile(dialect=_DIALECT))

    def _column(self, table: str, column: str) -> str:
        made = CreateColumn(self._middle.tables[table].c[column])
        return str(made.compile(dialect=_DIALECT))


# ── steps to one side ─────────────────────────────────────────────────────────────────────────────


def _indexed_first(common: Common) -> Iterator[Step]:
    """The indexes that constraints are made of later."""
    yield from _alone(
        "Indexes of what becomes unique, made beside what is going on",
        [
            statement
            for one, relation in common
            for unique in relation.uniques
            if unique.name not in {each.name for each in one.middle.uniques}
            for statement in made_index(one.name, unique.name, unique.columns, unique)
        ],
    )


def _bound_first(common: Common, side: Side) -> Iterator[Step]:
    """Constraints, for what is written first and then for rows that are there."""
    yield from _together(
        "Constraints for what is written from now on",
        [statement for one, relation in common for statement in bound(one, relation, side)],
    )
    yield from _alone(
        "Constraints of rows that are there, checked beside what is going on",
        [
            statement
            for one, relation in common
            for names in (
                unchecked(relation, one.middle, one.recasts[side]),
                proofs(one, relation),
            )
            for statement in validated(one.name, names)
        ],
    )


def _recast_last(common: Common, side: Side) -> Iterator[Step]:
    """Constraints that nothing could meet before their columns had another type."""
    yield from _alone(
        "Constraints of columns with another type, checked beside what is going on",
        [
            statement
            for one, relation in common
            for statement in validated(
                one.name, [check.name for check in recast_checks(one, relation, side)]
            )
        ],
    )


def _unneeded_last(common: Common) -> Iterator[Step]:
    """The indexes of the other side, which go."""
    yield from _alone(
        "Indexes that nobody needs any more",
        [
            Statement(f"DROP INDEX CONCURRENTLY IF EXISTS {quoted(index.name)}")
            for one, relation in common
            for index in one.middle.indexes
            if index.name not in index_names(relation)
        ],
    )


def _together(why: str, statements: Iterable[Statement], *, long: bool = False) -> Iterator[Step]:
    found = tuple(statements)
    if found:
        yield Step("together", found, why, long)


def _in_batches(why: str, statements: Iterable[Statement]) -> Iterator[Step]:
    found = tuple(statements)
    if found:
        yield Step("batches", found, why)


def _alone(why: str, statements: Iterable[Statement]) -> Iterator[Step]:
    found = tuple(statements)
    if found:
        yield Step("alone", found, why)


# ── a table ───────────────────────────────────────────────────────────────────────────────────────


def _sized(columns: Iterable[Column]) -> tuple[tuple[str, str], ...]:
    """Why columns are no `bigint`."""
    among = any(one.type.kind == "integer" for one in columns)
    return (("prefer-bigint-over-int", _IN_32_BITS),) if among else ()


def _shaped(one: Joined) -> Joined:
    """A table with the constraints that come with the types of its columns."""
    old, new, before = (
        None if each is None else shaped(each) for each in (one.old, one.new, one.before)
    )
    return changed(one, old=old, new=new, before=before, middle=shaped(one.middle))


def _counted(relation: Relation) -> Iterator[Statement]:
    """What numbers rows goes on behind those that were brought back."""
    for column in relation.columns:
        if column.counts:
            name, table = quoted(column.name), quoted(relation.name)
            sequence = f"pg_get_serial_sequence({literal(table)}, {literal(column.name)})"
            yield Statement(
                f"SELECT setval({sequence}, max({name})) FROM {table} HAVING max({name}) > 0"
            )


def _text(made: Any) -> str:
    return laid_out(str(made.compile(dialect=_DIALECT)))


# ── columns ───────────────────────────────────────────────────────────────────────────────────────


def _settled_columns(one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
    """What columns hold on a side, and what fills them."""
    table, middle = quoted(one.name), one.middle
    for recast in one.recasts[side]:
        before, after = middle.column(recast.column), relation.column(recast.column)
        yield from _retyped(table, before, after, recast.there.postgresql, _RETYPED)
    for column in relation.columns:
        yield from _defaulted(table, middle.column(column.name), column)


def _made_optional(one: Joined, relation: Relation) -> Iterator[Statement]:
    """What the columns of one side need no more, as the other one does not write it."""
    table = quoted(one.name)
    for column in relation.columns:
        after = one.middle.column(column.name)
        if after.nullable and not column.nullable:
            yield Statement(
                f"ALTER TABLE {table} ALTER COLUMN {quoted(column.name)} DROP NOT NULL",
                allow=(("ban-drop-not-null", _NOT_WRITTEN),),
            )
        yield from _defaulted(table, column, after)


def _retyped(
    table: str, before: Column, after: Column, value: str | None, why: str
) -> Iterator[Statement]:
    name = quoted(before.name)
    if before.default is not None:
        yield Statement(f"ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT")
    kind: str = column_type(after.type).compile(dialect=_DIALECT)
    yield Statement(
        f"ALTER TABLE {table} ALTER COLUMN {name} TYPE {kind} USING {value}",
        allow=(("changing-column-type", why),),
    )
    if before.default is not None and after.default is not None:
        yield Statement(
            f"ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {after.default.postgresql}"
        )


def _defaulted(table: str, before: Column, after: Column) -> Iterator[Statement]:
    if before.default == after.default:
        return
    name = quoted(before.name)
    if after.default is None:
        yield Statement(
            f"ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT",
            allow=(("squawk/ban-drop-default", "who writes now says the value"),),
        )
    else:
        yield Statement(
            f"ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {after.default.postgresql}"
        )
