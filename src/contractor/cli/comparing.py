"""From two names of documents to a judgement: what the verbs that compare share.

Takes the command line and the configuration, gives both sides read, and a comparison judged as the team wants it;
refuses to know how a verb prints it. What cannot be read or judged ends the run with 2, never with a verdict.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from contractor.cli import completing, reading
from contractor.cli.printing import Stopped
from contractor.frozen import changed, frozen

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.diff import Comparison, Models
    from contractor.diff.rule import Row
    from contractor.report.comparison import judgement as reported
    from contractor.workspace.sides import Reading, Side

F = TypeVar("F", bound=Callable[..., Any])
PROMISES: Final = ("wire", "client", "data")


@frozen
class Sides:
    """Both documents as they were read."""

    old: "Side"
    new: "Side"


def configured(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """What the command line says, else the configuration's table `diff`."""
    if value is not None or context.resilient_parsing:
        return value
    return getattr(reading.config(context).diff, parameter.name or "")


def today() -> date:
    """Today where the reader is: a sunset is a day."""
    return date.today()  # noqa: DTZ011


def named(command: F) -> F:
    """OLD, NEW and --against: what is compared."""
    for decorate in (
        click.option(
            "--against",
            metavar="REF",
            help="Compare one document with what it was where its history left this git revision's.",
        ),
        click.argument("new", required=False, shell_complete=completing.files),
        click.argument("old", required=False, shell_complete=completing.files),
    ):
        command = decorate(command)
    return command


def promised(command: F) -> F:
    """--promise: what is promised to whom."""
    return click.option(
        "--promise",
        type=click.Choice(PROMISES),
        callback=configured,
        help="What is promised: payloads and HTTP (wire), also what generated code exposes (client), also what"
        " is stored (data).",
    )(command)


def how(options: Mapping[str, Any]) -> "Reading":
    """How both documents are read, by the options of `reading.switches`."""
    from contractor.workspace.sides import Reading

    return Reading(**options)


def read(
    context: click.Context,
    old: str | None,
    new: str | None,
    against: str | None,
    how: "Reading",
    printer: "Printer",
    *,
    hook: bool = False,
) -> Sides:
    """Both sides: OLD and NEW, or one document and what it was where its history left that of a revision.

    Says why and exits with 2 where a side cannot be read. A document that is new breaks nobody: that is said,
    and ends the run with 0. `hook`: where no revision is named, it is compared with the last commit.
    """
    if old is not None and new is not None:
        if against is not None:
            raise click.UsageError(
                "--against is for one document, and two are named: leave out either.", context
            )
        return _two(old, new, how, printer)
    base = _base(context, against, hook=hook)
    before, after = past(base, old or reading.spec(context), how, printer, first=hook)
    if before is None:
        printer.findings(after.contract.files.locate(after.notes), after.contract.files.shown)
        raise SystemExit(0)
    return Sides(before, after)


def say_what_overlays_hide(
    old: str | None, new: str | None, how: "Reading", printer: "Printer"
) -> None:
    """Say that Overlays are applied to both versions, where the old one is a file of today."""
    if how.overlays and old is not None and new is not None and Path(old).exists():
        printer.say(
            "the Overlays are those of today for both versions, and what changed in them is not seen: "
            "name the old version by its revision (REVISION:PATH, or --against REVISION)"
        )


def past(
    base: str, spec: str, how: "Reading", printer: "Printer", *, first: bool = False
) -> "tuple[Side | None, Side]":
    """What a document was where its history left that of a revision, None where it is new; and the document.

    Says why and exits with 2 where a side cannot be read. Where nothing is committed it is new, if `first`.
    """
    from contractor.workspace.sides import since

    with _no_verdict(printer):
        return since(base, spec, how, first=first)


def _two(old: str, new: str, how: "Reading", printer: "Printer") -> Sides:
    from contractor.workspace.sides import sides

    with _no_verdict(printer):
        return Sides(*sides(old, new, how))


@contextmanager
def _no_verdict(printer: "Printer") -> Iterator[None]:
    """Within it, a side that cannot be read is said, and ends the run with 2."""
    from contractor.workspace.problem import Refused
    from contractor.workspace.sides import Unread

    try:
        yield
    except Unread as failure:
        printer.no_verdict(failure.findings, failure.shown)
        raise Stopped(failure.findings[0].message) from None
    except Refused as refused:
        printer.no_verdict(refused.findings, reading.excerpts(refused.findings))
        raise Stopped(refused.findings[0].message) from None


def _base(context: click.Context, against: str | None, *, hook: bool) -> str:
    """The revision that one document is compared with."""
    base = against or reading.config(context).diff.against or ("HEAD" if hook else None)
    if base is None:
        parent = context.parent
        group = f"{parent.info_name} " if parent is not None and parent.parent is not None else ""
        verb = f"contractor {group}{context.info_name}"
        raise click.UsageError(
            f"Name two documents: {verb} OLD NEW, or what to compare one with: --against main.",
            context,
        )
    return base


def compared(
    sides: Sides, promise: str, today: date, context: click.Context, *, compat: bool = False
) -> "Comparison":
    """Everything that differs under a promise."""
    from contractor import diff
    from contractor.diagnostic import DocumentError

    terms = reading.config(context).diff.terms(today, compat=compat)
    wanted = diff.Promise[promise.upper()]
    models = None if wanted is diff.Promise.WIRE else _models(sides)
    try:
        return diff.compare(sides.old.contract, sides.new.contract, terms, wanted, models)
    except DocumentError as failure:
        reading.refuse(failure.findings, sides.new.contract.files)


def _models(sides: Sides) -> "Models":
    """What is generated from both sides, and what it calls everything there."""
    from contractor.diagnostic import DocumentError
    from contractor.diff import Models
    from contractor.model import build
    from contractor.workspace.exposing import exposed

    made = []
    for side in (sides.old, sides.new):
        try:
            made.append(exposed(build(side.contract)))
        except DocumentError as failure:
            reading.refuse(failure.findings, side.contract.files)
    return Models(*made)


def judgement(
    sides: Sides,
    comparison: "Comparison",
    context: click.Context,
    today: date,
    levels: Path | None = None,
    *,
    compat: bool = False,
) -> "reported.Judgement":
    """The comparison as the team sees it, with the version that should come next."""
    from contractor.diff.policy.judging import judged
    from contractor.diff.policy.versions import advice
    from contractor.report.comparison.judgement import Judgement
    from contractor.workspace.policy import policy
    from contractor.workspace.problem import Refused

    rows = rules(compat=compat)
    try:
        asked = policy(reading.config(context), rules().keys(), levels)
    except Refused as refused:
        reading.refuse(refused.findings)
    found = judged(comparison, asked, rows, today)
    notes = (*found.findings, *sides.old.notes, *sides.new.notes)
    return Judgement(
        changed(found, findings=notes),
        _shown(sides.old),
        _shown(sides.new),
        advice(found, rows),
        notes,
    )


def rules(*, compat: bool = False) -> "Mapping[str, Row]":
    """The rows of all rules; `compat` leaves out those that only contractor has."""
    from contractor.diff.rule import OURS
    from contractor.diff.rules import RULES

    if not compat:
        return RULES
    return {id: row for id, row in RULES.items() if row.since != OURS}


def _shown(side: "Side") -> "reported.Side":
    from contractor.report.comparison import judgement as reported

    files = side.contract.files
    shown = files.root.display
    if files.revision is None:
        return reported.Side(shown)
    return reported.Side(shown.removeprefix(f"{files.revision}:"), files.revision)
