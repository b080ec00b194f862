"""What happened to one schema, facet by facet.

Takes a pair of schemas and the spot where it is met, gives facets with the keys of what differs; refuses to know
which of them are rules, and what is below.
"""

from collections.abc import Iterator

from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.facets.constraints import bounded, counted, textual
from contractor.diff.schemas.facets.discriminators import discriminated
from contractor.diff.schemas.facets.facet import WHOLE, Facet
from contractor.diff.schemas.facets.lifecycle import promised
from contractor.diff.schemas.facets.properties import properties, required, travelling
from contractor.diff.schemas.facets.structure import (
    branched,
    closed,
    dynamic,
    keyed,
    nothing,
    present,
)
from contractor.diff.schemas.facets.typed import nullable, typed
from contractor.diff.schemas.facets.values import constant, enumerated, extensible
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.spot import Spot
from contractor.diff.schemas.transitions import Transition

__all__ = ["WHOLE", "Facet", "facets"]


def facets(pair: Difference, spot: Spot, happened: Transition, sides: Sides) -> Iterator[Facet]:
    """Everything that happened to the schema itself, whatever stands below it."""
    yield from typed(pair, spot, happened, sides)
    yield from nullable(pair, spot, happened)
    yield from enumerated(pair, spot)
    yield from constant(pair, spot, sides)
    yield from bounded(pair, spot)
    yield from textual(pair, spot)
    yield from counted(pair)
    yield from nothing(pair)
    yield from branched(pair, spot, sides)
    yield from present(pair, spot)
    yield from keyed(pair)
    yield from closed(pair, spot)
    yield from discriminated(pair, spot, sides)
    yield from extensible(pair, spot)
    yield from dynamic(pair, spot)
    if not spot.top:
        yield from promised(pair, spot, sides)
        yield from travelling(pair, spot, sides)
    if spot.compat or not pair.is_on_one_side("object"):
        yield from required(pair, spot, sides)
        yield from properties(pair, spot, happened, sides)
