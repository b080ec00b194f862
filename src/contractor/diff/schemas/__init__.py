"""The schema half of the edit layer: what happened to schemas, wherever values meet them.

Takes the places where both contracts have a schema, gives occurrences of rules; refuses to weigh them. Each pair
of schemas is compared once (`comparing`), however many operations lead to it; `walking` goes from every place to
the pairs below it, `facets` says what happened to each, `naming` which rules these are, and `weighing` what
containment has to say to it.
"""

from collections.abc import Iterable, Iterator

from contractor.contract import Contract
from contractor.diff.occurrence import Occurrence
from contractor.diff.roots import Root
from contractor.diff.schemas.comparing import Comparing
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.flattened import Flattened
from contractor.diff.schemas.naming import Naming
from contractor.diff.schemas.seen import READERS
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.together import together
from contractor.diff.schemas.unchanged import Unchanged
from contractor.diff.schemas.walking import every_route
from contractor.diff.schemas.weighing import Judge, Met, weighed
from contractor.diff.terms import Terms


def compare(
    old: Contract,
    new: Contract,
    roots: Iterable[Root],
    terms: Terms,
    judge: Judge | None = None,
) -> Met:
    """Every rule that is met in the schemas of these places, place by place.

    `judge` decides which values are allowed on both sides; without one, and always as oasdiff reports
    (`Terms.compat`), keywords alone are compared.
    """
    reader = Flattened if terms.compat and terms.flatten else READERS[terms.compat]
    readers = reader(old), reader(new)
    comparing = Comparing(
        *readers,
        compat=terms.compat,
        match_inline=terms.match_inline,
        unchanged=None if terms.compat else Unchanged(old, new),
    )
    pairs = [
        (root, comparing.pair(readers[0].start(root.base), readers[1].start(root.revision)))
        for root in roots
    ]
    comparing.settle()
    sides = Sides(
        readers[0].see,
        readers[1].see,
        lambda base, other: comparing.equal(base, other, True),
        lambda seen: together(seen, readers[0]),
        lambda seen: together(seen, readers[1]),
        comparing.named_alike,
        lambda key: readers[1].named(key) is not None,
    )
    naming = Naming(sides, terms)
    if terms.compat:
        return Met(tuple(_each_route(naming, pairs)))
    return weighed(naming, pairs, judge)


def _each_route(naming: Naming, pairs: Iterable[tuple[Root, Difference]]) -> Iterator[Occurrence]:
    for root, pair in pairs:
        if pair.differs:
            for spot, inner, route in every_route(naming.spot(root), pair):
                yield from naming.occurrences(root, spot, inner, route)
