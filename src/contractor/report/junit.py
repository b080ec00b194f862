"""Findings as JUnit XML, which CI systems show as tests.

Takes findings, gives one suite; refuses to know what caused them. Errors are failures, everything else passes
and says what it is in a property.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.report.order import ordered
from contractor.report.visible import visible
from contractor.source import SourceFile
from contractor.text import short

#: Characters of an attribute.
_LONGEST: Final = 400
_MARKS: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
# What XML 1.0 §2.2 has no spelling for, besides what `visible` writes as an escape.
_NOT_XML: Final = re.compile("[\ufffe\uffff]")


@frozen
class Case:
    """A finding in one operation; `operation` is empty outside of operations. `skipped` says who allowed it."""

    finding: Finding
    operation: str = ""
    skipped: str | None = None
    fingerprint: str = ""


def report(
    findings: Sequence[Finding],
    files: Mapping[str, SourceFile],
    *,
    color: bool = False,
    rules: Mapping[str, Explained] = UNEXPLAINED,
) -> str:
    """A suite with a case for each finding."""
    return suite("contractor", [Case(one) for one in ordered(findings)])


def suite(name: str, cases: Iterable[Case], properties: Mapping[str, str] | None = None) -> str:
    """A suite of cases in their order. Where there are none, one that passes says so: an empty suite is an
    error to some readers."""
    found = list(cases)
    failures = sum(_fails(one) for one in found)
    skipped = sum(one.skipped is not None for one in found)
    counted = f'tests="{max(1, len(found))}" failures="{failures}" errors="0" skipped="{skipped}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites {counted}>",
        f"  <testsuite {_attributes(name=name)} {counted}>",
        *_properties(properties or {}, "    "),
    ]
    for one in found:
        lines += _case(one)
    if not found:
        lines.append(f"    <testcase {_attributes(classname=name, name='no findings')}/>")
    return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _case(one: Case) -> list[str]:
    finding = one.finding
    span = finding.span
    place = "" if span is None else f"{span.file}:{span.line}:{span.column}"
    name = f"{one.operation or finding.at or finding.id}: {finding.message}"
    facts = {
        "severity": finding.severity.word,
        "place": place,
        "at": finding.at,
        "operation": one.operation,
        "fingerprint": one.fingerprint,
    }
    lines = [f"    <testcase {_attributes(classname=finding.id, name=name)}>"]
    lines += _properties({key: value for key, value in facts.items() if value}, "      ")
    if one.skipped is not None:
        lines.append(f"      <skipped {_attributes(message=one.skipped)}/>")
    elif _fails(one):
        told = "\n".join(map(_text, _told(finding, place)))
        lines.append(
            f"      <failure {_attributes(message=finding.message, type=finding.id)}>{told}</failure>"
        )
    else:
        told = "\n".join(map(_text, _told(finding, place)))
        lines.append(f"      <system-out>{told}</system-out>")
    return [*lines, "    </testcase>"]


def _told(finding: Finding, place: str) -> list[str]:
    """Everything there is to say, a line each."""
    said = [place, *finding.notes]
    said += [
        f"{other.span.file}:{other.span.line}:{other.span.column}  {other.label}"
        for other in finding.related
        if other.span is not None
    ]
    said.append(f"help: {finding.help}" if finding.help else "")
    return [line for line in said if line]


def _fails(one: Case) -> bool:
    return one.finding.severity is Severity.ERROR and one.skipped is None


def _properties(facts: Mapping[str, str], margin: str) -> list[str]:
    if not facts:
        return []
    inner = [
        f"{margin}  <property {_attributes(name=name, value=value)}/>"
        for name, value in facts.items()
    ]
    return [f"{margin}<properties>", *inner, f"{margin}</properties>"]


def _attributes(**values: str) -> str:
    return " ".join(f'{name}="{_text(short(value, _LONGEST))}"' for name, value in values.items())


def _text(text: str) -> str:
    """Text that is nothing but text in XML."""
    shown = _NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", visible(text))
    return "".join(_MARKS.get(character, character) for character in shown)
