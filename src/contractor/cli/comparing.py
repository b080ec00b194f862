"""From two names of documents to a judgement: what the verbs that compare share.

Takes the command line and the configuration, gives both sides read, and a comparison judged as the team wants it;
refuses to know how a verb prints it. What cannot be read or judged ends the run with 2, never with a verdict.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from contractor.cli import printing, reading
from contractor.frozen import changed, frozen

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.diff import Comparison
    from contractor.diff.rule import Row
    from contractor.diff.terms import Terms
    from contractor.report.comparison.judgement import Judgement
    from contractor.workspace.config import Config
    from contractor.workspace.sides import Reading, Side

F = TypeVar("F", bound=Callable[..., Any])
PROMISES: Final = ("wire", "client", "data")


@frozen
class Pair:
    """Both sides as they were read; `old` is None where the document is new."""

    old: "Side | None"
    new: "Side"


def promised(command: F) -> F:
    """--promise: what is promised to whom."""
    return click.option(
        "--promise",
        type=click.Choice(PROMISES),
        callback=_configured,
        help="What is promised: payloads and HTTP (wire), also what generated code exposes (client), also what"
        " is stored (data).",
    )(command)


def how_read(options: Mapping[str, Any]) -> "Reading":
    """How both documents are read, by the options of `reading.switches`."""
    from contractor.workspace.sides import Reading

    return Reading(
        overlays=tuple(options["overlays"]),
        allow_remote=options["allow_remote"],
        allow_outside=options["allow_outside"],
        honour_nullable=options["honour_nullable"],
        assume_types=options["assume_types"],
    )


def pair(
    old: str | None, new: str, against: str | None, how: "Reading", printer: "Printer"
) -> Pair:
    """Both sides: OLD and NEW, or NEW and what it was where its history left a revision's."""
    from contractor.workspace.problem import Refused
    from contractor.workspace.sides import Unread, side, sides, since

    try:
        if old is not None:
            return Pair(*sides(old, new, how))
        if against is None:
            return Pair(None, side("new", new, how))
        return Pair(*since(against, new, how))
    except Unread as failure:
        printer.findings(failure.findings, failure.shown)
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)
    raise SystemExit(2)


def compared(sides: Pair, terms: "Terms", promise: str) -> "Comparison":
    """Everything that differs under a promise; both sides must be there."""
    from contractor import diff

    assert sides.old is not None
    return diff.compare(
        sides.old.contract, sides.new.contract, terms, diff.Promise[promise.upper()]
    )


def judgement(
    sides: Pair,
    comparison: "Comparison",
    config: "Config",
    today: date,
    levels: Path | None,
    *,
    compat: bool = False,
) -> "Judgement":
    """The comparison as the team sees it, with the version that should come next."""
    from contractor.diff.policy.judging import judged
    from contractor.diff.policy.versions import advice
    from contractor.diff.rule import OURS
    from contractor.diff.rules import RULES
    from contractor.report.comparison.judgement import Judgement
    from contractor.workspace.policy import policy
    from contractor.workspace.problem import Refused

    rows: Mapping[str, Row] = RULES
    if compat:
        rows = {id: row for id, row in RULES.items() if row.since != OURS}
    try:
        asked = policy(config, RULES.keys(), levels)
    except Refused as refused:
        reading.refuse(refused.findings)
    found = judged(comparison, asked, rows, today)
    assert sides.old is not None
    notes = (*sides.old.notes, *sides.new.notes)
    return Judgement(changed(found, findings=(*found.findings, *notes)), advice=advice(found, rows))


def _configured(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """What the command line says, else the configuration's table `diff`."""
    if value is not None or context.resilient_parsing:
        return value
    return getattr(reading.config(context).diff, parameter.name or "")


configured = _configured
__all__ = [
    "PROMISES",
    "Pair",
    "compared",
    "configured",
    "how_read",
    "judgement",
    "pair",
    "printing",
    "promised",
]
