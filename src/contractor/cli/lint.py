"""`contractor lint`: what is wrong with a document."""

import sys

import click

from contractor.cli import reading
from contractor.diagnostic import errors
from contractor.report import FORMATS


@click.command("lint")
@reading.document
@click.option(
    "--format", type=click.Choice(list(FORMATS)), default="text", help="How findings are printed."
)
def command(
    spec: str, format: str, allow_remote: bool, allow_outside: bool, honour_nullable: bool
) -> None:
    """Say what is wrong with SPEC (`-` reads standard input), and on which line."""
    from contractor.contract.validate import validate
    from contractor.model import build

    contract = reading.contract(
        spec,
        allow_remote=allow_remote,
        allow_outside=allow_outside,
        honour_nullable=honour_nullable,
        format=format,
    )
    found = contract.files.locate(
        [*contract.findings, *validate(contract), *build(contract).findings]
    )
    click.echo(FORMATS[format](found, contract.files), nl=False)
    sys.exit(1 if errors(found) else 0)
