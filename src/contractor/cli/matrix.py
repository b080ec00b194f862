"""`contractor matrix`: which versions of a contract are compatible with which."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import comparing, completing, printing, reading
from contractor.cli.comparing import Sides

if TYPE_CHECKING:
    from contractor.report.comparison.matrix import Cell
    from contractor.workspace.sides import Reading, Side

_FORMATS: Final = ("text", "json", "markdown")
#: Digits of a commit that tell it from others.
_HASH: Final = 12


@click.command("matrix")
@click.argument("versions", nargs=-1, shell_complete=completing.files)
@click.option(
    "--range",
    "span",
    metavar="RANGE",
    help="The commits in a range of git revisions (v1.0..main) at which one document changed.",
)
@click.option(
    "--tags", is_flag=True, help="With --range, or alone: the tags that have the document."
)
@click.option(
    "--format", type=click.Choice(_FORMATS), default="text", help="How the table is printed."
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the table to a file."
)
@comparing.promised
@reading.configured
@reading.switches
@click.pass_context
def command(
    context: click.Context,
    /,
    versions: tuple[str, ...],
    span: str | None,
    tags: bool,
    format: str,
    output: Path | None,
    promise: str,
    **options: Any,
) -> None:
    """Compare each of VERSIONS with all that come later, and say which are compatible.

    VERSIONS are documents as `contractor diff` takes them, the oldest first. Exit status: 1 if a version breaks
    clients of the one before it, 0 if none does, 2 if they cannot be compared.
    """
    from contractor.report.comparison import matrix

    how = comparing.how(options)
    ranged = span is not None or tags
    named = _ranged(context, versions, span or "HEAD", tags) if ranged else list(versions)
    if len(named) < 2:
        raise click.UsageError("Name two versions or more, or a document and --range.", context)
    sides = [_side(name, how) for name in named]
    today = comparing.today()
    cells = {
        (old, new): _cell(Sides(sides[old], sides[new]), promise, today, context)
        for old in range(len(sides))
        for new in range(old + 1, len(sides))
    }
    table = matrix.Matrix(tuple(map(_called, sides)), cells)
    printers = {"text": matrix.text, "json": matrix.as_json, "markdown": matrix.markdown}
    made = printers[format](table)
    if output is None:
        click.echo(made, nl=False)
    else:
        printing.write(output, made)
    sys.exit(1 if any(cells[old, old + 1].errors for old in range(len(sides) - 1)) else 0)


def _side(name: str, how: "Reading") -> "Side":
    from contractor.workspace.problem import Refused
    from contractor.workspace.sides import Unread, side

    try:
        return side(name, name, how)
    except Unread as failure:
        printing.PLAIN.findings(failure.findings, failure.shown)
    except Refused as refused:
        reading.refuse(refused.findings)
    raise SystemExit(2)


def _cell(sides: Sides, promise: str, today: date, context: click.Context) -> "Cell":
    from contractor.diagnostic import Severity
    from contractor.report.comparison.matrix import Cell

    comparison = comparing.compared(sides, promise, today, context)
    found = comparing.judgement(sides, comparison, context, today)
    levels = [change.level for change in found.changes if found.pardon(change) is None]
    return Cell(
        levels.count(Severity.ERROR),
        levels.count(Severity.WARNING),
        levels.count(Severity.INFO),
        len(comparison.undecided),
    )


def _called(side: "Side") -> str:
    """A version as people call it: where it was read, and what it says it is."""
    version = side.contract.info.get("version")
    shown = side.contract.files.root.display
    return f"{version} ({shown})" if isinstance(version, str) else shown


def _ranged(context: click.Context, named: tuple[str, ...], span: str, tags: bool) -> list[str]:
    """The revisions of one document in a range, as `revision:path`, the oldest first."""
    from contractor.workspace.git import revisions
    from contractor.workspace.problem import Refused

    if len(named) > 1:
        raise click.UsageError("--range and --tags are about one document.", context)
    path = named[0] if named else reading.spec(context)
    try:
        found = revisions(path, span, tags=tags)
    except Refused as refused:
        reading.refuse(refused.findings)
    return [f"{one.tag or one.commit[:_HASH]}:{one.path}" for one in found]
