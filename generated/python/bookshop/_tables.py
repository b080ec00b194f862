# Made by contractor. Changes made here are lost.
"""What every table stands on: types that store a value as it is, on SQLite and PostgreSQL alike, and engines.

What a database would change silently is refused here: a time without a zone, a number that is none, text that
no database holds.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address, IPv6Address
from math import isfinite
from pathlib import Path
from typing import Any, ParamSpec, TypeAlias, TypeVar
from uuid import UUID, uuid4

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlalchemy import event, exc, orm, pool
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.sql.functions import FunctionElement

A = TypeVar("A")
B = TypeVar("B")
P = ParamSpec("P")
#: Under names that no column has: those are in lower case.
DateTime: TypeAlias = datetime
Date: TypeAlias = date
Time: TypeAlias = time
__all__ = [
    "NAMING",
    "READING",
    "TYPES",
    "UUID",
    "Date",
    "DateTime",
    "Decimal",
    "Exact",
    "IPv4Address",
    "IPv6Address",
    "Instant",
    "Json",
    "Listed",
    "Now",
    "RowId",
    "Text",
    "Time",
    "Timestamps",
    "always",
    "applied",
    "as_key",
    "async_engine",
    "by_dialect",
    "check_inside",
    "check_shapes",
    "clock",
    "dumped",
    "each_once",
    "engine",
    "exact",
    "jsonable",
    "mapper_args",
    "new_id",
    "now",
    "of_kind",
    "only",
    "ordered",
    "shapes",
    "table_args",
    "there",
    "undeclared",
    "unique_among_present",
    "unnumbered",
    "with_undeclared",
]

# ── types ─────────────────────────────────────────────────────────────────────────────


class Instant(sa.TypeDecorator[datetime]):
    """An RFC 3339 date-time: `timestamptz`, and on SQLite text of one width, in UTC, that sorts by time.

    The instant is kept to the microsecond; the offset that somebody wrote is not.
    """

    impl = sa.TIMESTAMP(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sa.String(32))
        return dialect.type_descriptor(sa.TIMESTAMP(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a date-time needs an offset (RFC 3339)")
        _refuse_finer(value)
        try:
            instant = value.astimezone(UTC)
        except OverflowError:
            raise ValueError(
                "a date-time is not in the years 1 to 9999 of UTC"
            ) from None
        if dialect.name != "sqlite":
            return instant
        return f"{instant:%Y}".zfill(4) + f"{instant:-%m-%dT%H:%M:%S.%fZ}"

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        found: datetime = (
            datetime.fromisoformat(value) if isinstance(value, str) else value
        )
        return found.astimezone(UTC)


class Exact(sa.TypeDecorator[Decimal]):
    """A number with the digits that it was given: `numeric`, and on SQLite text, since numbers there are binary.

    Where there is room for so many digits behind the point, that text has all of them: a number is always one text.
    """

    impl = sa.Numeric
    cache_ok = True

    def __init__(self, precision: int | None = None, scale: int | None = None) -> None:
        super().__init__(precision, scale)
        self._precision = precision
        self._scale = scale

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sa.Text())
        return dialect.type_descriptor(self.impl_instance)

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> Any:
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError("what is no number is no JSON number")
        if self._precision is not None:
            _refuse_longer(value, self._precision, self._scale or 0)
        return _digits(value, self._scale) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def _digits(value: Decimal, scale: int | None) -> str:
    """A number as text, without a sign of zero."""
    number = value if value else abs(value)
    return f"{number:f}" if scale is None else f"{number:.{scale}f}"


class Text(sa.TypeDecorator[str]):
    """A string. Refuses what text in a database cannot hold: U+0000, and half of a surrogate pair."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        if value is not None:
            _refuse_unstorable(value)
        return value


