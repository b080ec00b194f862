"""`contractor changelog`: everything that changed, for those who call the service."""

from pathlib import Path
from typing import Any

import click

from contractor.cli import comparing, printing, reading


@click.command("changelog")
@comparing.named
@click.option("--released", metavar="DATE", help="A date to write beside the version.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the changelog to a file.",
)
@comparing.promised
@reading.configured
@reading.switches
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str | None,
    new: str | None,
    against: str | None,
    released: str | None,
    output: Path | None,
    promise: str,
    **options: Any,
) -> None:
    """Write what changed from OLD to NEW as Markdown, with a guide for every change that breaks clients.

    Documents are named as `contractor diff` takes them. Exit status: 0, or 2 if they cannot be compared.
    """
    from contractor.diagnostic import DocumentError
    from contractor.report.comparison.changelog import changelog

    sides = comparing.read(context, old, new, against, comparing.how(options), printing.PLAIN)
    today = comparing.today()
    comparison = comparing.compared(sides, promise, today, context)
    found = comparing.judgement(sides, comparison, context, today)
    try:
        text = changelog(found, rows=comparing.rules(), released=released)
    except DocumentError as failure:
        reading.refuse(failure.findings)
    if output is None:
        click.echo(text, nl=False)
    else:
        printing.write(output, text)
