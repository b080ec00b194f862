# Made by contractor. Changes made here are lost.
"""What repositories have in common: rows by their keys, page by page, made, changed and removed.

A repository works in somebody's session: it sends what is to be done, and leaves it to them to commit. Whatever the
database refuses is raised when it is sent.
"""

import base64
import json
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar
from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import orm
from sqlalchemy.ext.asyncio import AsyncSession

from ._failures import StaleRow
from ._tables import Listed, now

Row = TypeVar("Row", bound=orm.DeclarativeBase)
Key = TypeVar("Key")
Changes = TypeVar("Changes")
P = ParamSpec("P")
T = TypeVar("T")
Attributes: TypeAlias = Mapping[str, Any]
"""Changes by the names of a row's attributes, where the contract has no type for them."""
Condition: TypeAlias = sa.ColumnElement[bool]
Column: TypeAlias = orm.InstrumentedAttribute[Any]


class UnknownCursor(Exception):
    """A cursor that is none of ours, or whose row is not there any more."""

    def __init__(self) -> None:
        super().__init__("the cursor is not known")


class OtherKind(Exception):
    """A row that is to become one of another kind, which rows never do."""

    def __init__(self) -> None:
        super().__init__("it is of another kind")


# ── lists ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Wanted(Generic[Row]):
    """The part of a list that somebody asks for.

    `order` ends with the key, so that no two rows are in the same place. A page begins at `offset`, or behind the
    row that `cursor` tells; cursors are at most `longest` characters. `counted`: how many there are is asked for.
    """

    row: type[Row]
    order: Sequence["Order"]
    where: Iterable[Condition | None] = ()
    limit: int = 20
    offset: int = 0
    cursor: str | None = None
    longest: int | None = None
    counted: bool = False


