"""oasdiff as the second engine: what it is given, what it answers, and where it and contractor disagree.

Takes contracts and bytes, gives values; refuses to run anything (that is `workspace/oasdiff`). What it
cannot understand raises `Unreadable`: an answer that was not understood is no answer, never "no changes".
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any, Final

from contractor.contract import Contract
from contractor.contract.bundle import bundle, moved
from contractor.contract.travel import Direction
from contractor.depth import deep
from contractor.diagnostic import Severity
from contractor.diff.change import Change, Promise
from contractor.diff.occurrence import Occurrence, Where
from contractor.diff.rule import MIRRORED, OURS, Row
from contractor.frozen import frozen
from contractor.source import join, upwards
from contractor.text import short

#: How oasdiff begins the path of what is no path.
_WEBHOOK: Final = "webhook:"
_LEVELS: Final = {1: Severity.INFO, 2: Severity.WARNING, 3: Severity.ERROR}
_WORDS: Final = {level.word: level for level in Severity}
_VERSION: Final = re.compile(r"\bv?(\d+\.\d+\.\d+\S*)")
#: What Go writes into a binary about the module that it was built from (debug/buildinfo).
BUILT_FROM: Final = re.compile(rb"\tgithub\.com/oasdiff/oasdiff\tv(\d+\.\d+\.\d+[-+.0-9A-Za-z]*)")
# Number of rules and digest of their ids and levels, for binaries that know no better. Measured.
_KNOWN: Final = {(509, "d3de965d8ce4"): "1.28.0", (784, "ec53031d462a"): "1.38.0"}
# YAML 1.2.2 §5.1 allows or keeps none of these in a text as they are; JSON does.
_UNYAML: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Unreadable(Exception):
    """What oasdiff printed is not what it prints; the text says how."""


@frozen
class Check:
    """A rule of the oasdiff that is installed."""

    id: str
    level: Severity
    direction: Direction = Direction.NONE


@frozen
class Engine:
    """An oasdiff by what it says of itself; `release` is empty where nobody can tell."""

    release: str
    checks: Mapping[str, Check] = field(repr=False)

    @property
    def name(self) -> str:
        """The engine as a person calls it."""
        return f"oasdiff {self.release}".rstrip()


@frozen
class Told:
    """One finding of oasdiff's: one edit in one place. `base` and `revision` are keys of the contracts."""

    id: str
    level: Severity
    where: Where
    direction: Direction
    text: str
    base: str = ""
    revision: str = ""

    @property
    def occurrence(self) -> Occurrence:
        """The same in contractor's own terms."""
        edit = self.id.removeprefix(f"{self.direction}-")
        return Occurrence(
            self.id, edit, self.where, self.direction, self.base, self.revision, {"text": self.text}
        )


@frozen
class Given:
    """A document as oasdiff gets it: one file, each member on a line of its own.

    `key` says what stands in a line, by the key that it has in the contract.
    """

    text: str = field(repr=False)
    key: Callable[[int], str] = field(repr=False, compare=False)


# ── what it is given ──────────────────────────────────────────────────────────────────────────────


def given(contract: Contract) -> Given:
    """A contract as one file for oasdiff, which must follow no reference to another one.

    It is JSON and called YAML: in YAML oasdiff counts lines, in JSON it does not.
    """
    whole = bundle(contract)
    with deep():
        text = json.dumps(whole, ensure_ascii=False, indent=1)
    text = _UNYAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

    @cache
    def lines() -> list[str]:
        found = ["", "#"]  # the comment, without which it would be read as JSON
        with deep():
            _number(whole, "#", found)
        return found

    @cache
    def origins() -> Mapping[str, str]:
        if len(contract.files.loaded) == 1:
            return {}
        return {place: key for key, place in moved(contract).items()}

    def key(line: int) -> str:
        if not 0 < line <= len(lines()):
            return ""
        place = lines()[line - 1]
        around = next((one for one in upwards(place) if one in origins()), None)
        return place if around is None else origins()[around] + place.removeprefix(around)

    return Given(f"# one member on each line\n{text}\n", key)


def _number(value: Any, at: str, lines: list[str]) -> None:
    """The keys of the lines that follow where a value begins, in the layout of `json.dumps(indent=…)`."""
    if not value or not isinstance(value, dict | list):
        return
    for token, item in value.items() if isinstance(value, dict) else enumerate(value):
        below = join(at, token)
        lines.append(below)
        _number(item, below, lines)
    lines.append(at)


# ── what it answers ───────────────────────────────────────────────────────────────────────────────


