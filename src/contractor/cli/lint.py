"""`contractor lint`: what is wrong with a document."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contractor.cli import reading
from contractor.diagnostic import Finding, errors
from contractor.report import FORMATS
from contractor.report.color import wanted
from contractor.report.text import summary

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
@click.option(
    "--format", type=click.Choice(list(FORMATS)), default="text", help="How findings are printed."
)
@click.option("--output", type=click.Path(path_type=Path), help="Write the findings to a file.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours: where a person watches (and NO_COLOR is not set), always, or never.",
)
def command(
    spec: str,
    engine: str,
    format: str,
    output: Path | None,
    color: str,
    allow_remote: bool,
    allow_outside: bool,
    honour_nullable: bool,
) -> None:
    """Say what is wrong with SPEC (`-` reads standard input), and on which line.

    Exit status: 0 if nothing is (warnings allowed), 1 if there are errors, 2 if SPEC could not be checked.
    `contractor explain ID` says why a finding matters and what to do.
    """
    contract = reading.contract(
        spec,
        allow_remote=allow_remote,
        allow_outside=allow_outside,
        honour_nullable=honour_nullable,
        format=format,
    )
    found = contract.files.locate(_judged(contract, engine))
    painted = output is None and wanted(
        color, is_terminal=sys.stdout.isatty(), environment=os.environ
    )
    text = FORMATS[format](found, contract.files, color=painted)
    if output is None:
        click.echo(text, nl=False, color=painted or None)
    else:
        _write(output, text)
        click.echo(f"{summary(found)}, written to {output}", err=True)
    sys.exit(1 if errors(found) else 0)


def _judged(contract: "Contract", engine: str) -> list[Finding]:
    found: list[Finding] = []
    if engine != _SECOND:
        from contractor.lint import lint
        from contractor.model import build

        found += lint(contract)
        known = {(one.id, one.at) for one in found}
        found += [one for one in build(contract).findings if (one.id, one.at) not in known]
    if engine != "own":
        found += _second(contract)
    return found


def _second(contract: "Contract") -> list[Finding]:
    from contractor.lint.second import EngineMissing, second_opinion

    try:
        return second_opinion(contract)
    except EngineMissing as missing:
        click.echo(f"error: {_SECOND} is not installed ({missing})", err=True)
        click.echo("help: pip install 'openapi-contractor[lint]', or use --engine own", err=True)
        sys.exit(2)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as why:
        click.echo(f"error: {path} cannot be written: {why.strerror}", err=True)
        sys.exit(2)
