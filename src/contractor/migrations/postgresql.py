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
from contractor.migrations.casting import alike
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
from contractor.relational import Check, Column, Database, ForeignKey, Relation, Unique
from contractor.relational.conditions import literal, quoted
from contractor.relational.metadata import column_type, metadata, shaped
from contractor.relational.naming import fitted

# Where parameters are marked by %, every other % would be doubled.
_DIALECT: Final[Dialect] = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]

#: Tables, each with what it is on one side.
Common = Sequence[tuple[Joined, Relation]]

#: Why rules of the linter are broken where they are.
_BETWEEN: Final = "until the other version has gone, rows that it writes may not meet it"
_NOT_WRITTEN: Final = "one of both versions does not write it"
_EITHER: Final = "it lets through whatever either version writes"
_SAME_KEY: Final = "it is another name of one that was there"
_ENDED: Final = "the version that promised it has gone"
_GOES: Final = "the table goes with it"
_MOMENT: Final = "it takes a moment, and goes together with what else stops to hold"
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
                for statement in _validated(one.name, _unchecked(one.middle, relation))
            ],
        )
        yield from _alone(
            "Indexes, made beside what is going on",
            [
                statement
                for one, relation in common
                for index in one.middle.indexes
                if index.name not in {each.name for each in relation.indexes}
                for statement in _made(one.name, index.name, index.columns)
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
        yield from _let_go(one, relation)
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
        yield from _bound_by_either(one, relation)
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
        yield from _unbound(one, relation, side)
        yield from _made_required(one, relation)
        yield from _settled_columns(one, relation, side)
        yield from self._dropped_columns(one, side)
        yield from _named_unique(one, relation)

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
                yield _dropped(quoted(table.name), str(key.name), _GOES)
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
            for statement in _made(one.name, unique.name, unique.columns, unique)
        ],
    )


def _bound_first(common: Common, side: Side) -> Iterator[Step]:
    """Constraints, for what is written first and then for rows that are there."""
    yield from _together(
        "Constraints for what is written from now on",
        [statement for one, relation in common for statement in _bound(one, relation, side)],
    )
    yield from _alone(
        "Constraints of rows that are there, checked beside what is going on",
        [
            statement
            for one, relation in common
            for names in (
                _unchecked(relation, one.middle, one.recasts[side]),
                _proofs(one, relation),
            )
            for statement in _validated(one.name, names)
        ],
    )


