"""What a person does before a migration that stops: rows that it names get values that are allowed.

Takes joined tables, a side, and rows that its version would write, changes rows; refuses to touch rows that are
allowed. Values come from seeds of that side, since it has to be one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from contractor.migrations.joining import mentioned
from contractor.migrations.keeping import preflight
from contractor.migrations.values import Joined, Repair, Side
from contractor.relational import Database, Relation, Unique
from contractor.relational.metadata import metadata

if TYPE_CHECKING:
    import sqlalchemy as sa

#: Gives so many rows of a table as its version would write them, by the names of their columns.
Donors = Callable[[str, int], Sequence[dict[str, Any]]]


def mend(
    engine: "sa.Engine", stands: Database, found: Sequence[Joined], side: Side, donors: Donors
) -> list[str]:
    """Give rows that a side does not allow other values, as far as they stand in columns that are there, and as far as
    what stands now allows them."""
    mending = _Mending(engine, stands, found, side, donors)
    return [said for one in found if one.side(side) is not None for said in mending.table(one)]


def may_need(found: Sequence[Joined], side: Side) -> bool:
    """Whether there may be rows that a side does not allow, and nothing says what becomes of them."""
    for one in found:
        relation = one.side(side)
        kept = {each.name for each in one.middle.uniques}
        if relation is not None and (
            any(repair.value is None for repair in one.repairs[side])
            or any(unique.name not in kept for unique in relation.uniques)
        ):
            return True
    return False


class _Mending:
    def __init__(
        self,
        engine: "sa.Engine",
        stands: Database,
        found: Sequence[Joined],
        side: Side,
        donors: Donors,
    ) -> None:
        self._engine = engine
        self._stands = stands
        self._tables = metadata(stands).tables
        self._side = side
        self._donors = donors
        self._led_by = {one.name: one.side(side) for one in found}

    def table(self, one: Joined) -> Iterator[str]:
        relation = self._stands.relations.get(one.name)
        if relation is None:
            return
        there = {each.name for each in relation.columns}
        known = {each.name for each in one.middle.columns} | self._led_by.keys()
        there |= self._stands.relations.keys()
        for repair in one.repairs[self._side]:
            where = repair.where.of(self._dialect)
            if (
                repair.value is not None
                or where is None
                or not {*mentioned(repair.where)} & known <= there
            ):
                continue
            count = self._count(preflight(one, repair, self._dialect))
            if count and self._repair(one, relation, repair, where):
                yield f"{repair.why}: {count} got other values"
        side = one.side(self._side)
        kept = {each.name for each in one.middle.uniques}
        for unique in side.uniques if side is not None else ():
            if unique.name not in kept and {*unique.columns} <= there:
                needed = {*unique.columns} | ({"deleted_at"} if unique.present else set())
                count = self._distinguish(relation, unique) if needed <= there else 0
                if count:
                    names = ", ".join(unique.columns)
                    yield f"rows of {one.name} have the same {names}: {count} got values of their own"

    @property
    def _dialect(self) -> Any:
        return self._engine.dialect.name

    def _count(self, sql: str) -> int:
        with self._engine.connect() as connection:
            return int(
                connection.execution_options(no_parameters=True).exec_driver_sql(sql).scalar() or 0
            )

    def _repair(self, one: Joined, relation: Relation, repair: Repair, where: str) -> bool:
        keys = self._keys(relation, where)
        led = self._led(relation, repair.column)
        if led is not None:
            values = [led] * len(keys)
        else:
            donors = self._donors(one.name, len(keys))
            values = [donors[index % len(donors)][repair.column] for index in range(len(keys))]
        return self._set(relation, keys, [{repair.column: value} for value in values])

    def _led(self, relation: Relation, column: str) -> Any | None:
        """The key of a row that a column may refer to, if it refers to some."""
        import sqlalchemy as sa

        relations = self._led_by.get(relation.name)
        keys = () if relations is None else relations.foreign_keys
        found = next((key for key in keys if key.columns == (column,)), None)
        if found is None:
            return None
        table = self._tables[found.table]
        with self._engine.connect() as connection:
            to = table.c[found.target[0]]
            return connection.scalar(sa.select(to).order_by(to).limit(1))

    def _distinguish(self, relation: Relation, unique: Unique) -> int:
        """Give rows that have the values of an earlier one others, which no row has."""
        import sqlalchemy as sa

        table = self._tables[relation.name]
        columns = [table.c[name] for name in (*relation.primary, *unique.columns)]
        query = sa.select(*columns).order_by(*columns[: len(relation.primary)])
        if unique.present:
            query = query.where(table.c["deleted_at"].is_(None))
        with self._engine.connect() as connection:
            rows = list(connection.execute(query))
        taken: set[tuple[Any, ...]] = set()
        twice: list[tuple[Any, ...]] = []
        for row in rows:
            key, values = tuple(row[: len(relation.primary)]), tuple(row[len(relation.primary) :])
            if values in taken:
                twice.append(key)
            elif None not in values:
                taken.add(values)
        if not twice:
            return 0
        others = (
            {name: donor[name] for name in unique.columns}
            for donor in self._donors(relation.name, len(rows) + len(twice))
        )
        free = [
            one for one in others if tuple(one.values()) not in taken and None not in one.values()
        ]
        return len(twice) if self._set(relation, twice, free) else 0

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
    ) -> bool:
        """Change rows; not where what stands now refuses it."""
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
        try:
            with self._engine.begin() as connection:
                connection.execute(statement, given)
        except sa.exc.IntegrityError:
            return False
        return True
