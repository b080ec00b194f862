"""Findings as Markdown, for a comment on a pull request or the summary of a job.

Takes findings, gives a table and the details of each, folded; refuses to let anything in a document act
(`inert`). A comment holds 65,536 characters: what does not fit is counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.report.inert import cell, code, html, html_sentence, prose, sentence
from contractor.report.order import ordered
from contractor.report.text import summary
from contractor.report.visible import visible
from contractor.source import SourceFile

#: Characters of details; a comment holds 65,536, and a table stands before them.
ROOM: Final = 40_000
#: Rows of a table.
ROWS: Final = 50
MARKS: Final = {
    Severity.ERROR: "🔴 error",
    Severity.WARNING: "🟡 warning",
    Severity.INFO: "🔵 info",
}


def report(
    findings: Sequence[Finding],
    files: Mapping[str, SourceFile],
    *,
    color: bool = False,
    rules: Mapping[str, Explained] = UNEXPLAINED,
) -> str:
    """How many there are, a table, and details."""
    found = sorted(ordered(findings), key=lambda one: -one.severity)
    parts = [f"**{summary(findings)}**"]
    if found:
        parts.append(table(("", "Finding", "Where"), map(row, found), len(found)))
        parts += details(found)
    return "\n\n".join(parts) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], count: int) -> str:
    """A table of finished cells: the first rows, and how many more there are."""
    lines = [_line(heads), _line(["---"] * len(heads))]
    lines += [_line(row) for _, row in zip(range(ROWS), rows, strict=False)]
    if count > ROWS:
        lines += ["", f"… and {count - ROWS} more"]
    return "\n".join(lines)


def details(findings: Iterable[Finding]) -> list[str]:
    """Each finding folded, as many as there is room for."""
    return fitting(map(folded, findings))


def fitting(found: Iterable[str]) -> list[str]:
    """As many finished parts as there is room for, and how many more there are."""
    parts: list[str] = []
    room, left = ROOM, 0
    for part in found:
        if len(part) > room:
            left += 1
            room = 0
            continue
        room -= len(part)
        parts.append(part)
    if left:
        parts.append(f"… and the details of {left} more (`--format json` has all)")
    return parts


def folded(finding: Finding, blocks: Sequence[str] = ()) -> str:
    """A finding that opens when somebody clicks on it; finished blocks stand below what it says."""
    head = f"{MARKS[finding.severity]} {html(finding.id)}: {html_sentence(finding.message)}"
    lines = [f"<details><summary>{head}</summary>", ""]
    lines.append(f"- where: {where(finding.span, finding.at)}")
    lines += [f"- {prose(other.label)}: {where(other.span, other.at)}" for other in finding.related]
    lines += [f"- {sentence(note)}" for note in finding.notes]
    if finding.help:
        lines.append(f"- **what to do**: {sentence(finding.help)}")
    return "\n".join([*lines, *(f"\n{block}" for block in blocks), "", "</details>"])


def where(span: Span | None, at: str) -> str:
    """A place as code: file, line and column, or the key where there is no line."""
    return code(at or "the document" if span is None else f"{span.file}:{span.line}:{span.column}")


def row(finding: Finding) -> tuple[str, str, str]:
    """A finding as a row of a table: how grave, what, where."""
    span = finding.span
    place = finding.at if span is None else f"{span.file}:{span.line}"
    return MARKS[finding.severity], html_sentence(finding.message), cell(place) if place else ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(visible(one) for one in cells)} |"
