"""Transactions, settings, and what becomes of a migration that fails midway."""

from collections.abc import Iterator

from contractor.sql.dialect import Dialect
from contractor.sql.kinds import (
    AddColumn,
    AddConstraint,
    AddEnumValue,
    Begin,
    Change,
    Commit,
    Create,
    CreateIndex,
    CreateTable,
    Drop,
    DropColumn,
    DropConstraint,
    Other,
    Pragma,
    RenameColumn,
    RenameTable,
    Rollback,
)
from contractor.sql.locking import alters, is_about_rows, locked, takes_long
from contractor.sql.rule import Fact, Step
from contractor.sql.script import Said


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
        elif not (any(step.behind(Commit)) or any(step.behind(Rollback))):
            yield Fact("ban-uncommitted-transaction")
    elif isinstance(change, Other) and change.words[:1] == ("ROLLBACK",) and inside:
        stays = "going back to a savepoint stays in the transaction"
        yield Fact("transaction-nesting", {"what": "ROLLBACK TO"}, answer=stays)
    elif isinstance(change, (Commit, Rollback)):
        word = "COMMIT" if isinstance(change, Commit) else "ROLLBACK"
        answer = "a transaction is open here" if inside else None
        values = {"what": f"{word} outside of a transaction"}
        yield Fact("transaction-nesting", values, answer=answer)


def _in_sqlite(step: Step, change: Change) -> Iterator[Fact]:
    inside = step.history.in_transaction
    if isinstance(change, Pragma) and change.name == "foreign_keys" and change.value and inside:
        yield Fact("pragma-in-transaction", {"pragma": "foreign_keys"})
    apart = not inside and alters(change) and not is_about_rows(change)
    if apart and not step.history.apart and len(step.script.altering) > 1:
        yield Fact("half-applied")


def _timeouts(step: Step, change: Change) -> Iterator[Fact]:
    """What a script says once: before the first lock that it waits for."""
    history = step.history
    tables = [name for name in locked(change) if not history.is_new(name)]
    if not tables:
        return
    values = {"table": tables[0]}
    if not history.waited and not _set(step, "lock_timeout"):
        yield Fact("require-lock-timeout", values)
    if not history.held and not takes_long(change) and not _set(step, "statement_timeout"):
        yield Fact("require-statement-timeout", values)


def _set(step: Step, name: str) -> bool:
    return not step.history.settings.isdisjoint((name, f"local {name}"))


def _again(step: Step, change: Change) -> Iterator[Fact]:
    """What stands outside of a transaction and cannot run twice, where it is not all that the file does."""
    if step.history.in_transaction or not alters(change):
        return
    values = {"what": _called(step.said)}
    if _repeats(change, step):
        yield Fact("prefer-robust-stmts", values, answer="running it again does no harm")
        return
    if any(not _repeats(said.change, step) for said in step.before_here):
        yield Fact("prefer-robust-stmts", values, answer="told of the statement")
        return
    alone = len(step.script.altering) == 1
    built = isinstance(change, (CreateIndex, Drop)) and change.concurrently
    if not alone or built:
        yield Fact("prefer-robust-stmts", values)


def _repeats(change: Change, step: Step) -> bool:
    """Whether running it again does no harm."""
    if isinstance(change, (CreateTable, AddColumn, DropColumn, DropConstraint, Drop, CreateIndex)):
        return change.guarded
    if isinstance(change, AddEnumValue):
        return change.guarded
    if isinstance(change, AddConstraint):
        return any(
            drop.guarded and (drop.table, drop.constraint) == (change.table, change.constraint.name)
            for drop in step.before(DropConstraint)
        )
    if isinstance(change, Create):
        return change.guarded or any(
            drop.guarded and change.name in drop.names for drop in step.before(Drop)
        )
    return not isinstance(change, (RenameTable, RenameColumn))


def _called(said: Said) -> str:
    words = [token.text.upper() for token in said.statement.tokens[:2]]
    return " ".join(words)
