"""What is asked of values of a type: bounds, patterns, multiples.

Takes a pair of schemas and its spot, gives facets; refuses to know which types they are.
"""

from collections.abc import Iterator
from typing import Any, Final

from contractor.diff.occurrence import Word
from contractor.diff.roots import Part
from contractor.diff.schemas.difference import ABSENT, Difference
from contractor.diff.schemas.facets.facet import Facet, at, is_number
from contractor.diff.schemas.spot import Spot

#: Keyword → what its facets are called.
_BOUNDS: Final = {
    "maximum": "max",
    "exclusiveMaximum": "exclusive-max",
    "minimum": "min",
    "exclusiveMinimum": "exclusive-min",
    "maxLength": "max-length",
    "minLength": "min-length",
    "maxItems": "max-items",
    "minItems": "min-items",
    "maxContains": "max-contains",
    "minContains": "min-contains",
    "maxProperties": "max-properties",
    "minProperties": "min-properties",
}
#: Where absence means the least there is.
_ZERO: Final = frozenset({"minLength", "minItems"})
#: Facets of bounds that oasdiff reports of `readOnly` properties under an id of their own.
_READ_ONLY: Final = frozenset(
    "max-decreased exclusive-max-decreased max-length-decreased min-increased exclusive-min-increased "
    "max-items-decreased max-properties-decreased".split()
)


def bounded(pair: Difference, spot: Spot) -> Iterator[Facet]:
    """Bounds of numbers, lengths and counts."""
    for keyword, name in _BOUNDS.items():
        if keyword in pair.plain:
            yield from _bound(pair, spot, keyword, name, *pair.plain[keyword])
    if spot.part is Part.PARAMETER and spot.top and spot.compat and "maxItems" not in pair.plain:
        items = pair.one.get("items")
        if isinstance(items, Difference) and "maxItems" in items.plain:
            yield from _bound(items, spot, "maxItems", "max-items", *items.plain["maxItems"])


def textual(pair: Difference, spot: Spot) -> Iterator[Facet]:
    """What a text looks like, and what it is the writing of."""
    if "pattern" in pair.plain:
        was, now = pair.plain["pattern"]
        if not now:
            yield at(pair, "pattern", "pattern-removed", was=was)
        elif not was:
            yield at(pair, "pattern", "pattern-added", now=now)
        else:
            # oasdiff looks at requests only.
            anything = now == ".*" and (spot.requests or not spot.compat)
            name = "pattern-generalized" if anything else "pattern-changed"
            yield at(pair, "pattern", name, was=was, now=now)
    for keyword, name in (
        ("contentMediaType", "content-media-type-changed"),
        ("contentEncoding", "content-encoding-changed"),
    ):
        if keyword in pair.plain:
            was, now = (side or Word("nothing") for side in pair.plain[keyword])
            yield at(pair, keyword, name, was=was, now=now)


def counted(pair: Difference) -> Iterator[Facet]:
    """Multiples, and items that may not be equal."""
    if "multipleOf" in pair.plain:
        was, now = pair.plain["multipleOf"]
        if was is ABSENT:
            yield at(pair, "multipleOf", "multiple-of-set", now=now)
        elif now is ABSENT:
            yield at(pair, "multipleOf", "multiple-of-unset", was=was)
        else:
            yield at(pair, "multipleOf", _multiple(was, now), was=was, now=now)
    if "uniqueItems" in pair.plain:
        was, now = pair.plain["uniqueItems"]
        if bool(was) != bool(now):
            yield at(pair, "uniqueItems", f"unique-items-{'set' if now else 'unset'}")


def _bound(
    pair: Difference, spot: Spot, keyword: str, name: str, was: Any, now: Any
) -> Iterator[Facet]:
    if keyword in _ZERO:
        was, now = (0 if side is ABSENT else side for side in (was, now))
    if was is ABSENT:
        change = "set"
    elif now is ABSENT:
        change = "unset"
    elif is_number(was) and is_number(now):
        change = "increased" if now > was else "decreased"
    else:
        # A boolean bound of 3.0: oasdiff takes what is not less for more, and looks at requests only.
        if not spot.requests:
            return
        change = "increased" if keyword.endswith("Maximum") else "decreased"
    facet = f"{name}-{change}"
    if spot.is_never_sent(pair.revision):
        if facet in _READ_ONLY:
            yield at(pair, keyword, facet, "rr", was=was, now=now)
            return
        if change == "set" or facet == "min-items-increased" or not spot.compat:
            return
    if spot.is_never_returned(pair.revision):
        return
    yield at(pair, keyword, facet, was=was, now=now)


def _multiple(was: Any, now: Any) -> str:
    if is_number(was) and is_number(now) and was and now:
        if was % now == 0:
            return "multiple-of-generalized"
        if now % was == 0:
            return "multiple-of-specialized"
    return "multiple-of-changed"
