"""Indexes: whom building or dropping one keeps waiting, and where one can fail."""

from collections.abc import Iterator
from typing import Final

from contractor.sql.checks.queries import duplicates
from contractor.sql.kinds import CreateIndex, Drop, Name
from contractor.sql.rule import Fact, Step

_NEW: Final = "the table is made in this file"


def check(step: Step) -> Iterator[Fact]:
    """CREATE INDEX and DROP INDEX."""
    change = step.said.change
    match change:
        case CreateIndex():
            yield from _created(step, change)
        case Drop("index", names, concurrently=concurrently):
            for name in names:
                yield from _dropped(step, name, concurrently)


def _created(step: Step, index: CreateIndex) -> Iterator[Fact]:
    history = step.history
    new = history.is_new(index.table)
    values = {"index": index.name or "an index", "table": index.table}
    if index.concurrently:
        if history.in_transaction:
            yield Fact("ban-concurrent-index-creation-in-transaction", values)
        if index.guarded and not _dropped_before(step, index):
            yield Fact("invalid-index-kept", values)
    else:
        yield Fact("require-concurrent-index-creation", values, answer=_NEW if new else None)
    if index.unique and not new:
        yield from unique(step, index.table, index.columns)


def _dropped_before(step: Step, index: CreateIndex) -> bool:
    return any(
        drop.kind == "index" and index.name in {name.name for name in drop.names}
        for drop in step.before(Drop)
    )


def unique(step: Step, table: Name, columns: tuple[str, ...]) -> Iterator[Fact]:
    """What a new promise that rows differ needs: rows that do."""
    history = step.history
    if history.is_expected(table, columns):
        return
    known = [one for one, _ in history.indexes.values() if one.table == table]
    if any(one.unique and not one.partial and {*one.columns} <= {*columns} for one in known):
        return
    held = history.tables[table].constraints.values() if table in history.tables else ()
    if any(one.kind in ("unique", "primary key") and {*one.columns} <= {*columns} for one in held):
        return
    known += [one for one in history.dropped_indexes if one.table == table]
    plain = any(one.columns == columns for one in known if not one.unique)
    values = {"table": table, "columns": ", ".join(columns), "query": duplicates(table, columns)}
    yield Fact("index-made-unique" if plain else "unique-on-rows", values)


def _dropped(step: Step, name: Name, concurrently: bool) -> Iterator[Fact]:
    history = step.history
    known = history.indexes.get(name.name)
    values = {"index": name}
    if concurrently:
        if history.in_transaction:
            yield Fact("ban-concurrent-index-creation-in-transaction", values)
        return
    new = known is not None and history.is_new(known[0].table)
    yield Fact("require-concurrent-index-deletion", values, answer=_NEW if new else None)
