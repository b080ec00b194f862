"""`contractor verify drift`: whether a live database is still what the contract says."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import databases, failing, printing, reading
from contractor.cli.verifying import opening, waiving

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contractor.imported import Imported
    from contractor.relational.catalogue import Catalogue, Difference

#: Where Alembic notes the revision, and how far an unfinished one has come.
_OF_MIGRATIONS: Final = ("alembic_version", "contractor_progress")


@click.command("drift")
@reading.document
@databases.url
@click.option(
    "--scratch",
    metavar="URL",
    help="The PostgreSQL server on which the database is made that yours is compared with; by default one is started.",
)
@failing.option
@printing.loudness
@printing.options
@click.pass_context
def command(
    context: click.Context,
    /,
    spec: str,
    url: str | None,
    scratch: str | None,
    fail_on: str,
    format: str,
    output: Path | None,
    color: str,
    verbose: int,
    quiet: int,
    **switches: Any,
) -> None:
    """Compare a live database with what SPEC says, without changing anything in it.

    A database is made from SPEC elsewhere, and both are read as they write themselves down: tables, columns, keys,
    constraints, indexes, triggers, functions. The order of columns does not count.

    Exit status: 0 (warnings allowed), 1 if the database is not what SPEC says, 2 if it could not be looked at.
    """
    printer = printing.printer(format, output, color, verbose, quiet)
    contract = reading.contract(spec, printer=printer, **switches)
    model = databases.model_with_tables(contract)
    try:
        from contractor.imported import imported
        from contractor.relational import relational
        from contractor.relational.catalogue import differences
        from contractor.storing.drift import drift

        with imported(model) as package, printing.progress(wanted=printer.loud >= 0) as tell:
            tell("looking at the database")
            found = _live(url)
            tell("making the one that the document says")
            expected = _expected(found, scratch, package)
            told = drift(relational(model), _asked(differences(found, expected)))
    except ImportError as missing:
        databases.not_installed(missing)
    kept = waiving.left([(one, "") for one in told], reading.config(context), ("database-drift",))
    printer.findings(contract.files.locate(kept), contract.files.shown, asked=True)
    sys.exit(failing.status(kept, fail_on))


def _asked(found: "Iterable[Difference]") -> "Iterator[Difference]":
    """Differences but for the tables in which migrations keep what they need themselves."""
    from contractor.migrations.keeping import ARCHIVE

    for one in found:
        table = one.part.name if one.part.kind == "table" else one.part.table
        if one.expected is None and table.startswith((f"{ARCHIVE}_", *_OF_MIGRATIONS)):
            continue
        yield one


def _live(url: str | None) -> "Catalogue":
    """What the database has; exits with 2 where it cannot be looked at."""
    import sqlalchemy as sa

    from contractor.relational.catalogue import catalogue

    engine = databases.reading_only(url)
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            return catalogue(connection)
    except sa.exc.SQLAlchemyError as why:
        databases.failed(why, engine)
    finally:
        engine.dispose()


def _expected(found: "Catalogue", server: str | None, package: "Imported") -> "Catalogue":
    """What a database has that is made from the document alone."""
    import sqlalchemy as sa

    from contractor.relational.catalogue import catalogue

    with opening.scratch(found.dialect, server, package) as engine:
        try:
            package.tables.Base.metadata.create_all(engine)
            with engine.connect() as connection:
                return catalogue(connection)
        except sa.exc.SQLAlchemyError as why:
            databases.failed(why, engine)
