"""Seeds: rows for a database, the same for the same seed, valid, and in an order that references allow.

Takes a model, its imported package, a seed and how many rows there should be, gives rows; `inserting` writes them.
Refuses to know the command line.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from contractor.depth import with_room
from contractor.diagnostic import Finding
from contractor.frozen import frozen
from contractor.imported import Imported
from contractor.model import Model, TypeKey
from contractor.model.tables import Table, tables
from contractor.seeding.order import Order, Unseedable, kinds, order
from contractor.seeding.rows import Line, Rows
from contractor.seeding.values import Values

if TYPE_CHECKING:
    import sqlalchemy as sa

__all__ = ["Batch", "Line", "Seeding", "Unseedable"]

_BATCH = 1_000


@frozen
class Batch:
    """Rows that belong to none in a list, `count` of them, with those in their lists: table by table."""

    key: TypeKey
    count: int
    lines: tuple[Line, ...]


class Seeding:
    """The seeds of a model. Raises `Unseedable` where tables need one another in a circle."""

    def __init__(self, model: Model, package: Imported, seed: int = 0) -> None:
        self.tables: Mapping[TypeKey, Table] = tables(model).tables
        self.order: Order = order(self.tables)
        self._package = package
        self.values = Values(model, self.tables, seed)
        self.rows = Rows(package, self.tables, self.values)

    @property
    def metadata(self) -> "sa.MetaData":
        """All tables of the package."""
        found: sa.MetaData = self._package.tables.Base.metadata
        return found

    def table(self, key: TypeKey) -> "sa.Table":
        """The table of a schema, as the database has it."""
        return self.rows.kind(key).table

    def written(self, keys: Iterable[TypeKey]) -> "list[sa.Table]":
        """The tables that are filled: each, and behind it those of its lists."""
        found: dict[sa.Table, None] = {}
        seen: set[TypeKey] = set()

        def add(key: TypeKey) -> None:
            kind = self.rows.kind(key)
            if key in seen:
                return
            seen.add(key)
            found.update(dict.fromkeys(table for table, _ in kind.parts))
            found.update(dict.fromkeys(table for _, table in kind.values.values()))
            for one in self.tables[key].stored:
                if one.rows in self.tables and one.rows is not None:
                    add(one.rows)

        for key in keys:
            add(key)
        return list(found)

    @cached_property
    def later(self) -> Mapping[str, tuple[str, ...]]:
        """The columns that are filled in when all rows are there, by the names of tables."""
        found: dict[str, tuple[str, ...]] = {}
        for key, path in sorted(self.order.later):
            table, column = self.rows.kind(key).place(path)
            found[table.name] = tuple(dict.fromkeys((*found.get(table.name, ()), column)))
        return found

    @cached_property
    def refused(self) -> list[Finding]:
        """A warning for each example of the document that no row has, since its schema refuses it."""
        return with_room(self.values.refused)

    def needed(self, names: Iterable[TypeKey]) -> list[TypeKey]:
        """Tables and those that their rows refer to, in the order in which they are filled; rows that stand in
        lists come with those that have them."""
        found: set[TypeKey] = set()
        pending = list(names)
        holders: dict[TypeKey, list[TypeKey]] = {}
        for key, table in self.tables.items():
            for one in table.stored:
                if one.rows is not None:
                    holders.setdefault(one.rows, []).append(key)
        while pending:
            key = pending.pop()
            if key in found or key not in self.tables:
                continue
            found.add(key)
            pending += kinds(self.tables, key)
            pending += _around(self.tables[key])
            if key not in self.order.roots:
                pending += holders.get(key, [])
        return [key for key in self.order.roots if key in found]

    def counts(self, keys: Iterable[TypeKey], rows: int) -> dict[TypeKey, int]:
        """How many rows of each table there will be that belong to none in a list: as many as its keys allow."""
        self.values.settling.ask(rows, {})
        return with_room(lambda: {key: self.values.settling.count(key) for key in keys})

    def batches(self, counts: Mapping[TypeKey, int], size: int = _BATCH) -> Iterator[Batch]:
        """All rows, in the order in which they can be inserted. Raises `Unseedable`."""
        self.values.settling.ask(max(counts.values(), default=0), counts)
        for key, count in counts.items():
            for first in range(0, count, size):
                yield self._batch(key, first, min(first + size, count))

    def _batch(self, key: TypeKey, first: int, end: int) -> Batch:
        def made() -> Batch:
            place = self.values.settling.of
            lines = [
                line for row in range(first, end) for line in self.rows.lines(key, place(key, row))
            ]
            return Batch(key, end - first, tuple(lines))

        return with_room(made)


def _around(table: Table) -> list[TypeKey]:
    """The tables that rows of a table refer to, belong to, or hold in lists."""
    found = [table.parent] if table.parent is not None else []
    pending = list(table.stored)
    while pending:
        one = pending.pop()
        pending += one.parts
        if one.reference is not None:
            found.append(one.reference.table)
        if one.rows is not None:
            found.append(one.rows)
    return found
