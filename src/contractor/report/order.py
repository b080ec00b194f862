"""The order of findings in every report.

Takes findings, gives them sorted; refuses to drop any.
"""

from collections.abc import Iterable

from contractor.diagnostic import Finding


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By file, line, column and id; what has no place comes first."""
    return sorted(findings, key=_key)


def _key(finding: Finding) -> tuple[str, int, int, str, str, str]:
    span = finding.span
    place = ("", 0, 0) if span is None else (span.file, span.line, span.column)
    return (*place, finding.id, finding.at, finding.message)