def _recast_last(common: Common, side: Side) -> Iterator[Step]:
    """Constraints that nothing could meet before their columns had another type."""
    yield from _alone(
        "Constraints of columns with another type, checked beside what is going on",
        [
            statement
            for one, relation in common
            for statement in _validated(
                one.name, [check.name for check in _recast_checks(one, relation, side)]
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
            if index.name not in _indexed(relation)
        ],
    )


# ── statements of one table ───────────────────────────────────────────────────────────────────────


def _unbound(one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
    """The constraints that a side has not, which go; what is said of columns that go goes with them."""
    table, middle, leaving = quoted(one.name), one.middle, set(one.leaving(side))
    there = {each.name for each in _present(relation.checks)}
    bound = there - {each.name for each in _recast_checks(one, relation, side)}
    for check in _present(middle.checks):
        if leaving.issuperset(check.columns) or check.name in bound:
            continue
        if not _stands(check, middle, relation):
            yield _dropped(table, check.name, "" if check.name in there else _ENDED)
    known = {each.name for each in relation.foreign_keys}
    for key in middle.foreign_keys:
        if key.name not in known and not leaving.issuperset(key.columns):
            yield _dropped(table, key.name, _ENDED)


def _made_required(one: Joined, relation: Relation) -> Iterator[Statement]:
    """What makes columns NOT NULL by their proofs, which go."""
    table = quoted(one.name)
    for column in _becoming_required(one, relation):
        yield Statement(f"ALTER TABLE {table} ALTER COLUMN {quoted(column.name)} SET NOT NULL")
        yield _dropped(table, _proof(one.name, column.name))


def _settled_columns(one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
    """What columns hold on a side, what fills them, and constraints that only hold from then on."""
    table, middle = quoted(one.name), one.middle
    for recast in one.recasts[side]:
        before, after = middle.column(recast.column), relation.column(recast.column)
        yield from _retyped(table, before, after, recast.there.postgresql, _RETYPED)
    for column in relation.columns:
        yield from _defaulted(table, middle.column(column.name), column)
    for check in _recast_checks(one, relation, side):
        yield Statement(f"ALTER TABLE {table} ADD {_check(check)} NOT VALID")


def _named_unique(one: Joined, relation: Relation) -> Iterator[Statement]:
    """Constraints of what became unique, each made of its index."""
    table, kept = quoted(one.name), {each.name for each in one.middle.uniques}
    for unique in relation.uniques:
        if unique.name not in kept and not unique.present:
            name = quoted(unique.name)
            yield Statement(f"ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE USING INDEX {name}")


def _let_go(one: Joined, relation: Relation) -> Iterator[Statement]:
    """The constraints of one side that what the other writes may not meet."""
    table, middle = quoted(one.name), one.middle
    keys = {each.name: each for each in middle.foreign_keys}
    gone = [each.name for each in _present(relation.checks) if not _stands(each, relation, middle)]
    gone += [
        each.name for each in relation.foreign_keys if not _same_key(keys.get(each.name), each)
    ]
    anew = {each.name for each in _present(middle.checks)}
    leads = {_lead(each) for each in middle.foreign_keys}
    anew |= {each.name for each in relation.foreign_keys if _lead(each) in leads}
    for name in gone:
        yield _dropped(table, name, "" if name in anew else _BETWEEN)
    kept = {each.name for each in middle.uniques}
    for unique in relation.uniques:
        if unique.name not in kept:
            yield _drop_unique(table, unique)


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


def _bound_by_either(one: Joined, relation: Relation) -> Iterator[Statement]:
    """The constraints that let through whatever either side writes, where one side has none like them."""
    table, middle = quoted(one.name), one.middle
    columns = {each.name for each in relation.columns}
    checks = {each.name for each in relation.checks}
    for check in _present(middle.checks):
        if not _stands(check, middle, relation):
            tightens = columns.issuperset(check.columns) and check.name not in checks
            yield Statement(
                f"ALTER TABLE {table} ADD {_check(check)} NOT VALID",
                allow=(("tightened-in-expand", _EITHER),) if tightens else (),
            )
    known = {each.name: each for each in relation.foreign_keys}
    for key in middle.foreign_keys:
        if not _same_key(known.get(key.name), key):
            stood = any(
                _lead(each) == _lead(key) and each.name != key.name for each in known.values()
            )
            yield Statement(
                f"ALTER TABLE {table} ADD {_foreign_key(key)} NOT VALID",
                allow=(("tightened-in-expand", _SAME_KEY),) if stood else (),
            )


def _lead(key: ForeignKey) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """From where a foreign key leads where, whatever it is called."""
    return key.columns, key.table, key.target


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


# ── constraints ───────────────────────────────────────────────────────────────────────────────────


def _present(checks: Iterable[Check]) -> list[Check]:
    return [one for one in checks if one.sql.postgresql is not None]


def _stands(check: Check, here: Relation, there: Relation) -> bool:
    """Whether a constraint of one table is one of another too, and says the same of its columns there."""
    return any(
        one.name == check.name and one.sql.postgresql == check.sql.postgresql
        for one in there.checks
    ) and all(alike(here.column(name).type, there.column(name).type) for name in check.columns)


def _same_key(one: ForeignKey | None, other: ForeignKey) -> bool:
    return one is not None and (one.columns, one.table, one.target, one.on_delete) == (
        other.columns,
        other.table,
        other.target,
        other.on_delete,
    )


def _unchecked(after: Relation, before: Relation, recasts: Sequence[Any] = ()) -> Iterator[str]:
    """Constraints that were added, and of which nobody knows yet that all rows meet them."""
    later = {one.column for one in recasts}
    for check in _present(after.checks):
        if not _stands(check, after, before) and not later & set(check.columns):
            yield check.name
    keys = {one.name: one for one in before.foreign_keys}
    for key in after.foreign_keys:
        if not _same_key(keys.get(key.name), key):
            yield key.name


def _validated(table: str, names: Iterable[str]) -> Iterator[Statement]:
    """What checks that rows meet constraints."""
    for name in names:
        yield Statement(f"ALTER TABLE {quoted(table)} VALIDATE CONSTRAINT {quoted(name)}")


def _bound(one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
    """Constraints that a side has and the middle has not, and proofs that no NULL is written any more."""
    table = quoted(one.name)
    checks = {each.name: each for each in one.middle.checks}
    later = {each.column for each in one.recasts[side]}
    for check in _present(relation.checks):
        if _stands(check, relation, one.middle) or later & set(check.columns):
            continue
        if check.name in checks:
            yield _dropped(table, check.name)
        yield Statement(f"ALTER TABLE {table} ADD {_check(check)} NOT VALID")
    keys = {each.name: each for each in one.middle.foreign_keys}
    for key in relation.foreign_keys:
        if _same_key(keys.get(key.name), key):
            continue
        if key.name in keys:
            yield _dropped(table, key.name)
        yield Statement(f"ALTER TABLE {table} ADD {_foreign_key(key)} NOT VALID")
    for column in _becoming_required(one, relation):
        proof = quoted(_proof(one.name, column.name))
        yield Statement(
            f"ALTER TABLE {table} ADD CONSTRAINT {proof} CHECK ({quoted(column.name)} IS NOT NULL) NOT VALID"
        )


def _becoming_required(one: Joined, relation: Relation) -> list[Column]:
    """The columns that may not be NULL on a side, and may be in the middle."""
    return [
        column
        for column in relation.columns
        if one.middle.column(column.name).nullable and not column.nullable
    ]


def _proofs(one: Joined, relation: Relation) -> Iterator[str]:
    """The constraints that prove of columns that they hold no NULL."""
    return (_proof(one.name, column.name) for column in _becoming_required(one, relation))


def _recast_checks(one: Joined, relation: Relation, side: Side) -> Iterator[Check]:
    """Constraints of columns whose type is another one on that side."""
    later = {each.column for each in one.recasts[side]}
    for check in _present(relation.checks):
        if later & set(check.columns) and not _stands(check, relation, one.middle):
            yield check


def _proof(table: str, column: str) -> str:
    return fitted(f"ck_{table}_{column}_there")


def _check(check: Check) -> str:
    return f"CONSTRAINT {quoted(check.name)} CHECK ({check.sql.postgresql})"


def _foreign_key(key: ForeignKey) -> str:
    action = key.on_delete.replace("-", " ").upper()
    columns, target = ", ".join(map(quoted, key.columns)), ", ".join(map(quoted, key.target))
    return (
        f"CONSTRAINT {quoted(key.name)} FOREIGN KEY ({columns}) "
        f"REFERENCES {quoted(key.table)} ({target}) ON DELETE {action}"
    )


def _dropped(table: str, name: str, why: str = "") -> Statement:
    """A constraint that goes, and why, where nothing takes its place at once."""
    rule = "foreign-key-dropped" if name.startswith("fk_") else "ban-drop-constraint"
    sql = f"ALTER TABLE {table} DROP CONSTRAINT {quoted(name)}"
    return Statement(sql, allow=((rule, why),) if why else ())


def _drop_unique(table: str, unique: Unique) -> Statement:
    if unique.present:
        return Statement(
            f"DROP INDEX {quoted(unique.name)}",
            allow=(("require-concurrent-index-deletion", _MOMENT),),
        )
    return _dropped(table, unique.name, _BETWEEN)


def _indexed(relation: Relation) -> set[str]:
    """The names of a table's indexes."""
    return {one.name for one in relation.indexes} | {one.name for one in relation.uniques}


def _made(
    table: str, name: str, columns: Sequence[str], unique: Unique | None = None
) -> Iterator[Statement]:
    """An index; one of its name goes first: it could not be finished earlier, or only finds rows."""
    yield Statement(f"DROP INDEX CONCURRENTLY IF EXISTS {quoted(name)}")
    kind = "INDEX" if unique is None else "UNIQUE INDEX"
    where = ' WHERE "deleted_at" IS NULL' if unique is not None and unique.present else ""
    names = ", ".join(map(quoted, columns))
    yield Statement(
        f"CREATE {kind} CONCURRENTLY IF NOT EXISTS {quoted(name)} ON {quoted(table)} ({names}){where}",
    )


# ── columns ───────────────────────────────────────────────────────────────────────────────────────


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
