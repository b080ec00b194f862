"""A version of an application, as far as it uses a database: its generated rows, and seeds that it writes.

Takes a model, gives its package and lines of seeds; refuses to know migrations.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from contractor.depth import with_room
from contractor.imported import Imported, imported
from contractor.model import Model, TypeKey
from contractor.relational import Database, relational
from contractor.relational.naming import column_of
from contractor.seeding import Seeding
from contractor.seeding.inserting import insert
from contractor.seeding.rows import Line

if TYPE_CHECKING:
    import sqlalchemy as sa


class Version:
    """One version. `rows` are those of each table that it has at the beginning, others are written later."""

    def __init__(self, name: str, model: Model, package: Imported, rows: int, seed: int) -> None:
        self.name = name
        self.database: Database = relational(model)
        self.package = package
        self.seeding = Seeding(model, package, seed)
        self.keys: list[TypeKey] = self.seeding.needed(list(self.seeding.tables))
        self._rows = rows

    @property
    def tags(self) -> dict[str, str]:
        """The columns that say of which kind rows are, by the tables whose rows come in kinds."""
        return {
            table.name: column_of((one,))
            for table in self.seeding.tables.values()
            for one in table.stored
            if table.inheritance is not None
            and not table.is_member
            and one.source.name == table.inheritance.tag
        }

    def seed(self, engine: "sa.Engine") -> None:
        """Write the rows of the beginning."""
        insert(engine, self.seeding, self.seeding.counts(self.keys, self._rows))

    def later(self, index: int, count: int) -> list[Line]:
        """Rows behind those of the beginning, some for each table: those with another `index` are others."""
        first = self._rows + index * count
        counts = self.seeding.counts(self.keys, first + count)
        return [line for key in self.keys for line in self._lines(key, counts, first, count)]

    def donors(self, table: str, count: int) -> Sequence[dict[str, Any]]:
        """So many rows of a table, by the names of columns."""
        counts = self.seeding.counts(self.keys, count)
        for key in self.keys:
            if any(one.name == table for one in self.seeding.written([key])):
                lines = self._lines(key, counts, 0, count)
                return [one.columns for one in lines if one.table.name == table][:count]
        raise LookupError(table)

    def _lines(
        self, key: TypeKey, counts: dict[TypeKey, int], first: int, count: int
    ) -> list[Line]:
        """Rows of one table, as far as there can be so many."""
        end = min(first + count, counts[key])
        self.seeding.values.settling.ask(max(counts.values(), default=0), counts)
        place = self.seeding.values.settling.of

        def made() -> list[Line]:
            return [
                line
                for row in range(min(first, max(0, end - count)), end)
                for line in self.seeding.rows.lines(key, place(key, row))
            ]

        return with_room(made)


@contextmanager
def version(name: str, model: Model, rows: int, seed: int) -> Iterator[Version]:
    """A version whose package can be used within a `with`."""
    with imported(model) as package:
        yield Version(name, model, package, rows, seed)
