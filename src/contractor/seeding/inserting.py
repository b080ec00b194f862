"""Writing seeds into a database: all of them or none, in one transaction.

Takes an engine and batches, writes rows; refuses to make them. Nothing that is written is ever shown: whoever prints
an error of a database gets it without values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from contractor.frozen import frozen
from contractor.model import TypeKey
from contractor.seeding import Batch, Line, Seeding

if TYPE_CHECKING:
    import sqlalchemy as sa

Mode = Literal["empty", "append", "fresh"]
#: Keys that are asked for at once.
_ASKED = 500


class Occupied(Exception):
    """Tables that are to be filled have rows already: `tables` by their names, with how many."""

    def __init__(self, tables: Mapping[str, int]) -> None:
        self.tables = tables
        super().__init__(", ".join(tables))


class Unwritten(Exception):
    """Tables that are to be filled are not there, by their names."""

    def __init__(self, tables: Sequence[str]) -> None:
        self.tables = tables
        super().__init__(", ".join(tables))


class Held(Exception):
    """Rows cannot be deleted: others refer to them. `table` is theirs, by its name."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(table)


@frozen
class Written:
    """How many rows were written into each table, and how many that belong to none were there already."""

    rows: Mapping[str, int]
    there: int


def insert(
    engine: "sa.Engine",
    seeding: Seeding,
    counts: Mapping[TypeKey, int],
    *,
    mode: Mode = "empty",
    create: bool = False,
    tell: Callable[[int], None] = lambda count: None,
) -> Written:
    """Write rows into the tables of a database, by an engine of its package.

    `tell` gets how many of the rows that are wanted are done, again and again.
    `append` leaves rows whose keys are there already as they are, `fresh` deletes all rows of these tables first.
    Raises `Occupied`, `Unwritten`, `Held`, `Unseedable`, and SQLAlchemy's errors; then the database is as it was.
    """
    with engine.connect() as connection:
        if create:
            seeding.metadata.create_all(connection)
        writing = _Writing(connection, seeding)
        writing.prepare(list(counts), mode)
        found = writing.all(seeding.batches(counts), tell, missing=mode == "append")
        connection.commit()
    return found


