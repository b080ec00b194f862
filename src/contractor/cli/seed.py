"""`contractor seed`: fill a database with rows that are what the document says."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from contractor.cli import databases, printing, reading
from contractor.text import nearest

if TYPE_CHECKING:
    import sqlalchemy as sa

    from contractor.imported import Imported
    from contractor.model import Model
    from contractor.seeding import Seeding
    from contractor.seeding.inserting import Mode, Written


@click.command("seed")
@reading.document
@databases.rows(
    20, "How many rows each table gets; those in lists come with the rows that have them."
)
@databases.seed("rows")
@databases.url
@click.option(
    "--table",
    "names",
    multiple=True,
    metavar="NAME",
    help="Fill this table and those that it refers to, not all; may be repeated.",
)
@click.option("--create", is_flag=True, help="Create the tables that are not there.")
@click.option(
    "--append", "mode", flag_value="append", help="Add the rows whose keys are not there yet."
)
@click.option("--fresh", "mode", flag_value="fresh", help="Delete all rows of these tables first.")
@click.option("--dry-run", is_flag=True, help="Print the rows as lines of JSON; write nothing.")
@printing.loudness
def command(
    spec: str,
    rows: int,
    seed: int,
    url: str | None,
    names: tuple[str, ...],
    create: bool,
    mode: "Mode | None",
    dry_run: bool,
    verbose: int,
    quiet: int,
    **switches: Any,
) -> None:
    """Fill the tables of SPEC with rows that the contract allows, each after those that it refers to.

    The same seed gives the same rows, and more rows are the same ones and others. Either all are written or
    none. Tables that have rows already are left alone, unless --append or --fresh says what to do.

    Exit status: 0, or 2 if the rows could not be made or written; then the database is as it was.
    """
    printer = printing.Printer(loud=verbose - quiet)
    contract = reading.contract(spec, **switches)
    try:
        from contractor.imported import imported
        from contractor.seeding import Unseedable

        model = databases.model_with_tables(contract)
        with imported(model) as package:
            try:
                _seed(
                    model, package, printer, rows=rows, seed=seed, url=url, names=names,
                    create=create, mode=mode or "empty", dry_run=dry_run,
                )  # fmt: skip
            except Unseedable as why:
                databases.unseedable(why, contract)
    except ImportError as missing:
        databases.not_installed(missing)


def _seed(
    model: "Model",
    package: "Imported",
    printer: printing.Printer,
    *,
    rows: int,
    seed: int,
    url: str | None,
    names: Sequence[str],
    create: bool,
    mode: "Mode",
    dry_run: bool,
) -> None:
    from contractor.seeding import Seeding

    files = model.contract.files
    seeding = Seeding(model, package, seed)
    counts = seeding.counts(seeding.needed(_keys(seeding, names)), rows)
    printer.findings(files.locate(seeding.refused), files.shown)
    for key, count in counts.items():
        if count < rows:
            said = f"{seeding.table(key).name} gets {count} rows: its keys, or the rows it belongs to, allow no more"
            printer.say(said)
    if dry_run:
        _print(seeding, counts)
        return
    engine = databases.engine(url, package)
    try:
        with _bar(sum(counts.values()), printer) as tell:
            written = _write(engine, seeding, counts, mode=mode, create=create, tell=tell)
    finally:
        engine.dispose()
    _tell(written, printer, databases.shown(engine))


def _keys(seeding: "Seeding", names: Sequence[str]) -> list[str]:
    """The keys of the tables that are named; all of them where none is."""
    known: dict[str, list[str]] = {}
    for key, table in seeding.tables.items():
        # Kinds of rows may stand in one table.
        known.setdefault(table.name, []).append(key)
    for name in names:
        if name not in known:
            near = nearest(name, list(known))
            printing.stop(
                f"there is no table {name!r}" + (f"; did you mean {near}?" if near else ""),
                f"there are: {', '.join(known)}",
            )
    return [key for name in names or known for key in known[name]]


def _write(
    engine: "sa.Engine",
    seeding: "Seeding",
    counts: Mapping[str, int],
    *,
    mode: "Mode",
    create: bool,
    tell: Callable[[int], None],
) -> "Written":
    import sqlalchemy as sa

    from contractor.seeding.inserting import Held, Occupied, Unwritten, insert

    try:
        return insert(engine, seeding, counts, mode=mode, create=create, tell=tell)
    except Occupied as why:
        full = ", ".join(f"{name} ({count})" for name, count in why.tables.items())
        printing.stop(
            f"there are rows already: {full}",
            "--append adds those that are not there yet, --fresh deletes all rows of these tables first",
        )
    except Unwritten as why:
        printing.stop(
            f"there are no tables {', '.join(why.tables)}",
            "--create creates them, or migrate the database first",
        )
    except Held as why:
        printing.stop(
            f"the rows of {why.table} cannot be deleted: other rows refer to them",
            "name the tables of these rows with --table too, or none, so that all are filled anew",
        )
    except sa.exc.SQLAlchemyError as why:
        databases.failed(why, engine)


def _print(seeding: "Seeding", counts: Mapping[str, int]) -> None:
    """Each row as a line of JSON: its table, and what stands in its columns."""
    from pydantic_core import to_jsonable_python

    for batch in seeding.batches(counts):
        lines = (
            json.dumps(
                {"table": line.table.name, "row": to_jsonable_python(line.columns)},
                ensure_ascii=False,
            )
            for line in batch.lines
        )
        click.echo("\n".join(lines))


@contextmanager
def _bar(length: int, printer: printing.Printer) -> Iterator[Callable[[int], None]]:
    """What shows how far it is, where a person watches."""
    if not sys.stderr.isatty() or printer.loud < 0:
        yield lambda done: None
        return
    with click.progressbar(length=length, label="rows", file=sys.stderr, show_pos=True) as bar:
        yield lambda done: bar.update(done - bar.pos)


def _tell(written: "Written", printer: printing.Printer, where: str) -> None:
    total = sum(written.rows.values())
    for name, count in written.rows.items():
        printer.say(f"{count:>9,}  {name}")
    there = f"; {written.there:,} were there already" if written.there else ""
    printer.say(f"{total:,} rows written to {where}{there}")
