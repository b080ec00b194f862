"""An empty database, for as long as it is needed.

Takes a dialect and a server, gives a URL; drops the database, with connections that somebody left open. Refuses to
touch any other.
"""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from contractor.scratch.server import PREFIX, postgresql
from contractor.scratch.unavailable import Unavailable
from contractor.scratch.undisturbed import ending_in_order, undisturbed

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine
    from sqlalchemy.exc import DBAPIError

Dialect = Literal["sqlite", "postgresql"]
#: Seconds that a server has to answer, and to do what it is asked for.
_CONNECT, _WORK = 10, 60
#: The first that can end connections while it drops a database.
_OLDEST: Final = 13
_INSTALL: Final = "pip install 'openapi-contractor[db]'"


@contextmanager
def database(dialect: Dialect, server: str | None = None) -> Iterator[str]:
    """The URL of an empty database: a file of SQLite, or one on a PostgreSQL server.

    Where no server is given, one is started. Raises Unavailable where it cannot be had, and where it cannot be dropped.
    """
    with ExitStack() as stack:
        stack.enter_context(ending_in_order())
        if dialect == "sqlite":
            folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
            yield f"sqlite:///{Path(stack.enter_context(folder)) / 'scratch.db'}"
        else:
            given = server is not None
            url = server if server is not None else stack.enter_context(postgresql())
            yield stack.enter_context(_on(_parsed(url), given)).render_as_string(False)


def _parsed(text: str) -> "URL":
    """The URL of a server, for the one driver that is asked for here."""
    try:
        import psycopg  # noqa: F401
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError
    except ImportError as missing:
        why = f"PostgreSQL needs {missing.name or 'psycopg'}, which is not installed"
        raise Unavailable(why, _INSTALL) from missing
    help = "write postgresql://user:password@host:port/database"
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        # The text may hold a password.
        raise Unavailable("what is given as a server's URL is none", help) from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise Unavailable(f"{url.render_as_string(True)} is no PostgreSQL server", help)
    return url.set(drivername="postgresql+psycopg", database=url.database or "postgres")


@contextmanager
def _on(server: "URL", given: bool) -> Iterator["URL"]:
    name = f"contractor_{secrets.token_hex(8)}"
    made = False
    try:
        # Whoever presses Ctrl-C now does so before it is made, or after.
        with undisturbed():
            _create(server, name)
            made = True
        yield server.set(database=name)
    finally:
        # A server of our own ends with its databases.
        if made and given:
            with undisturbed():
                _drop(server, name)


def _create(server: "URL", name: str) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    shown = server.render_as_string(True)
    with _asking(server) as engine:
        try:
            connection = engine.connect()
        except DBAPIError as why:
            help = "see that it runs, and that the URL is right"
            raise Unavailable(f"{shown} cannot be reached: {_reason(why)}", help) from why
        with connection:
            version = int((engine.dialect.server_version_info or (0,))[0])
            if version < _OLDEST:
                why_not = f"{shown} is PostgreSQL {version}, and this needs {_OLDEST} or newer"
                raise Unavailable(why_not, "give the URL of another server")
            # What others put into template1 is not empty. Files are copied quickly where nothing waits for disks.
            quick = version >= 15 and connection.scalar(text("SHOW fsync")) == "off"
            how = "TEMPLATE template0 ENCODING 'UTF8'" + (" STRATEGY file_copy" if quick else "")
            try:
                connection.execute(text(f'CREATE DATABASE "{name}" {how}'))
            except DBAPIError as why:
                help = "let a user do it who may: ALTER ROLE … CREATEDB"
                reason = f"no database can be made on {shown}: {_reason(why)}"
                raise Unavailable(reason, help) from why


def _drop(server: "URL", name: str) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    statement = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
    try:
        with _asking(server) as engine, engine.connect() as connection:
            connection.execute(text(statement))
    except DBAPIError as why:
        left = f"database {name} is left on {server.render_as_string(True)}: {_reason(why)}"
        raise Unavailable(left, f"drop it: {statement}") from why


@contextmanager
def _asking(server: "URL") -> Iterator["Engine"]:
    """What connects to a server, outside of transactions: databases are neither made nor dropped in one."""
    from sqlalchemy import NullPool, create_engine

    engine = create_engine(
        server,
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        connect_args={"connect_timeout": _CONNECT, "options": f"-c statement_timeout={_WORK}s"},
    )
    try:
        yield engine
    finally:
        engine.dispose()


def _reason(why: "DBAPIError") -> str:
    """What the driver says, in one line."""
    lines = str(why.orig).strip().splitlines() or [type(why.orig).__name__]
    return lines[0]
