"""Both versions of an application at work on what stands between them.

Takes a plan and both versions, writes rows of each and reads them as the other, gives what was refused, altered, or
said otherwise than the contract says it; refuses to know how the database came to be there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from contractor.frozen import frozen
from contractor.migrations import Plan
from contractor.migrations.values import Joined, Side, Sync, other
from contractor.rehearsing.reading import Reading
from contractor.rehearsing.versions import Version
from contractor.relational import Dialect, Relation
from contractor.relational.conditions import quoted
from contractor.seeding.rows import Line

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

_SIDES: Final[tuple[Side, ...]] = ("old", "new")


@frozen
class Written:
    """A row that an application wrote: which one, and its key by the names of columns."""

    side: Side
    table: "Table"
    key: Mapping[str, Any]

    @property
    def where(self) -> list[Any]:
        """What finds the row."""
        return [self.table.c[name] == value for name, value in self.key.items()]


class Writing:
    """The work of both versions. `count` says how many statements it took."""

    def __init__(self, engine: "Engine", plan: Plan, sides: Mapping[Side, Version]) -> None:
        self._engine = engine
        self._sides = sides
        self._relations = {
            "old": plan.old.relations,
            "new": plan.new.relations,
        }
        self._joined = {one.name: one for one in plan.joined}
        #: What each version calls tables that the other one calls otherwise.
        self._named: dict[Side, dict[str, str]] = {
            "old": {one.name: one.before.name for one in plan.joined if one.before},
            "new": {one.before.name: one.name for one in plan.joined if one.before},
        }
        #: Tables of which the new version uses nothing yet: a column has one type as long as it has one name.
        self._later = {one.name for one in plan.joined if one.recasts["new"]}
        self._reading = {side: Reading(engine, sides[side]) for side in _SIDES}
        self._tags = {side: sides[side].tags for side in _SIDES}
        self.count = 0
        self._turn = 0

    def all(self, count: int) -> Iterator[str]:
        """Insert, update and delete rows; each version those of the other one too."""
        found: list[Written] = []
        for index, side in enumerate(_SIDES):
            for lines in _grouped(self._sides[side].later(index, count)):
                if side == "new" and lines[0].table.name in self._later:
                    continue
                written, said = self._inserted(side, lines)
                yield from said
                found += written
        for index, side in enumerate(_SIDES):
            donors: dict[str, list[Line]] = {}
            for line in self._sides[side].later(len(_SIDES) + index, count * 4):
                donors.setdefault(line.table.name, []).append(line)
            for one in [*self._there(side, count), *found]:
                if side == "new" and one.table.name in self._later:
                    continue
                yield from self._updated(
                    side, one, donors.get(self._called(side, one.table.name), [])
                )
        # What was written last is what nothing else refers to.
        for index, one in enumerate(reversed(found)):
            if index % 2 and one.table.name not in self._later:
                yield from self._deleted(other(one.side), one)

    def alone(self, side: Side, count: int) -> Iterator[str]:
        """Insert and change rows as the one version that there is."""
        index = 4 * len(_SIDES) + _SIDES.index(side)
        donors: dict[str, list[Line]] = {}
        for line in self._sides[side].later(index, count * 6):
            donors.setdefault(line.table.name, []).append(line)
        for one in self._there(side, count):
            yield from self._updated(
                side, one, donors.get(self._called(side, one.table.name), []), looked_at=False
            )
        for lines in _grouped(self._sides[side].later(index + len(_SIDES), count)):
            _, said = self._inserted(side, lines, looked_at=False)
            yield from said

    # ── writing ───────────────────────────────────────────────────────────────────────────────────

    def _inserted(
        self, side: Side, lines: Sequence[Line], *, looked_at: bool = True
    ) -> tuple[list[Written], list[str]]:
        """A row, and those in its lists, which come in one transaction."""
        import sqlalchemy as sa

        made: list[tuple[Written, dict[str, Any]]] = []
        table = lines[0].table
        try:
            with self._engine.begin() as connection:
                for line in lines:
                    table, relation = line.table, self._relations[side][line.table.name]
                    values = self._leading(connection, relation, table, line.columns)
                    result = connection.execute(table.insert().values(values))
                    key = dict(
                        zip(relation.primary, result.inserted_primary_key or (), strict=True)
                    )
                    made.append((Written(side, table, key), values))
        except sa.exc.DBAPIError as why:
            return [], [self._refused(side, "insert a row into", table.name, why)]
        self.count += len(made)
        said = [
            one for each, values in made for one in self._checked(side, each, values, looked_at)
        ]
        return [each for each, _ in made], said

    def _leading(
        self,
        connection: "Connection",
        relation: Relation,
        table: "Table",
        values: Mapping[str, Any],
    ) -> dict[str, Any]:
        """The values of a row, whose references lead to rows that are there."""
        import sqlalchemy as sa

        found = dict(values)
        for key in relation.foreign_keys:
            [column], [target] = key.columns, key.target
            to = table.metadata.tables[key.table].c[target]
            if found.get(column) is None:
                continue
            if not connection.scalar(sa.select(sa.func.count()).where(to == found[column])):
                # One after the other, since a list may not hold one twice.
                there = connection.scalar(sa.select(sa.func.count()).select_from(to.table)) or 1
                self._turn += 1
                query = sa.select(to).order_by(to).offset(self._turn % there).limit(1)
                found[column] = connection.scalar(query)
        return found

    def _updated(
        self, side: Side, one: Written, donors: list[Line], *, looked_at: bool = True
    ) -> Iterator[str]:
        """A row changed as a whole, and then in one property after the other."""
        relation = self._relations[side].get(self._called(side, one.table.name))
        if relation is None or not donors:
            return
        leading = {name for key in relation.foreign_keys for name in key.columns}
        fixed = {*relation.primary, *leading, "position"}
        if relation.items and relation.uniques:
            # Another item may be the same.
            fixed.add("value")
        tag = self._tags[side].get(one.table.name)
        if tag is not None:
            # A row stays of its kind, and has what such rows have.
            fixed.add(tag)
            kind = (self._reading[side].columns(one.table, one.where) or {}).get(tag)
            donors = [line for line in donors if line.columns[tag] == kind]
            if not donors:
                return
        yield from self._changed(side, one, _without(donors.pop().columns, fixed), looked_at)
        if donors:
            properties = {column.name: column.path[:1] for column in relation.columns}
            left = _without(donors.pop().columns, fixed)
            for _, names in groupby(left, lambda name: properties.get(name) or name):
                yield from self._changed(side, one, {name: left[name] for name in names}, looked_at)

    def _changed(
        self, side: Side, one: Written, values: Mapping[str, Any], looked_at: bool
    ) -> Iterator[str]:
        import sqlalchemy as sa

        table = self._reading[side].table(self._called(side, one.table.name))
        if table is None or not values:
            return
        mine = Written(side, table, one.key)
        try:
            with self._engine.begin() as connection:
                connection.execute(table.update().where(*mine.where).values(dict(values)))
        except sa.exc.DBAPIError as why:
            yield self._refused(side, f"change {', '.join(values)} of", table.name, why)
            return
        self.count += 1
        yield from self._checked(side, mine, values, looked_at)

    def _deleted(self, side: Side, one: Written) -> Iterator[str]:
        import sqlalchemy as sa

        table = self._reading[side].table(self._called(side, one.table.name))
        if table is None:
            return
        mine = Written(side, table, one.key)
        try:
            with self._engine.begin() as connection:
                connection.execute(table.delete().where(*mine.where))
        except sa.exc.IntegrityError:
            # Other rows refer to it, and keep it.
            return
        except sa.exc.DBAPIError as why:
            yield self._refused(side, "delete a row of", table.name, why)
            return
        self.count += 1
        if self._reading[side].columns(table, mine.where) is not None:
            yield f"{self._name(side)} deletes a row of {table.name}, and it is still there"

    def _there(self, side: Side, count: int) -> Iterator[Written]:
        """Some of the rows that were there before, of each table of a version."""
        import sqlalchemy as sa

        for name, relation in self._relations[side].items():
            table = self._reading[side].table(name)
            if table is None:
                continue
            keys = [table.c[one] for one in relation.primary]
            with self._engine.connect() as connection:
                rows = list(connection.execute(sa.select(*keys).order_by(*keys).limit(count)))
            for row in rows:
                yield Written("old", table, dict(zip(relation.primary, row, strict=True)))

    # ── looking ───────────────────────────────────────────────────────────────────────────────────

    def _checked(
        self, side: Side, one: Written, values: Mapping[str, Any], looked_at: bool
    ) -> Iterator[str]:
        """What is wrong with a row that a version wrote; `looked_at`: there is another one that reads it."""
        yield from self._altered(side, one, values)
        if looked_at:
            yield from self._unsynced(side, one)
            yield from self._unreadable(side, one)

    def _altered(self, side: Side, one: Written, values: Mapping[str, Any]) -> Iterator[str]:
        found = self._reading[side].columns(one.table, one.where)
        if found is None:
            yield f"{self._name(side)} does not find its row of {one.table.name}"
            return
        for name, value in values.items():
            if found[name] != value:
                yield (
                    f"{self._name(side)} wrote {value!r:.60} as {name} of {one.table.name}, "
                    f"and reads {found[name]!r:.60}"
                )

    def _unsynced(self, side: Side, one: Written) -> Iterator[str]:
        joined = self._joined.get(self._called("new", one.table.name))
        for sync in joined.syncs if joined is not None else ():
            condition = unlike(sync, self._dialect)
            if self._holds(one, condition):
                news, olds = ", ".join(sync.news), ", ".join(sync.olds)
                yield (
                    f"after {self._name(side)} wrote a row of {one.table.name}, "
                    f"{news or 'the new columns'} and {olds or 'the old ones'} say different things"
                )

    def _unreadable(self, side: Side, one: Written) -> Iterator[str]:
        """What the other version cannot make of a row; where it is known to, rows are mended later."""
        reader = other(side)
        joined = self._joined.get(self._called("new", one.table.name))
        if self._reading[reader].table(self._called(reader, one.table.name)) is None:
            return
        if reader == "new" and one.table.name in self._later:
            return
        if joined is not None and self._is_to_be_mended(one, joined, reader):
            return
        why = self._reading[reader].refusal(self._called(reader, one.table.name), one.key)
        if why is not None:
            yield f"{self._name(reader)} cannot read what the other wrote into {one.table.name}: {why}"

    def _is_to_be_mended(self, one: Written, joined: Joined, side: Side) -> bool:
        conditions = [repair.where.of(self._dialect) for repair in joined.repairs[side]]
        # What a database does not check nobody can ask it.
        return any(where is None or self._holds(one, where) for where in conditions)

    def _holds(self, one: Written, condition: str) -> bool:
        import sqlalchemy as sa

        where = sa.text(f"({_escaped(condition)})")
        table = sa.table(self._called("new", one.table.name), *map(sa.column, one.key))
        same = [
            table.c[name] == sa.bindparam(None, value, one.table.c[name].type)
            for name, value in one.key.items()
        ]
        with self._engine.connect() as connection:
            query = sa.select(sa.func.count()).select_from(table).where(*same, where)
            return bool(connection.scalar(query))

    @property
    def _dialect(self) -> Any:
        return self._engine.dialect.name

    def _called(self, side: Side, table: str) -> str:
        """What a version calls a table."""
        return self._named[side].get(table, table)

    def _name(self, side: Side) -> str:
        return self._sides[side].name

    def _refused(self, side: Side, what: str, table: str, why: Any) -> str:
        said = str(why.orig).strip().splitlines()[0]
        return f"{self._name(side)} cannot {what} {table}: {said}"


def unlike(sync: Sync, dialect: Dialect) -> str:
    """The condition of rows in which columns that say the same do not: those of neither version are what those of
    the other one give. Where only one gives the other, that has a value."""
    if sync.forward and sync.backward:
        same = "IS NOT DISTINCT FROM" if dialect == "postgresql" else "IS"
        ways = [
            " AND ".join(
                f"{quoted(name)} {same} ({sql.of(dialect)})" for name, sql in values.items()
            )
            for values in (sync.forward, sync.backward)
        ]
        return f"NOT (({ways[0]}) OR ({ways[1]}))"
    return " OR ".join(
        f"({quoted(name)} IS NULL AND ({sql.of(dialect)}) IS NOT NULL)"
        for name, sql in (sync.forward or sync.backward).items()
    )


def _grouped(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Rows that belong to none, each with those in its lists."""
    group: list[Line] = []
    for line in lines:
        if line.head and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _without(values: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _escaped(sql: str) -> str:
    """SQL in which SQLAlchemy sees no parameters."""
    return sql.replace(":", "\\:")
