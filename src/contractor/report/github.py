"""Findings as GitHub workflow commands, which become annotations on the lines of a pull request."""

from collections.abc import Mapping, Sequence
from typing import Final

from contractor.diagnostic import Finding, Related, Severity
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.report.order import ordered
from contractor.report.visible import visible
from contractor.source import SourceFile
from contractor.text import short

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

#: Characters of a key: names may be megabytes.
_LONGEST: Final = 400


def report(
    findings: Sequence[Finding],
    files: Mapping[str, SourceFile],
    *,
    color: bool = False,
    rules: Mapping[str, Explained] = UNEXPLAINED,
) -> str:
    """A command a line; nothing where there is nothing to say."""
    return "".join(f"{command(finding)}\n" for finding in ordered(findings))


def command(finding: Finding) -> str:
    """The command that annotates a finding's line."""
    span = finding.span
    place = ""
    if span is not None:
        place = f"file={_value(span.file)},line={span.line},col={span.column},"
    said = [finding.message, *map(_related, finding.related), *finding.notes]
    if finding.help:
        said.append(f"help: {finding.help}")
    if finding.at:
        said.append(f"at {short(finding.at, _LONGEST)}")
    lines = "%0A".join(_text(line) for line in said)
    return f"::{_COMMANDS[finding.severity]} {place}title={_value(finding.id)}::{lines}"


def _related(related: Related) -> str:
    span = related.span
    where = related.at if span is None else f"{span.file}:{span.line}:{span.column}"
    return f"{where}  {related.label}"


def _text(text: str) -> str:
    return visible(text).replace("%", "%25")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
