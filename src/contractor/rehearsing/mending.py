"""What a person does before a migration that stops: rows that it names get values that are allowed.

Takes joined tables, a side, and rows that its version would write, changes rows; refuses to touch rows that are
allowed. Values come from seeds of that side, since it has to be one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from contractor.migrations.joining import mentioned
from contractor.migrations.keeping import duplicates, preflight
from contractor.migrations.values import Joined, Repair, Side
from contractor.relational import Database, Relation, Unique
from contractor.relational.conditions import quoted
from contractor.relational.metadata import metadata

if TYPE_CHECKING:
    import sqlalchemy as sa

#: Gives so many rows of a table as its version would write them, by the names of their columns.
Donors = Callable[[str, int], Sequence[dict[str, Any]]]


def mend(
    engine: "sa.Engine", stands: Database, found: Sequence[Joined], side: Side, donors: Donors
) -> list[str]:
    """Give rows that a side does not allow other values, as far as they stand in columns that are there."""
    mending = _Mending(engine, stands, side, donors)
    return [said for one in found if one.side(side) is not None for said in mending.table(one)]


class _Mending:
    def __init__(
        self, engine: "sa.Engine", stands: Database, side: Side, donors: Donors
    ) -> None:
        self._engine = engine
        self._stands = stands
        self._tables = metadata(stands).tables
        self._side = side
        self._donors = donors

    def table(self, one: Joined) -> Iterator[str]:
        relation = self._stands.relations.get(one.name)
        if relation is None:
            return
        there = {each.name for each in relation.columns}
        known = {each.name for each in one.middle.columns}
        for repair in one.repairs[self._side]:
            where = repair.where.of(self._dialect)
            if repair.value is not None or where is None or not {*mentioned(repair.where)} & known <= there:
                continue
            if count := self._count(preflight(one, repair, self._dialect)):
                yield f"{repair.why}: {count} got other values"
                self._repair(one, relation, repair, where)
        side = one.side(self._side)
        kept = {each.name for each in one.middle.uniques}
        for unique in side.uniques if side is not None else ():
            if unique.name not in kept and {*unique.columns} <= there:
                if self._count(duplicates(one.name, unique)):
                    count = self._distinguish(relation, unique)
                    names = ", ".join(unique.columns)
                    yield f"rows of {one.name} have the same {names}: {count} rows got values of their own"

    @property
    def _dialect(self) -> Any:
        return self._engine.dialect.name

    def _count(self, sql: str) -> int:
        with self._engine.connect() as connection:
            return int(connection.execution_options(no_parameters=True).exec_driver_sql(sql).scalar() or 0)

    def _repair(self, one: Joined, relation: Relation, repair: Repair, where: str) -> None:
        keys = self._keys(relation, where)
        led = self._led(relation, repair.column)
        if led is not None:
            values = [led] * len(keys)
        else:
            donors = self._donors(one.name, len(keys))
            values = [donors[index % len(donors)][repair.column] for index in range(len(keys))]
        self._set(relation, keys, [{repair.column: value} for value in values])

    def _led(self, relation: Relation, column: str) -> Any | None:
        """The key of a row that a column may refer to, if it refers to some."""
        import sqlalchemy as sa

        found = next(
            (
                key
                for one in (self._stands.relations[relation.name],)
                for key in one.foreign_keys
                if key.columns == (column,)
            ),
            None,
        )
        if found is None:
            return None
        table = self._tables[found.table]
        with self._engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.min(table.c[found.target[0]])))

    def _distinguish(self, relation: Relation, unique: Unique) -> int:
        keys = self._keys(relation, "1 = 1")
        donors = self._donors(relation.name, len(keys))
        self._set(
            relation,
            keys,
            [
                {name: donor[name] for name in unique.columns}
                for donor in donors[: len(keys)]
            ],
        )
        return len(keys)

    def _keys(self, relation: Relation, where: str) -> list[tuple[Any, ...]]:
        import sqlalchemy as sa

        table = self._tables[relation.name]
        columns = [table.c[name] for name in relation.primary]
        condition = sa.text(where.replace(":", "\\:"))
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(*columns).where(condition).order_by(*columns))
            return [tuple(row) for row in rows]

    def _set(
        self,
        relation: Relation,
        keys: Sequence[tuple[Any, ...]],
        values: Sequence[dict[str, Any]],
    ) -> None:
        import sqlalchemy as sa

        table = self._tables[relation.name]
        statement = (
            table.update()
            .where(*[table.c[name] == sa.bindparam(f"key_{name}") for name in relation.primary])
            .values({name: sa.bindparam(f"new_{name}") for name in values[0]})
        )
        given = [
            {f"key_{name}": part for name, part in zip(relation.primary, key, strict=True)}
            | {f"new_{name}": value for name, value in row.items()}
            for key, row in zip(keys, values, strict=False)
        ]
        with self._engine.begin() as connection:
            connection.execute(statement, given)
