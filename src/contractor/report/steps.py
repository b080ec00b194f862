"""What several verbs found in one run, as one text: one function per format.

Takes what came of each step, with its own report in the format; gives text that ends with a line end. Refuses to
count a step that did not run as one that passed.
"""

import json as encoding
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from contractor.diagnostic import Severity
from contractor.frozen import frozen
from contractor.report.color import BOLD, CYAN, GREEN, OF_SEVERITY, paint
from contractor.report.inert import html, prose
from contractor.report.sarif import SCHEMA
from contractor.report.visible import escape_unseen, visible
from contractor.text import short

#: Characters of a sentence in a table.
_LONGEST: Final = 200
_WORDS: Final[Mapping[int | None, str]] = {
    0: "passed",
    1: "failed",
    2: "not done",
    None: "not run",
}
_MARKS: Final[Mapping[int | None, str]] = {0: "🟢", 1: "🔴", 2: "🔴", None: "⚪"}
_STYLES: Final[Mapping[int | None, str]] = {
    0: GREEN,
    1: OF_SEVERITY[Severity.ERROR],
    2: OF_SEVERITY[Severity.ERROR],
    None: "",
}


@frozen
class Step:
    """What came of a step. `status` is the exit status of its verb, None where it did not run; `said` a sentence.

    `report` is what the verb printed in the format that was asked for, empty where that was nothing.
    """

    name: str
    status: int | None
    said: str
    seconds: float = 0.0
    report: str = ""

    @property
    def word(self) -> str:
        """Passed, failed, not done, or not run."""
        return _WORDS[self.status]


def status(steps: Sequence[Step]) -> int:
    """2 where a step could not do its work, or none ran; else 1 where one found something; else 0."""
    return max((one.status for one in steps if one.status is not None), default=2)


def heading(name: str, *, color: bool = False) -> str:
    """The line above what a step prints."""
    return paint(f"── {name} ".ljust(72, "─"), CYAN, color) + "\n"


def summary(steps: Sequence[Step], *, color: bool = False) -> str:
    """A table with a line for each step."""
    names = max(len(one.name) for one in steps)
    words = max(len(one.word) for one in steps)
    lines = [heading("check", color=color)]
    for one in steps:
        word = paint(one.word.ljust(words), _STYLES[one.status], color)
        took = "" if one.status is None else f"{one.seconds:.1f} s"
        said = visible(short(one.said, _LONGEST))
        lines.append(f"{paint(one.name.ljust(names), BOLD, color)}  {word}  {took:>7}  {said}\n")
    return "".join(lines)


def text(steps: Sequence[Step]) -> str:
    """Each report below its name, then the table."""
    parts = []
    for one in steps:
        parts += [heading(one.name), one.report or f"{visible(one.said)}\n", "\n"]
    return "".join([*parts, summary(steps)])


def json(steps: Sequence[Step]) -> str:
    """An object with a member for each step, and the exit status."""
    whole: dict[str, Any] = {"status": status(steps)}
    for one in steps:
        whole[one.name] = {
            "status": one.status,
            "verdict": one.word,
            "said": one.said,
            "seconds": round(one.seconds, 3),
            "report": encoding.loads(one.report) if one.report else None,
        }
    return escape_unseen(encoding.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


def github(steps: Sequence[Step]) -> str:
    """Annotations, folded in the log by step, and the table below them."""
    parts = []
    for one in steps:
        parts.append(f"::group::{one.name}: {one.word}\n{one.report}")
        if one.status == 2 and not one.report:
            said = visible(short(one.said, _LONGEST)).replace("%", "%25")
            parts.append(f"::error title=contractor {one.name}::{said}\n")
        parts.append("::endgroup::\n")
    return "".join([*parts, summary(steps)])


def sarif(steps: Sequence[Step]) -> str:
    """One log with a run for each step that ran, by which services tell them apart."""
    runs = []
    for one in steps:
        if one.status is None:
            continue
        found = encoding.loads(one.report)["runs"] if one.report else [_EMPTY]
        for run in found:
            done: dict[str, Any] = {"executionSuccessful": one.status != 2}
            if one.status == 2:
                message = {"level": "error", "message": {"text": visible(one.said)}}
                done["toolExecutionNotifications"] = [message]
            id = {"id": f"contractor/{one.name}/"}
            runs.append({**run, "automationDetails": id, "invocations": [done]})
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}
    return escape_unseen(encoding.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


_EMPTY: Final = {"tool": {"driver": {"name": "contractor", "rules": []}}, "results": []}


def junit(steps: Sequence[Step]) -> str:
    """A suite for each step. What did not run is skipped, and what could not be done an error."""
    root = ET.Element("testsuites")
    for one in steps:
        # What is read here is what our own report wrote.
        found = [] if not one.report else list(ET.fromstring(one.report))  # noqa: S314
        suite = found[0] if found else ET.Element("testsuite")
        suite.set("name", f"contractor {one.name}")
        suite.set("time", f"{one.seconds:.3f}")
        if one.status in (None, 2) or not found:
            case = ET.SubElement(suite, "testcase", classname="contractor", name=one.name)
            if one.status != 0:
                kind = "skipped" if one.status is None else "error"
                ET.SubElement(case, kind, message=visible(short(one.said, _LONGEST)))
        root.append(suite)
    for element in [*root, root]:
        counts = {
            "tests": "testcase",
            "failures": "failure",
            "errors": "error",
            "skipped": "skipped",
        }
        for attribute, tag in counts.items():
            element.set(attribute, str(sum(1 for _ in element.iter(tag))))
    ET.indent(root)
    whole = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def table(steps: Sequence[Step]) -> str:
    """The table in Markdown, for the summary of a job too."""
    lines = ["| | Step | | |", "| --- | --- | --- | --- |"]
    for one in steps:
        took = "" if one.status is None else f"{one.seconds:.1f} s"
        said = html(one.said, _LONGEST)
        lines.append(f"| {_MARKS[one.status]} {one.word} | {one.name} | {said} | {took} |")
    return "\n".join(lines) + "\n"


def markdown(steps: Sequence[Step]) -> str:
    """The table, and each report below its name."""
    parts = [f"## contractor check\n\n{table(steps)}"]
    for one in steps:
        report = one.report or prose(one.said) + "\n"
        parts += [f"## {one.name}\n\n{report}"]
    return "\n".join(parts)


FORMATS: Final[Mapping[str, Callable[[Sequence[Step]], str]]] = {
    "text": text,
    "json": json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
    "markdown": markdown,
}