def engine(version: str, checks: bytes, built_from: str | None = None) -> Engine:
    """An oasdiff by what it prints for `--version` and `checks changelog -f json`.

    A binary that was built by `go install` calls itself `main`: then the module that it was built from tells,
    or else its rules do. Raises `Unreadable`.
    """
    if "oasdiff" not in version:
        raise Unreadable(f"--version printed {short(version.strip()) or 'nothing'}")
    rules = _checks(checks)
    found = _VERSION.search(version)
    if found is not None:
        return Engine(found[1], rules)
    lines = "\n".join(f"{one.id} {one.level.word}" for _, one in sorted(rules.items()))
    mark = sha256(lines.encode()).hexdigest()[:12]
    return Engine(built_from or _KNOWN.get((len(rules), mark), ""), rules)


def told(output: bytes, old: Given, new: Given, engine: Engine) -> tuple[Told, ...]:
    """What `oasdiff changelog -f json` printed. Raises `Unreadable`."""
    found = _parsed(output)
    if isinstance(found, dict):
        found = found.get("changes")
    if not isinstance(found, list):
        raise Unreadable("it printed no list of changes")
    return tuple(_told(one, old, new, engine) for one in found)


def _checks(output: bytes) -> dict[str, Check]:
    found = _parsed(output)
    if not isinstance(found, list) or not found:
        raise Unreadable("it lists no rules")
    checks = {}
    for one in found:
        match one:
            case {"id": str(id), "level": str(level)} if level in _WORDS:
                checks[id] = Check(id, _WORDS[level], _direction(one.get("direction"), id))
            case _:
                raise Unreadable(f"this is no rule of its own: {short(repr(one))}")
    return checks


def _told(one: Any, old: Given, new: Given, engine: Engine) -> Told:
    match one:
        case {"id": str(id), "level": int(level)} if id and level in _LEVELS:
            check = engine.checks.get(id)
            return Told(
                id,
                _LEVELS[level],
                _where(one),
                check.direction if check is not None else _direction(None, id),
                _string(one, "text"),
                _key(one.get("baseSource"), old),
                _key(one.get("revisionSource"), new),
            )
    raise Unreadable(f"this is no change: {short(repr(one))}")


def _where(one: Mapping[str, Any]) -> Where:
    path = _string(one, "path")
    return Where(
        method=_string(one, "operation").upper(),
        path=path.removeprefix(_WEBHOOK),
        operation_id=_string(one, "operationId") or None,
        kind="webhook" if path.startswith(_WEBHOOK) else "path",
        section=_string(one, "section") or "paths",
    )


def _string(one: Mapping[str, Any], name: str) -> str:
    value = one.get(name, "")
    if not isinstance(value, str):
        raise Unreadable(f"`{name}` of a change is {short(repr(value))}")
    return value


def _key(source: Any, given: Given) -> str:
    match source:
        case {"line": int(line)}:
            return given.key(line)
    return ""


def _direction(word: Any, id: str) -> Direction:
    if word in tuple(Direction):
        return Direction(word)
    first = id.partition("-")[0]
    return Direction(first) if first in (Direction.REQUEST, Direction.RESPONSE) else Direction.NONE


def _parsed(output: bytes) -> Any:
    try:
        return json.loads(output)
    except (ValueError, RecursionError):
        shown = output[:200].decode("utf-8", "replace").strip()
        raise Unreadable(f"it printed no JSON: {short(shown) or 'nothing'}") from None


# ── what it means ─────────────────────────────────────────────────────────────────────────────────


def changes(found: Iterable[Told], rows: Mapping[str, Row], engine: Engine) -> tuple[Change, ...]:
    """Its findings as changes, the gravest first: what it says of one edit in many operations is one change.

    `rows` are contractor's, for why it matters and what to do; what they do not know has a note.
    """
    edits: dict[tuple[Any, ...], list[Told]] = {}
    for one in found:
        # Without a position nobody can tell whether two of them are the same edit.
        place = (one.base, one.revision) if one.base or one.revision else (len(edits),)
        edits.setdefault((one.id, one.level, one.text, *place), []).append(one)
    made = [_change(group, rows.get(group[0].id), engine) for group in edits.values()]
    return tuple(sorted(made, key=lambda change: -change.level))


def _change(group: Sequence[Told], row: Row | None, engine: Engine) -> Change:
    first = group[0]
    notes = () if row is not None else (f"{engine.name} has this rule, and contractor does not",)
    places = dict.fromkeys(one.where for one in group)
    return Change(
        id=first.id,
        level=first.level,
        promise=Promise.WIRE,
        direction=first.direction,
        edit=first.occurrence.edit,
        message=first.text,
        why="" if row is None else row.why,
        remedy="" if row is None else row.remedy,
        base=first.base,
        revision=first.revision,
        operations=tuple(where for where in places if where.path),
        notes=notes,
    )


# ── where both disagree ───────────────────────────────────────────────────────────────────────────


class Difference(StrEnum):
    """How two engines disagree about a rule in an operation."""

    OURS = "only contractor"
    THEIRS = "only oasdiff"
    LEVEL = "another level"
    COUNT = "another number"


