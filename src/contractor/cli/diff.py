"""`contractor diff`: what changes between two versions of a contract, and whom it breaks."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contractor.cli import comparing, printing, reading

if TYPE_CHECKING:
    from contractor.cli.comparing import Sides
    from contractor.diff import Comparison
    from contractor.diff.oasdiff import Engine
    from contractor.report.comparison.judgement import Judgement


@click.command("diff")
@comparing.named
@click.option(
    "--hook",
    is_flag=True,
    help="As a hook before a commit: where no revision is named, compare with the last commit.",
)
@comparing.promised
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "none"]),
    callback=comparing.configured,
    help="From which severity on the exit status is 1.",
)
@click.option(
    "--engine",
    type=click.Choice(["own", "oasdiff", "both"]),
    callback=comparing.configured,
    help="Who compares: contractor, oasdiff, or both, with where they disagree.",
)
@click.option(
    "--oasdiff",
    type=click.Path(path_type=Path),
    metavar="PATH",
    callback=comparing.configured,
    help="The oasdiff program, instead of the one on PATH.",
)
@click.option(
    "--compat",
    type=click.Choice(["oasdiff"]),
    help="Judge by keywords alone, with the ids and levels of oasdiff 1.28.",
)
@click.option(
    "--severity-levels",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Severities by rule, in oasdiff's format: an id and a level on each line.",
)
@click.option(
    "--batch",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="REQUESTS ANSWERS",
    help="Compare the pairs that the lines of a file name, as oasdiff would, and write a line for each.",
)
@reading.configured
@reading.switches
@printing.loudness
@printing.comparison_options
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str | None,
    new: str | None,
    against: str | None,
    hook: bool,
    promise: str,
    fail_on: str,
    engine: str,
    oasdiff: Path | None,
    compat: str | None,
    severity_levels: Path | None,
    batch: tuple[Path, Path] | None,
    format: str,
    output: Path | None,
    color: str,
    verbose: int,
    quiet: int,
    **options: Any,
) -> None:
    """Say what changes from OLD to NEW, whom it breaks, and what to do about it.

    Both are a path, `-` for standard input, or a document at a git revision: main:openapi.yaml. With --against
    and one document (or none: that of the configuration), it is compared with its own past.

    Exit status: 0 if nobody is broken, 1 if somebody is, 2 if a verdict could not be reached.
    """
    if batch is not None:
        if old is not None or against is not None or hook:
            raise click.UsageError("--batch names all documents itself: leave out others.", context)
        _batch(*batch)
        return
    printer = printing.printer(format, output, color, verbose, quiet)
    sides = comparing.read(context, old, new, against, comparing.how(options), printer, hook=hook)
    found, disagreement = judged(
        context, sides, promise, engine, oasdiff, levels=severity_levels, compat=compat is not None
    )
    printer.comparison(found)
    click.echo(disagreement, nl=False, err=True)
    sys.exit(status(found, fail_on))


def judged(
    context: click.Context,
    sides: "Sides",
    promise: str,
    engine: str,
    oasdiff: Path | None,
    *,
    levels: Path | None = None,
    compat: bool = False,
) -> "tuple[Judgement, str]":
    """What changed, as the team sees it; and where oasdiff judges otherwise, if it was asked as well.

    Says why and exits with 2 where an engine gives no verdict.
    """
    today = comparing.today()
    if engine == "oasdiff" and promise != "wire":
        printing.stop(
            f"oasdiff compares what goes over the wire, and --promise {promise} asks for more",
            "use --engine own or --engine both",
        )
    theirs = None if engine == "own" else _theirs(sides, context, today, oasdiff)
    mirrored = compat or engine == "oasdiff"
    if engine == "oasdiff" and theirs is not None:
        comparison = theirs[0]
    else:
        comparison = comparing.compared(sides, promise, today, context, compat=mirrored)
    found = comparing.judgement(sides, comparison, context, today, levels, compat=mirrored)
    if engine != "both" or theirs is None:
        return found, ""
    return found, _disagreement(found, *theirs)


def _theirs(
    sides: "Sides", context: click.Context, today: date, program: Path | None
) -> "tuple[Comparison, Engine]":
    """What oasdiff says; there is no verdict where it gives none."""
    from contractor.diff import Comparison
    from contractor.diff.oasdiff import changes
    from contractor.workspace import oasdiff
    from contractor.workspace.problem import Refused

    old, new = sides.old.contract, sides.new.contract
    terms = reading.config(context).diff.terms(today)
    try:
        installed = oasdiff.installed(oasdiff.find(program))
        told = oasdiff.compare(installed, old, new, terms)
    except Refused as refused:
        reading.refuse(refused.findings)
    engine = installed.engine
    return Comparison(old, new, changes(told, comparing.rules(), engine)), engine


def _disagreement(found: "Judgement", theirs: "Comparison", engine: "Engine") -> str:
    """Where oasdiff judges otherwise."""
    from contractor.diff.oasdiff import disagreements, met
    from contractor.report.comparison.disagreements import disagreed

    listed = disagreements(
        met(found.changes),
        met(theirs.changes),
        comparing.rules(),
        engine,
        hidden=found.comparison.hidden,
    )
    return disagreed(listed, engine.name)


def _batch(requests: Path, answers: Path) -> None:
    from contractor.cli import batch

    try:
        lines = requests.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as why:
        printing.stop(
            f"{requests} cannot be read: {getattr(why, 'strerror', None) or 'it is not UTF-8'}",
            "name a file with a request on each line",
        )
    try:
        with answers.open("w", encoding="utf-8", newline="") as file:
            for line in batch.answers(lines, requests.parent, comparing.today()):
                file.write(f"{line}\n")
    except OSError as why:
        printing.stop(f"{answers} cannot be written: {why.strerror}", "name another file")


def status(found: "Judgement", fail_on: str) -> int:
    """The exit status of a comparison."""
    from contractor.diff.policy.judging import fails
    from contractor.diff.policy.settings import FailOn

    if fails(found.comparison, FailOn(fail_on)):
        return 1
    # What one document leaves without meaning may break anybody: that is no verdict.
    return 2 if found.comparison.unread else 0
