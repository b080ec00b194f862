"""Findings for a terminal: what, where with the line itself, why, what to do."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.source import Files

#: Findings of one id that are shown whole; the rest are counted.
SHOWN: Final = 20


def report(findings: Sequence[Finding], files: Files | None) -> str:
    """Each finding with its frame, then how many there are."""
    shown: Counter[str] = Counter()
    parts: list[str] = []
    for finding in findings:
        shown[finding.id] += 1
        if shown[finding.id] <= SHOWN:
            parts.append(_finding(finding, files))
    parts += [f"… and {count - SHOWN} more of {id}" for id, count in shown.items() if count > SHOWN]
    return "\n\n".join([*parts, summary(findings)]) + "\n"


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


def _finding(finding: Finding, files: Files | None) -> str:
    lines = [f"{finding.severity.word}[{finding.id}]: {finding.message}"]
    if finding.span is not None:
        span = finding.span
        lines.append(f"  --> {span.file}:{span.line}:{span.column}")
        lines += _frame(span, files)
    lines += [f"   = {note}" for note in finding.notes]
    if finding.help:
        lines.append(f"help: {finding.help}")
    return "\n".join(lines)


def _frame(span: Span, files: Files | None) -> list[str]:
    file = (
        next((file for file in files.loaded.values() if file.display == span.file), None)
        if files
        else None
    )
    if file is None:
        return []
    text = file.text.split("\n")[span.line - 1].rstrip("\r").replace("\t", " ")
    end = span.end_column if span.end_line == span.line else len(text) + 1
    start = max(0, span.column - 40) if len(text) > 120 else 0
    cut = text[start : start + 120]
    width = max(1, min(end - span.column, len(cut) - (span.column - 1 - start)))
    margin = " " * len(str(span.line))
    return [
        f"{margin} |",
        f"{span.line} | {cut}",
        f"{margin} | {' ' * (span.column - 1 - start)}{'^' * width}",
    ]
