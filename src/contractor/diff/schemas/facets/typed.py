"""Types, formats and null: which kinds of values a schema takes.

Takes a pair of schemas and its spot, gives facets; refuses to know what a change of a type is to whom (`retyping`).
"""

from collections.abc import Iterator

from contractor.diff.occurrence import Word
from contractor.diff.roots import Part
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.facets import retyping
from contractor.diff.schemas.facets.facet import Facet, at, key, words
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.spot import Spot
from contractor.diff.schemas.transitions import Transition


def typed(pair: Difference, spot: Spot, happened: Transition, sides: Sides) -> Iterator[Facet]:
    """Whether another type or format is taken."""
    base, revision = pair.base, pair.revision
    if spot.is_never_sent(revision):
        return
    if happened.types is not None:
        added, gone = happened.types
        narrowed = bool(gone) if spot.requests else not added
        name = "list-of-types-narrowed" if narrowed else "list-of-types-widened"
        yield at(pair, "type", name, was=words(gone), now=words(added))
    if not any(retyping.changed(base, revision)):
        return
    if spot.part is Part.PARAMETER:
        if not spot.top:
            name = retyping.in_parameter_property(base, revision)
        else:
            name = retyping.in_parameter(base, revision)
            if (
                name == "type-changed"
                and spot.exploded
                and retyping.is_listed(base, revision, sides)
            ):
                name = "type-generalized"
            elif not spot.compat and spot.exploded and retyping.is_single(base, revision):
                name = "type-changed"
    else:
        name = retyping.in_body(base, revision, spot.direction, strict=spot.strict)
    dimension = retyping.dimension(base, revision)
    keyword = "type" if dimension.startswith("type") else "format"
    yield at(
        pair,
        keyword,
        name,
        dimension=Word(dimension),
        was=Word(retyping.spelled(base, dimension)),
        now=Word(retyping.spelled(revision, dimension)),
    )


def nullable(pair: Difference, spot: Spot, happened: Transition) -> Iterator[Facet]:
    """Whether null came or went."""
    change = 0
    if spot.compat and "nullable" in pair.plain:
        was, now = pair.plain["nullable"]
        change = -1 if was is True else 1 if now is True else 0
    elif "type" in pair.plain:
        was, now = set(pair.base.types), set(pair.revision.types)
        if now and "null" in was - now:
            change = -1
        elif was and "null" in now - was:
            change = 1
        else:
            change = happened.null
    else:
        change = happened.null
    if change:
        base, revision = (side.or_null or key(side, "type") for side in (pair.base, pair.revision))
        yield Facet("became-nullable" if change > 0 else "became-not-nullable", base, revision)
