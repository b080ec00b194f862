"""Values that are written down: enumerations, constants and defaults.

Takes a pair of schemas and its spot, gives facets; refuses to know which other values a schema takes.
"""

from collections.abc import Iterator

from contractor.diff.roots import Part
from contractor.diff.schemas.difference import ABSENT, Difference
from contractor.diff.schemas.facets.facet import Facet, at, key, keys, listing, only
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.spot import Spot
from contractor.source import join


def enumerated(pair: Difference, spot: Spot) -> Iterator[Facet]:
    """Which values `enum` lists."""
    if "enum" not in pair.plain:
        return
    was, now = pair.plain["enum"]
    listed_was, listed_now = listing(was), listing(now)
    if was is ABSENT and now is not ABSENT:
        yield at(pair, "enum", "became-enum", now=listed_now)
        if spot.part is Part.PARAMETER and spot.place == "header":
            yield at(pair, "enum", "became-enum", subject="rh", now=listed_now)
        if not spot.compat:
            return
    if now is ABSENT and not spot.compat:
        yield at(pair, "enum", "became-not-enum", was=listed_was)
        return
    base, revision = (_listed_at(side) for side in (pair.base, pair.revision))
    # Whether null is allowed is said by the types.
    told = {"null"} if not spot.compat and "type" in pair.plain else set()
    told &= set(pair.base.types) ^ set(pair.revision.types)
    for index, value in only(listed_was, listed_now):
        if not (value is None and told):
            subject = "rr" if spot.is_never_sent(pair.revision) else ""
            place = _item(pair.base, index)
            yield Facet("enum-value-removed", place, revision, {"value": value}, subject)
    for index, value in only(listed_now, listed_was):
        if not (value is None and told):
            subject = "sw" if spot.is_never_returned(pair.revision) else ""
            place = _item(pair.revision, index)
            yield Facet("enum-value-added", base, place, {"value": value}, subject)


def constant(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    """The one value that is taken (`const`), and the one that is meant where there is none (`default`)."""
    for keyword, name in (("const", "const"), ("default", "default-value")):
        if keyword not in pair.plain or (not spot.compat and sides.say_still(pair, keyword)):
            continue
        was, now = pair.plain[keyword]
        if was is ABSENT:
            yield at(pair, keyword, f"{name}-added", now=now)
        elif now is ABSENT:
            yield at(pair, keyword, f"{name}-removed", was=was)
        else:
            yield at(pair, keyword, f"{name}-changed", was=was, now=now)


def extensible(pair: Difference, spot: Spot) -> Iterator[Facet]:
    """What `x-extensible-enum` lists: values that are known, of a list that may grow."""
    was, now = pair.plain.get("x-extensible-enum", (None, None))
    unsent = not spot.top and spot.part is Part.REQUEST_BODY and pair.revision.read_only
    if unsent or not (isinstance(was, (list, tuple)) and isinstance(now, (list, tuple))):
        return
    base, revision = keys(pair, "x-extensible-enum")
    for index, value in only(was, now):
        name = "x-extensible-enum-value-removed"
        yield Facet(name, join(base, str(index)), revision, {"value": value})
    for index, value in only(now, was):
        name = "x-extensible-enum-value-added"
        yield Facet(name, base, join(revision, str(index)), {"value": value})


def _listed_at(seen: Seen) -> str:
    """Where the values that are allowed stand."""
    return key(seen, "const" if "const" in seen.plain else "enum")


def _item(seen: Seen, index: int) -> str:
    """Where one of them does."""
    place = _listed_at(seen)
    return join(place, str(index)) if "enum" in seen.plain else place
