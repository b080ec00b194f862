"""Everything that differs between two contracts outside of their schemas.

Takes two contracts and the terms of their comparison, gives the rules that are met and the pairs of schemas to
look into; refuses to look into schemas and to weigh what it found. With `terms.compat` it gives what oasdiff
1.28 gives, its oddities included: parameters of paths are not those of their operations, webhooks are paths,
callbacks and servers are not looked at, and names of schemas are.

`endpoints` finds operations and pairs them (`matching`); `parameters`, `bodies`, `responses`, `security` and
`documents` each look at a part of a pair; `lifecycle` knows dates, `media` names of media types, `versioning`
whether `info.version` tells the truth.
"""

from collections.abc import Iterator

from contractor.contract import Contract
from contractor.diff.occurrence import Occurrence, in_words
from contractor.diff.operations import (
    bodies,
    documents,
    endpoints,
    lifecycle,
    parameters,
    responses,
    security,
)
from contractor.diff.operations.pair import Met, Pair, Sides
from contractor.diff.operations.versioning import policy
from contractor.diff.roots import Root
from contractor.diff.terms import Terms
from contractor.frozen import frozen

__all__ = ["Compared", "compare", "policy"]


@frozen
class Compared:
    """What was met outside of schemas, and the schemas to look into, in the order of the documents."""

    occurrences: tuple[Occurrence, ...]
    roots: tuple[Root, ...]


def compare(old: Contract, new: Contract, terms: Terms) -> Compared:
    """What differs between two contracts outside of their schemas.

    `info.version` is judged by `policy`, when everything else is known.
    """
    found = list(_compare(Sides(old, new, terms)))
    return Compared(
        tuple(in_words(one) for one in found if isinstance(one, Occurrence)),
        tuple(one for one in found if isinstance(one, Root)),
    )


def _compare(sides: Sides) -> Iterator[Met]:
    for found in endpoints.found(sides):
        if isinstance(found, Pair):
            yield from _pair(found)
        else:
            yield found
    yield from security.document(sides)
    yield from security.schemes(sides)
    if sides.terms.compat:
        # No value is named after the schema that describes it.
        yield from documents.schemas(sides)
    else:
        yield from documents.servers(sides)


def _pair(pair: Pair) -> Iterator[Met]:
    yield from documents.labels(pair)
    yield from lifecycle.changed(
        pair.old,
        pair.new,
        pair.notice,
        lifecycle.OPERATION,
        pair.sides.terms,
        pair.met,
    )
    yield from security.compare(pair)
    yield from parameters.compare(pair)
    yield from bodies.compare(pair)
    yield from responses.compare(pair)
    if not pair.compat:
        yield from documents.servers_of(pair)
