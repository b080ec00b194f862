"""What was sent and what came back, counted by operation.

Takes exchanges one after the other, gives what is covered, the best exchange that is known of each operation, and
what made the things that they are about; refuses to know who sent them.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable

from contractor.contract import Contract, Endpoint
from contractor.testing.exchange import Exchange
from contractor.testing.origins import Origins
from contractor.testing.outcome import Covered, is_success


class Ledger:
    """Counts exchanges. Those of operations that are not under test count for nothing, but are known."""

    def __init__(self, contract: Contract, endpoints: Iterable[Endpoint]) -> None:
        self.known: dict[str, Exchange] = {}
        self.origins = Origins()
        self._endpoints = tuple(endpoints)
        self._documented = {
            one.operation.at: tuple(one.operation.responses) for one in contract.endpoints
        }
        self._seen: dict[str, Counter[int]] = {key: Counter() for key in self._documented}
        self._requests: Counter[str] = Counter()
        self._stream = hashlib.sha256()

    def add(self, exchange: Exchange, *, allowed: bool = False) -> None:
        """Count an exchange; `allowed` where the contract allows the request."""
        request = exchange.request
        for part in (request.method, request.target, *sum(request.headers, ())):
            self._stream.update(part.encode("utf-8", "surrogateescape") + b"\0")
        self._stream.update(request.body + b"\0\0")
        key = exchange.operation
        if key is None or key not in self._documented:
            return
        self._requests[key] += 1
        self.origins.learn(exchange)
        if exchange.status is not None:
            self._seen[key][exchange.status] += 1
        known = self.known.get(key)
        reached = self._reached(exchange)
        if reached or (allowed and (known is None or not self._reached(known))):
            self.known[key] = exchange

    @property
    def digest(self) -> str:
        """The digest of all requests in their order: two runs that sent the same have the same."""
        return self._stream.hexdigest()

    def covered(self) -> tuple[Covered, ...]:
        """What was seen of each operation under test, in the order of the document."""
        return tuple(
            Covered(
                key=one.operation.at,
                method=one.method.upper(),
                path=one.path,
                name=one.operation.id or f"{one.method.upper()} {one.path}",
                documented=self._documented[one.operation.at],
                seen=dict(sorted(self._seen[one.operation.at].items())),
                requests=self._requests[one.operation.at],
            )
            for one in self._endpoints
        )

    def _reached(self, exchange: Exchange) -> bool:
        documented = self._documented.get(exchange.operation or "", ())
        return exchange.status is not None and is_success(exchange.status, documented)
