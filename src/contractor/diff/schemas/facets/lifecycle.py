"""How long a property is promised: deprecation, its sunset, its level of stability.

Takes a pair of schemas and its spot, gives facets; refuses to know what day it is but from its spot.
"""

from collections.abc import Iterator

from contractor.contract.lifetimes import LEVELS, STABILITY, SUNSET, sunset_day
from contractor.diff.occurrence import Word
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.facets.facet import WHOLE, Facet, at
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.spot import Spot


def promised(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    """Deprecation and stability of a property of a body."""
    if not spot.in_body:
        return
    told = "deprecated" in pair.plain and (spot.compat or not sides.say_still(pair, "deprecated"))
    if told and spot.notice is not None:
        yield from _deprecated(pair, spot, spot.notice)
    if spot.stability is not None and any(keyword.startswith("x-") for keyword in pair.plain):
        yield from _stability(pair, spot.stability, compat=spot.compat)


def _deprecated(pair: Difference, spot: Spot, notice: int) -> Iterator[Facet]:
    if pair.plain["deprecated"][1] is not True:
        yield at(pair, "deprecated", "reactivated")
        return
    if SUNSET not in pair.revision.plain:
        name = "deprecated-sunset-missing" if notice > 0 else "deprecated"
        yield at(pair, "deprecated", name)
        return
    sunset = pair.revision.plain[SUNSET]
    day = sunset_day(sunset)
    if day is None:
        yield at(pair, SUNSET, "deprecated-sunset-invalid", now=sunset)
    elif (day - spot.today).days < notice:
        yield at(pair, SUNSET, "sunset-date-too-small", now=Word(day.isoformat()), days=notice)
    else:
        yield at(pair, "deprecated", "deprecated-with-sunset", now=Word(day.isoformat()))


def _stability(pair: Difference, least: str, *, compat: bool) -> Iterator[Facet]:
    was, now = (side.get(STABILITY) for side in (pair.base, pair.revision))
    # One that was mended is no mistake any more.
    for side in (was, now) if compat else (now,):
        if side is not None and side not in LEVELS:
            yield at(pair, STABILITY, "api-invalid-stability-level", WHOLE, level=side)
            return
    was, now = was or "stable", now or "stable"
    if was == now or was not in LEVELS or LEVELS.index(was) < LEVELS.index(least):
        return
    fell = LEVELS.index(now) < LEVELS.index(was)
    name = f"stability-{'decreased' if fell else 'increased'}"
    yield at(pair, STABILITY, name, was=Word(was), now=Word(now))
