"""What is dropped: who still uses it, and whether it can be brought back."""

from collections.abc import Iterator
from typing import Final

from contractor.sql.checks.rebuilding import rebuilt_to
from contractor.sql.kinds import AddColumn, Drop, DropColumn, Name, Truncate
from contractor.sql.rule import Fact, Step
from contractor.sql.script import BACK

_NEW: Final = "it is made in this file"
_DRAINED: Final = "the file is one of the contract or cleanup phase, when nobody uses it any more"
_BACK: Final = "the file leads back, when nobody uses it any more"
#: What belongs to code rather than to rows. What these files made themselves, they may remove.
_CODE: Final = {"function": "ban-drop-function", "procedure": "ban-drop-function"}


def check(step: Step) -> Iterator[Fact]:
    """DROP, DROP COLUMN and TRUNCATE."""
    match step.said.change:
        case DropColumn(table, column):
            yield from _column(step, table, column)
        case Drop("table", names):
            for name in names:
                yield from _table(step, name)
        case Drop("schema", names):
            for name in names:
                yield Fact("ban-drop-schema", {"schema": name})
        case Drop(kind, names) if kind in _CODE:
            for name in names:
                made = (kind, name) in step.history.made
                answer = "these migrations made it" if made else None
                yield Fact(_CODE[kind], {"function": name}, answer=answer)
        case Truncate(tables, cascade=True):
            listed = ", ".join(map(str, tables))
            yield Fact("ban-truncate-cascade", {"tables": listed})


def _drained(step: Step) -> str | None:
    if step.script.is_phase(*BACK):
        return _BACK
    return _DRAINED if step.script.is_phase("contract", "cleanup") else None


def _column(step: Step, table: Name, column: str) -> Iterator[Fact]:
    history = step.history
    values = {"table": table, "what": f"column {column} of {table}", "column": column}
    if history.is_new_column(table, column):
        yield Fact("ban-drop-column", values, answer=_NEW)
        return
    yield Fact("ban-drop-column", values, answer=_drained(step))
    known = history.table(table).columns.get(column)
    computed = known is not None and known.generated in ("stored", "virtual")
    if history.has_copy(table, [column]):
        return
    if not computed:
        yield Fact("irreversible-drop", values)
    if (added := _added(step, table, column)) is not None:
        yield Fact("rename-by-drop", values | {"to": added})


def _added(step: Step, table: Name, column: str) -> str | None:
    """A column of the same type that the same file adds: perhaps the same column by a new name."""
    known = step.history.table(table).columns.get(column)
    for change in step.others(AddColumn):
        again = change.column
        alike = known is None or known.type in (None, again.type)
        if change.table == table and again.name != column and alike:
            return again.name
    return None


def _table(step: Step, table: Name) -> Iterator[Fact]:
    history = step.history
    values = {"table": table, "what": f"table {table}"}
    if history.is_new(table):
        answer: str | None = _NEW
    elif rebuilt_to(step, table) is not None:
        answer = "the table is built anew, and gets its name again"
    else:
        answer = _drained(step)
        copy = table in history.tables and history.tables[table].is_copy
        if not copy and not history.has_copy(table):
            yield Fact("irreversible-drop", values)
    yield Fact("ban-drop-table", values, answer=answer)
