"""Bad writes by raw SQL: one column of a good row changed, which the database has to refuse.

Takes a database with good rows in it, and what the contract says of it, gives what became of each write, and which
constraints were seen to refuse one; refuses to know how the database was begun. Nothing that is written stays.
"""

import copy
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import UUID

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.model import TypeKey
from contractor.model.plain import declared
from contractor.relational import Column, Database, Dialect, ForeignKey, Relation
from contractor.relational.catalogue import Catalogue, Part
from contractor.relational.naming import constraint
from contractor.samples import NoSample, Samples, Violation
from contractor.source import split
from contractor.storing.raw import bad, raw
from contractor.storing.reasons import Reason, reason

if TYPE_CHECKING:
    import sqlalchemy as sa

#: Good rows that are looked at, and values of the contract that are made wrong before others are built.
_ROWS, _VALUES = 8, 3
#: What a member is called that no property declares.
_MEMBER: Final = "x-undeclared"


#: What a write violates that is no value of its column's type.
SHAPE: Final = "shape"


@frozen
class Wrong:
    """A bad write: the column, what was written there, and the keyword that it violates, with the schema that says it;
    SHAPE where it is no value of the column at all."""

    table: str
    column: str
    value: Any
    keyword: str
    at: str
    aimed: str = ""
    """The constraint that has to refuse it, where databases do not say which one did."""


@frozen
class Violated:
    """A value of a schema that violates one keyword: the path to it, and the value that it was made of."""

    path: tuple[str, ...]
    value: Any
    keyword: str
    at: str
    before: Any
    direction: Direction


By = Literal["itself", "another", "nothing"]


@frozen
class Held:
    """A constraint: what it is, its name, and who refused the bad writes that it forbids: itself, other constraints
    that come before it, or nothing, since none could be made."""

    kind: str
    table: str
    name: str
    by: By


@frozen
class Writes:
    """What became of bad writes to a table: how many were refused, which were stored, and its constraints."""

    table: str
    refused: int
    stored: tuple[Wrong, ...]
    constraints: tuple[Held, ...]


class Writing:
    """Writes badly into one database. `values` are good values by the keys of their schemas, as read and as sent."""

    def __init__(
        self,
        contract: Contract,
        samples: Samples,
        database: Database,
        metadata: "sa.MetaData",
        values: Mapping[tuple[TypeKey, Direction], Sequence[Any]],
    ) -> None:
        self._contract = contract
        self._samples = samples
        self._database = database
        self._metadata = metadata
        self._values = values
        self._found: dict[TypeKey, list[Violated]] = {}

    def all(self, connection: "sa.Connection", found: Catalogue, relation: Relation) -> Writes:
        """What becomes of bad writes to one table."""
        one = _Table(self, connection, found, relation)
        return one.all()

    def metadata(self, table: str) -> "sa.Table":
        """A table as the generated package has it."""
        return self._metadata.tables[table]

    def relation(self, name: str) -> Relation:
        """A table by its name."""
        return self._database.relations[name]

    def violations(self, key: TypeKey) -> list[Violated]:
        """The values of a schema that violate one keyword, as read and as sent."""
        if key not in self._found:
            self._found[key] = list(self._violations(key))
        return self._found[key]

    def members(self, key: TypeKey) -> Iterator[Violation]:
        """Values that violate one keyword of what the members of a schema are that it does not declare."""
        schema = self._contract.schemas[key].additional
        if schema is None or schema.boolean is not None:
            return
        with suppress(NoSample):
            for one in self._samples.matrix(schema, Direction.RESPONSE, []):
                if isinstance(one, Violation):
                    yield one

    def good(self, key: TypeKey) -> tuple[Any, Direction] | None:
        """A value of a schema as it is read."""
        found = self._values.get((key, Direction.RESPONSE), ())
        return (found[0], Direction.RESPONSE) if found else None

    def declared(self, key: TypeKey) -> Container[str]:
        """The properties of a schema."""
        return declared(self._contract, key)

    def takes(self, key: TypeKey, value: Any, direction: Direction) -> bool:
        """Whether the schema of a table takes a value."""
        return self._samples.takes(self._contract.schemas[key], value, direction)

    def _violations(self, key: TypeKey) -> Iterator[Violated]:
        schema = self._contract.schemas[key]
        for direction in (Direction.RESPONSE, Direction.REQUEST):
            given = self._values.get((key, direction), ())
            good = [one for one in given[:_VALUES] if self.takes(key, one, direction)]
            try:
                for one in self._samples.matrix(schema, direction, good):
                    if isinstance(one, Violation):
                        path = tuple(split(one.pointer))
                        yield Violated(path, one.value, one.keyword, one.at, one.before, direction)
            except NoSample:
                continue


