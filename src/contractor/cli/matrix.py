"""`contractor matrix`: which versions of a contract are compatible with which."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from contractor.cli import comparing, completing, printing, reading
from contractor.cli.comparing import Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    clients of the one before it, 0 if none does, 2 if one of them cannot be read.
    """
    from contractor.report.comparison import matrix

    how = comparing.how(options)
    ranged = span is not None or tags
    named = _ranged(context, versions, span or "HEAD", tags, how) if ranged else list(versions)
    if len(named) < 2:
        _too_few(context, named, ranged=ranged)
    sides = [_side(name, how) for name in named]
    today = comparing.today()
    cells = {
        (old, new): _cell(sides[old], sides[new], promise, today, context)
        for old in range(len(sides))
        for new in range(old + 1, len(sides))
    }
    table = matrix.Matrix(_called(named, sides), cells)
    printers = {"text": matrix.text, "json": matrix.as_json, "markdown": matrix.markdown}
    made = printers[format](table)
    if output is None:
        click.echo(made, nl=False)
    else:
        printing.write(output, made)
    sys.exit(
        2 if None in sides else _status([cells[old, old + 1] for old in range(len(sides) - 1)])
    )


def _status(steps: "Sequence[Cell]") -> int:
    """1 if a version breaks clients of the one before it."""
    return 1 if any(cell.errors for cell in steps) else 0


def _too_few(context: click.Context, named: list[str], *, ranged: bool) -> NoReturn:
    """Say why there is no table."""
    if not ranged:
        raise click.UsageError("Name two versions or more, or a document and --range.", context)
    found = f"one version, {named[0]}" if named else "no version of the document"
    printing.stop(
        f"there is {found} in this range, so there is nothing to compare",
        "name a wider --range, for instance v1.0..HEAD; in a shallow clone, fetch history and tags first",
    )


def _side(name: str, how: "Reading") -> "Side | None":
    """A version; None where it cannot be read, which is told, and is no reason to leave out the others."""
    from contractor.workspace.problem import Refused
    from contractor.workspace.sides import Unread, side

    try:
        return side(name, name, how)
    except Unread as failure:
        printing.PLAIN.findings(failure.findings, failure.shown)
    except Refused as refused:
        reading.refuse(refused.findings)
    return None


def _cell(
    old: "Side | None", new: "Side | None", promise: str, today: date, context: click.Context
) -> "Cell":
    from contractor.diagnostic import Severity
    from contractor.report.comparison.matrix import Cell

    if old is None or new is None:
        return Cell(0, 0, 0, unread=True)
    sides = Sides(old, new)
    comparison = comparing.compared(sides, promise, today, context)
    found = comparing.judgement(sides, comparison, context, today)
    levels = [change.level for change in found.changes if found.pardon(change) is None]
    return Cell(
        levels.count(Severity.ERROR),
        levels.count(Severity.WARNING),
        levels.count(Severity.INFO),
        len(comparison.undecided),
    )


def _called(named: "Sequence[str]", sides: "Sequence[Side | None]") -> tuple[str, ...]:
    """What people call each version: what it says it is, else its revision, else what was named; each once."""
    spellings = [(*_short(*one), one[0]) for one in zip(named, sides, strict=True)]
    found = [
        next(
            (
                one
                for one, all in zip(own, zip(*spellings, strict=True), strict=True)
                if one and all.count(one) == 1
            ),
            own[-1],
        )
        for own in spellings
    ]
    return tuple(found) if len(set(found)) == len(found) else tuple(named)


def _short(name: str, side: "Side | None") -> tuple[str, str]:
    """What a document says that its version is, and its revision; empty where it has none."""
    if side is None:
        from contractor.source.git import parted

        revision, _ = parted(name) or ("", "")
        return "", revision
    version = side.contract.info.get("version")
    return version if isinstance(version, str) else "", side.contract.files.revision or ""


def _ranged(
    context: click.Context, named: tuple[str, ...], span: str, tags: bool, how: "Reading"
) -> list[str]:
    """The revisions of one document in a range, as `revision:path`, the oldest first.

    A range begins behind its first revision; what the document was there is the version that the next is held
    against.
    """
    from contractor.workspace.past import revisions, stands
    from contractor.workspace.problem import Refused

    if len(named) > 1:
        raise click.UsageError("--range and --tags are about one document.", context)
    path = named[0] if named else reading.spec(context)
    start = span.partition("..")[0] if ".." in span else ""
    try:
        found = revisions(path, span, also=[] if tags else _parts(path, how), tags=tags)
        first = stands(path, start) if start else None
    except Refused as refused:
        reading.refuse(refused.findings)
    later = [f"{one.tag or one.commit[:_HASH]}:{one.path}" for one in found]
    return later if first is None else [f"{start}:{first}", *later]


def _parts(path: str, how: "Reading") -> list[str]:
    """The other files that a document is made of today: a change of one is a version too."""
    from contractor.workspace.sides import Unread, side

    try:
        files = side("new", path, how).contract.files
    except Unread:
        return []  # it is gone, or broken, today; what it was is read at each revision
    return [shown for shown in files.shown if shown != files.root.display and Path(shown).exists()]
