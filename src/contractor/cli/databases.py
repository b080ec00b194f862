"""What the verbs that work on a database share: options, a model with tables, an engine, what went wrong there.

Takes a contract, gives its model; takes a URL, gives an engine; refuses to show a password. Where the command line
names no database, DATABASE_URL does, else the configuration.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

from contractor.cli import printing, reading
from contractor.diagnostic import Finding, Severity

if TYPE_CHECKING:
    import sqlalchemy as sa

    from contractor.contract import Contract
    from contractor.imported import Imported
    from contractor.model import Model
    from contractor.seeding import Unseedable

F = TypeVar("F", bound=Callable[..., Any])
_MISSING: Final = "pip install 'openapi-contractor[db]'"
#: Drivers that only wait with `await`, and what does the same work without.
_PLAIN: Final = {"sqlite+aiosqlite": "sqlite", "postgresql+asyncpg": "postgresql+psycopg"}
_KNOWN: Final = ("sqlite", "postgresql")


def url(command: F) -> F:
    """--url URL: the database."""
    return click.option(
        "--url",
        metavar="URL",
        callback=_given,
        help="The database, as SQLAlchemy names it; by default DATABASE_URL, else `database.url` in the"
        " configuration.",
    )(command)


def rows(default: int, help: str) -> Callable[[F], F]:
    """--rows N: how many rows a table gets."""
    return click.option(
        "--rows",
        default=default,
        show_default=True,
        metavar="N",
        type=click.IntRange(1, 10_000_000),
        help=help,
    )


def seed(what: str) -> Callable[[F], F]:
    """--seed N: what chance begins with, which `what` follows from."""
    return click.option(
        "--seed",
        default=0,
        show_default=True,
        help=f"What chance begins with: the same seed, the same {what}.",
    )


def model(contract: "Contract") -> "Model":
    """The model, with tables or without; says why and exits with 2 where the document has errors."""
    from contractor.diagnostic import errors

    found = reading.model(contract)
    if wrong := errors([*contract.findings, *found.findings]):
        reading.refuse(wrong, contract.files)
    return found


def model_with_tables(contract: "Contract") -> "Model":
    """The model; says why and exits with 2 where it has no tables, or the document has errors."""
    from contractor.model.tables import tables

    found = model(contract)
    if not tables(found).tables:
        printing.stop(
            "the document asks for no table",
            "say `x-contractor-table` in a schema whose objects are rows, or in an Overlay (--overlay)",
        )
    return found


def engine(url: str | None, package: "Imported") -> "sa.Engine":
    """An engine as generated packages make it; says why and exits with 2 where there is none."""
    import sqlalchemy as sa

    named = parsed(url).render_as_string(hide_password=False)
    try:
        found: sa.Engine = package.runtime.engine(named, statement_timeout=None)
    except sa.exc.SQLAlchemyError as why:
        printing.stop(f"there is no engine for this database: {_said(why)}", "name another driver")
    return found


def parsed(url: str | None) -> "sa.URL":
    """The URL of a database, for a driver that waits by itself; says why and exits with 2 where it is none."""
    import sqlalchemy as sa

    if not url:
        printing.stop(
            "no database is named",
            "say --url sqlite:///shop.db, set DATABASE_URL, or `url` in [tool.contractor.database]",
        )
    try:
        found = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        # The text may hold a password.
        printing.stop(
            "the URL of the database cannot be read",
            "for instance sqlite:///shop.db, or postgresql+psycopg://user@host/name",
        )
    if found.get_backend_name() not in _KNOWN:
        printing.stop(
            f"tables are for SQLite and PostgreSQL, not for {found.get_backend_name()}",
            "name a database of one of them",
        )
    if found.drivername in ("postgresql", "postgres", *_PLAIN):
        found = found.set(drivername=_PLAIN.get(found.drivername, "postgresql+psycopg"))
    return found


def reading_only(url: str | None) -> "sa.Engine":
    """An engine that changes nothing in a database, and makes none; says why and exits with 2 where there is none."""
    import sqlalchemy as sa

    named = parsed(url)
    options: dict[str, Any] = {"hide_parameters": True, "poolclass": sa.NullPool}
    if named.get_backend_name() == "sqlite":
        options["creator"] = _reader(named)
    try:
        return sa.create_engine(named, **options)
    except sa.exc.SQLAlchemyError as why:
        printing.stop(f"there is no engine for this database: {_said(why)}", "name another driver")


def _reader(named: "sa.URL") -> Callable[[], Any]:
    """What opens a file of SQLite for reading."""
    import sqlite3

    path = Path(named.database or ":memory:")
    if not path.is_file():
        shown = named.render_as_string(hide_password=True)
        printing.stop(f"there is no database {shown}", "name one that is there with --url")
    place = f"{path.resolve().as_uri()}?mode=ro"
    return lambda: sqlite3.connect(place, uri=True)


def shown(engine: "sa.Engine") -> str:
    """The URL of a database without its password."""
    return engine.url.render_as_string(hide_password=True)


def failed(why: Exception, engine: "sa.Engine") -> NoReturn:
    """Say what a database refused, without values and passwords; exit with 2."""
    printing.stop(
        f"{shown(engine)}: {_said(why)}", "nothing was written; see what the database says"
    )


def not_installed(missing: ImportError) -> NoReturn:
    """Say which package is not there; exit with 2."""
    printing.stop(f"this needs {missing.name}, which is not installed", _MISSING)


def unseedable(why: "Unseedable", contract: "Contract") -> NoReturn:
    """Say why a table can have no rows; exit with 2."""
    found = Finding("unseedable", Severity.ERROR, why.why, why.at, why.help)
    reading.refuse([found], contract.files)


def _said(why: Exception) -> str:
    """The first line of what a driver says: the rest may show values."""
    told = str(getattr(why, "orig", None) or why).strip()
    return told.splitlines()[0] if told else type(why).__name__


def _given(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None or context.resilient_parsing:
        return value
    return os.environ.get("DATABASE_URL") or reading.config(context).database.url
