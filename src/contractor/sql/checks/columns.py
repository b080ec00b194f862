"""Columns: what adding, changing and renaming them does to rows, to locks and to whoever uses them."""

from collections.abc import Iterator
from typing import Final

from contractor.sql.checks.queries import missing
from contractor.sql.checks.rebuilding import rebuilt_from
from contractor.sql.dialect import Dialect
from contractor.sql.kinds import (
    AddColumn,
    ChangeType,
    Column,
    Create,
    DropNotNull,
    Name,
    RenameColumn,
    RenameTable,
    SetNotNull,
    Type,
)
from contractor.sql.rule import Fact, Step

_NEW: Final = "the table is made in this file"
_NEW_COLUMN: Final = "the column is made in this file"
_SERIAL: Final = ("serial", "bigserial", "smallserial")
#: Functions that give the same to every row of a statement: PostgreSQL keeps their value instead of writing rows.
STABLE: Final = frozenset(
    "now transaction_timestamp statement_timestamp current_timestamp current_date current_time localtime"
    " localtimestamp current_user session_user current_setting current_database lower upper concat coalesce nullif"
    " date_trunc to_timestamp make_date make_interval make_timestamp make_timestamptz make_time jsonb_build_object"
    " jsonb_build_array json_build_object json_build_array array_append array_fill int4range int8range numrange"
    " tstzrange daterange numeric character varchar char timestamp timestamptz time interval bit".split()
)


def check(step: Step) -> Iterator[Fact]:
    """Changes of columns, and renames."""
    match step.said.change:
        case AddColumn(table, column):
            yield from _added(step, table, column)
        case SetNotNull(table, column):
            yield from _required(step, table, column)
        case DropNotNull(table, column):
            answer = _NEW_COLUMN if step.history.is_new_column(table, column) else None
            yield Fact("ban-drop-not-null", {"table": table, "column": column}, answer=answer)
        case ChangeType(table, column, type):
            yield from _retyped(step, table, column, type)
        case RenameColumn(table, column, to):
            yield from _renamed_column(step, table, column, to)
        case RenameTable(table, to):
            yield from _renamed_table(step, table, to)


def _added(step: Step, table: Name, column: Column) -> Iterator[Fact]:
    values = {"table": table, "column": column.name}
    new = step.history.is_new(table)
    if new:
        yield Fact("adding-required-field", values, answer=_NEW)
        yield Fact("adding-field-with-default", values, answer=_NEW)
        return
    serial = column.type is not None and column.type.name in _SERIAL
    given = column.default is not None and column.default.text != "null"
    required = column.not_null or column.has("primary key")
    if required and not (given or serial or column.generated):
        yield Fact("adding-required-field", values)
    if step.dialect is Dialect.POSTGRESQL:
        called = sorted(column.default.calls - STABLE) if column.default else []
        if called:
            yield Fact("adding-field-with-default", values | {"what": f"{called[0]}()"})
        elif serial or column.generated in ("stored", "identity"):
            what = column.type if serial else f"GENERATED ({column.generated})"
            yield Fact("adding-field-with-default", values | {"what": what})


def _required(step: Step, table: Name, column: str) -> Iterator[Fact]:
    values = {"table": table, "column": column, "query": missing(table, column)}
    known = step.history.table(table)
    answer = None
    if step.history.is_new(table):
        answer = _NEW
    elif column in known.proven:
        answer = f"a validated constraint proves that {column} is never NULL"
    yield Fact("adding-not-nullable-field", values, answer=answer)
    if (
        answer is None
        and column not in known.filled
        and not step.history.is_expected(table, [column])
    ):
        yield Fact("not-null-unfilled", values)


def _retyped(step: Step, table: Name, column: str, type: Type | None) -> Iterator[Fact]:
    history = step.history
    known = history.table(table).columns.get(column)
    answer = None
    if history.is_new_column(table, column):
        answer = _NEW_COLUMN
    elif known is not None and widens(known.type, type):
        answer = f"PostgreSQL takes {known.type} for {type} as it stands"
    values = {"table": table, "column": column, "type": type or "another type"}
    yield Fact("changing-column-type", values, answer=answer)


def widens(old: Type | None, new: Type | None) -> bool:
    """Whether every stored value is one of the new type, byte for byte, so that nothing is read."""
    if old is None or new is None:
        return False
    if old == new:
        return True
    texts = ("character varying", "text")
    if old.name in texts and new.name in texts:
        return not new.arguments or (bool(old.arguments) and _number(old) <= _number(new))
    if old.name == new.name == "numeric":
        return not new.arguments or (
            bool(old.arguments)
            and _number(old) <= _number(new)
            and old.arguments[1:] == new.arguments[1:]
        )
    return False


def _number(type: Type) -> int:
    return int(type.arguments[0]) if type.arguments[0].isdigit() else 0


def _renamed_column(step: Step, table: Name, column: str, to: str) -> Iterator[Fact]:
    answer = None
    if step.history.is_new_column(table, column):
        answer = _NEW_COLUMN
    elif _still_there(step, table, column):
        answer = f"the same file keeps the name {column}"
    yield Fact("renaming-column", {"table": table, "column": column, "to": to}, answer=answer)


def _still_there(step: Step, table: Name, column: str) -> bool:
    """Whether a column, or a view over the table, has the old name."""
    again = any(
        added.table == table and added.column.name == column and added.column.generated
        for added in step.behind(AddColumn)
    )
    return again or any(
        made.kind == "view" and {table.name, column} <= made.words for made in step.behind(Create)
    )


def _renamed_table(step: Step, table: Name, to: str) -> Iterator[Fact]:
    answer = None
    if step.history.is_new(table) or rebuilt_from(step, table) is not None:
        answer = _NEW
    elif any(made.kind == "view" and made.name == table for made in step.behind(Create)):
        answer = "the same file makes a view with the old name"
    yield Fact("renaming-table", {"table": table, "to": to}, answer=answer)
