"""What was seen of tables in databases, beside the findings: a function for each format.

Takes findings and a summary, gives one report; refuses to know what the columns of the summary mean.
"""

import json as encoding
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, Final

from contractor.diagnostic import Finding
from contractor.frozen import changed, frozen
from contractor.report import json as plain
from contractor.report import junit as tests
from contractor.report import markdown as page
from contractor.report import sarif as log
from contractor.report import text as lines
from contractor.report.color import BOLD, paint
from contractor.report.explained import Explained
from contractor.report.inert import cell
from contractor.report.order import ordered
from contractor.report.visible import escape_unseen, visible
from contractor.source import SourceFile

#: Places where something holds too, as far as they are listed.
_PLACES: Final = 12


@frozen
class Summary:
    """A table: what its columns are called, and its rows. The first two cells of each are names, the others counts."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]

    def said(self, row: tuple[str | int, ...]) -> str:
        """A row in words, without its names."""
        return ", ".join(
            f"{count} {head}" for head, count in zip(self.heads[2:], row[2:], strict=True)
        )


@frozen
class Told:
    """All that a report tells; `files`, by the paths that people see, give the lines of code frames."""

    summary: Summary
    findings: Sequence[Finding]
    files: Mapping[str, SourceFile]
    color: bool = False
    rules: Mapping[str, Explained] = field(default_factory=dict)


def text(told: Told) -> str:
    """The findings, alike ones together, then the table."""
    parts = lines.shown_whole(_gathered(told.findings), told.files, color=told.color)
    report = "\n\n".join([*parts, lines.summary(told.findings)])
    return f"{report}\n\n{_table(told.summary, color=told.color)}"


def _gathered(found: Sequence[Finding]) -> list[Finding]:
    """The first of the findings that say the same of different places, and where the others are."""
    alike: dict[tuple[str, str, str | None], list[Finding]] = {}
    for one in ordered(found):
        # Messages begin with what they are about: a table, or a column of one.
        alike.setdefault((one.id, one.message.partition(" on ")[2], one.help), []).append(one)
    return [
        changed(first, notes=(*first.notes, *_elsewhere(others)))
        for first, *others in alike.values()
    ]


def _elsewhere(others: Sequence[Finding]) -> Iterator[str]:
    """Where else something holds: lines of files, or keys where there are no lines."""
    if not others:
        return
    places: list[str] = []
    last = ""
    for one in others[:_PLACES]:
        file = "" if one.span is None else one.span.file
        line = one.at if one.span is None else str(one.span.line)
        places.append(line if file == last else f"{file}:{line}")
        last = file
    more = len(others) - _PLACES
    yield f"also at {', '.join(places)}" + (
        f" and {more} more (--format json lists all)" if more > 0 else ""
    )


def json(told: Told) -> str:
    """An object: the findings, and the rows of the table as objects."""
    heads = [head.replace(" ", "_") for head in told.summary.heads]
    whole: dict[str, Any] = {
        "findings": [plain.plain(one) for one in ordered(told.findings)],
        "tables": [dict(zip(heads, row, strict=True)) for row in told.summary.rows],
    }
    return escape_unseen(encoding.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


def markdown(told: Told) -> str:
    """The table, then the findings."""
    rows = [[cell(str(one)) for one in row] for row in told.summary.rows]
    table = page.table(told.summary.heads, rows, len(rows))
    return f"{table}\n\n{page.report(told.findings, told.files)}"


def github(told: Told) -> str:
    """Annotations, and the table for the log."""
    from contractor.report.github import report

    return report(told.findings, told.files) + _table(told.summary)


def junit(told: Told) -> str:
    """A case for each finding; what was seen of each table is a property of the suite."""
    summary = told.summary
    seen = {f"{row[0]} on {row[1]}": summary.said(row) for row in summary.rows}
    cases = [tests.Case(one) for one in ordered(told.findings)]
    return tests.suite("contractor verify", cases, seen)


def sarif(told: Told) -> str:
    """The findings by themselves: the format has no place for tables."""
    return log.report(told.findings, told.files, rules=told.rules)


def _table(summary: Summary, *, color: bool = False) -> str:
    cells = [[visible(str(one)) for one in row] for row in (summary.heads, *summary.rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(summary.heads))]
    made = []
    for number, row in enumerate(cells):
        parts = [
            one.ljust(width) if place < 2 else one.rjust(width)
            for place, (one, width) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join(parts).rstrip()
        made.append(paint(line, BOLD, color) if number == 0 else line)
    return "\n".join(made) + "\n"


FORMATS: Final[Mapping[str, Callable[[Told], str]]] = {
    "text": text,
    "json": json,
    "markdown": markdown,
    "github": github,
    "junit": junit,
    "sarif": sarif,
}
