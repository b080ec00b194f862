"""What came back that no probe looked at: failures of the server, and statuses that nobody documented.

Takes exchanges of probes, gives failures; refuses to send anything. What a walk tries on its way, with ids that may be
nobody's, may be refused as documented; that the server fails, or answers what the document does not have, is a failure
whoever met it. A probe that sends what is wrong says itself what it thinks of the answer.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract import Contract, Endpoint
from contractor.contract.templating import VARIABLE
from contractor.testing.exchange import Exchange
from contractor.testing.failure import NotCovered
from contractor.testing.gathering import Found
from contractor.testing.judging import Judge
from contractor.testing.outcome import answering
from contractor.testing.selecting import route

#: What says that something is not there; 409 and 403 stand for it where these are missing.
_GONE: Final = (404, 410, 409, 403)
_ABSENT: Final = (404, 410)
#: The server asks for patience, and says nothing of the request (RFC 6585 §4).
_PATIENCE: Final = 429


class Strays:
    """Judges the exchanges of probes; `walk` names the probe that keeps to the contract."""

    def __init__(self, contract: Contract, judge: Judge, walk: str) -> None:
        self._endpoints = {one.operation.at: one for one in contract.endpoints}
        self._judge = judge
        self._walk = walk
        self._found: list[Found] = []

    def see(self, probe: str, exchange: Exchange) -> None:
        """Look at what came back to a probe."""
        endpoint = self._endpoints.get(exchange.operation or "")
        status = exchange.status
        if endpoint is None or _documents(endpoint, status):
            return
        is_of_one = VARIABLE.search(endpoint.path) is not None
        if probe == self._walk and status in _ABSENT and is_of_one and is_nowhere(endpoint):
            self._found.append(nowhere(endpoint, status))
        elif (status is not None and status >= 500) or (
            probe == self._walk and status != _PATIENCE
        ):
            self._found += self._judge.judged(endpoint, exchange)

    def found(self) -> Iterator[Found]:
        """What was wrong with it."""
        yield from self._found


def is_nowhere(endpoint: Endpoint) -> bool:
    """Whether an operation has no documented status for what is not there."""
    return not any(_documents(endpoint, status) for status in _GONE)


def nowhere(endpoint: Endpoint, status: int | None) -> NotCovered:
    """That there is no status for what is not there."""
    why = (
        f"{route(endpoint)} documents no status for what is not there; document 404"
        f" (the answer was {status})"
    )
    return NotCovered(endpoint.operation.at, "not found", why, "unchecked")


def _documents(endpoint: Endpoint, status: int | None) -> bool:
    documented = tuple(endpoint.operation.responses)
    return status is not None and answering(status, documented) is not None
