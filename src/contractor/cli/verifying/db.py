"""`contractor verify db`: whether tables hold exactly what the contract allows."""

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from contractor.cli import databases, offering, printing, reading
from contractor.cli.verifying import opening, waiving

if TYPE_CHECKING:
    import sqlalchemy as sa

    from contractor.contract import Contract
    from contractor.diagnostic import Finding
    from contractor.imported import Imported
    from contractor.report.storing import Summary
    from contractor.storing import Verified

_HEADS = (
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
@click.option(
    "--seed",
    default=0,
    show_default=True,
    help="What chance begins with: the same seed, the same values.",
)
@click.option(
    "--fail-on",
    type=click.Choice(waiving.FAIL_ON),
    default="error",
    show_default=True,
    help="The least that makes the exit status 1.",
)
@click.option(
    "--write-overlay",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write an Overlay that tightens the contract to what databases hold.",
)
@click.option("--force", is_flag=True, help="Replace FILE, also where somebody edited it.")
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
    applied = overlays
    if write_overlay is not None:
        offering.refuse_names(write_overlay, spec)
        overlays = offering.others(overlays, write_overlay)
    elif force:
        raise click.UsageError("--force is for --write-overlay.")
    contract = reading.contract(spec, overlays=overlays, printer=printer, **switches)
    model = databases.model_of(contract)
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
                _refuse(contract, why.at, why.why, why.help)
    except ImportError as missing:
        databases.not_installed(missing)
    found = _judged(context, verified)
    located = contract.files.locate(found)
    printer.verified(located, contract.files.shown, _summary(verified))
    if write_overlay is not None:
        _write(contract, verified, write_overlay, applied, printer, force=force)
    sys.exit(waiving.status(found, fail_on))


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
    from contractor.workspace import stamped
    from contractor.workspace.config import shown_path
    from contractor.workspace.problem import Refused

    made = offered(contract, verified.told)
    if not made.actions:
        printer.say("no schema is wider than what holds its values, so nothing is written")
        return
    title = " ".join(str(contract.info.get("title", "")).split()) or "the API"
    try:
        text = overlay_text(f"What databases hold of {title}", made.actions)
        stamped.write(file, "contractor verify db --write-overlay", text, force=force)
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)
    shown = shown_path(Path.cwd() / file)
    printer.say(f"wrote {shown}: {counted(len(made.actions), 'schema')}")
    if made.left:
        printer.say(
            f"for {counted(len(made.left), 'place')} no change is known: {', '.join(made.left)}"
        )
    if file.resolve() not in [one.resolve() for one in applied]:
        printer.say(
            f'help: add it to `overlays` in [tool.contractor], or read the document with --overlay "{shown}"'
        )


def _refuse(contract: "Contract", at: str, why: str, help: str) -> NoReturn:
    from contractor.diagnostic import Finding, Severity

    reading.refuse([Finding("unseedable", Severity.ERROR, why, at, help)], contract.files)
