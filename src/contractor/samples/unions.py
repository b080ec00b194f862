"""Unions: which of those at a place is to be chosen from, and which of its members first.

Takes what schemas say together, and what was given, gives schemas; refuses to write values.
"""

from typing import Any

from contractor.contract import Schema
from contractor.samples.judging import Judging
from contractor.samples.parts import Parts, Reading
from contractor.samples.place import ABSENT, Place
from contractor.values import fits


def union(parts: Parts) -> tuple[Schema, tuple[Schema, ...]] | None:
    """The first union whose members nobody has chosen from."""
    chosen = set(map(id, parts.schemas))
    for part in parts.all:
        for members in (part.one_of, part.any_of):
            if members and not any(id(one) in chosen for one in members):
                return part, members
    return None


def ranked(
    judging: Judging, reading: Reading, members: tuple[Schema, ...], place: Place, given: Any
) -> list[Schema]:
    """Members of a union, the one for this instance first; null, what is old and what recurs come last."""

    def rank(member: Schema) -> tuple[bool, ...]:
        parts = reading.parts((member,))
        return (
            parts.is_never,
            not place.open.isdisjoint(parts.opens),
            parts.types == ("null",) or parts.values("const") == [None],
            parts.is_old,
        )

    places = [(rank(one), one) for one in members]
    best = min((one for one, _ in places), default=())
    first = [one for found, one in places if found == best]
    rest = [one for _, one in sorted(places, key=lambda pair: pair[0]) if one not in first]
    turn = place.number % len(first) if first else 0
    told = [*first[turn:], *first[:turn], *rest]
    if given is not ABSENT:
        told.sort(key=lambda one: -_likeness(judging, reading, one, given))
    return told


def _likeness(judging: Judging, reading: Reading, member: Schema, given: Any) -> int:
    """How well a member of a union goes with a given value."""
    if judging.takes(member, given):
        return 1_000
    parts = reading.parts((member,))
    if not fits(given, parts.types):
        return -1_000
    if not isinstance(given, dict):
        return 0
    score = 0
    for name, one in given.items():
        declared = parts.declared.get(name)
        if declared is None:
            score -= not parts.rest or any(rest.boolean is False for rest in parts.rest)
            continue
        score += 1
        inner = reading.parts(declared)
        if inner.has("const", "enum"):
            score += 50 if judging.fits(inner.schemas, one) else -50
    return score
