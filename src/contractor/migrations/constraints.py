"""Constraints and indexes of one table, as PostgreSQL adds, checks and drops them.

Takes a joined table and what it is on one side, gives statements; refuses to know their order, and columns. What is
added is unchecked at first, and an index is made beside what is going on.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from contractor.migrations.casting import alike
from contractor.migrations.values import Joined, Side, Statement
from contractor.relational import Check, Column, ForeignKey, Relation, Unique
from contractor.relational.conditions import quoted
from contractor.relational.naming import fitted

#: Why rules of the linter are broken where they are.
_BETWEEN: Final = "until the other version has gone, rows that it writes may not meet it"
_EITHER: Final = "it lets through whatever either version writes"
_SAME_KEY: Final = "it is another name of one that was there"
_ENDED: Final = "the version that promised it has gone"
_MOMENT: Final = "it takes a moment, and goes together with what else stops to hold"


# ── to the middle ─────────────────────────────────────────────────────────────────────────────────


def let_go(one: Joined, relation: Relation) -> Iterator[Statement]:
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
        yield dropped(table, name, "" if name in anew else _BETWEEN)
    kept = {each.name for each in middle.uniques}
    for unique in relation.uniques:
        if unique.name not in kept:
            yield _drop_unique(table, unique)


def bound_by_either(one: Joined, relation: Relation) -> Iterator[Statement]:
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


# ── to one side ───────────────────────────────────────────────────────────────────────────────────


def bound(one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
    """Constraints that a side has and the middle has not, and proofs that no NULL is written any more."""
    table = quoted(one.name)
    checks = {each.name: each for each in one.middle.checks}
    later = {each.column for each in one.recasts[side]}
    for check in _present(relation.checks):
        if _stands(check, relation, one.middle) or later & set(check.columns):
            continue
        if check.name in checks:
            yield dropped(table, check.name)
        yield Statement(f"ALTER TABLE {table} ADD {_check(check)} NOT VALID")
    keys = {each.name: each for each in one.middle.foreign_keys}
    for key in relation.foreign_keys:
        if _same_key(keys.get(key.name), key):
            continue
        if key.name in keys:
            yield dropped(table, key.name)
        yield Statement(f"ALTER TABLE {table} ADD {_foreign_key(key)} NOT VALID")
    for column in _becoming_required(one, relation):
        proof = quoted(_proof(one.name, column.name))
        yield Statement(
            f"ALTER TABLE {table} ADD CONSTRAINT {proof} CHECK ({quoted(column.name)} IS NOT NULL) NOT VALID"
        )


def bound_late(one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
    """Constraints that nothing could meet before their columns had another type."""
    for check in recast_checks(one, relation, side):
        yield Statement(f"ALTER TABLE {quoted(one.name)} ADD {_check(check)} NOT VALID")


def recast_checks(one: Joined, relation: Relation, side: Side) -> Iterator[Check]:
    """Constraints of columns whose type is another one on that side."""
    later = {each.column for each in one.recasts[side]}
    for check in _present(relation.checks):
        if later & set(check.columns) and not _stands(check, relation, one.middle):
            yield check


def unbound(one: Joined, relation: Relation, side: Side) -> Iterator[Statement]:
    """The constraints that a side has not, which go; what is said of columns that go goes with them."""
    table, middle, leaving = quoted(one.name), one.middle, set(one.leaving(side))
    there = {each.name for each in _present(relation.checks)}
    anew = there - {each.name for each in recast_checks(one, relation, side)}
    for check in _present(middle.checks):
        if leaving.issuperset(check.columns) or check.name in anew:
            continue
        if not _stands(check, middle, relation):
            yield dropped(table, check.name, "" if check.name in there else _ENDED)
    known = {each.name for each in relation.foreign_keys}
    for key in middle.foreign_keys:
        if key.name not in known and not leaving.issuperset(key.columns):
            yield dropped(table, key.name, _ENDED)


def made_required(one: Joined, relation: Relation) -> Iterator[Statement]:
    """What makes columns NOT NULL by their proofs, which go."""
    table = quoted(one.name)
    for column in _becoming_required(one, relation):
        yield Statement(f"ALTER TABLE {table} ALTER COLUMN {quoted(column.name)} SET NOT NULL")
        yield dropped(table, _proof(one.name, column.name))


def named_unique(one: Joined, relation: Relation) -> Iterator[Statement]:
    """Constraints of what became unique, each made of its index."""
    table, kept = quoted(one.name), {each.name for each in one.middle.uniques}
    for unique in relation.uniques:
        if unique.name not in kept and not unique.present:
            name = quoted(unique.name)
            yield Statement(f"ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE USING INDEX {name}")


# ── what is checked ───────────────────────────────────────────────────────────────────────────────


def unchecked(after: Relation, before: Relation, recasts: Sequence[Any] = ()) -> Iterator[str]:
    """Constraints that were added, and of which nobody knows yet that all rows meet them."""
    later = {one.column for one in recasts}
    for check in _present(after.checks):
        if not _stands(check, after, before) and not later & set(check.columns):
            yield check.name
    keys = {one.name: one for one in before.foreign_keys}
    for key in after.foreign_keys:
        if not _same_key(keys.get(key.name), key):
            yield key.name


def validated(table: str, names: Iterable[str]) -> Iterator[Statement]:
    """What checks that rows meet constraints."""
    for name in names:
        yield Statement(f"ALTER TABLE {quoted(table)} VALIDATE CONSTRAINT {quoted(name)}")


def proofs(one: Joined, relation: Relation) -> Iterator[str]:
    """The constraints that prove of columns that they hold no NULL."""
    return (_proof(one.name, column.name) for column in _becoming_required(one, relation))


def _becoming_required(one: Joined, relation: Relation) -> list[Column]:
    """The columns that may not be NULL on a side, and may be in the middle."""
    return [
        column
        for column in relation.columns
        if one.middle.column(column.name).nullable and not column.nullable
    ]


def _proof(table: str, column: str) -> str:
    return fitted(f"ck_{table}_{column}_there")


# ── indexes ───────────────────────────────────────────────────────────────────────────────────────


def made_index(
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


def index_names(relation: Relation) -> set[str]:
    """The names of a table's indexes."""
    return {one.name for one in relation.indexes} | {one.name for one in relation.uniques}


# ── one constraint ────────────────────────────────────────────────────────────────────────────────


def dropped(table: str, name: str, why: str = "") -> Statement:
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
    return dropped(table, unique.name, _BETWEEN)


def _check(check: Check) -> str:
    return f"CONSTRAINT {quoted(check.name)} CHECK ({check.sql.postgresql})"


def _foreign_key(key: ForeignKey) -> str:
    action = key.on_delete.replace("-", " ").upper()
    columns, target = ", ".join(map(quoted, key.columns)), ", ".join(map(quoted, key.target))
    return (
        f"CONSTRAINT {quoted(key.name)} FOREIGN KEY ({columns}) "
        f"REFERENCES {quoted(key.table)} ({target}) ON DELETE {action}"
    )


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


def _lead(key: ForeignKey) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """From where a foreign key leads where, whatever it is called."""
    return key.columns, key.table, key.target