class _Writing:
    def __init__(self, connection: "sa.Connection", seeding: Seeding) -> None:
        self._connection = connection
        self._seeding = seeding
        self._rows: dict[str, int] = {}
        #: Tables whose rows the database would number, and that were given numbers.
        self._given: set[str] = set()
        self._there = 0
        self._later: list[tuple[sa.Table, dict[str, Any], dict[str, Any]]] = []

    def prepare(self, keys: Sequence[TypeKey], mode: Mode) -> None:
        """See to it that the tables are there, and as they have to be."""
        import sqlalchemy as sa

        tables = self._seeding.written(keys)
        there = set(sa.inspect(self._connection).get_table_names())
        absent = [table.name for table in tables if table.name not in there]
        if absent:
            raise Unwritten(absent)
        if mode == "fresh":
            self._empty(tables)
        elif mode == "empty":
            counted = {table.name: self._count(table) for table in tables}
            full = {name: count for name, count in counted.items() if count}
            if full:
                raise Occupied(full)

    def _count(self, table: "sa.Table") -> int:
        import sqlalchemy as sa

        found = self._connection.scalar(sa.select(sa.func.count()).select_from(table))
        return int(found or 0)

    def _empty(self, tables: "Sequence[sa.Table]") -> None:
        """Delete all rows; those that refer to one another in a circle let go of each other first."""
        import sqlalchemy as sa

        later = self._seeding.later
        for table in tables:
            columns = dict.fromkeys(later.get(table.name, ()))
            if columns:
                self._connection.execute(table.update().values(columns))
        for table in reversed(tables):
            for column in table.columns:
                if column.nullable and any(
                    one.column.table is table for one in column.foreign_keys
                ):
                    self._connection.execute(table.update().values({column.name: None}))
            try:
                self._connection.execute(table.delete())
            except sa.exc.IntegrityError:
                raise Held(table.name) from None

    def all(
        self, batches: Iterable[Batch], tell: Callable[[int], None], *, missing: bool
    ) -> Written:
        """Write all batches, and then what could only be filled in when all rows are there."""
        done = 0
        for batch in batches:
            lines = list(self._missing(batch)) if missing else list(batch.lines)
            self._insert(lines)
            done += batch.count
            tell(done)
        for table, group in groupby(self._later, key=lambda one: one[0]):
            self._fill(table, [(key, columns) for _, key, columns in group])
        if self._connection.dialect.name == "postgresql":
            for table in self._seeding.written(list(self._seeding.order.roots)):
                self._go_on(table)
        return Written(dict(self._rows), self._there)

    def _go_on(self, table: "sa.Table") -> None:
        """Let the database number rows from where ours end: it does not see numbers that are given."""
        import sqlalchemy as sa

        if not self._rows.get(table.name) or table.name not in self._given:
            return
        name = self._connection.dialect.identifier_preparer.format_table(table)
        for column in table.columns:
            if column.identity is not None:
                last = sa.select(sa.func.max(column)).scalar_subquery()
                sequence = sa.func.pg_get_serial_sequence(name, column.name)
                self._connection.execute(sa.select(sa.func.setval(sequence, last)))

    def _missing(self, batch: Batch) -> Iterator[Line]:
        """The rows whose keys are not there; what is in lists goes with the row that it belongs to."""
        table = self._seeding.table(batch.key)
        keys = [column.name for column in table.primary_key.columns]
        heads = [one for one in batch.lines if one.head]
        known = self._known(table, keys, [tuple(one.columns[key] for key in keys) for one in heads])
        is_there = False
        for line in batch.lines:
            if line.head:
                is_there = tuple(line.columns[key] for key in keys) in known
                self._there += is_there
            if not is_there:
                yield line

    def _known(
        self, table: "sa.Table", keys: Sequence[str], wanted: Sequence[tuple[Any, ...]]
    ) -> set[tuple[Any, ...]]:
        import sqlalchemy as sa

        columns = [table.columns[key] for key in keys]
        found: set[tuple[Any, ...]] = set()
        for first in range(0, len(wanted), _ASKED):
            part = wanted[first : first + _ASKED]
            where = (
                columns[0].in_([one[0] for one in part])
                if len(columns) == 1
                else sa.tuple_(*columns).in_(part)
            )
            rows = self._connection.execute(sa.select(*columns).where(where))
            found |= {tuple(row) for row in rows}
        return found

    def _insert(self, lines: Sequence[Line]) -> None:
        """Write rows, those of one table at once, in the order in which tables come first."""
        by_table: dict[sa.Table, list[dict[str, Any]]] = {}
        for line in lines:
            columns = self._seeding.later.get(line.table.name, ())
            filled = {
                name: line.columns[name] for name in columns if line.columns.get(name) is not None
            }
            row = line.columns
            if filled:
                key = {one.name: row[one.name] for one in line.table.primary_key.columns}
                self._later.append((line.table, key, filled))
                row = {**row, **dict.fromkeys(filled)}
            by_table.setdefault(line.table, []).append(row)
        for table, rows in by_table.items():
            self._connection.execute(table.insert(), rows)
            if any(one.identity is not None and one.name in rows[0] for one in table.columns):
                self._given.add(table.name)
            self._rows[table.name] = self._rows.get(table.name, 0) + len(rows)

    def _fill(
        self, table: "sa.Table", rows: Sequence[tuple[dict[str, Any], dict[str, Any]]]
    ) -> None:
        import sqlalchemy as sa

        for names, group in groupby(rows, key=lambda one: tuple(one[1])):
            keys = [column.name for column in table.primary_key.columns]
            # What a database would note of a change stays as it is: this is a part of the first writing.
            kept = {one.name: one for one in table.columns if one.onupdate is not None}
            statement = (
                table.update()
                .where(*[table.columns[key] == sa.bindparam(f"key_{key}") for key in keys])
                .values({**kept, **{name: sa.bindparam(f"new_{name}") for name in names}})
            )
            given = [
                {f"key_{key}": found[key] for key in keys}
                | {f"new_{name}": filled[name] for name in names}
                for found, filled in group
            ]
            self._connection.execute(statement, given)
