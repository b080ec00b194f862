"""The way of a value through a database and back: JSON, model, row, database, row, model, JSON.

Takes values of a model's tables, its generated package and a database, gives what became of each; refuses to know how
the database was begun. Foreign keys hold, so rows are stored in the order in which they can be.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.depth import with_room
from contractor.frozen import frozen
from contractor.imported import Imported
from contractor.model import TypeKey
from contractor.model.tables import Stored, Table, is_nested
from contractor.seeding import Seeding
from contractor.seeding.place import Place
from contractor.seeding.rows import Rows
from contractor.source import split
from contractor.storing.cases import Case
from contractor.storing.equality import Columns, Comparing, Unequal
from contractor.storing.reasons import Reason, reason

if TYPE_CHECKING:
    import sqlalchemy as sa

#: Rows that are stored in one transaction, as long as all of them can be.
_TOGETHER: Final = 50
Stage = Literal["model", "row", "database", "reading"]


@frozen
class Refused:
    """A value that did not arrive: where it was stopped, and by what."""

    case: Case
    stage: Stage
    reason: Reason


@frozen
class Altered:
    """A value that arrived as another one."""

    case: Case
    unequal: Unequal


@frozen
class Arrived:
    """A value that arrived as it was."""

    case: Case


@frozen
class Dropped:
    """A value of which a member did not arrive that no property declares. `holder` says what would have held it: rows,
    or an object that is stored as columns."""

    case: Case
    pointer: str
    holder: Literal["rows", "columns"]


Came = Refused | Altered | Dropped | Arrived
#: A value, and its model.
Ready = tuple[Case, Any]
#: The same, and the key of its row in the database.
Stay = tuple[Case, Any, tuple[Any, ...]]


class Trips:
    """Sends values through one database."""

    def __init__(
        self, contract: Contract, package: Imported, seeding: Seeding, engine: "sa.Engine"
    ) -> None:
        self._contract = contract
        self._package = package
        self._seeding = seeding
        self._engine = engine
        self._given = _Given(seeding)
        self._rows = Rows(package, seeding.tables, self._given)  # type: ignore[arg-type]
        self._comparing = Comparing(contract)
        self._columns: dict[TypeKey, Columns] = {}
        #: The objects whose undeclared members have no column, by the names that lead to them, and what they are.
        self._closed: dict[TypeKey, dict[tuple[str, ...], Literal["rows", "columns"]]] = {}
        for key, table in seeding.tables.items():
            self._columns[key], self._closed[key] = _columns(table, seeding.tables)
        self.dialect = engine.dialect.name

    def staying(self, cases: Sequence[Case]) -> list[Came]:
        """What becomes of values of one table whose rows stay there, in no order."""
        return list(self._all(cases, stay=True))

    def leaving(self, cases: Sequence[Case]) -> list[Came]:
        """What becomes of values of one table whose rows leave again, so that others can have what is theirs alone."""
        return list(self._all(cases, stay=False))

    def _all(self, cases: Sequence[Case], *, stay: bool) -> Iterator[Came]:
        for first in range(0, len(cases), _TOGETHER):
            some = cases[first : first + _TOGETHER]
            yield from with_room(partial(self._sent, some, stay=stay))

    def _sent(self, cases: Sequence[Case], *, stay: bool) -> list[Came]:
        came: list[Came] = []
        ready: list[Ready] = []
        for case in cases:
            model = self._model(case)
            if isinstance(model, Refused):
                came.append(model)
            else:
                ready.append((case, model))
        came += self._tried(ready, stay=stay)
        return came

    def _tried(self, ready: Sequence[Ready], *, stay: bool) -> Iterator[Came]:
        """What becomes of rows: where one of several is refused, of each half."""
        if not ready:
            return
        kept = self._stored(ready)
        if kept is not None:
            yield from self._read(kept)
            if not stay:
                self._remove(kept)
        elif len(ready) == 1:
            yield self._why(ready[0])
        else:
            middle = len(ready) // 2
            yield from self._tried(ready[:middle], stay=stay)
            yield from self._tried(ready[middle:], stay=stay)

    def _model(self, case: Case) -> Any:
        try:
            return self._package.type(case.key).model_validate_json(json.dumps(case.value))
        except ValueError as why:
            return Refused(case, "model", reason(why, self.dialect))

    def _row(self, case: Case) -> Any:
        self._given.value = case.value
        row = self._rows.row(case.key, case.place)
        self._own(case, row)
        return row

    def _own(self, case: Case, row: Any) -> None:
        """Say whose row it is, where no property does."""
        kind = self._rows.kind(case.key)
        if kind.owner is None or kind.owner[1] is None or case.key not in self._seeding.order.roots:
            return
        import sqlalchemy as sa

        column, read = kind.owner
        nested = is_nested(self._seeding.tables[case.key], self._seeding.tables)
        above = None if nested else self._seeding.values.settling.owner(case.key, case.place)
        mapper: Any = sa.inspect(type(row))
        attribute = mapper.get_property_by_column(kind.parts[0][0].columns[column]).key
        setattr(row, attribute, None if above is None else read(above))

    def _stored(self, ready: Sequence[Ready]) -> list[Stay] | None:
        """The keys of rows that were stored; None where one of them was refused."""
        import sqlalchemy as sa
        from sqlalchemy.orm import Session

        with Session(self._engine, expire_on_commit=False) as session:
            try:
                rows = [self._row(case) for case, _ in ready]
                session.add_all(rows)
                session.commit()
            except (sa.exc.SQLAlchemyError, *_STOPPING):
                session.rollback()
                return None
            found = []
            for (case, model), row in zip(ready, rows, strict=True):
                state: Any = sa.inspect(row)
                found.append((case, model, tuple(state.identity)))
            return found

    def _remove(self, stored: Sequence[Stay]) -> None:
        """Remove rows; those in their lists go with them."""
        import sqlalchemy as sa

        with self._engine.begin() as connection:
            for case, _, key in stored:
                mapper: Any = sa.inspect(self._package.rows[case.key])
                first = mapper.base_mapper
                same = [one == value for one, value in zip(first.primary_key, key, strict=True)]
                connection.execute(sa.delete(first.local_table).where(*same))

    def _why(self, ready: Ready) -> Refused:
        """Why a row is refused."""
        import sqlalchemy as sa
        from sqlalchemy.orm import Session

        case = ready[0]
        try:
            row = self._row(case)
        except _STOPPING as why:
            return Refused(case, "row", reason(why, self.dialect))
        with Session(self._engine) as session:
            try:
                session.add(row)
                session.commit()
            except (sa.exc.SQLAlchemyError, *_STOPPING) as why:
                session.rollback()
                return Refused(case, "database", reason(why, self.dialect))
            raise RuntimeError(f"a row of {case.key} was refused once, and then was not")

    def _read(self, stored: Sequence[Stay]) -> Iterator[Came]:
        """What is read again, in a session that knows nothing of it."""
        from sqlalchemy.orm import Session

        with Session(self._engine) as session:
            for case, model, key in stored:
                try:
                    row: Any = session.get_one(self._package.rows[case.key], key)
                    said = self._package.from_row[case.key]
                    given = {name: _reached(model, path) for name, path in said.given.items()}
                    found = self._package.tables.from_row(row, **given)
                    read = json.loads(found.model_dump_json(by_alias=True))
                except (*_STOPPING, LookupError) as why:
                    yield Refused(case, "reading", reason(why, self.dialect))
                    continue
                schema = self._contract.schemas[case.key]
                unequal = self._comparing.unequal(schema, case.value, read, self._columns[case.key])
                holder = None if unequal is None else self._holder(case.key, unequal)
                if unequal is None:
                    yield Arrived(case)
                elif holder is not None:
                    yield Dropped(case, unequal.pointer, holder)
                else:
                    yield Altered(case, unequal)

    def _holder(self, key: TypeKey, unequal: Unequal) -> Literal["rows", "columns"] | None:
        """What would have held a member that has no place in the tables, as no property is called so; None where it
        has one."""
        path = tuple(one for one in split(unequal.pointer) if not one.isdecimal())
        if unequal.read != "nothing" or path in self._columns[key]:
            return None
        return self._closed[key].get(path[:-1])


#: What Python's side of a database raises where it cannot take or give a value.
_STOPPING: Final = (ValueError, TypeError, ArithmeticError)


class _Given:
    """The values of rows, of which one is given."""

    def __init__(self, seeding: Seeding) -> None:
        self._values = seeding.values
        self.settling = seeding.values.settling
        self.value: Any = None

    def values(
        self, key: TypeKey, place: Place, direction: Direction = Direction.RESPONSE
    ) -> Iterator[Any]:
        if direction is Direction.RESPONSE:
            yield self.value
        else:
            yield from self._values.values(key, place, direction)


def _columns(
    table: Table, tables: Mapping[TypeKey, Table]
) -> tuple[Columns, dict[tuple[str, ...], Literal["rows", "columns"]]]:
    """How the properties of a table are stored, those of rows in its lists too, by the names that lead to them; and
    which of these have no column for what no property declares."""
    found: dict[tuple[str, ...], Any] = {}
    closed: dict[tuple[str, ...], Literal["rows", "columns"]] = {}
    opened: set[TypeKey] = set()

    def rows(one: Table, path: tuple[str, ...]) -> None:
        if one.extra is None:
            closed[path] = "rows"
        if one.key not in opened:
            opened.add(one.key)
            for part in one.stored:
                of(part, path)

    def of(one: Stored, path: tuple[str, ...]) -> None:
        here = (*path, one.source.name)
        found[here] = "filled" if one.now or one.default else one.store
        if one.store == "columns":
            closed[here] = "columns"
        for part in one.parts:
            of(part, here)
        inner = tables.get(one.rows or "")
        if inner is not None:
            rows(inner, here)

    rows(table, ())
    return found, closed


def _reached(value: Any, path: Sequence[str]) -> Any:
    """What names on the wire lead to in a model; None where there is nothing."""
    for name in path:
        if isinstance(value, Mapping):
            value = value.get(name)
            continue
        fields = getattr(type(value), "model_fields", {})
        attribute = next((one for one, said in fields.items() if name in (said.alias, one)), None)
        if attribute is None or attribute not in value.model_fields_set:
            return None
        value = getattr(value, attribute)
    return value