class _Table:
    def __init__(
        self, writing: Writing, connection: "sa.Connection", found: Catalogue, relation: Relation
    ) -> None:
        self._writing = writing
        self._connection = connection
        self._found = found
        self._relation = relation
        self._table = writing.metadata(relation.name)
        self._dialect: Dialect = found.dialect
        self._refused = 0
        self._by: set[tuple[str, str]] = set()
        self._aimed: dict[tuple[str, str], bool] = {}
        self._stored: list[Wrong] = []

    def all(self) -> Writes:
        rows = self._rows()
        if rows:
            for wrong, before in self._wrong():
                self._write(rows[0], {wrong.column: wrong.value}, wrong, before)
            good = self._writing.good(self._relation.key)
            for wrong in self._shapeless(rows[0]):
                self._write(rows[0], {wrong.column: wrong.value}, wrong, good)
            for row, wrong in self._halved():
                self._write(row, {wrong.column: None}, wrong, None)
            for key in self._relation.foreign_keys:
                self._break(rows, key)
            for name, columns in self._unique():
                self._repeat(rows, name, columns)
        return Writes(
            self._relation.name, self._refused, tuple(self._stored), tuple(self._constraints())
        )

    def _rows(self, there: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Good rows as the database has them, with something in the columns that are named."""
        import sqlalchemy as sa

        named = ", ".join(map(_quoted, (one.name for one in self._relation.columns)))
        where = " AND ".join(("1 = 1", *(f"{_quoted(name)} IS NOT NULL" for name in there)))
        statement = (
            f"SELECT {named} FROM {_quoted(self._relation.name)} WHERE {where} LIMIT {_ROWS}"  # noqa: S608
        )
        return [dict(row) for row in self._connection.execute(sa.text(statement)).mappings()]

    # ── what is wrong ─────────────────────────────────────────────────────────────────────────────

    def _wrong(self) -> Iterator[tuple[Wrong, tuple[Any, Direction] | None]]:
        """Bad writes to one column, each with the good value that a wrong one was made of."""
        name = self._relation.name
        for one in self._writing.violations(self._relation.key):
            column = self._column(one.path)
            if column is None:
                continue
            told = _at(one.value, column.path)
            if column.undeclared:
                told = self._beside(one.value)
            if self._relation.items:
                told = _item(one.value, self._relation.items, one.path)
            if column.type.kind == "text" and not isinstance(told, (str, type(None))):
                continue  # what it would be is a text
            written = raw(column.type, told, self._dialect, self._exact(column))
            wrong = Wrong(name, column.name, written, one.keyword, one.at)
            yield wrong, (one.before, one.direction)

        good = self._writing.good(self._relation.key)
        for column in self._relation.columns:
            for violation in self._writing.members(self._relation.key) if column.undeclared else ():
                members = {_MEMBER: violation.value}
                written = raw(column.type, members, self._dialect, self._exact(column))
                yield Wrong(name, column.name, written, violation.keyword, violation.at), good

    def _exact(self, column: Column) -> Callable[[Decimal], Any]:
        """How a column's numbers are written that keep their digits."""
        kind: Any = self._table.c[column.name].type
        return lambda number: kind.process_bind_param(number, self._connection.dialect)

    def _shapeless(self, row: Mapping[str, Any]) -> Iterator[Wrong]:
        """What no column of its type holds, whatever the contract says."""
        name = self._relation.name
        for column in self._relation.columns:
            if not column.nullable:
                yield Wrong(name, column.name, None, "required", column.at)
            for written in bad(column.type, self._dialect):
                yield Wrong(name, column.name, written, SHAPE, column.at)
            if column.undeclared:
                yield Wrong(name, column.name, "[]", "type", column.at)
            known = row[column.name]
            if isinstance(known, str) and self._dialect == "sqlite":
                yield Wrong(name, column.name, known.encode(), SHAPE, column.at)

    def _halved(self) -> Iterator[tuple[dict[str, Any], Wrong]]:
        """Rows that have an object in columns, each with one of its columns to be emptied."""
        for check in self._relation.checks:
            for row in self._rows(check.needed)[:1] if check.needed else ():
                for name in check.columns:
                    if row[name] is not None:
                        yield row, Wrong(self._relation.name, name, None, "required", check.at)

    def _column(self, path: tuple[str, ...]) -> Column | None:
        """The column that holds what stands at a path of the value; None where no column does, or several."""
        if self._relation.items:
            is_item = len(path) >= 2 and path[0] == self._relation.items
            return self._relation.column("value") if is_item else None
        for one in self._relation.columns:
            if one.path and path[: len(one.path)] == one.path:
                return one
        declared = self._writing.declared(self._relation.key)
        others = (one for one in self._relation.columns if one.undeclared)
        return next(others, None) if path and path[0] not in declared else None

    def _beside(self, value: Any) -> dict[str, Any]:
        """The members of a value that no property declares."""
        declared = self._writing.declared(self._relation.key)
        return {name: one for name, one in value.items() if name not in declared}

    def _write(
        self,
        row: Mapping[str, Any],
        changes: Mapping[str, Any],
        wrong: Wrong,
        before: tuple[Any, Direction] | None,
    ) -> None:
        import sqlalchemy as sa

        transaction = self._connection.begin_nested()
        try:
            self._update(row, changes)
            if self._is_wrong(row, changes, before):
                self._stored.append(wrong)
                self._aim(wrong, refused=False)
        except (sa.exc.SQLAlchemyError, ValueError, OverflowError) as why:
            self._note(reason(why, self._dialect), wrong)
        finally:
            transaction.rollback()

    def _update(self, row: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
        import sqlalchemy as sa

        given = {f"new_{index}": value for index, value in enumerate(changes.values())}
        settings = ", ".join(
            f"{_quoted(column)} = :new_{index}" for index, column in enumerate(changes)
        )
        keys = {f"key_{index}": row[name] for index, name in enumerate(self._relation.primary)}
        where = " AND ".join(
            f"{_quoted(name)} = :key_{index}" for index, name in enumerate(self._relation.primary)
        )
        statement = f"UPDATE {_quoted(self._relation.name)} SET {settings} WHERE {where}"  # noqa: S608
        found = self._connection.execute(sa.text(statement), {**given, **keys})
        if found.rowcount != 1:
            raise RuntimeError(f"{self._relation.name} has no row that was just there")

    def _is_wrong(
        self,
        row: Mapping[str, Any],
        changes: Mapping[str, Any],
        before: tuple[Any, Direction] | None,
    ) -> bool:
        """Whether what is stored now is wrong: databases make some values right, as 5 in a column of text."""
        import sqlalchemy as sa

        [name] = changes
        column = self._relation.column(name)
        where = " AND ".join(
            f"{_quoted(one)} = :key_{index}" for index, one in enumerate(self._relation.primary)
        )
        keys = {
            f"key_{index}": changes.get(one, row[one])
            for index, one in enumerate(self._relation.primary)
        }
        statement = (
            f"SELECT {_quoted(name)} AS found FROM {_quoted(self._relation.name)} WHERE {where}"  # noqa: S608
        )
        typed = sa.text(statement).columns(sa.column("found", self._table.c[name].type))
        try:
            stored = self._connection.execute(typed, keys).scalar_one()
            if stored is not None and not isinstance(stored, _HELD[column.type.kind]):
                return True
            found = _jsonable(stored)
        except (ValueError, TypeError, AttributeError, ArithmeticError, sa.exc.SQLAlchemyError):
            return True
        takes = self._writing.takes
        if column.undeclared and before is not None:
            key, (whole, direction) = self._relation.key, before
            beside = self._beside(whole)
            others = {one: each for one, each in whole.items() if one not in beside}
            return not isinstance(found, dict) or not takes(key, others | found, direction)
        is_item = self._relation.items and name == "value"
        if before is None or not (column.path or is_item):
            return stored is None and not column.nullable
        path = (self._relation.items, 0) if is_item else column.path
        return not any(
            takes(self._relation.key, one, before[1]) for one in _with(before[0], path, found)
        )

    def _note(self, found: Reason, wrong: Wrong) -> None:
        self._refused += 1
        self._aim(wrong, refused=True)
        self._by.add((found.what, found.name))
        if found.what in ("type", "before"):
            self._by.add(("type", wrong.column))
        if wrong.aimed and found.what in ("foreign key", "unique"):
            self._by.add((found.what, wrong.aimed))

    def _aim(self, wrong: Wrong, *, refused: bool) -> None:
        """Note that a write which a constraint forbids was made."""
        for key in self._forbidding(wrong):
            self._aimed[key] = self._aimed.get(key, False) or refused

    def _forbidding(self, wrong: Wrong) -> Iterator[tuple[str, str]]:
        """The constraints that forbid a write."""
        table = self._relation.name
        if wrong.aimed:
            yield wrong.keyword, wrong.aimed
            return
        if wrong.value is None:
            yield "not null", f"{table}.{wrong.column}"
        if wrong.keyword == SHAPE:
            yield "type", wrong.column
            yield "check", constraint("ck", table, f"{wrong.column}_shape")
        for one in self._relation.checks:
            # One condition may say what several keywords at its place say together.
            if wrong.column in one.columns and wrong.at == one.at:
                yield "check", one.name

    # ── keys ──────────────────────────────────────────────────────────────────────────────────────

    def _break(self, rows: Sequence[Mapping[str, Any]], key: ForeignKey) -> None:
        """Refer to a row that is not there."""
        [column] = key.columns
        row = next((one for one in rows if one[column] is not None), rows[0])
        known = row[column] if row[column] is not None else self._key_of(key)
        for value in self._strangers(known, self._relation.column(column)):
            wrong = Wrong(self._relation.name, column, value, "foreign key", key.at, key.name)
            self._write(row, {column: value}, wrong, None)
            if ("foreign key", key.name) in self._by:
                return

    def _key_of(self, key: ForeignKey) -> Any:
        """The key of some row that could be referred to."""
        import sqlalchemy as sa

        [target] = key.target
        statement = f"SELECT {_quoted(target)} FROM {_quoted(key.table)} LIMIT 1"  # noqa: S608
        return self._connection.scalar(sa.text(statement))

    def _strangers(self, known: Any, column: Column) -> Iterator[Any]:
        """Keys of rows that are not there, which look like those that are."""
        kind = column.type.kind
        if kind == "uuid":
            made = UUID("5ca1ab1e-0000-4000-8000-00000000dead")
            yield made.hex if self._dialect == "sqlite" else str(made)
        elif kind in ("integer", "bigint"):
            yield 2**31 - 19
        elif kind in ("instant", "date", "exact", "double", "boolean", "bytes", "json"):
            yield from ()
        if isinstance(known, str) and kind == "text":
            for place in range(len(known) - 1, -1, -1):
                for other in "0917azAZ":
                    yield known[:place] + other + known[place + 1 :]

    def _unique(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield self._relation.primary_name, self._relation.primary
        for one in self._relation.uniques:
            yield one.name, one.columns

    def _repeat(
        self, rows: Sequence[Mapping[str, Any]], name: str, columns: tuple[str, ...]
    ) -> None:
        """Give a row what another one has that no two have."""
        there = [one for one in rows if all(one[column] is not None for column in columns)]
        if len(there) < 2:
            return
        first, second = there[:2]
        extra = {"deleted_at": None} if self._is_deletable() else {}
        changes = {**{column: second[column] for column in columns}, **extra}
        wrong = Wrong(
            self._relation.name, columns[0], second[columns[0]], "unique", self._relation.at, name
        )
        import sqlalchemy as sa

        transaction = self._connection.begin_nested()
        try:
            self._update(first, changes)
            self._stored.append(wrong)
            self._aim(wrong, refused=False)
        except (sa.exc.SQLAlchemyError, ValueError, OverflowError) as why:
            self._note(reason(why, self._dialect), wrong)
        finally:
            transaction.rollback()

    def _is_deletable(self) -> bool:
        return any(one.present for one in self._relation.uniques)

    # ── constraints ───────────────────────────────────────────────────────────────────────────────

    def _constraints(self) -> Iterator[Held]:
        name = self._relation.name
        for part in self._found.parts:
            if part.table != name:
                continue
            for kind, what, said in self._promised(part):
                by: By = "itself" if (what, said) in self._by else "nothing"
                if by == "nothing" and self._aimed.get((what, said)):
                    by = "another"
                yield Held(kind, name, said, by)

    def _promised(self, part: Part) -> Iterator[tuple[str, str, str]]:
        """What a part of the catalogue refuses: its kind, and the words and name of a refusal by it."""
        match part.kind:
            case "check":
                yield "check", "check", part.name
            case "foreign key":
                yield "foreign key", "foreign key", part.name
            case "primary key" | "unique constraint":
                yield part.kind, "unique", part.name
            case "index" if part.facets.get("", "").startswith("UNIQUE"):
                yield "unique index", "unique", part.name
            case "column":
                if part.facets["nullability"].startswith("NOT NULL"):
                    yield "not null", "not null", f"{part.table}.{part.name}"
                if self._dialect == "postgresql":
                    yield "type", "type", part.name


#: What Python reads from columns.
_HELD: Final[Mapping[str, tuple[type, ...]]] = {
    "text": (str,),
    "uuid": (UUID,),
    "instant": (datetime,),
    "date": (date,),
    "integer": (int,),
    "bigint": (int,),
    "double": (float, int),
    "exact": (Decimal,),
    "boolean": (bool,),
    "bytes": (bytes,),
    "json": (object,),
}


def _jsonable(value: Any) -> Any:
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(value, bytes_mode="base64")


def _with(whole: Any, path: Sequence[str | int], found: Any) -> Iterator[Any]:
    """A value as it would be read where a column holds what was found: NULL is null or nothing, an exact number is a
    text or a number."""
    made = copy.deepcopy(whole)
    place = made
    for step in path[:-1]:
        if isinstance(place, dict):
            place = place.setdefault(str(step), {})
        else:
            return
    last = path[-1]
    if isinstance(place, dict) and found is None:
        yield {**made} if place.pop(str(last), None) is None else made
    if isinstance(place, list) and not place:
        return
    for one in _readings(found):
        place[last] = one
        yield made


def _readings(found: Any) -> Iterator[Any]:
    yield found
    if (
        isinstance(found, str)
        and set(found) <= set("-.0123456789")
        and any(map(str.isdigit, found))
    ):
        with suppress(ValueError):
            yield float(found)


def _at(value: Any, path: Sequence[str]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _item(value: Any, name: str, path: Sequence[str]) -> Any:
    found = _at(value, (name,))
    place = int(path[1]) if len(path) > 1 and path[1].isdecimal() else 0
    return found[place] if isinstance(found, list) and place < len(found) else None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""').replace(":", "\\:") + '"'