@dataclass(frozen=True)
class Order:
    """A column that rows are sorted by; those without a value come last."""

    column: Column
    descending: bool = False


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list. `next` is the cursor of the page behind it, None behind the last."""

    rows: Sequence[Row]
    next: str | None = None
    counted: int | None = field(default=None, repr=False)

    @property
    def total(self) -> int:
        """How many rows there are on all pages, where the contract tells it."""
        if self.counted is None:
            raise LookupError("the contract tells no total: nobody counted")
        return self.counted


def equal(column: Column, value: Any) -> Condition | None:
    """Rows that hold this; all, where nobody asks for one."""
    return None if value is None else column == value


def any_of(column: Column, values: Iterable[Any] | None) -> Condition | None:
    """Rows that hold one of these."""
    return None if values is None else column.in_(list(values))


def at_least(column: Column, value: Any) -> Condition | None:
    """Rows that hold this, or more."""
    return None if value is None else column >= value


def at_most(column: Column, value: Any) -> Condition | None:
    """Rows that hold this, or less."""
    return None if value is None else column <= value


def above(column: Column, value: Any) -> Condition | None:
    """Rows that hold more."""
    return None if value is None else column > value


def below(column: Column, value: Any) -> Condition | None:
    """Rows that hold less."""
    return None if value is None else column < value


def holding(column: Column, value: Any) -> Condition | None:
    """Rows with this text somewhere in it, in capitals or not."""
    return None if value is None else column.icontains(value, autoescape=True)


def text(value: Any) -> str | None:
    """A value as text, where there is one."""
    return None if value is None else str(value)


def texts(values: Iterable[Any] | None) -> list[str] | None:
    """Values as texts, where there are any."""
    return None if values is None else [str(one) for one in values]


def ascending(*columns: Column) -> Sequence[Order]:
    """Rows by the first of these columns; where they hold the same there, by the next."""
    return [Order(one) for one in columns]


def ordered_by(
    asked: str | None, columns: Mapping[str, Column], *key: Column
) -> Sequence[Order]:
    """The column that somebody names, the last ones first behind a `-`; then the key."""
    name = (asked or "").lstrip("+-")
    down = (asked or "").startswith("-")
    found = [Order(columns[name], down)] if name in columns else []
    return [*found, *ascending(*(one for one in key if one is not columns.get(name)))]


# ── repositories ──────────────────────────────────────────────────────────────────────


class Repository(Generic[Row, Key, Changes]):
    """The rows of one table, in a session. What is marked as deleted is not there."""

    row: type[Row]
    deleted: str | None = None
    """The attribute that says when a row was deleted, where such rows stay."""
    owner: str | None = None
    """The attribute that says to which row a row belongs, where it belongs to one."""
    kept: Sequence[str] = ()
    """What only the server says: attributes that a replaced row keeps."""

    def __init__(self, session: orm.Session) -> None:
        self.session = session

    def get(self, key: Key, *, lock: bool = False) -> Row | None:
        """The row with a key, None if there is none. `lock`: nobody else changes it before this is committed."""
        found = self.session.get(self.row, key, with_for_update=lock or None)
        if found is None or self.deleted is None:
            return found
        return found if getattr(found, self.deleted) is None else None

    def of(self, owner: Any) -> Row | None:
        """The one row that belongs to another, by the key of that one; None if there is none."""
        if self.owner is None:
            raise TypeError(f"{self.row.__name__} belongs to nothing")
        column: Column = getattr(self.row, self.owner)
        where = [column == owner, *self._present()]
        return self.session.scalars(sa.select(self.row).where(*where).limit(1)).first()

    def create(self, row: Row, *, owner: Any = None) -> Row:
        """Add a row, one that belongs to the row with the key `owner` if there is one."""
        if owner is not None:
            if self.owner is None:
                raise TypeError(f"{self.row.__name__} belongs to nothing")
            setattr(row, self.owner, owner)
        self.session.add(row)
        self.session.flush()
        return row

    def replace(self, key: Key, row: Row, *, version: int | None = None) -> Row | None:
        """Make the row with a key what another one says, and give it; None if there is none.

        What only the server says stays. `version` is the one that somebody saw: `StaleRow` if it is not the one.
        Where rows come in kinds, both are of one: `OtherKind` if they are not.
        """
        found = self._seen(key, version)
        if found is None:
            return None
        if type(found) is not type(row):
            raise OtherKind
        for name in self.kept:
            if hasattr(found, name):
                setattr(row, name, getattr(found, name))
        merged = self.session.merge(row)
        self._send(version)
        return merged

    def patch(
        self, key: Key, changes: Changes, *, version: int | None = None
    ) -> Row | None:
        """Change what is given of the row with a key, and give it; None if there is none."""
        found = self._seen(key, version)
        if found is None:
            return None
        self.change(found, changes)
        self._send(version)
        return found

    def delete(self, key: Key, *, version: int | None = None) -> bool:
        """Remove the row with a key; whether there was one."""
        found = self._seen(key, version)
        if found is None:
            return False
        if self.deleted is None:
            self.session.delete(found)
        else:
            setattr(found, self.deleted, now())
        self._send(version)
        return True

    def change(self, row: Row, changes: Changes) -> None:
        """Write changes into a row."""
        if not isinstance(changes, Mapping):
            raise TypeError(f"{type(changes).__name__} says no attributes")
        known = sa.inspect(type(row)).attrs.keys()
        for name, value in changes.items():
            if name not in known or name in self.kept:
                raise TypeError(f"{name!r} of {type(row).__name__} cannot be changed")
            setattr(row, name, value)

    def _seen(self, key: Key, version: int | None) -> Row | None:
        """The row with a key, as somebody saw it, and for nobody else to change. Raises `StaleRow`."""
        # Rows of its lists have no version: of two who replace them at once, both would.
        try:
            found = self.get(key, lock=True)
        except orm.exc.StaleDataError:
            raise StaleRow(asked=version is not None) from None
        mapper = sa.inspect(self.row)
        if found is None or version is None or mapper.version_id_col is None:
            return found
        attribute = mapper.get_property_by_column(mapper.version_id_col).key
        if getattr(found, attribute) != version:
            raise StaleRow(asked=True)
        return found

    def _present(self) -> list[Condition]:
        """What is true of rows that are not marked as deleted."""
        if self.deleted is None:
            return []
        column: Column = getattr(self.row, self.deleted)
        return [column.is_(None)]

    def _send(self, version: int | None) -> None:
        try:
            self.session.flush()
        except orm.exc.StaleDataError:
            raise StaleRow(asked=version is not None) from None

    # ── lists ─────────────────────────────────────────────────────────────────────────

    def listed(self, wanted: Wanted[Row]) -> Page[Row]:
        """One page of a list."""
        where = [one for one in wanted.where if one is not None] + self._present()
        query = sa.select(self.row).where(*where)
        total = None
        if wanted.counted:
            counted = sa.select(sa.func.count()).select_from(query.subquery())
            total = self.session.scalar(counted)
        limit = max(wanted.limit, 0)
        query = query.order_by(*map(_sorted, wanted.order)).limit(limit + 1)
        if wanted.cursor is not None:
            query = query.where(_behind(wanted.order, self._place(wanted)))
        elif wanted.offset > 0:
            query = query.offset(wanted.offset)
        found = self.session.scalars(query).all()
        rows = found[:limit]
        following = _cursor(wanted, rows[-1]) if rows and len(found) > limit else None
        return Page(rows, following, total)

    def _place(self, wanted: Wanted[Row]) -> Sequence[Any]:
        """What the row holds that a cursor tells, in the columns of the order. Raises `UnknownCursor`."""
        told = _told(wanted.cursor or "")
        columns = [one.column for one in wanted.order]
        if len(told) == len(columns):
            return [_read(*both) for both in zip(columns, told, strict=True)]
        key = sa.inspect(self.row).primary_key
        if len(told) != len(key):
            raise UnknownCursor
        values = [_read(*both) for both in zip(key, told, strict=True)]
        same = [column == value for column, value in zip(key, values, strict=True)]
        place = self.session.execute(sa.select(*columns).where(*same)).one_or_none()
        if place is None:
            raise UnknownCursor
        return list(place)


class AsyncRepository(Generic[Row, Key, Changes]):
    """The same for `await`."""

    repository: type[Repository[Row, Key, Changes]]

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, key: Key, *, lock: bool = False) -> Row | None:
        """The row with a key, None if there is none. `lock`: nobody else changes it before this is committed."""
        return await self._run(lambda rows: rows.get(key, lock=lock))

    async def of(self, owner: Any) -> Row | None:
        """The one row that belongs to another, by the key of that one; None if there is none."""
        return await self._run(lambda rows: rows.of(owner))

    async def create(self, row: Row, *, owner: Any = None) -> Row:
        """Add a row, one that belongs to the row with the key `owner` if there is one."""
        return await self._run(lambda rows: rows.create(row, owner=owner))

    async def replace(
        self, key: Key, row: Row, *, version: int | None = None
    ) -> Row | None:
        """Make the row with a key what another one says, and give it; None if there is none."""
        return await self._run(lambda rows: rows.replace(key, row, version=version))

    async def patch(
        self, key: Key, changes: Changes, *, version: int | None = None
    ) -> Row | None:
        """Change what is given of the row with a key, and give it; None if there is none."""
        return await self._run(lambda rows: rows.patch(key, changes, version=version))

    async def delete(self, key: Key, *, version: int | None = None) -> bool:
        """Remove the row with a key; whether there was one."""
        return await self._run(lambda rows: rows.delete(key, version=version))

    async def listed(self, wanted: Wanted[Row]) -> Page[Row]:
        """One page of a list."""
        return await self._run(lambda rows: rows.listed(wanted))

    async def _run(self, work: Callable[[Repository[Row, Key, Changes]], T]) -> T:
        return await self.session.run_sync(
            lambda session: work(self.repository(session))
        )


def paged(
    wanted: Callable[P, Wanted[Row]],
) -> Callable[Concatenate[Repository[Row, Any, Any], P], Page[Row]]:
    """A method of repositories that gives a page of what a function says is wanted."""

    def page(
        rows: Repository[Row, Any, Any], /, *given: P.args, **named: P.kwargs
    ) -> Page[Row]:
        return rows.listed(wanted(*given, **named))

    page.__doc__ = wanted.__doc__
    return page


def async_paged(
    wanted: Callable[P, Wanted[Row]],
) -> Callable[
    Concatenate[AsyncRepository[Row, Any, Any], P], Coroutine[Any, Any, Page[Row]]
]:
    """The same for `await`."""

    async def page(
        rows: AsyncRepository[Row, Any, Any], /, *given: P.args, **named: P.kwargs
    ) -> Page[Row]:
        return await rows.listed(wanted(*given, **named))

    page.__doc__ = wanted.__doc__
    return page


# ── cursors ───────────────────────────────────────────────────────────────────────────


def _sorted(one: Order) -> sa.ColumnElement[Any]:
    column = one.column.desc() if one.descending else one.column.asc()
    return column.nulls_last()


def _behind(order: Sequence[Order], place: Sequence[Any]) -> Condition:
    """What comes behind a place: behind it in the first column, or with the same in that one and so on."""
    before: list[Condition] = []
    found: list[Condition] = []
    for one, value in zip(order, place, strict=True):
        column = one.column
        if value is not None:
            beyond = column < value if one.descending else column > value
            found.append(sa.and_(*before, sa.or_(beyond, column.is_(None))))
        before.append(column.is_(None) if value is None else column == value)
    return sa.or_(sa.false(), *found)


def _cursor(wanted: Wanted[Any], row: Any) -> str:
    """The cursor behind a row: what it holds, or its key alone where that is too long."""
    told = _written(getattr(row, one.column.key) for one in wanted.order)
    if wanted.longest is None or len(told) <= wanted.longest:
        return told
    return _written(sa.inspect(row).identity or ())


def _written(values: Iterable[Any]) -> str:
    text = json.dumps([_plain(one) for one in values], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case _:
            return value


def _told(cursor: str) -> list[Any]:
    """What a cursor says. Raises `UnknownCursor`."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise UnknownCursor from None
    if not isinstance(found, list):
        raise UnknownCursor
    return found


def _read(column: Any, value: Any) -> Any:
    """A value as a column holds it. Raises `UnknownCursor` where it holds no such value."""
    if value is None:
        return None
    try:
        return TypeAdapter(_held(column.type)).validate_python(value)
    except ValidationError:
        raise UnknownCursor from None


def _held(kind: sa.types.TypeEngine[Any]) -> Any:
    """The Python type of what a column holds."""
    if isinstance(kind, Listed):
        return kind.kind
    inner = kind.impl_instance if isinstance(kind, sa.TypeDecorator) else kind
    return inner.python_type


# ── changes ───────────────────────────────────────────────────────────────────────────


def merged(before: Any, change: Any) -> Any:
    """What was there after a merge patch (RFC 7396): what is absent stays, null removes."""
    if not isinstance(change, Mapping):
        return change
    made = dict(before) if isinstance(before, Mapping) else {}
    for name, value in change.items():
        if value is None:
            made.pop(name, None)
        else:
            made[name] = merged(made.get(name), value)
    return made
