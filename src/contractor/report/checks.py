"""What the checks of contract tests say, for people: one by one, as a list, as a page, as data.

Takes the table of checks, gives text; refuses to know where it is printed and what was tested.
"""

from collections.abc import Iterator
from textwrap import dedent, fill
from typing import Any, Final

from contractor.testing.checks import CHECKS, GROUPS
from contractor.testing.checks.check import ENGINE, Check

_WIDTH: Final = 88


def plain(check: Check) -> str:
    """A row for a terminal."""
    parts = [
        f"{check.severity.word}[{check.id}]: {check.title}",
        fill(f"What is promised: {check.promise}", _WIDTH),
        fill(check.why, _WIDTH),
        fill(f"What to do: {check.fix}.", _WIDTH),
        _indented("Not this:", exchange(check.bad)),
        _indented("But this:", exchange(check.good)),
        *(fill(note, _WIDTH) for note in _notes(check)),
    ]
    if check.sources:
        listed = "\n".join(f"{one.name}\n    {one.url}" for one in check.sources)
        parts.append(_indented("Sources:", listed))
    return "\n\n".join(parts) + "\n"


def markdown(check: Check, level: int = 2) -> str:
    """A row as a section of a page."""
    parts = [
        f"{'#' * level} {check.id}",
        f"**{check.severity.word}.** {check.title}.",
        f"What is promised: {check.promise}",
        check.why,
        f"What to do: {check.fix}.",
        f"Not this:\n\n```\n{exchange(check.bad)}\n```",
        f"But this:\n\n```\n{exchange(check.good)}\n```",
        *_notes(check),
    ]
    if check.sources:
        listed = ", ".join(f"[{one.name}]({one.url})" for one in check.sources)
        parts.append(f"{_word('Source', check.sources)}: {listed}")
    return "\n\n".join(parts) + "\n"


def as_data(check: Check) -> dict[str, Any]:
    """A row as JSON says it; the members that rules about documents have too have the same names."""
    return {
        "id": check.id,
        "severity": check.severity.word,
        "title": check.title,
        "promise": check.promise,
        "why": check.why,
        "fix": check.fix,
        "bad": exchange(check.bad),
        "good": exchange(check.good),
        "by": list(check.by),
        "alike": list(check.alike),
        "sources": [{"name": one.name, "url": one.url} for one in check.sources],
    }


def exchange(text: str) -> str:
    """An example without the indentation that it has in our code."""
    return dedent(text).strip()


def listed() -> str:
    """All rows for a terminal, a line each."""
    widest = max(map(len, CHECKS))
    lines: list[str] = []
    for title, rows in GROUPS.items():
        lines += [f"Testing · {title}", *(_line(row, widest) for row in rows), ""]
    return "\n".join(lines)


def page() -> str:
    """All rows as one page."""
    parts = [_HEAD]
    for title, rows in GROUPS.items():
        parts.append(f"## {title}\n")
        parts.append("\n".join(f"- [{row.id}](#{row.id}): {row.title}" for row in rows) + "\n")
        parts += [markdown(row, 3) for row in rows]
    return "\n".join(parts)


_HEAD = """\
<!-- Written by tools/rules.py from src/contractor/testing/checks; do not edit. -->

# Checks

Everything that [`contractor test`](guide/test.md) can say about a server, by the id in square brackets: its failures,
and the kinds of what is not covered. `contractor explain ID` shows the same text in a terminal. Ids with an underscore
are Schemathesis's, the others contractor's. In examples a request stands above what comes back.
"""


def _notes(check: Check) -> Iterator[str]:
    if check.by:
        yield f"Found by {_finders(check.by)}."
    if check.alike:
        yield f"See also: {', '.join(check.alike)}."


def _finders(by: tuple[str, ...]) -> str:
    """Who looks for it, in words."""
    probes = [name for name in by if name != ENGINE]
    said = [ENGINE] if ENGINE in by else []
    if probes:
        said.append(f"contractor's {_word('probe', probes)} {', '.join(probes)}")
    return " and ".join(said)


def _word(noun: str, listed: tuple[object, ...] | list[str]) -> str:
    return noun if len(listed) == 1 else f"{noun}s"


def _line(check: Check, widest: int) -> str:
    return f"  {check.id:{widest}}  {check.severity.word:7}  {check.title}"


def _indented(title: str, text: str) -> str:
    return "\n".join([title, "", *(f"    {line}".rstrip() for line in text.split("\n"))])