class Json(sa.TypeDecorator[Any]):
    """A JSON value: `jsonb`, and on SQLite text. No value is NULL; a null inside of one is a null, and so is one by
    itself where it is a value as others are (`null`).

    Not SQLite's own type JSON: in a column of that, text that spells a number becomes a binary number.
    """

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, *, null: bool = False) -> None:
        super().__init__()
        self.null = null
        self.should_evaluate_none = null

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.JSONB(none_as_null=not self.null))
        return dialect.type_descriptor(sa.Text())

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:
        _refuse_unstorable_inside(value)
        if dialect.name == "postgresql" or (value is None and not self.null):
            return value
        return json.dumps(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        if dialect.name == "postgresql" or value is None:
            return value
        return json.loads(value)


def _refuse_finer(value: datetime | time) -> None:
    """Refuse digits of a second that no database keeps: models have them as they were read."""
    _, _, fraction = getattr(value, "text", "").partition(".")
    digits = fraction[: len(fraction) - len(fraction.lstrip("0123456789"))]
    if digits[6:].strip("0"):
        raise ValueError("a time is finer than a microsecond")


def _refuse_longer(value: Decimal, precision: int, scale: int) -> None:
    _, digits, exponent = value.as_tuple()
    behind = -exponent if isinstance(exponent, int) else 0
    written = "".join(map(str, digits))
    if behind > scale and written[-(behind - scale) :].strip("0"):
        raise ValueError(f"a number has more than {scale} digits behind the point")
    if value and value.adjusted() >= precision - scale:
        raise ValueError(
            f"a number has more than {precision - scale} digits before the point"
        )


def _refuse_unstorable(text: str) -> None:
    if "\0" in text:
        raise ValueError("U+0000 cannot be stored")
    text.encode("utf-8")  # raises UnicodeEncodeError, which is a ValueError


def _refuse_unstorable_inside(value: Any) -> None:
    if isinstance(value, str):
        _refuse_unstorable(value)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            _refuse_unstorable(name)
            _refuse_unstorable_inside(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_unstorable_inside(inner)
    elif isinstance(value, float) and not isfinite(value):
        raise ValueError("what is no number is no JSON number")


class Listed(sa.TypeDecorator[Any]):
    """Text that is one of the values of an enumeration: with a CHECK, values can be added and taken away later."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        return None if value is None else str(self.kind(value).value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        return None if value is None else self.kind(value)


class Now(FunctionElement[datetime]):
    """The server's clock, as `Instant` writes it: CURRENT_TIMESTAMP of SQLite sorts otherwise."""

    type = Instant()
    inherit_cache = True


@compiles(Now)
def _now(element: Now, compiler: Any, **options: Any) -> str:
    return "CURRENT_TIMESTAMP"


@compiles(Now, "sqlite")
def _now_on_sqlite(element: Now, compiler: Any, **options: Any) -> str:
    return "(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')"


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def new_id() -> UUID:
    """A key for a row that has none yet."""
    return uuid4()


def always(value: A) -> Callable[[], A]:
    """What gives a row a value that rows of other kinds do not get."""
    return lambda: value


def unnumbered() -> Any:
    """The key of a row that no database has numbered yet."""
    return None


# ── conversions ───────────────────────────────────────────────────────────────────────


def applied(convert: Callable[[A], B | None], value: A | None) -> B | None:
    """A value converted, if there is one."""
    return None if value is None else convert(value)


def there(value: A | None) -> A:
    """A value that is never absent where it is asked for."""
    if value is None:
        raise ValueError("a column is NULL that never is")
    return value


def exact(value: float) -> Decimal:
    """The number that a JSON number says, digit by digit."""
    return Decimal(repr(value))


def as_key(kind: Callable[[str], B], text: str) -> B:
    """The key of another row, where the contract speaks of a text: it has to be written as keys are."""
    made = kind(text)
    if str(made) != text:
        raise ValueError("the key of a row is written otherwise")
    return made


def of_kind(said: object, kind: object) -> None:
    """Refuse a model that says it is of another kind than its rows are."""
    if said != kind:
        raise ValueError(f"rows of this kind are {kind!r}")


def clock(value: time) -> str:
    """A time of day as its column has it."""
    _refuse_finer(value)
    return value.isoformat()


def jsonable(value: Any) -> Any:
    """A value of the models as JSON."""
    return to_jsonable_python(value, by_alias=True)


def dumped(model: Any, name: str) -> Any:
    """A property of a model as JSON."""
    return jsonable(model).get(name)


def undeclared(model: Any, *declared: str) -> Any:
    """The members of a model that are no property of it, as JSON; None where there is none.

    `declared` are properties that only another form of it has, such as the one that is sent.
    """
    members = model.model_extra or {}
    found = {name: value for name, value in members.items() if name not in declared}
    return jsonable(found) if found else None


def with_undeclared(model: Callable[P, A], members: Any) -> Callable[P, A]:
    """What makes models that hold members besides, which are no property of theirs."""
    if not members:
        return model
    kind: Any = model
    if not kind.__pydantic_complete__:
        kind.model_rebuild()  # before that, no field knows its name in JSON
    wire = {
        name: field.alias or name for name, field in kind.__pydantic_fields__.items()
    }
    declared = set(wire.values())
    others = {name: one for name, one in members.items() if name not in declared}

    def made(*_: P.args, **known: P.kwargs) -> A:
        # By names in JSON alone: members may be called as fields are in Python.
        said = {wire[name]: value for name, value in known.items()}
        found: A = kind.model_validate({**others, **said})
        return found

    return made


# ── tables ────────────────────────────────────────────────────────────────────────────

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
#: The key of rows that have none in the contract, and every other integer: SQLite counts up `INTEGER` only,
#: which holds 64 bits there.
RowId: Any = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
#: What annotations of columns become.
TYPES: dict[Any, Any] = {
    str: Text(),
    UUID: sa.Uuid(),
    datetime: Instant(),
    date: sa.Date(),
    Decimal: Exact(),
    float: sa.Double(),
    int: RowId,
    Any: Json(),
}


class Timestamps(orm.MappedAsDataclass, kw_only=True, eq=False):
    """When a row was made, and last changed. No part of the contract."""

    created_at: orm.Mapped[datetime] = orm.mapped_column(
        init=False, server_default=Now(), default_factory=now, sort_order=900
    )
    updated_at: orm.Mapped[datetime] = orm.mapped_column(
        init=False,
        server_default=Now(),
        default_factory=now,
        onupdate=now,
        sort_order=901,
    )


@event.listens_for(Timestamps, "before_update", propagate=True)
def _note_changes_of_kinds(mapper: Any, connection: Any, row: Any) -> None:
    """A row that stands in two tables is changed where only what its kind adds is."""
    session = orm.object_session(row)
    if session is None or len(mapper.tables) == 1:
        return
    if session.is_modified(row, include_collections=False):
        row.updated_at = now()


def table_args(*said: Any) -> Any:
    """What is said of a table whose rows come in kinds: type checkers want all of them to say as much."""
    return said


def mapper_args(said: dict[str, Any]) -> Any:
    """What is said of rows that others are kinds of."""
    return said


#: Rows in a list know their position in it, and keep it up when the list changes.
ordered: Any = ordering_list("position")


@event.listens_for(orm.Session, "before_flush")
def _count_changes_of_lists(session: orm.Session, *given: Any) -> None:
    """A row of which only lists change, which are rows of other tables, has a new version too."""
    for row in session.dirty:
        state = sa.inspect(row)
        version = state.mapper.version_id_col
        if version is None or session.is_modified(row, include_collections=False):
            continue
        lists = [one.key for one in state.mapper.relationships if one.uselist]
        if any(state.attrs[name].history.has_changes() for name in lists):
            counter = state.mapper.get_property_by_column(version).key
            setattr(row, counter, getattr(row, counter) + 1)


def each_once(rows: Any) -> None:
    """Keep the rows of items that are in a list before and after it is replaced.

    Databases refuse an item a second time, and SQLAlchemy adds rows before it removes others.
    """

    def keep(owner: Any, items: list[Any], initiator: Any, keys: Any = None) -> None:
        there = {item.value: item for item in getattr(owner, rows.key)}
        for index, item in enumerate(items):
            items[index] = there.get(item.value, item)
            items[index].position = index
            session = orm.object_session(item)
            if session is not None and items[index] is not item:
                session.expunge(item)  # a copy that was merged

    event.listen(rows, "bulk_replace", keep, propagate=True)


def only(dialect: str, constraint: sa.CheckConstraint) -> sa.CheckConstraint:
    """A constraint that one database has, and the others cannot say."""
    constraint.ddl_if(dialect=dialect)
    return constraint


def by_dialect(
    name: Any, *, postgresql: str | None = None, sqlite: str | None = None
) -> list[sa.CheckConstraint]:
    """One constraint in the words of each database; a database that cannot say it has none."""
    if postgresql is not None and postgresql == sqlite:
        return [sa.CheckConstraint(postgresql, name=name)]
    said = {"postgresql": postgresql, "sqlite": sqlite}
    return [
        only(dialect, sa.CheckConstraint(text, name=name))
        for dialect, text in said.items()
        if text is not None
    ]


def unique_among_present(*columns: str, name: str | None = None) -> sa.Index:
    """What is unique among rows that are not deleted."""
    present = sa.text("deleted_at IS NULL")
    return sa.Index(
        name, *columns, unique=True, sqlite_where=present, postgresql_where=present
    )


def check_shapes(metadata: sa.MetaData) -> None:
    """Give databases the checks that their types lack: SQLite stores anything in any column, and PostgreSQL
    moments and numbers that neither JSON nor Python has.
    """
    for table in metadata.tables.values():
        for column in table.columns:
            for dialect, rule in shapes(column).items():
                text = f'"{column.name}" IS NULL OR ({rule})'
                made = sa.CheckConstraint(text, name=f"{column.name}_shape")
                table.append_constraint(made.ddl_if(dialect=dialect))


def check_inside(metadata: sa.MetaData, module: str) -> None:
    """Give databases the conditions of what is inside of JSON, which stand in `_inside.json` beside a module."""
    said = json.loads(Path(module).with_name("_inside.json").read_bytes())
    for name, one in said.items():
        table = metadata.tables[one.pop("table")]
        words = {dialect: unbound(text) for dialect, text in one.items()}
        for made in by_dialect(sa.schema.conv(name), **words):
            table.append_constraint(made)


def unbound(sql: str) -> str:
    """SQL in which SQLAlchemy sees no parameters."""
    return sql.replace(":", "\\:")


def shapes(column: sa.Column[Any]) -> dict[str, str]:
    """What a column has to be, by the dialects that have to be told."""
    name = f'"{column.name}"'
    # A comparison with NULL is none that fails, and the functions of SQLite give NULL for what is no day.
    match column.type:
        case Instant():
            return {
                "sqlite": f"{name} GLOB '{_MOMENT}' AND substr({name}, 12, 2) < '24' AND {name} >= '0001' "
                f"AND substr({name}, 1, 10) IS date(substr({name}, 1, 10), '+0 days')",
                "postgresql": f"{name} >= '0001-01-01 00:00:00Z' AND {name} < '10000-01-01 00:00:00Z'",
            }
        case sa.Date():
            return {
                "sqlite": f"{name} IS date({name}, '+0 days') AND {name} BETWEEN '0001-01-01' AND '9999-12-31'",
                "postgresql": f"{name} BETWEEN '0001-01-01' AND '9999-12-31'",
            }
        case Exact():
            return {
                "sqlite": " AND ".join(_digit_rules(name, column.type.impl_instance)),
                "postgresql": f"{name} > '-Infinity' AND {name} < 'Infinity'",
            }
        case sa.Double():
            return {
                "sqlite": f"typeof({name}) IN ('real', 'integer') AND abs({name}) < 9e999",
                "postgresql": f"{name} > '-Infinity' AND {name} < 'Infinity'",
            }
        case Json():
            return {"sqlite": f"typeof({name}) = 'text' AND json_valid({name})"}
        case Text() | Listed():
            return {"sqlite": f"typeof({name}) = 'text'"}
        case sa.Uuid():
            return {
                "sqlite": f"typeof({name}) = 'text' AND length({name}) = 32 AND {name} NOT GLOB '*[^0-9a-f]*'"
            }
        case sa.LargeBinary():
            return {"sqlite": f"typeof({name}) = 'blob'"}
        case sa.Boolean():
            return {"sqlite": f"{name} IN (0, 1)"}
        case sa.Integer():
            return {"sqlite": f"typeof({name}) = 'integer'"}
        case _:
            return {}


def _digit_rules(name: str, kind: Any) -> list[str]:
    """What text on SQLite has to be for a number, as `Exact` writes it."""
    precision, scale, size = kind.precision, kind.scale, f"ltrim({name}, '-')"
    rules = [
        f"typeof({name}) = 'text'",
        f"{name} NOT GLOB '*[^0-9.-]*'",
        f"{name} NOT GLOB '?*-*'",
        f"{name} NOT GLOB '*.*.*'",
        f"{name} GLOB '*[0-9]'",
        f"{size} NOT GLOB '.*'",
        f"{size} NOT GLOB '0[0-9]*'",
        f"({name} NOT GLOB '-*' OR {name} GLOB '*[1-9]*')",
    ]
    if scale is None:
        return rules
    point = f"substr({name}, {-scale - 1}, 1) = '.'"
    rules.append(point if scale else f"{name} NOT GLOB '*.*'")
    if precision is not None:
        most = max(precision, scale + 1) + (1 if scale else 0)
        rules.append(f"length({size}) <= {most}")
        if precision <= scale:
            rules.append(f"{size} GLOB '0.*'")
    return rules


#: A date-time as `Instant` writes it. Which days there are is asked for beside it.
_MOMENT = "-".join(["[0-9]" * 4, "[0-9]" * 2, "[0-9]" * 2]) + (
    "T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]." + "[0-9]" * 6 + "Z"
)


# ── engines ───────────────────────────────────────────────────────────────────────────


def engine(
    url: str,
    *,
    pool_size: int = 10,
    max_overflow: int = 10,
    pool_timeout: float = 5,
    connect_timeout: float = 5,
    statement_timeout: float | None = 30,
    **options: Any,
) -> sa.Engine:
    """An engine that keeps foreign keys on SQLite too, and prints no values when a statement fails.

    Nothing waits forever: times are in seconds, for a connection of the pool, for a new one, and for PostgreSQL
    to do a statement. A connection that was lost while it lay in the pool is replaced. Options go to
    `create_engine`.
    """
    limits = _pool(url, pool_size, max_overflow, pool_timeout)
    timeouts = _timeouts(url, connect_timeout, statement_timeout)
    made = sa.create_engine(url, **_options(limits, timeouts, options))
    _keep_to_rules(made)
    _hide_rows(made)
    return made


def async_engine(
    url: str,
    *,
    pool_size: int = 10,
    max_overflow: int = 10,
    pool_timeout: float = 5,
    connect_timeout: float = 5,
    statement_timeout: float | None = 30,
    **options: Any,
) -> Any:
    """The same for `await`: an `sqlalchemy.ext.asyncio.AsyncEngine`."""
    from sqlalchemy.ext.asyncio import create_async_engine

    limits = _pool(url, pool_size, max_overflow, pool_timeout)
    timeouts = _timeouts(url, connect_timeout, statement_timeout)
    made = create_async_engine(url, **_options(limits, timeouts, options))
    _keep_to_rules(made.sync_engine)
    _hide_rows(made.sync_engine)
    _tell_what_cannot_be_reached(made.sync_engine)
    return made


_SAFE: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True}
#: An execution option of connections, sessions and engines that only read: on SQLite, they wait for no writer.
READING = {"sqlite_begin": "DEFERRED"}
#: Milliseconds that a writer of SQLite waits for another one.
_PATIENCE = 30_000


def _options(
    limits: Mapping[str, Any], timeouts: Mapping[str, Any], options: Mapping[str, Any]
) -> dict[str, Any]:
    """All options of an engine; what somebody says goes before what we say."""
    said = {**timeouts, **options.get("connect_args", {})}
    own_pool = "poolclass" in options or "pool" in options
    return {**_SAFE, **({} if own_pool else limits), **options, "connect_args": said}


def _pool(url: str, size: int, overflow: int, timeout: float) -> Mapping[str, Any]:
    made = sa.make_url(url)
    dialect: Any = made.get_dialect()
    if not issubclass(dialect.get_pool_class(made), pool.QueuePool):
        return {}  # a database in memory has one connection
    return {"pool_size": size, "max_overflow": overflow, "pool_timeout": timeout}


def _timeouts(url: str, connect: float, statement: float | None) -> dict[str, Any]:
    """What drivers are told; SQLite has nobody to wait for but those who write."""
    asked = sa.make_url(url)
    milliseconds = None if statement is None else max(1, round(statement * 1000))
    match asked.get_driver_name():
        case "psycopg" | "psycopg2":
            said = {"connect_timeout": max(1, round(connect)), **_ALIVE}
            if milliseconds is None:
                return said
            own = asked.normalized_query.get("options", ())
            # The driver makes times of the server's zone, where the first and the last of UTC may not exist.
            ours = ["-c timezone=UTC", f"-c statement_timeout={milliseconds}"]
            return said | {"options": " ".join([*own, *ours])}
        case "asyncpg":
            if milliseconds is None or statement is None:
                return {"timeout": connect}
            return {
                "timeout": connect,
                "command_timeout": statement + _GRACE,
                "server_settings": {"statement_timeout": str(milliseconds)},
            }
        case _:
            return {}


#: How libpq notices a server that is gone without a word: in seconds, but for the last one.
_ALIVE = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
#: Seconds that a server has to tell that a statement took too long, before asyncpg takes it for gone.
_GRACE = 1


def _tell_what_cannot_be_reached(made: sa.Engine) -> None:
    """Have asyncpg fail as other drivers do where there is nobody to connect to, or nobody answers."""

    @event.listens_for(made, "do_connect")
    def _connect(
        dialect: Any, record: Any, arguments: Any, options: dict[str, Any]
    ) -> Any:
        try:
            return dialect.connect(*arguments, **options)
        except OSError as why:
            raise exc.OperationalError("connect", None, why) from why

    own: Any = made.dialect
    ping = own.do_ping

    def _ping(connection: Any) -> bool:
        # The pool asks outside of what events hear of.
        try:
            return bool(ping(connection))
        except OSError:
            return False

    own.do_ping = _ping

    @event.listens_for(made, "handle_error")
    def _failed(context: Any) -> Exception | None:
        why = context.original_exception
        if not isinstance(why, OSError):  # timeouts among them
            return None
        context.is_disconnect = True  # and so the pool forgets it
        return exc.OperationalError(
            context.statement, None, why, connection_invalidated=True
        )


def _keep_to_rules(made: sa.Engine) -> None:
    """SQLite does what other databases do of themselves: foreign keys hold, and transactions wait for one another.

    One that reads before it writes has to say so when it begins: where somebody else wrote in between, what it
    read is out of date, and it would fail however long it waited. Readers see what was there when they began.
    """
    if made.dialect.name != "sqlite":
        return

    @event.listens_for(made, "connect")
    def _connected(connection: Any, record: Any) -> None:
        # Else the driver begins transactions itself, and later than they are.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        cursor.execute("PRAGMA foreign_keys = ON")
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except made.dialect.loaded_dbapi.OperationalError as why:
            if "readonly" not in str(why):
                raise
        cursor.close()

    @event.listens_for(made, "begin")
    def _begun(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        if options.get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql(
                f"BEGIN {options.get('sqlite_begin', 'IMMEDIATE')}"
            )


def _hide_rows(made: sa.Engine) -> None:
    """PostgreSQL says of a row that it refuses what is in it, in lines behind the first: passwords among it."""

    @event.listens_for(made, "handle_error")
    def _failed(context: Any) -> None:
        if isinstance(context.sqlalchemy_exception, exc.IntegrityError):
            why: Any = context.original_exception
            context.sqlalchemy_exception.args = _first_lines(
                context.sqlalchemy_exception.args
            )
            while why is not None:
                why.args = _first_lines(why.args)
                if hasattr(why, "detail"):
                    why.detail = None
                why = why.__cause__


def _first_lines(args: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        one.partition("\n")[0] if isinstance(one, str) else one for one in args
    )
