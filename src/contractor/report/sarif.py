"""Findings as SARIF 2.1.0, which code scanning services read.

Takes findings, gives one log with one run; refuses to know which tables of rules there are. Columns are
counted in characters, and say so.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from contractor.diagnostic import Finding, Related, Severity, Span
from contractor.frozen import frozen
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.report.order import ordered
from contractor.report.visible import escape_unseen, visible
from contractor.source import SourceFile

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: What keeps two runs' fingerprints comparable; another way of making them takes another number.
_FINGERPRINT: Final = "contractor/v1"


@frozen
class Result:
    """A finding as SARIF has it. `suppressed` says why it is allowed, None where it is not."""

    finding: Finding
    fingerprint: str
    suppressed: str | None = None


def report(
    findings: Sequence[Finding],
    files: Mapping[str, SourceFile],
    *,
    color: bool = False,
    rules: Mapping[str, Explained] = UNEXPLAINED,
) -> str:
    """The log, which lists the rules that were met and no others."""
    document = next(iter(files), "")
    return log([Result(one, fingerprint(one)) for one in ordered(findings)], rules, document)


def log(results: Iterable[Result], rules: Mapping[str, Explained], document: str) -> str:
    """The log of results, in their order.

    `document` is where a result stands that has no place: readers refuse a whole log for one without.
    """
    found = list(results)
    levels = _levels(found)
    indices = {id: index for index, id in enumerate(levels)}
    driver = {
        "name": "contractor",
        "rules": [_rule(id, levels[id], rules.get(id)) for id in levels],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, indices, document) for one in found],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_unseen(json.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


def _levels(results: Iterable[Result]) -> dict[str, Severity]:
    """The rules that were met, by id, with the gravest level of each."""
    found: dict[str, Severity] = {}
    for one in results:
        id = one.finding.id
        found[id] = max(one.finding.severity, found.get(id, one.finding.severity))
    return dict(sorted(found.items()))


def _rule(id: str, level: Severity, explained: Explained | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": id, "defaultConfiguration": {"level": _LEVELS[level]}}
    if explained is not None:
        rule["shortDescription"] = {"text": explained.title}
        rule["fullDescription"] = {"text": explained.why}
        rule["help"] = {"text": f"{explained.why}\n\nWhat to do: {explained.fix}."}
    return rule


def _result(one: Result, indices: Mapping[str, int], document: str) -> dict[str, Any]:
    finding = one.finding
    said = [finding.message, *finding.notes]
    if finding.help:
        said.append(f"help: {finding.help}")
    result: dict[str, Any] = {
        "ruleId": finding.id,
        "ruleIndex": indices[finding.id],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(map(visible, said))},
        "partialFingerprints": {_FINGERPRINT: one.fingerprint},
    }
    span = finding.span or (Span(document, 1, 1, 1, 1) if document else None)
    place = _location(span, finding.at)
    if place:
        result["locations"] = [place]
    related = [_related(index, other) for index, other in enumerate(finding.related)]
    if related:
        result["relatedLocations"] = related
    if one.suppressed is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": one.suppressed}
        ]
    return result


def _related(index: int, related: Related) -> dict[str, Any]:
    message = {"text": visible(related.label)}
    return {"id": index, **_location(related.span, related.at), "message": message}


def _location(span: Span | None, at: str) -> dict[str, Any]:
    place: dict[str, Any] = {}
    if span is not None:
        place["physicalLocation"] = {
            # A colon would make a scheme of a git revision.
            "artifactLocation": {"uri": quote(span.file, safe="/", errors="replace")},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    if at:
        place["logicalLocations"] = [{"fullyQualifiedName": at, "kind": "member"}]
    return place


def fingerprint(finding: Finding) -> str:
    """The same as long as the same is wrong with the same node, whatever line that stands on."""
    file = "" if finding.span is None else finding.span.file
    said = f"{finding.id}\n{file}\n{finding.at}\n{finding.message}"
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:12]