@frozen
class Met:
    """A rule that an engine met in an operation; `method` and `path` are empty outside of operations."""

    id: str
    level: Severity
    method: str = ""
    path: str = ""
    kind: str = "path"


@frozen
class Disagreement:
    """One rule in one operation that the engines judge differently.

    `ours` and `theirs` are the levels that each gave it, once for each time. `reason` is empty where none is
    known: then one of the two is wrong.
    """

    difference: Difference
    id: str
    method: str
    path: str
    ours: tuple[Severity, ...]
    theirs: tuple[Severity, ...]
    reason: str = ""


def met(found: Iterable[Change]) -> Iterator[Met]:
    """Which rules a list of changes meets in which operations."""
    for change in found:
        elsewhere = {
            where
            for reading in change.also
            if reading.direction is not change.direction
            for where in reading.operations
        }
        own = [where for where in change.operations if where not in elsewhere]
        yield from _met(change.id, change.level, own or change.operations)
        for reading in change.also:
            yield from _met(reading.id, reading.level, reading.operations)


def _met(id: str, level: Severity, places: Sequence[Where]) -> Iterator[Met]:
    for where in places or (Where(),):
        path = where.path.removeprefix(_WEBHOOK)
        yield Met(id, level, where.method, path, where.kind)


def disagreements(
    ours: Iterable[Met],
    theirs: Iterable[Met],
    rows: Mapping[str, Row],
    engine: Engine,
    *,
    hidden: int = 0,
) -> tuple[Disagreement, ...]:
    """Where two engines differ, by rule and operation, in the order of oasdiff's answer and then of ours.

    `hidden` is how many edits contractor does not report because the values stay the same.
    """
    mine, other = _grouped(ours), _grouped(theirs)
    found = []
    for key in dict.fromkeys([*other, *mine]):
        here, there = mine.get(key, []), other.get(key, [])
        difference = _difference(here, there)
        if difference is not None:
            kinds = {one.kind for one in (*here, *there)}
            found.append(
                Disagreement(
                    difference,
                    *key,
                    tuple(one.level for one in here),
                    tuple(one.level for one in there),
                    _reason(difference, key[0], kinds, rows, engine, hidden)
                    or _made_up_for(difference, key[0], here, there, rows),
                )
            )
    return tuple(found)


#: oasdiff does not say of which operations these are.
_WHOLE_WEBHOOKS: Final = frozenset({"webhook-added", "webhook-removed"})


def _grouped(found: Iterable[Met]) -> dict[tuple[str, str, str], list[Met]]:
    groups: dict[tuple[str, str, str], list[Met]] = {}
    for one in found:
        place = ("", "") if one.id in _WHOLE_WEBHOOKS else (one.method, one.path)
        groups.setdefault((one.id, *place), []).append(one)
    return groups


def _difference(ours: Sequence[Met], theirs: Sequence[Met]) -> Difference | None:
    if not theirs:
        return Difference.OURS
    if not ours:
        return Difference.THEIRS
    mine = Counter(one.level for one in ours)
    other = Counter(one.level for one in theirs)
    if mine.keys() != other.keys():
        return Difference.LEVEL
    return Difference.COUNT if mine != other else None


def _made_up_for(
    difference: Difference,
    id: str,
    ours: Sequence[Met],
    theirs: Sequence[Met],
    rows: Mapping[str, Row],
) -> str:
    """The reason where the schema around an edit makes up for it, or makes it worse."""
    if difference is not Difference.LEVEL or not rows[id].values:
        return ""
    if max(one.level for one in ours) < max(one.level for one in theirs):
        return "contractor proved that nobody is broken: all that was allowed is allowed still"
    return "contractor found a value that breaks somebody"


def _reason(
    difference: Difference,
    id: str,
    kinds: set[str],
    rows: Mapping[str, Row],
    engine: Engine,
    hidden: int,
) -> str:
    row, check = rows.get(id), engine.checks.get(id)
    if row is None:
        return f"contractor has no such rule; it mirrors oasdiff {MIRRORED}"
    if row.since == OURS:
        return "this rule is contractor's own"
    if check is None:
        return f"{engine.name} has no such rule"
    if "callback" in kinds:
        return "oasdiff does not look into callbacks"
    if "webhook" in kinds:
        return "oasdiff judges a webhook as if the client sent it; it receives it"
    if id == "api-schema-removed":
        return "names of schemas are not on the wire; --promise client judges them"
    match difference:
        case Difference.LEVEL if check.level is not row.level:
            return (
                f"the level is {check.level.word} in {engine.name}, {row.level.word} in contractor"
            )
        case Difference.THEIRS if hidden and row.values:
            return f"contractor hides edits that leave the values the same, {hidden} here"
        case Difference.COUNT:
            return "oasdiff counts every way that leads to an edit, contractor the edit"
    return ""
