"""Findings as JUnit XML, which CI systems show as tests.

Takes findings, gives one suite; refuses to know what caused them. Errors are failures, everything else passes
and says what it is in a property.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Final, Literal

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.report.order import ordered
from contractor.report.visible import visible
from contractor.source import SourceFile
from contractor.text import short

#: Characters of an attribute.
_LONGEST: Final = 400
OUTCOMES: Final = ("failure", "error", "skipped")
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


@frozen
class Result:
    """A test case as it is written. `outcome` is empty where it passed; `message`, `type` and `told` are about it."""

    classname: str
    name: str
    properties: Mapping[str, str] = field(default_factory=dict)
    outcome: Literal["", "failure", "error", "skipped"] = ""
    message: str = ""
    type: str = ""
    told: tuple[str, ...] = ()
    output: tuple[str, ...] = ()


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
    """A suite of cases in their order; where there are none, one that passes says so."""
    results = [_result(one) for one in cases] or [Result(name, "no findings")]
    return written(name, results, properties or {})


def written(name: str, results: Sequence[Result], properties: Mapping[str, str]) -> str:
    """A suite of results in their order. There must be one: an empty suite is an error to some readers."""
    count = {word: sum(one.outcome == word for one in results) for word in OUTCOMES}
    counted = f'tests="{len(results)}" failures="{count["failure"]}"'
    counted += f' errors="{count["error"]}" skipped="{count["skipped"]}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites {counted}>",
        f"  <testsuite {_attributes(name=name)} {counted}>",
        *_properties(properties, "    "),
    ]
    for one in results:
        lines += _case(one)
    return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _result(one: Case) -> Result:
    finding = one.finding
    span = finding.span
    place = "" if span is None else f"{span.file}:{span.line}:{span.column}"
    facts = {
        "severity": finding.severity.word,
        "place": place,
        "at": finding.at,
        "operation": one.operation,
        "fingerprint": one.fingerprint,
    }
    name = f"{one.operation or finding.at or finding.id}: {finding.message}"
    said = tuple(told(finding))
    whole = {key: value for key, value in facts.items() if value}
    if one.skipped is not None:
        return Result(finding.id, name, whole, "skipped", one.skipped)
    if finding.severity is Severity.ERROR:
        return Result(finding.id, name, whole, "failure", finding.message, finding.id, said)
    return Result(finding.id, name, whole, output=said)


def _case(one: Result) -> list[str]:
    head = f"    <testcase {_attributes(classname=one.classname, name=one.name)}"
    inner = _properties(one.properties, "      ")
    if one.outcome == "skipped":
        inner.append(f"      <skipped {_attributes(message=one.message)}/>")
    elif one.outcome:
        marked = _attributes(message=one.message, type=one.type)
        inner.append(f"      <{one.outcome} {marked}>{_lines(one.told)}</{one.outcome}>")
    if one.output:
        inner.append(f"      <system-out>{_lines(one.output)}</system-out>")
    return [f"{head}>", *inner, "    </testcase>"] if inner else [f"{head}/>"]


def told(finding: Finding) -> list[str]:
    """Everything there is to say, a line each: where it is first."""
    span = finding.span
    place = "" if span is None else f"{span.file}:{span.line}:{span.column}"
    said = [place, *finding.notes]
    said += [
        f"{other.span.file}:{other.span.line}:{other.span.column}  {other.label}"
        for other in finding.related
        if other.span is not None
    ]
    said.append(f"help: {finding.help}" if finding.help else "")
    return [line for line in said if line]


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(map(_text, lines))


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
