"""A table that is called otherwise in the next version.

Takes both tables, gives the old one under the names of the new one, and what gives it these names; refuses to know what
else becomes of it. Whoever still knows the old name finds a view there, through which rows are read and written.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from contractor.frozen import changed
from contractor.migrations.values import Joined, Statement
from contractor.relational import Column, Dialect, Relation
from contractor.relational.conditions import quoted
from contractor.relational.naming import LONGEST, constraint

#: Why the linter is to let names change.
_UNASKED: Final = (("squawk/renaming-object", "nobody asks for it by its name"),)


def renamed(old: Relation, new: Relation) -> Relation:
    """The old table under the new name; its constraints are called as those of the new one that are the same."""
    checks = {(one.columns, one.keyword): one.name for one in new.checks}
    keys = {one.columns: one.name for one in new.foreign_keys}
    uniques = {(one.columns, one.present): one.name for one in new.uniques}
    indexes = {one.columns: one.name for one in new.indexes}
    return changed(
        old,
        name=new.name,
        primary_name=new.primary_name,
        checks=tuple(
            changed(one, name=checks.get((one.columns, one.keyword)) or _moved(one.name, old, new))
            for one in old.checks
        ),
        uniques=tuple(
            changed(
                one,
                name=uniques.get((one.columns, one.present)) or _moved(one.name, old, new),
            )
            for one in old.uniques
        ),
        indexes=tuple(
            changed(one, name=indexes.get(one.columns) or _moved(one.name, old, new))
            for one in old.indexes
        ),
        foreign_keys=tuple(
            changed(one, name=keys.get(one.columns) or _moved(one.name, old, new))
            for one in old.foreign_keys
        ),
    )


def begun_on_postgresql(one: Joined, before: Relation) -> Iterator[Statement]:
    """What gives the old table the new names, and leaves a view where it stood."""
    if one.old is not None:
        yield from _named(before, one.old)
        yield view_begun(one, before)


def ended_on_postgresql(one: Joined, before: Relation) -> Iterator[Statement]:
    """What gives it the old names again."""
    if one.old is not None:
        yield from _named(one.old, before)


def view_begun(one: Joined, before: Relation) -> Statement:
    """A view where the old table stood."""
    columns = ", ".join(quoted(each.name) for each in before.columns)
    view = f"CREATE VIEW {quoted(before.name)} AS SELECT {columns} FROM {quoted(one.name)}"
    return Statement(view)


def view_ended(before: Relation, dialect: Dialect) -> Statement:
    """What removes the view."""
    why = (("squawk/ban-drop-view", "the version that knew the table by that name has gone"),)
    allow = why if dialect == "postgresql" else ()
    return Statement(f"DROP VIEW {quoted(before.name)}", allow=allow)


def begun_on_sqlite(one: Joined, before: Relation) -> Iterator[Statement]:
    """A view where the old table stood, and what writes through it."""
    table, view = quoted(one.name), quoted(before.name)
    names = [column.name for column in before.columns]
    key = " AND ".join(f"{quoted(name)} IS OLD.{quoted(name)}" for name in before.primary)
    sets = ", ".join(f"{quoted(name)} = NEW.{quoted(name)}" for name in names)
    values = ", ".join(map(_given, before.columns))
    listed = ", ".join(map(quoted, names))
    body = {
        "INSERT": f"INSERT INTO {table} ({listed}) VALUES ({values})",
        "UPDATE": f"UPDATE {table} SET {sets} WHERE {key}",
        "DELETE": f"DELETE FROM {table} WHERE {key}",
    }
    yield view_begun(one, before)
    for event, sql in body.items():
        name = quoted(f"contractor_sync_{before.name}_{event.lower()}")
        yield Statement(f"CREATE TRIGGER {name} INSTEAD OF {event} ON {view}\nBEGIN\n  {sql};\nEND")


def _given(column: Column) -> str:
    """What is written into a column: what somebody says, or else its default."""
    value = f"NEW.{quoted(column.name)}"
    default = column.default.sqlite if column.default is not None else None
    return value if default is None or column.nullable else f"coalesce({value}, {default})"


def _named(before: Relation, after: Relation) -> Iterator[Statement]:
    table = quoted(after.name)
    yield Statement(f"ALTER TABLE {quoted(before.name)} RENAME TO {table}")
    for was, becomes in _constraints(before, after):
        if was != becomes:
            yield Statement(
                f"ALTER TABLE {table} RENAME CONSTRAINT {quoted(was)} TO {quoted(becomes)}",
                allow=_UNASKED,
            )
    for was, becomes in _indexes(before, after):
        if was != becomes:
            yield Statement(
                f"ALTER INDEX {quoted(was)} RENAME TO {quoted(becomes)}", allow=_UNASKED
            )
    for column in before.columns:
        if is_numbered(before, column):
            was, becomes = (sequence(one.name, column.name) for one in (before, after))
            yield Statement(
                f"ALTER SEQUENCE {quoted(was)} RENAME TO {quoted(becomes)}", allow=_UNASKED
            )


def is_numbered(relation: Relation, column: Column) -> bool:
    """Whether PostgreSQL has a sequence for a column: SQLAlchemy asks for one for each key that is one integer."""
    is_alone = relation.primary == (column.name,) and column.type.kind in ("integer", "bigint")
    leads = any(one.columns == (column.name,) for one in relation.foreign_keys)
    return column.counts or (is_alone and not leads and column.default is None)


def sequence(table: str, column: str) -> str:
    """What PostgreSQL calls the sequence of a column: the longer of both names is cut off until there is room."""
    names = [table.encode(), column.encode()]
    while sum(map(len, names)) > LONGEST - len("__seq"):
        longer = 0 if len(names[0]) > len(names[1]) else 1
        names[longer] = names[longer][:-1]
    return "_".join([*(one.decode("utf-8", "ignore") for one in names), "seq"])


def _constraints(before: Relation, after: Relation) -> Iterator[tuple[str, str]]:
    yield before.primary_name, after.primary_name
    yield from _pairs(
        (one for one in before.checks if one.sql.postgresql is not None),
        (one for one in after.checks if one.sql.postgresql is not None),
    )
    yield from _pairs(
        (one for one in before.uniques if not one.present),
        (one for one in after.uniques if not one.present),
    )
    yield from _pairs(before.foreign_keys, after.foreign_keys)


def _indexes(before: Relation, after: Relation) -> Iterator[tuple[str, str]]:
    yield from _pairs(
        (one for one in before.uniques if one.present),
        (one for one in after.uniques if one.present),
    )
    yield from _pairs(before.indexes, after.indexes)


def _pairs(before: Iterable[object], after: Iterable[object]) -> Iterator[tuple[str, str]]:
    """The names of the same things, which stand in the same order."""
    for was, becomes in zip(before, after, strict=True):
        yield was.name, becomes.name  # type: ignore[attr-defined]


def _moved(name: str, old: Relation, new: Relation) -> str:
    kind, _, rest = name.partition("_")
    return constraint(kind, new.name, rest.removeprefix(f"{old.name}_"))
