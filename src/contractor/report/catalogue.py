"""What the rules of a comparison say, for people: one by one, as a list, as a page, as data.

Takes the table of rules, gives text; refuses to know where it is printed. Rules about one document are another
table, and explained beside it.
"""

from collections.abc import Iterator, Mapping
from string import Formatter
from textwrap import fill
from typing import Any, Final

from contractor.contract.travel import Direction
from contractor.diff.rows import client, containment, data, policy, schemas
from contractor.diff.rows.operations import (
    bodies,
    documents,
    endpoints,
    lifecycle,
    parameters,
    responses,
    security,
    webhooks,
)
from contractor.diff.rule import MIRRORED, OURS, Row
from contractor.diff.rules import RULES

_WIDTH: Final = 88
#: What a rule of a direction is about.
_TRAVELS: Final = {
    Direction.REQUEST: "what clients send",
    Direction.RESPONSE: "what clients get",
}


def _groups() -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Titles, and the rows of the table that stand under each."""
    files = {
        "Paths and operations": endpoints,
        "Deprecation, sunset and stability": lifecycle,
        "Parameters": parameters,
        "Request bodies": bodies,
        "Responses": responses,
        "Webhooks and callbacks": webhooks,
        "Security": security,
        "Servers, tags and components": documents,
    }
    yield from ((title, _known(file.ROWS)) for title, file in files.items())
    for subject, _ in schemas.SUBJECTS.values():
        yield f"Schemas: {_spoken(subject)}", _known(_of_subject(subject))
    yield "Schemas: what is new", _known(_of_subject(""))
    yield "Whole schemas", _known(containment.ROWS)
    yield "Generated code", _known(client.ROWS)
    yield "Stored data", _known(data.ROWS)
    yield "Versions and policy", _known(policy.ROWS)


def _known(rows: "tuple[Row, ...]") -> tuple[Row, ...]:
    return tuple(row for row in rows if row.id in RULES)


def _of_subject(subject: str) -> tuple[Row, ...]:
    return tuple(row for row in schemas.ROWS.values() if _subject(row.id) == subject)


def _subject(id: str) -> str:
    """The subject in an id: the longest that it begins with."""
    named = [name for name, _ in schemas.SUBJECTS.values() if id.startswith(f"{name}-")]
    return max(named, key=len, default="")


def _spoken(subject: str) -> str:
    return subject.replace("-", " ")


#: Title of an area → its rows, in the order of the documentation.
AREAS: Final[Mapping[str, tuple[Row, ...]]] = {title: rows for title, rows in _groups() if rows}


def plain(row: Row) -> str:
    """A row for a terminal."""
    parts = [
        f"{row.level.word}[{row.id}]: {message(row)}",
        fill(row.why, _WIDTH),
        *([fill(f"What to do: {remedy(row)}.", _WIDTH)] if row.remedy else []),
        fill(" ".join(_notes(row)), _WIDTH),
    ]
    return "\n\n".join(parts) + "\n"


def markdown(row: Row, level: int = 2) -> str:
    """A row as a section of a page."""
    parts = [
        f"{'#' * level} {row.id}",
        f"**{row.level.word}.** {message(row)}.",
        row.why,
        *([f"What to do: {remedy(row)}."] if row.remedy else []),
        " ".join(_notes(row)),
    ]
    return "\n\n".join(parts) + "\n"


def as_data(row: Row) -> dict[str, Any]:
    """A row as JSON says it; the members that rules about one document have too have the same names."""
    return {
        "id": row.id,
        "severity": row.level.word,
        "title": message(row),
        "why": row.why,
        "fix": remedy(row) or None,
        "bad": None,
        "good": None,
        "direction": row.direction.value,
        "since": since(row),
    }


def message(row: Row) -> str:
    """What a finding would say; where it would name something, its kind in capitals."""
    return _filled(row.message, row.id)


def remedy(row: Row) -> str:
    """What to do, likewise."""
    return _filled(row.remedy, row.id)


def since(row: Row) -> str:
    """Who has the rule: a release of oasdiff from which on it does, or contractor alone."""
    return "contractor" if row.since == OURS else f"oasdiff {row.since or MIRRORED}"


def listed() -> str:
    """All rows for a terminal, a line each."""
    widest = max(map(len, RULES))
    lines: list[str] = []
    for title, rows in AREAS.items():
        lines += [f"Comparing · {title}", *(_line(row, widest) for row in rows), ""]
    return "\n".join(lines)


def page() -> str:
    """All rows as one page."""
    parts = [_HEAD]
    for title, rows in AREAS.items():
        parts.append(f"## {title}\n")
        lines = ["| id | level | what it says | since |", "|---|---|---|---|"]
        lines += [
            f"| `{row.id}` | {row.level.word} | {_cell(message(row))} | {since(row)} |"
            for row in rows
        ]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


_HEAD = f"""\
<!-- Written by tools/rules.py from src/contractor/diff/rows; do not edit. -->

# Changes

Everything that `contractor diff` can say about two versions of a document, by the id in square brackets. `contractor
explain ID` says why a change matters and what to do.

Ids and levels are those of oasdiff {MIRRORED} where it has them, so that lists of severities can be used with either.
`since` names the release of oasdiff from which on it has the id, or contractor where it has none. Words in capitals
stand for what a finding names. The levels are those without a [policy](guide/diff.md#policy).
"""


def _filled(template: str, id: str) -> str:
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    subject = _spoken(_subject(id))
    words = {name: _Word(name.replace("_", " ").upper()) for name in names}
    if subject and "subject" in words:
        words["subject"] = _Word(f"a {subject}")
    return template.format(**words)


class _Word(str):
    """A word in a message, without the quotes that a value would get."""

    def __repr__(self) -> str:
        return str(self)


def _notes(row: Row) -> Iterator[str]:
    if row.direction in _TRAVELS:
        yield f"It is about {_TRAVELS[row.direction]}."
    if row.values:
        yield "It is not reported where the whole schemas are proven to allow the same values."
    if row.since == OURS:
        yield "oasdiff has no such rule."
    else:
        yield f"oasdiff has it under this id, since {row.since or MIRRORED} or before."


def _line(row: Row, widest: int) -> str:
    return f"  {row.id:{widest}}  {row.level.word:7}  {message(row)}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
