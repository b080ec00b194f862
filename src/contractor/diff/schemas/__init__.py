"""The schema half of the edit layer: what happened to schemas, wherever values meet them.

Takes the places where both contracts have a schema, gives occurrences of rules; refuses to weigh them. Each pair
of schemas is compared once (`comparing`), however many operations lead to it; `walking` goes from every place to
the pairs below it, and `facets` says what happened to each.
"""

from collections.abc import Iterable, Iterator

from contractor.contract import Contract
from contractor.diff.occurrence import Occurrence
from contractor.diff.roots import Root
from contractor.diff.schemas.comparing import Comparing
from contractor.diff.schemas.seen import READERS
from contractor.diff.schemas.transitions import Sides
from contractor.diff.schemas.walking import Walk
from contractor.diff.terms import Terms


def compare(
    old: Contract, new: Contract, roots: Iterable[Root], terms: Terms
) -> Iterator[Occurrence]:
    """Every rule that is met in the schemas of these places, place by place."""
    readers = READERS[terms.compat](old), READERS[terms.compat](new)
    comparing = Comparing(*readers, compat=terms.compat, match_inline=terms.match_inline)
    pairs = [
        (root, comparing.pair(readers[0].start(root.base), readers[1].start(root.revision)))
        for root in roots
    ]
    comparing.settle()
    sides = Sides(
        readers[0].see, readers[1].see, lambda base, other: comparing.equal(base, other, True)
    )
    walk = Walk(sides, terms)
    for root, pair in pairs:
        if pair.differs:
            yield from walk.occurrences(root, pair)
