"""Whom a change reaches, in words.

Takes the places that a change is met in, gives short texts; refuses to know what the change is.
"""

from collections.abc import Iterable
from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Change
from contractor.diff.occurrence import Where
from contractor.text import short

#: Operations that are named; the rest are counted.
NAMED: Final = 3
_LONGEST: Final = 100
_DOES: Final = {Severity.ERROR: "breaks", Severity.WARNING: "may break", Severity.INFO: "reaches"}
_WHO: Final = {
    Direction.REQUEST: "whoever sends it",
    Direction.RESPONSE: "whoever reads it",
    Direction.NONE: "",
}


def operation(where: Where) -> str:
    """`POST /bookings`; webhooks and callbacks say so. Empty outside of operations."""
    if not where.path:
        return ""
    named = short(f"{where.method} {where.path}".strip(), _LONGEST)
    return named if where.kind == "path" else f"{where.kind} {named}"


def operations(places: Iterable[Where]) -> list[str]:
    """Each operation once, in order."""
    return list(dict.fromkeys(filter(None, map(operation, places))))


def listed(names: list[str], most: int = NAMED) -> str:
    """`POST /bookings, PATCH /bookings/{id} and 12 more`."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def sentence(change: Change) -> str:
    """`breaks: POST /bookings (whoever sends it)`; empty where no operation is reached."""
    names = operations(change.hit)
    if not names:
        return ""
    who = _WHO[change.direction]
    return f"{_DOES[change.level]}: {listed(names)}{f' ({who})' if who else ''}"


def parts(change: Change) -> str:
    """`in: request body application/json, items > status`; the parts alone where there are several ways."""
    places = change.hit
    ways = list(dict.fromkeys(filter(None, map(inside, places))))
    if len(ways) == 1:
        return f"in: {ways[0]}"
    names = list(dict.fromkeys(short(where.part, _LONGEST) for where in places if where.part))
    return f"in: {listed(names)}" if names else ""


def inside(where: Where) -> str:
    """The part of the operation, and the way on from there: `request body application/json, items > status`."""
    parts = [where.part, " > ".join(where.route)]
    return short(", ".join(filter(None, parts)), 2 * _LONGEST)
