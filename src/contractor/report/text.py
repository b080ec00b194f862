"""Findings for a terminal: what, where with the line itself, why, what to do."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from contractor.diagnostic import Finding, Related, Severity, Span
from contractor.report.color import BOLD, CYAN, DIM, GREEN, OF_SEVERITY, paint
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.report.order import ordered
from contractor.report.visible import visible
from contractor.source import SourceFile
from contractor.text import short

#: Findings of one id that are shown whole; the rest are counted.
SHOWN: Final = 20
#: Characters of a line that a frame shows.
_WIDTH: Final = 100
_BEFORE: Final = 30
#: Characters of a key: names may be megabytes.
_LONGEST: Final = 400
# See `visible`.
_COMMAND: Final = re.compile(r"##\[")


def report(
    findings: Sequence[Finding],
    files: Mapping[str, SourceFile],
    *,
    color: bool = False,
    rules: Mapping[str, Explained] = UNEXPLAINED,
) -> str:
    """Each finding with its frame, then how many there are."""
    parts = shown_whole(ordered(findings), files, color=color)
    return "\n\n".join([*parts, summary(findings)]) + "\n"


def shown_whole(
    findings: Iterable[Finding],
    files: Mapping[str, SourceFile],
    *,
    color: bool = False,
    cut: frozenset[Severity] = frozenset(Severity),
) -> list[str]:
    """Each finding with its frame, in the order given; of each id the first ones, and how many more there are.

    `cut` are the severities of which there may be too many.
    """
    frames = _Frames(files)
    shown: Counter[str] = Counter()
    parts: list[str] = []
    for finding in findings:
        shown[finding.id] += finding.severity in cut
        if finding.severity not in cut or shown[finding.id] <= SHOWN:
            parts.append(_finding(finding, frames, color))
    parts += [
        f"… and {count - SHOWN} more of {visible(id)} (--format json lists all)"
        for id, count in shown.items()
        if count > SHOWN
    ]
    return parts


def summary(findings: Sequence[Finding]) -> str:
    """How many findings of each severity there are."""
    if not findings:
        return "no findings"
    counts = Counter(finding.severity for finding in findings)
    said = []
    for severity in sorted(Severity, reverse=True):
        if counts[severity]:
            plural = "s" if counts[severity] > 1 and severity is not Severity.INFO else ""
            said.append(f"{counts[severity]} {severity.word}{plural}")
    return ", ".join(said)


def _finding(finding: Finding, frames: "_Frames", color: bool) -> str:
    head = paint(
        f"{finding.severity.word}[{visible(finding.id)}]", OF_SEVERITY[finding.severity], color
    )
    lines = [f"{head}{paint(': ' + visible(finding.message), BOLD, color)}"]
    span = finding.span
    clear = False
    if span is not None:
        arrow = paint("  -->", CYAN, color)
        lines.append(f"{arrow} {visible(span.file)}:{span.line}:{span.column}")
        frame, clear = frames.of(span, OF_SEVERITY[finding.severity], color)
        lines += frame
    if finding.at and not clear:
        # No line says where it is, or the line is too long to see it.
        lines.append(f"   {paint('=', CYAN, color)} at {visible(short(finding.at, _LONGEST))}")
    for related in finding.related:
        lines += _related(related, frames, color)
    lines += [f"   {paint('=', CYAN, color)} {visible(note)}" for note in finding.notes]
    if finding.help:
        lines.append(f"{paint('help', GREEN, color)}: {visible(finding.help)}")
    return "\n".join(lines)


def _related(related: Related, frames: "_Frames", color: bool) -> list[str]:
    """Another place: what there is to say of it, and its line."""
    span = related.span
    marks = paint("  :::", CYAN, color)
    if span is None:
        return [f"{marks} {visible(related.at)}  {visible(related.label)}".rstrip()]
    place = f"{visible(span.file)}:{span.line}:{span.column}"
    return [f"{marks} {place}  {visible(related.label)}", *frames.of(span, CYAN, color)[0]]


class _Frames:
    """The lines of files."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self._files = files

    def of(self, span: Span, style: str, color: bool) -> tuple[list[str], bool]:
        """The frame of a span with marks in a style, and whether it shows the line as a whole."""
        text = self._files[span.file].line(span.line) if span.file in self._files else None
        if text is None:
            return [], False
        end = span.end_column if span.end_line == span.line else len(text) + 1
        start = max(0, span.column - 1 - _BEFORE) if len(text) > _WIDTH else 0
        stop = start + _WIDTH
        shown = _shown(text[start:stop])
        first, last = span.column - 1 - start, min(end - 1, stop) - start
        before, marked = "".join(shown[:first]), "".join(shown[first:last])
        margin = " " * len(str(span.line))
        bar = paint("|", CYAN, color)
        number = paint(str(span.line), DIM, color)
        carets = paint("^" * max(1, len(marked)), style, color)
        frame = [
            f"{margin} {bar}",
            f"{number} {bar} {''.join(shown)}".rstrip(),
            f"{margin} {bar} {' ' * len(before)}{carets}",
        ]
        return frame, len(text) <= _WIDTH


def _shown(text: str) -> list[str]:
    """What is shown for each character of a line, so that marks stand below what they mean."""
    shown = [" " if one == "\t" else visible(one) for one in text]
    for found in _COMMAND.finditer(text):
        shown[found.end() - 1] = r"\["
    return shown
