"""The engine with a key of its own for every request: what a server knows a repeated one by.

Takes the operations of a contract, changes requests before they are sent; refuses to judge them. The engine makes the
same key up again and again, and a server that honours it answers a second request as it answered the first: with the
id of something that was removed since. A key that is sent to violate the contract stays what it is.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest import mock

from schemathesis.generation.case import Case

from contractor.contract import Contract, Endpoint, Parameter
from contractor.contract.travel import Direction
from contractor.resources.names import plain
from contractor.samples import NoSample, Samples
from contractor.testing.drafting import IDEMPOTENCY
from contractor.testing.schemathesis.asked import label

#: Instances that no probe begins with.
_FIRST: Final = 1_000_000
#: Instances that are tried until one was not sent yet.
_TRIED: Final = 20


class Keys:
    """Keys of requests to the operations of one contract; the same requests in the same order get the same ones."""

    def __init__(self, contract: Contract, endpoints: Iterable[Endpoint], seed: int) -> None:
        self._samples = Samples(contract, seed)
        self._named = {label(one): [*_keys(one)] for one in endpoints}
        self._sent: set[str] = set()
        self._made = _FIRST

    @contextmanager
    def renewed(self) -> Iterator[None]:
        """Within it, no key is sent twice."""
        call = Case.call
        keys = self

        def own(case: "Case[Any]", *given: Any, **named: Any) -> Any:
            keys.renew(case)
            return call(case, *given, **named)

        # A hook would have the engine judge anew how the request was made.
        with mock.patch.object(Case, "call", own):
            yield

    def renew(self, case: "Case[Any]") -> None:
        """Give a request keys that were not sent yet, in place of those that were."""
        for one in self._named.get(case.operation.label, ()):
            for name in [name for name in case.headers or {} if name.lower() == one.name.lower()]:
                value = case.headers[name]
                if not isinstance(value, str) or not self._takes(one, value):
                    continue
                if value in self._sent:
                    value = case.headers[name] = self._fresh(one, value)
                self._sent.add(value)

    def _takes(self, one: Parameter, text: str) -> bool:
        values: list[Any] = [text, int(text)] if text.isascii() and text.isdigit() else [text]
        return any(self._samples.takes(one.schema, each, Direction.REQUEST) for each in values)

    def _fresh(self, one: Parameter, before: str) -> str:
        for _ in range(_TRIED):
            self._made += 1
            try:
                text = str(self._samples.value(one.schema, Direction.REQUEST, self._made))
            except NoSample:
                break
            if text not in self._sent:
                return text
        return before


def _keys(endpoint: Endpoint) -> Iterator[Parameter]:
    for one in endpoint.parameters:
        if one.place == "header" and plain(one.name) in IDEMPOTENCY:
            yield one
