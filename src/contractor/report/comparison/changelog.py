"""A changelog for whoever uses the service, with a migration guide for each breaking change.

Takes a judgement, gives Markdown; refuses to know dates that nobody gave, and to let a text of the documents
act (`inert`). What is allowed still breaks clients, and is told as such.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Allowance, Change
from contractor.diff.rule import Effect, Kind, Row
from contractor.report.comparison import reached, spelling, verdict
from contractor.report.comparison.judgement import Judgement
from contractor.report.comparison.migration import Guide, guide
from contractor.report.comparison.spelling import Names
from contractor.report.comparison.subject import version
from contractor.report.inert import block, code, prose, sentence

#: Groups in the order that readers want them.
GROUPS: Final = ("Breaking", "Deprecated", "Added", "Changed", "Loosened", "Removed")
_GENERAL: Final = "General"
#: Operations that an entry names.
_NAMED: Final = 3
_ID: Final = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_DEPRECATION: Final = re.compile(r"deprecat|sunset")
#: What gives those who call more room, by the way that values travel.
_LOOSER: Final = {
    (Direction.REQUEST, Effect.WIDENS),
    (Direction.RESPONSE, Effect.NARROWS),
}
NO_ROWS: Final[Mapping[str, Row]] = {}


def changelog(
    judgement: Judgement,
    *,
    names: Names | None = None,
    pinned: tuple[Mapping[str, str], Mapping[str, str]] | None = None,
    rows: Mapping[str, Row] = NO_ROWS,
    released: str | None = None,
) -> str:
    """The changelog. `names` are what generated code is imported by, `pinned` the names that a lock remembers
    for the old and the new document, `rows` the table of rules, `released` a date to print.

    Raises `DocumentError` where one of the documents has no model; without breaking changes none is made.
    """
    grouped: dict[str, list[Change]] = {}
    for change in judgement.changes:
        grouped.setdefault(_group(change, rows), []).append(change)
    parts = [_head(judgement, released)]
    tags = _Tags(judgement)
    for group in GROUPS:
        if group in grouped:
            parts.append(f"## {group}")
            parts += _section(grouped[group], tags)
    if not judgement.changes:
        parts.append("Nothing that a client can see has changed.")
    parts += _not_judged(judgement)
    if "Breaking" in grouped:
        parts.append("## Migration guide")
        parts += _guides(grouped["Breaking"], judgement, names, pinned)
    return "\n\n".join(parts) + "\n"


def _head(judgement: Judgement, released: str | None) -> str:
    comparison = judgement.comparison
    title = _text(comparison.new.info.get("title")) or "API"
    old, new = (_text(side.info.get("version")) for side in (comparison.old, comparison.new))
    versions = f"{old} → {new}" if old and new and old != new else new
    when = f" ({released})" if released else ""
    lines = [f"# {prose(f'{title} {versions}'.strip())}{prose(when)}", ""]
    lines.append(f"{_capital(prose(verdict.sentence(judgement), 1000))}.")
    if judgement.advice is not None and judgement.advice.next is not None:
        lines += ["", f"Next version: {code(judgement.advice.next)}."]
    return "\n".join(lines)


def _group(change: Change, rows: Mapping[str, Row]) -> str:
    if change.breaking or any(one.level is Severity.ERROR for one in _allowances(change)):
        return "Breaking"
    if _DEPRECATION.search(change.id) and change.revision:
        return "Deprecated"
    row = rows.get(change.id)
    if row is None or row.kind is Kind.EXISTENCE:
        if change.base and not change.revision:
            return "Removed"
        if change.revision and not change.base:
            return "Added"
    looser = row is not None and (change.direction, row.effect) in _LOOSER
    return "Loosened" if looser else "Changed"


def _allowances(change: Change) -> Iterator[Allowance]:
    for reading in change.readings:
        yield from reading.allowed


class _Tags:
    """The tag that each operation stands under, in the order of the documents."""

    def __init__(self, judgement: Judgement) -> None:
        self._of: dict[tuple[str, str], str] = {}
        order: dict[str, None] = {}
        for contract in (judgement.comparison.new, judgement.comparison.old):
            order.update(dict.fromkeys(tag.name for tag in contract.tags))
            self._read(contract, order)
        self._order = {name: index for index, name in enumerate(order)}

    def _read(self, contract: Contract, order: dict[str, None]) -> None:
        for endpoint in contract.endpoints:
            for tag in endpoint.operation.tags[:1]:
                order.setdefault(tag)
                self._of.setdefault((endpoint.method.upper(), endpoint.path), tag)

    def of(self, change: Change) -> str:
        """The tag of the first operation that has one; what reaches none is general."""
        found = (self._of.get((where.method.upper(), where.path)) for where in change.operations)
        return next((tag for tag in found if tag), _GENERAL)

    def rank(self, tag: str) -> int:
        """The place of a tag; what is general comes first."""
        return -1 if tag == _GENERAL else self._order[tag]


def _section(changes: Iterable[Change], tags: _Tags) -> Iterator[str]:
    by_tag: dict[str, list[Change]] = {}
    for change in changes:
        by_tag.setdefault(tags.of(change), []).append(change)
    for tag in sorted(by_tag, key=tags.rank):
        lines = "\n".join(map(_entry, by_tag[tag]))
        yield f"### {prose(tag)}\n\n{lines}"


def _entry(change: Change) -> str:
    names = reached.operations(change.hit)
    place = f"{_named(names)}: " if names else ""
    hint = f" ({sentence(change.hint)})" if change.hint else ""
    return f"- {place}{_stop(sentence(change.message))}{hint}{_mark(change.id)}"


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(code(name) for name in names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED} more" if len(names) > _NAMED else shown


def _mark(id: str) -> str:
    """The rule as a comment, for whoever looks it up."""
    return f" <!-- {id} -->" if _ID.fullmatch(id) else ""


def _not_judged(judgement: Judgement) -> list[str]:
    count = len(judgement.comparison.undecided)
    if not count:
        return []
    said = verdict.plural(count, "place")
    return [f"Nobody could judge {said}: look there yourself before you rely on this."]


def _guides(
    changes: Iterable[Change],
    judgement: Judgement,
    names: Names | None,
    pinned: tuple[Mapping[str, str], Mapping[str, str]] | None,
) -> Iterator[str]:
    from contractor.model import build

    comparison = judgement.comparison
    before, after = pinned or (None, None)
    old = version(build(comparison.old, before))
    new = version(build(comparison.new, after))
    named = names or Names(spelling.package(comparison.new.info.get("title")))
    yield (
        f"In Python, models come from {code(f'{named.package}.models')}, and `http` is what sends requests. In"
        f" TypeScript, `api` is {code(f'{named.folder}/client.js')} and `types` is"
        f" {code(f'{named.folder}/types.js')}. `others` is whatever you send already."
    )
    for number, change in enumerate(changes, start=1):
        yield _migration(number, change, guide(change, old, new, named))


def _migration(number: int, change: Change, found: Guide) -> str:
    names = reached.operations(change.hit)
    parts = [f"### {number}. {sentence(change.message)}"]
    if names:
        parts.append(f"Reaches {_named(names)}.")
    parts += [_stop(sentence(text)) for text in (change.why, found.words) if text]
    for title, text, language in (
        ("Python", found.samples.python, "python"),
        ("TypeScript", found.samples.typescript, "ts"),
    ):
        if text:
            parts.append(f"{title}:\n\n{block(text, language)}")
    return "\n\n".join(parts)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _stop(text: str) -> str:
    return text if text.endswith((".", "…")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
