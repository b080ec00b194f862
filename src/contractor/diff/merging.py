"""One change for each edit, whoever it reaches.

Takes occurrences of rules in their order, gives changes, the gravest first; refuses to find or to weigh any. Two
occurrences are of one edit if the same thing differs on both sides. What the edit is to those whom it hurts most
gives the change its id and its words; the others are told beside it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Change, Promise, Reading
from contractor.diff.messages import filled
from contractor.diff.occurrence import Occurrence, Where
from contractor.diff.rule import Row
from contractor.frozen import changed

#: One edit goes by several names: those that see it from different sides have different words for it.
_FAMILIES: Final = (
    ("type-", "type"),
    ("list-of-types-", "type"),
    ("became-required", "became-required"),
    ("new-", "added"),
    ("removed-from", "removed"),
    ("added", "added"),
)


#: An entry of a list of required names; which one it is says nothing.
_LISTED: Final = re.compile(r"/required/\d+$")


def merged(
    occurrences: Iterable[Occurrence], rules: Mapping[str, Row], promise: Promise = Promise.WIRE
) -> list[Change]:
    """The changes that these occurrences are, the gravest first, then in the order of the document."""
    edits: dict[tuple[str, str, str, str], list[Occurrence]] = {}
    for one in occurrences:
        name = str(one.arguments.get("property", ""))
        edits.setdefault((_family(one.edit), one.base, one.revision, name), []).append(one)
    changes = [_change(met, rules, promise) for met in edits.values()]
    return sorted(changes, key=lambda change: -change.level)


def joined(changes: Iterable[Change], further: Iterable[Change]) -> list[Change]:
    """Changes under several promises, the gravest first: what differs at the same place is one change.

    The graver one gives the words, and names the other beside it; of two that are equally grave the first does,
    since what breaks on the wire breaks whoever generates code as well.
    """
    found = list(changes)
    places: dict[tuple[str, str, str], int] = {}
    for number, change in enumerate(found):
        places.setdefault(_place(change), number)
    for change in further:
        place = _place(change)
        if place in places and (change.base or change.revision):
            found[places[place]] = _both(found[places[place]], change)
        else:
            found.append(change)
    return sorted(found, key=lambda change: -change.level)


def _both(first: Change, second: Change) -> Change:
    chief, other = (second, first) if second.level > first.level else (first, second)
    told = Reading(other.id, other.level, other.direction, other.message, other.hit)
    return changed(
        chief,
        operations=tuple(dict.fromkeys((*chief.operations, *other.operations))),
        also=(*chief.also, told, *other.also),
        notes=tuple(dict.fromkeys((*chief.notes, *other.notes))),
        counterexample=chief.counterexample or other.counterexample,
    )


def _place(change: Change) -> tuple[str, str, str]:
    """Where a change is, and of which property where a list of names says it."""
    name = str(change.arguments.get("property", "")) if "required" in change.edit else ""
    base, revision = (_LISTED.sub("/required", key) for key in (change.base, change.revision))
    if name:
        # Whether a list has the name, one side says by an entry and the other by its absence.
        base = revision = (base or revision).rpartition("/required")[0] or base or revision
    return base, revision, name


def _family(edit: str) -> str:
    return next((name for start, name in _FAMILIES if edit.startswith(start)), edit)


def _change(met: Sequence[Occurrence], rules: Mapping[str, Row], promise: Promise) -> Change:
    readings: dict[tuple[str, Severity], list[Occurrence]] = {}
    for one in met:
        readings.setdefault((one.id, _level(one, rules)), []).append(one)
    ranked = sorted(
        readings.items(), key=lambda item: (-item[0][1], rules[item[0][0]].direction != "request")
    )
    (id, level), first = ranked[0]
    row, chief = rules[id], first[0]
    return Change(
        id,
        level,
        promise,
        row.direction if row.direction is not Direction.NONE else chief.direction,
        chief.edit,
        filled(row.message, chief.arguments),
        filled(_why(row, level), chief.arguments),
        filled(row.remedy, chief.arguments) if level >= Severity.WARNING else "",
        chief.base,
        chief.revision,
        _places(met),
        tuple(_reading(id, level, listed, rules) for (id, level), listed in ranked[1:]),
        chief.arguments,
        notes=_notes(row, level, chief),
        near=chief.near,
        met=_places(first),
        hint=chief.hint,
    )


def _level(one: Occurrence, rules: Mapping[str, Row]) -> Severity:
    level = rules[one.id].level
    if one.exposed:
        return Severity.ERROR
    return min(level, Severity.INFO) if one.shielded else level


def _why(row: Row, level: Severity) -> str:
    if level < row.level:
        if row.direction is Direction.REQUEST:
            return "All that clients could send before, they may send still."
        return "Clients get nothing that they could not get before."
    if level > row.level:
        if row.direction is Direction.REQUEST:
            return "Clients that send what was valid before are refused."
        return "Clients get what they could not get before, and need not understand it."
    return row.why


def _notes(row: Row, level: Severity, chief: Occurrence) -> tuple[str, ...]:
    made_up = level < row.level
    said = f"{row.level.word} by itself; the schema around it makes up for it" if made_up else ""
    return tuple(filter(None, (said, chief.hint)))


def _reading(
    id: str, level: Severity, met: Sequence[Occurrence], rules: Mapping[str, Row]
) -> Reading:
    row = rules[id]
    return Reading(id, level, row.direction, filled(row.message, met[0].arguments), _places(met))


def _places(met: Sequence[Occurrence]) -> tuple[Where, ...]:
    """One place for each operation and direction, in their order."""
    found: dict[tuple[str, str, str], Where] = {}
    for one in met:
        if one.where.method or one.where.path:
            found.setdefault((one.where.method, one.where.path, one.direction), one.where)
    return tuple(found.values())
