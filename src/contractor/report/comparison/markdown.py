"""A comparison as Markdown, for a comment on a pull request or the summary of a job."""

from collections.abc import Iterable
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.diff.change import Change
from contractor.report.comparison import reached, verdict
from contractor.report.comparison.findings import finding
from contractor.report.comparison.judgement import Judgement
from contractor.report.inert import cell, code, html_sentence, prose, sentence
from contractor.report.markdown import MARKS, details, table
from contractor.text import short

#: Places that could not be judged and are shown.
_UNDECIDED: Final = 10
_HEADS: Final = ("", "Change", "Operations", "Where")


def report(judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
    """The verdict, a table of what breaks somebody or may, and the details of every change, folded."""
    parts = [_head(judgement), prose(verdict.figures(judgement), 1000)]
    parts += _advice(judgement)
    shown = [
        (change, finding(change, judgement))
        for change in judgement.changes
        if change.level is not Severity.INFO
    ]
    if shown:
        parts.append(table(_HEADS, (_row(*pair) for pair in shown), len(shown)))
    parts += _undecided(judgement.comparison.undecided)
    parts += details(_gravest(judgement))
    return "\n\n".join(parts) + "\n"


def _head(judgement: Judgement) -> str:
    mark = "🔴" if verdict.breaking(judgement) else "🟡" if _doubtful(judgement) else "🟢"
    sides = f"{code(judgement.old.shown)} → {code(judgement.new.shown)}"
    return f"### {mark} {prose(verdict.sentence(judgement), 1000)}\n\n{sides}"


def _doubtful(judgement: Judgement) -> bool:
    found = verdict.counts(judgement)
    return bool(found.warning or found.undecided)


def _advice(judgement: Judgement) -> list[str]:
    advice = judgement.advice
    return [] if advice is None else [f"Version: {prose(advice.reason)}"]


def _gravest(judgement: Judgement) -> Iterable[Finding]:
    """Findings as they are wanted; made one by one, since lines are looked for each."""
    yield from sorted(judgement.findings, key=lambda one: -one.severity)
    for change in judgement.changes:
        yield finding(change, judgement)


def _row(change: Change, said: Finding) -> tuple[str, str, str, str]:
    names = reached.operations(change.hit)
    more = f" and {len(names) - reached.NAMED} more" if len(names) > reached.NAMED else ""
    reach = "<br>".join(cell(name) for name in names[: reached.NAMED]) + more
    span = said.span
    place = said.at if span is None else f"{span.file}:{span.line}"
    return MARKS[change.level], html_sentence(change.message), reach, cell(place) if place else ""


def _undecided(found: tuple[tuple[str, str], ...]) -> list[str]:
    if not found:
        return []
    lines = [
        f"- {code(short(key, 120))}: {sentence(reason, 200)}" for reason, key in found[:_UNDECIDED]
    ]
    if len(found) > _UNDECIDED:
        lines.append(f"- … and {len(found) - _UNDECIDED} more")
    return ["**Not judged**, so somebody has to look:\n\n" + "\n".join(lines)]
