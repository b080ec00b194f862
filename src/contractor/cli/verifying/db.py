"""`contractor verify db`: whether tables hold exactly what the contract allows."""

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import databases, failing, overlaying, printing, reading
from contractor.cli.verifying import opening, waiving

if TYPE_CHECKING:
    import sqlalchemy as sa

    from contractor.contract import Contract
    from contractor.diagnostic import Finding
    from contractor.imported import Imported
    from contractor.report.storing import Summary
    from contractor.storing import Verified

_OPTION: Final = "--write-overlay"
_HEADS: Final = (
    "table", "database", "values", "arrived", "refused", "dropped", "altered", "constraints", "bad writes refused",
    "bad writes stored",
)  # fmt: skip


@click.command("db")
@reading.document
@click.option(
    "--url",
    metavar="URL",
    help="A PostgreSQL server to try things on, in a database of their own; without it SQLite and a PostgreSQL that is"
    " started for this.",
)
@click.option(
    "--examples",
    default=1_000,
    show_default=True,
    metavar="N",
    type=click.IntRange(4, 1_000_000),
    help="How many values of each table are sent.",
)
@databases.seed("values")
@failing.option
@overlaying.written(_OPTION, "Write an Overlay that tightens the contract to what databases hold.")
@printing.loudness
@printing.options
@click.pass_context
def command(
    context: click.Context,
    /,
    spec: str,
    url: str | None,
    examples: int,
    seed: int,
    fail_on: str,
    write_overlay: Path | None,
    force: bool,
    overlays: tuple[Path, ...],
    format: str,
    output: Path | None,
    color: str,
    verbose: int,
    quiet: int,
    **switches: Any,
) -> None:
    """Send values of the tables of SPEC through databases and back, at every edge of what the contract allows, and
    write badly into every column by raw SQL.

    What comes back must be what was sent. What the database refuses though the contract allows it, and what it stores
    though the contract forbids it, is told with what to do. Nothing but databases that are made for this is touched.

    Exit status: 0 (warnings allowed), 1 if something is altered or a constraint does not hold, 2 if nothing could be
    tried. `contractor explain ID` says why a finding matters.
    """
    printer = printing.printer(format, output, color, verbose, quiet)
    left = overlaying.without(write_overlay, spec, overlays, force=force, option=_OPTION)
    contract = reading.contract(spec, overlays=left, printer=printer, **switches)
    model = databases.model_with_tables(contract)
    # What the driver says of a statement that was refused is said here.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    try:
        from contractor.imported import imported
        from contractor.seeding import Unseedable
        from contractor.storing import verify

        with imported(model) as package, _engines(url, package) as engines:
            try:
                with printing.progress(wanted=printer.loud >= 0) as tell:
                    verified = verify(
                        contract, model, package, engines, examples=examples, seed=seed, tell=tell
                    )
            except Unseedable as why:
                databases.unseedable(why, contract)
    except ImportError as missing:
        databases.not_installed(missing)
    found = _judged(context, verified)
    located = contract.files.locate(found)
    printer.verified(located, contract.files.shown, _summary(verified))
    if write_overlay is not None:
        _write(contract, verified, write_overlay, overlays, printer, force=force)
    sys.exit(failing.status(found, fail_on))


@contextmanager
def _engines(url: str | None, package: "Imported") -> Iterator[list["sa.Engine"]]:
    """Engines of empty databases: one on the server that is named, else both."""
    with ExitStack() as stack:
        if url is not None:
            yield [stack.enter_context(opening.scratch("postgresql", url, package))]
            return
        yield [
            stack.enter_context(opening.scratch("sqlite", None, package)),
            stack.enter_context(opening.scratch("postgresql", None, package)),
        ]


def _judged(context: click.Context, verified: "Verified") -> "list[Finding]":
    """The findings that the project does not let pass."""
    from contractor.storing.findings import finding, findings
    from contractor.storing.outcome import IDS

    told = [(finding(one), one.keyword) for one in verified.told]
    others = [(one, "") for one in findings(verified)[len(told) :]]
    return waiving.left([*told, *others], reading.config(context), IDS)


def _summary(verified: "Verified") -> "Summary":
    from contractor.report.storing import Summary
    from contractor.storing.findings import NAMES

    rows = tuple(
        (
            one.table, NAMES[one.dialect], one.values, one.arrived, one.refused, one.dropped, one.altered,
            one.constraints, one.writes, one.stored,
        )
        for one in verified.seen
    )  # fmt: skip
    return Summary(_HEADS, rows)


def _write(
    contract: "Contract",
    verified: "Verified",
    file: Path,
    applied: Sequence[Path],
    printer: printing.Printer,
    *,
    force: bool,
) -> None:
    """Write the Overlay; exits with 2 where it cannot be."""
    from contractor.nouns import counted
    from contractor.source.overlay_text import overlay_text
    from contractor.storing.tightening import offered
    from contractor.workspace.config import shown_path

    made = offered(contract, verified.told)
    if not made.actions:
        printer.say("no schema is wider than what holds its values, so nothing is written")
        return
    text = overlay_text(f"What databases hold of {overlaying.title(contract)}", made.actions)
    overlaying.write(file, f"contractor verify db {_OPTION}", text, printer, force=force)
    shown = shown_path(Path.cwd() / file)
    printer.say(f"wrote {shown}: {counted(len(made.actions), 'schema')}")
    if made.left:
        printer.say(
            f"for {counted(len(made.left), 'place')} no change is known: {', '.join(made.left)}"
        )
    overlaying.tell_how_to_apply(file, applied, printer)
