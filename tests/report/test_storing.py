"""Reports on databases: what is alike is told once, with the other places; for programs each by itself."""

import json

from contractor.diagnostic import Finding, Severity, Span
from contractor.report.storing import FORMATS, Summary, Told


def told(table: str, why: str, line: int, help: str = "say so") -> Finding:
    message = f"{table} on SQLite cannot hold what the contract allows: {why}"
    span = Span("api.yaml", line, 1, line, 2)
    return Finding("contract-wider-than-store", Severity.WARNING, message, "#/a", help, span=span)


def report(format: str, *found: Finding) -> str:
    return FORMATS[format](Told(Summary(("table", "database", "values"), ()), found, {}))


def test_alike_findings_are_told_once_with_all_their_places() -> None:
    found = [told(f"t{line}", "U+0000", line) for line in (3, 5, 9)]
    text = report("text", *found, told("other", "too long", 7))
    assert text.count("warning[") == 2
    assert "also at api.yaml:5, 9" in text
    assert "4 warnings" in text


def test_what_to_do_tells_findings_apart() -> None:
    text = report("text", told("a", "U+0000", 3), told("b", "U+0000", 4, help="do that"))
    assert text.count("warning[") == 2
    assert "also at" not in text


def test_places_beyond_a_dozen_are_counted() -> None:
    text = report("text", *(told("a", "U+0000", line) for line in range(1, 20)))
    assert "12, 13 and 6 more (--format json lists all)" in text


def test_programs_get_each_finding() -> None:
    found = [told(f"t{line}", "U+0000", line) for line in (3, 5, 9)]
    assert len(json.loads(report("json", *found))["findings"]) == 3
