"""`contractor lint`: what is wrong with a document."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contractor.cli import offering, overlaying, printing, reading
from contractor.diagnostic import Finding, errors

if TYPE_CHECKING:
    from contractor.contract import Contract

_SECOND = "openapi-spec-validator"


@click.command("lint")
@reading.document
@click.option(
    "--engine",
    type=click.Choice(["own", _SECOND, "both"]),
    default="own",
    help="Who judges: our own rules, openapi-spec-validator, or both.",
)
@overlaying.written(
    offering.OPTION,
    "Write an Overlay that adds the answers which a server has to give, and which are not documented.",
)
@printing.options
def command(
    spec: str,
    engine: str,
    write_overlay: Path | None,
    force: bool,
    allow_remote: bool,
    allow_outside: bool,
    honour_nullable: bool,
    assume_types: bool,
    overlays: tuple[Path, ...],
    **shared: Any,
) -> None:
    """Say what is wrong with SPEC (`-` reads standard input), and on which line.

    Exit status: 0 if nothing is (warnings allowed), 1 if there are errors, 2 if SPEC could not be checked.
    `contractor explain ID` says why a finding matters and what to do. With --write-overlay, SPEC is read without
    FILE, should that be among its Overlays.
    """
    printer = printing.printer(**shared)
    left = overlaying.without(write_overlay, spec, overlays, force=force, option=offering.OPTION)
    contract = reading.contract(
        spec,
        allow_remote=allow_remote,
        allow_outside=allow_outside,
        honour_nullable=honour_nullable,
        assume_types=assume_types,
        overlays=left,
        printer=printer,
    )
    found = contract.files.locate(judged(contract, engine))
    printer.findings(found, contract.files.shown, asked=True)
    if write_overlay is None:
        offering.offered(found, spec, printer)
    else:
        offering.write(contract, write_overlay, overlays, printer, force=force)
    sys.exit(1 if errors(found) else 0)


def judged(contract: "Contract", engine: str = "own") -> list[Finding]:
    """What is wrong with a document, by whom it is judged; exits with 2 where the other engine is not there."""
    found: list[Finding] = []
    if engine != _SECOND:
        from contractor import lint

        found += lint(contract)
    if engine != "own":
        found += _second(contract)
    return found


def _second(contract: "Contract") -> list[Finding]:
    from contractor.lint.second import EngineMissing, second_opinion

    try:
        return second_opinion(contract)
    except EngineMissing as missing:
        printing.stop(
            f"{_SECOND} is not installed ({missing})",
            "pip install 'openapi-contractor[lint]', or use --engine own",
        )
