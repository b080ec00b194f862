"""Transactions, settings, and what becomes of a migration that fails midway."""

from collections.abc import Iterator, Sequence
from typing import Final

from contractor.sql.dialect import Dialect
from contractor.sql.kinds import (
    AddColumn,
    AddConstraint,
    AddEnumValue,
    AlterOther,
    Begin,
    Change,
    ChangeType,
    Commit,
    Configure,
    Create,
    CreateIndex,
    CreateTable,
    Delete,
    Drop,
    DropColumn,
    DropConstraint,
    DropNotNull,
    Insert,
    Name,
    Other,
    Pragma,
    RenameColumn,
    RenameTable,
    Rollback,
    SetDefault,
    SetNotNull,
    Truncate,
    Update,
    ValidateConstraint,
)
from contractor.sql.rule import Fact, Step
from contractor.sql.script import Said

_ALTERS: Final = (
    AddColumn,
    AddConstraint,
    AlterOther,
    ChangeType,
    DropColumn,
    DropConstraint,
    DropNotNull,
    RenameColumn,
    RenameTable,
    SetDefault,
    SetNotNull,
    ValidateConstraint,
)
_OF_SESSION: Final = (Begin, Commit, Rollback, Configure, Pragma, Other)
#: What works on every row, and may take as long as that takes.
_LONG: Final = (ValidateConstraint, Insert, Update, Delete)


def check(step: Step) -> Iterator[Fact]:
    """BEGIN and COMMIT, timeouts, and statements that cannot run again."""
    change = step.said.change
    yield from _nesting(step, change)
    if step.dialect is Dialect.SQLITE:
        yield from _in_sqlite(step, change)
        return
    yield from _timeouts(step, change)
    yield from _again(step, change)


def _nesting(step: Step, change: Change) -> Iterator[Fact]:
    inside = step.history.in_transaction
    if isinstance(change, Begin):
        if inside:
            yield Fact("transaction-nesting", {"what": "BEGIN inside of a transaction"})
        elif not any(isinstance(said.change, (Commit, Rollback)) for said in step.behind):
            yield Fact("ban-uncommitted-transaction")
    elif isinstance(change, (Commit, Rollback)):
        word = "COMMIT" if isinstance(change, Commit) else "ROLLBACK"
        if not inside:
            yield Fact("transaction-nesting", {"what": f"{word} outside of a transaction"})


def _in_sqlite(step: Step, change: Change) -> Iterator[Fact]:
    inside = step.history.in_transaction
    if isinstance(change, Pragma) and change.name == "foreign_keys" and change.value and inside:
        yield Fact("pragma-in-transaction", {"pragma": "foreign_keys"})
    if not inside and _changes(change) and any(_changes(said.change) for said in step.others):
        first = next(said for said in step.script.said if _changes(said.change))
        if first is step.said:
            yield Fact("half-applied")


def _changes(change: Change) -> bool:
    return not isinstance(change, _OF_SESSION)


def _timeouts(step: Step, change: Change) -> Iterator[Fact]:
    if not _locks(step, change):
        return
    values = {"table": _table(change) or "an index"}
    if not _set(step, "lock_timeout") and not _told(step, long=True):
        yield Fact("require-lock-timeout", values)
    if isinstance(change, _LONG) or (isinstance(change, CreateIndex) and change.concurrently):
        return
    if not _set(step, "statement_timeout") and not _told(step, long=False):
        yield Fact("require-statement-timeout", values)


def _set(step: Step, name: str) -> bool:
    return not step.history.settings.isdisjoint((name, f"local {name}"))


def _told(step: Step, *, long: bool) -> bool:
    """Whether the script waited for a lock before: it is said once."""
    return any(
        _locks(step, said.change) and (long or not isinstance(said.change, _LONG))
        for said in step.before
    )


def _locks(step: Step, change: Change) -> bool:
    """Whether it waits for a lock that keeps others from a table which is in use."""
    if isinstance(change, _ALTERS):
        return not _made_here(step, change.table)
    if isinstance(change, CreateIndex):
        return not _made_here(step, change.table)
    if isinstance(change, Drop):
        return change.kind in ("table", "index") and not any(
            _made_here(step, name) for name in change.names
        )
    return isinstance(change, Truncate)


def _made_here(step: Step, table: Name) -> bool:
    return any(
        isinstance(said.change, CreateTable) and said.change.table == table for said in step.before
    )


def _table(change: Change) -> Name | None:
    if isinstance(change, (*_ALTERS, CreateIndex)):
        return change.table
    if isinstance(change, Drop):
        return change.names[0]
    return change.tables[0] if isinstance(change, Truncate) and change.tables else None


def _again(step: Step, change: Change) -> Iterator[Fact]:
    """What stands outside of a transaction and cannot run twice, where it is not all that the file does."""
    if step.history.in_transaction or not _changes(change):
        return
    values = {"what": _called(step.said)}
    if _repeats(change, step.before):
        yield Fact("prefer-robust-stmts", values, answer="running it again does no harm")
        return
    if any(
        said.number == step.said.number and not _repeats(said.change, step.before)
        for said in step.before
    ):
        yield Fact("prefer-robust-stmts", values, answer="told of the statement")
        return
    alone = len({said.number for said in step.script.said if _changes(said.change)}) == 1
    built = isinstance(change, (CreateIndex, Drop)) and change.concurrently
    if not alone or built:
        yield Fact("prefer-robust-stmts", values)


def _repeats(change: Change, before: Sequence[Said]) -> bool:
    """Whether running it again does no harm."""
    if isinstance(change, (CreateTable, AddColumn, DropColumn, DropConstraint, Drop, CreateIndex)):
        return change.guarded
    if isinstance(change, AddEnumValue):
        return change.guarded
    if isinstance(change, AddConstraint):
        return any(
            isinstance(said.change, DropConstraint)
            and said.change.guarded
            and (said.change.table, said.change.constraint)
            == (change.table, change.constraint.name)
            for said in before
        )
    if isinstance(change, Create):
        return change.guarded or any(
            isinstance(said.change, Drop)
            and said.change.guarded
            and change.name in said.change.names
            for said in before
        )
    return not isinstance(change, (RenameTable, RenameColumn))


def _called(said: Said) -> str:
    words = [token.text.upper() for token in said.statement.tokens[:2]]
    return " ".join(words)
