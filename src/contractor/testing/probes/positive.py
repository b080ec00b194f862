"""Whether what the contract allows is taken, at its edges too.

Takes the good calls of each operation, and sends each of them at an edge in one place: lengths and bounds exactly,
every listed value, nothing where nothing is required. The answer must not say that the request is wrong (400, 415,
422 and their like), and what it says must be documented.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract import Endpoint
from contractor.frozen import changed
from contractor.testing.context import Context
from contractor.testing.exchange import Exchange
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.gathering import Found
from contractor.testing.reachable import each
from contractor.testing.standing import Standing
from contractor.testing.styles import Unwritable
from contractor.testing.variants import Variant, spread
from contractor.testing.variants.allowed import allowed
from contractor.testing.walking import Walk, Walks

#: Variants of one operation and media type that are sent.
MOST: Final = 60
#: Answers that say that a request is not what it must be (RFC 9110 §15.5).
_WRONG: Final = frozenset({400, 406, 411, 413, 414, 415, 422, 431})


class Positive:
    """The probe."""

    name = "positive"

    def __init__(self, walks: Walks) -> None:
        self._walks = walks

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        """Ask every operation that can be reached for all that it must take."""
        walk = self._walks.of(context)
        why = "no request is known that it takes, so none could be brought to an edge"

        def asked(endpoint: Endpoint) -> Iterator[Found]:
            for media in walk.reached(endpoint):
                yield from _Asking(context, walk, endpoint, media).found()

        return each(walk, self.name, why, asked)


class _Asking:
    """One operation with one media type."""

    def __init__(self, context: Context, walk: Walk, endpoint: Endpoint, media: str) -> None:
        self._context = context
        self._walk = walk
        self._endpoint = endpoint
        self._key = endpoint.operation.at
        self._standing = Standing(walk, endpoint, media)
        self._judge = walk.judge()

    def found(self) -> Iterator[Found]:
        standing = self._standing
        standing.stand()
        if standing.call is None:
            why = "the request that was taken once was not taken again"
            yield NotCovered(self._key, "positive", why, "unchecked")
            return
        variants = allowed(
            self._context.contract,
            self._walk.samples,
            self._endpoint,
            standing.call,
            lambda name: self._walk.is_key(self._endpoint, name),
        )
        chosen, left = spread(variants, MOST)
        if left:
            why = f"{len(left)} of {len(left) + MOST} edges were left out"
            yield NotCovered(self._key, "positive", why, "chosen")
        for variant in chosen:
            if self._context.deadline.over:
                yield NotCovered(self._key, "positive", "the time was over", "timeout")
                return
            exchange = self._sent(variant)
            if exchange is None:
                continue
            if exchange.status == 429:
                why = "the server answers 429, and says nothing of the request"
                yield NotCovered(self._key, "positive", why, "unchecked")
                return
            yield from self._judged(variant, exchange)

    def _sent(self, variant: Variant) -> Exchange | None:
        standing = self._standing
        if not standing.stands():
            standing.stand()
        call = standing.moved(variant.call)
        if self._walk.makes(self._endpoint):
            call = self._walk.unique(self._endpoint, call)
        try:
            return self._walk.send(self._endpoint, standing.renewed(call))
        except Unwritable:
            return None

    def _judged(self, variant: Variant, exchange: Exchange) -> Iterator[Found]:
        said = variant.sentence
        if exchange.status in _WRONG:
            title = f"Refuses with {exchange.status} what `{variant.keyword}` allows"
            why = (
                f"{said} The contract allows it. Take it, or say in the document what is asked for."
            )
            yield Failure("refuses-valid", self._key, title, why, (exchange,), variant.at)
        for one in self._judge.judged(self._endpoint, exchange):
            if isinstance(one, Failure):
                yield changed(one, why=f"{said}\n{one.why}")
            else:
                yield one
