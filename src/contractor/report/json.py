"""Findings as JSON: a list of objects with the same members each."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from contractor.diagnostic import Finding, Span
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.report.order import ordered
from contractor.report.visible import escape_unseen
from contractor.source import SourceFile


def report(
    findings: Sequence[Finding],
    files: Mapping[str, SourceFile],
    *,
    color: bool = False,
    rules: Mapping[str, Explained] = UNEXPLAINED,
) -> str:
    """A JSON list; lines and columns count from 1 and are null where a finding has no place."""
    listed = [plain(finding) for finding in ordered(findings)]
    # Printed on a terminal, an unseen character would act; escaped, it means the same.
    return escape_unseen(json.dumps(listed, indent=2, ensure_ascii=False)) + "\n"


def place(span: Span | None) -> dict[str, Any]:
    """A span's members; each is null where there is none."""
    return {
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


def plain(finding: Finding) -> dict[str, Any]:
    """A finding's members."""
    return {
        "id": finding.id,
        "severity": finding.severity.word,
        "message": finding.message,
        **place(finding.span),
        "at": finding.at,
        "pointer": finding.pointer,
        "help": finding.help,
        "notes": list(finding.notes),
        "related": [
            {"label": related.label, "at": related.at, **place(related.span)}
            for related in finding.related
        ],
    }
