"""What a probe works with, and when the time is over.

Takes nothing, gives values; refuses to know what a probe does with them.
"""

import time
from collections.abc import Mapping
from typing import Protocol

from contractor.contract import Contract, Endpoint
from contractor.frozen import frozen
from contractor.testing.credentials import Credentials
from contractor.testing.exchange import Exchange, Request


class Send(Protocol):
    """Sends requests to the server under test; what comes back counts towards what was covered."""

    def __call__(self, operation: str, request: Request) -> Exchange:
        """Send a request that is meant for an operation, by key. No answer is an exchange with an error."""
        ...


class Deadline:
    """When to stop, by the monotonic clock; None is never. It is another one for each probe of a run."""

    def __init__(self, at: float | None = None) -> None:
        self.at = at

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return self.at is not None and time.monotonic() >= self.at

    @property
    def left(self) -> float | None:
        """Seconds that are left; None where nobody counts them."""
        return None if self.at is None else max(0.0, self.at - time.monotonic())


@frozen
class Context:
    """A server under test and the operations that are to be tested.

    `endpoints` are those of the contract that were asked for. `known` has, for operations by key, the best
    exchange so far: a documented success, else a request that the contract allows. It grows while probes run.
    `bases` has, for operations by key, what the target of a request begins with before the operation's path
    ("" or "/v1").
    """

    contract: Contract
    endpoints: tuple[Endpoint, ...]
    send: Send
    credentials: Credentials
    known: Mapping[str, Exchange]
    bases: Mapping[str, str]
    deadline: Deadline
    seed: int
