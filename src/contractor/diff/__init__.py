"""Judgement about two documents: what differs, whom it breaks, and what to do about it.

Takes two contracts, gives a `Comparison`; refuses to print it, to know where the documents came from, and to
look at a clock. Occurrences of rules (`operations`, `schemas`) become changes (`merging`), one for each edit;
`containment` decides about whole schemas what keywords cannot (`weights` asks it), and has values that break
somebody (`showing`).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from contractor.containment.verdict import Counterexample
from contractor.contract import Contract
from contractor.depth import deep
from contractor.diff.change import Change, Comparison, Promise
from contractor.diff.occurrence import Occurrence, in_words
from contractor.diff.terms import Terms
from contractor.frozen import frozen

if TYPE_CHECKING:
    from contractor.diff.client.exposed import Exposed

__all__ = ["Change", "Comparison", "Counterexample", "Models", "Promise", "Terms", "compare"]


@frozen
class Models:
    """What is generated from both contracts, for the promises that are about it: what code calls everything."""

    old: "Exposed"
    new: "Exposed"


def compare(
    old: Contract,
    new: Contract,
    terms: Terms,
    promise: Promise = Promise.WIRE,
    models: Models | None = None,
) -> Comparison:
    """Everything that differs between two contracts under a promise, the gravest first.

    The promises beyond the wire need `models`. Raises ValueError where they are not given.
    """
    from contractor.depth import with_room
    from contractor.diff import operations, schemas
    from contractor.diff.merging import joined, merged
    from contractor.diff.rules import RULES
    from contractor.diff.showing import shown
    from contractor.diff.unread import unread
    from contractor.diff.weights import Weights

    if promise > Promise.WIRE and models is None:
        raise ValueError(f"the promise {promise.word} is about models, and none were given")
    with deep():
        compared = operations.compare(old, new, terms)
        weights = None if terms.compat else Weights(old, new)
        # Containment asks for a thread with room on its stack; one for all of it is enough.
        inside = with_room(lambda: schemas.compare(old, new, compared.roots, terms, weights))
        changes = merged([*compared.occurrences, *inside.occurrences], RULES)
        if weights is not None:
            changes = list(shown(changes, inside.pairs, weights))
        for further, found in _promised(promise, models):
            words = (in_words(one) for one in found)
            changes = joined(changes, merged(words, RULES, further))
        gaps = () if terms.compat else unread(old, new)
        undecided = (*gaps, *inside.undecided)
        return Comparison(
            old, new, tuple(changes), promise, inside.hidden, undecided, unread=len(gaps)
        )


def _promised(
    promise: Promise, models: Models | None
) -> Iterator[tuple[Promise, Iterable[Occurrence]]]:
    """What differs under the promises beyond the wire."""
    if models is not None and promise >= Promise.CLIENT:
        from contractor.diff.client import client

        yield Promise.CLIENT, client(models.old, models.new)
    if models is not None and promise >= Promise.DATA:
        from contractor.diff.data import data

        yield Promise.DATA, data(models.old.model, models.new.model)
