"""Findings as GitHub workflow commands, which become annotations on the lines of a pull request."""

from collections.abc import Sequence
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.source import Files

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Sequence[Finding], files: Files | None) -> str:
    """A command a line."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    span = finding.span
    place = f"file={_value(span.file)},line={span.line},col={span.column}," if span else ""
    said = finding.message + (f"\nhelp: {finding.help}" if finding.help else "")
    return f"::{_COMMANDS[finding.severity]} {place}title={_value(finding.id)}::{_text(said)}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
