"""The operations that a probe can ask: those of which a walk knows a call that succeeds.

Takes a walk and what a probe does with one operation, gives what it found, and why it could not ask the others;
refuses to know probes.
"""

from collections.abc import Callable, Iterable, Iterator

from contractor.contract import Endpoint
from contractor.testing.failure import NotCovered
from contractor.testing.gathering import Found
from contractor.testing.selecting import route
from contractor.testing.walking import Walk


def each(
    walk: Walk, what: str, why: str, asked: Callable[[Endpoint], Iterable[Found]]
) -> Iterator[Found]:
    """What a probe called `what` finds of each operation; `why` is said of those that no request is known of."""
    for endpoint in walk.order():
        lost = _lost(walk, endpoint, what, why)
        if lost is None:
            yield from asked(endpoint)
        else:
            yield lost


def _lost(walk: Walk, endpoint: Endpoint, what: str, why: str) -> NotCovered | None:
    """Why an operation cannot be asked; None where it can."""
    key = endpoint.operation.at
    if walk.context.deadline.over:
        return NotCovered(key, what, "the time was over", "timeout")
    twins = walk.twins(endpoint)
    if twins:
        # Which of them is meant, nobody can tell.
        said = (
            f"a request of it is one of {route(twins[0])} too, since what follows a `#` is not sent;"
            " give operations that differ paths or methods that differ"
        )
        return NotCovered(key, what, said, "unchecked")
    walk.reach(endpoint)
    return None if walk.reached(endpoint) else NotCovered(key, what, why, "unchecked")
