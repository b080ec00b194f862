"""Whether what the contract does not allow is refused, one thing wrong at a time, on things that are there.

Takes the good calls of each operation, and sends each of them wrong in one place: the answer must be a refusal (4xx)
that is documented, and nothing may have changed. That a thing is not there, or that somebody may not see it, is no
answer about a request to something that was there a moment ago; only where the path itself is wrong it is.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract import Endpoint
from contractor.frozen import changed
from contractor.resources import Role
from contractor.samples import Unviolated
from contractor.testing.call import Call
from contractor.testing.context import Context
from contractor.testing.exchange import Exchange
from contractor.testing.failure import Failure, Keeps, NotCovered
from contractor.testing.gathering import Found
from contractor.testing.outcome import answering
from contractor.testing.reachable import each
from contractor.testing.standing import Standing
from contractor.testing.styles import Unwritable
from contractor.testing.variants import Variant, bodies, parameters, spread
from contractor.testing.walking import Walk, Walks

#: Variants of one operation and media type that are sent.
MOST: Final = 250
#: Keywords that are named, of those that nothing violates.
_NAMED: Final = 3
#: Answers that say that somebody else is asked for, or something else.
_ELSEWHERE: Final = frozenset({403, 404, 405, 410})
#: What a refused request must be documented with, at least (RFC 9110 §15.5.1, §15.5.21).
_REFUSALS: Final = (400, 422)


class Negative:
    """The probe."""

    name = "negative"

    def __init__(self, walks: Walks) -> None:
        self._walks = walks

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        """Ask every operation that can be reached for what it must refuse."""
        walk = self._walks.of(context)
        why = "no request is known that it takes, so none could be made wrong in one place"

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
        self._standing = Standing(walk, endpoint, media)
        self._judge = walk.judge()
        self._key = endpoint.operation.at
        self._media = media

    def found(self) -> Iterator[Found]:
        standing = self._standing
        stood = standing.stand()
        if standing.call is None:
            yield self._unjudged(stood, "before")
            return
        standing.refill()
        found = list(self._variants(standing.call))
        chosen, left = spread([one for one in found if isinstance(one, Variant)], MOST)
        if left:
            yield self._left(left)
        unviolated = [one for one in found if isinstance(one, Unviolated)]
        if unviolated:
            yield self._untried(unviolated)
        if chosen and not is_refusable(self._endpoint):
            why = "no status is documented that could refuse a request; document 400 or 422"
            yield NotCovered(self._key, "refusals", why, "unchecked")
        standing.look()
        for variant in chosen:
            if self._context.deadline.over:
                yield NotCovered(self._key, "negative", "the time was over", "timeout")
                return
            yield from self._asked(variant)
            if standing.is_lost:
                return
        yield from self._control()

    def _variants(self, call: Call) -> Iterator[Variant | Unviolated]:
        contract, samples = self._context.contract, self._walk.samples
        yield from parameters.refused(contract, samples, self._endpoint, call)
        yield from bodies.refused(contract, samples, self._endpoint, call)

    # ── one variant ───────────────────────────────────────────────────────────────────────────────

    def _asked(self, variant: Variant) -> Iterator[Found]:
        standing = self._standing
        exchange = self._sent(variant)
        if exchange is None:
            return
        status = exchange.status
        if status is None or status >= 500:
            yield from self._fatal(variant, exchange)
        elif status == 429:
            why = "the server answers 429, and says nothing of the request"
            yield NotCovered(self._key, "negative", why, "unchecked")
            standing.lose()
            return
        elif variant.demanded and not self._is_refusal(variant, status):
            yield self._taken(variant, exchange)
        elif status >= 400:
            yield from self._refused(variant, exchange)
        if status is not None and status < 400:
            yield from self._restored()
        else:
            yield from self._unchanged(variant, exchange)

    def _sent(self, variant: Variant) -> Exchange | None:
        """The exchange; what is about a parameter that changes with every request is sent as it is."""
        call = variant.call
        renewed = self._standing.renewed(call)
        if variant.key is not None and variant.key in call.values:
            renewed = renewed.having(variant.key, call.values[variant.key])
        elif variant.key is not None:
            renewed = renewed.lacking(variant.key)
        try:
            return self._walk.send(self._endpoint, renewed)
        except Unwritable:
            return None

    def _is_refusal(self, variant: Variant, status: int) -> bool:
        if not 400 <= status < 500:
            return False
        if status not in (*_ELSEWHERE, 401):
            return True
        if variant.key is not None and variant.key[0] == "path":
            return status != 401
        if status in (401, 403):
            # What is missing may be what tells who somebody is.
            return variant.keyword == "required" and variant.key is not None
        if status == 404 and not self._standing.has_thing:
            return answering(status, tuple(self._endpoint.operation.responses)) is not None
        return False

    def _taken(self, variant: Variant, exchange: Exchange) -> Failure:
        status = exchange.status or 0
        what = variant.where.partition(" at /")[0]
        if status < 400:
            title = f"Takes a request whose {_bare(what)} {_matter(variant)}"
            why = f"{variant.sentence} The answer was {status}; it must be a refusal (4xx)."
            return Failure("accepts-invalid", self._key, title, why, (exchange,), variant.at)
        title = f"Answers {status} to a request whose {_bare(what)} {_matter(variant)}"
        why = (
            f"{variant.sentence} {status} says nothing of that: the same request without this fault succeeds, so"
            " whoever sent it cannot learn what to mend. Check what was sent first, and answer 400 or 422."
        )
        return Failure("masks-invalid", self._key, title, why, (exchange,), variant.at)

    def _fatal(self, variant: Variant, exchange: Exchange) -> Iterator[Found]:
        for one in self._judge.judged(self._endpoint, exchange):
            if isinstance(one, Failure) and one.check in ("not_a_server_error", "no-answer"):
                why = f"{variant.sentence}\n{one.why}"
                yield changed(one, why=why, at=variant.at)

    def _refused(self, variant: Variant, exchange: Exchange) -> Iterator[Found]:
        """What is wrong with the refusal itself."""
        for one in self._judge.judged(self._endpoint, exchange):
            if isinstance(one, NotCovered):
                yield one
            elif one.check != "status_code_conformance" or is_refusable(self._endpoint):
                yield changed(one, why=f"{variant.sentence}\n{one.why}")

    # ── what stays ────────────────────────────────────────────────────────────────────────────────

    def _unchanged(self, variant: Variant, exchange: Exchange) -> Iterator[Found]:
        found = self._standing.changes()
        if found is None:
            return
        before, after, names = found
        listed = ", ".join(f"`{name}`" for name in names) or "what it is"
        title = "A refused request changed something"
        why = f"{variant.sentence} It was refused with {exchange.status}, and yet {listed} changed."
        shown = (before, exchange, after)
        expected = (Keeps("", tuple(names), 2),) if names else ()
        yield Failure("changes-refused", self._key, title, why, shown, self._key, expected=expected)

    def _restored(self) -> Iterator[Found]:
        """After a request that should have been refused was taken, something else may have to be asked about."""
        standing = self._standing
        # What was removed by a path that is wrong is not known to be gone.
        if standing.stands() and standing.role is not Role.DELETE:
            standing.look()
            return
        stood = standing.stand()
        if standing.call is None:
            yield self._unjudged(stood, "after one that it should have refused")
        else:
            standing.look()

    def _control(self) -> Iterator[Found]:
        """The good call once more: only if it is taken, what was refused was refused for its fault."""
        standing = self._standing
        if standing.call is None:
            return
        try:
            call = standing.renewed(standing.call)
            exchange = self._walk.send(self._endpoint, call)
        except Unwritable:
            return
        if not self._walk.succeeded(self._endpoint, exchange):
            yield self._unjudged(exchange, "after the others")

    def _unjudged(self, exchange: Exchange | None, when: str) -> NotCovered:
        status = "no answer" if exchange is None else exchange.status or exchange.error
        why = (
            f"the request that was taken once was not taken again {when} ({status}), so refusals prove nothing;"
            " does something have to be unique that no schema says?"
        )
        return NotCovered(self._key, "negative", why, "unchecked")

    def _left(self, left: list[Variant]) -> NotCovered:
        counted: dict[str, int] = {}
        for one in left:
            counted[one.keyword] = counted.get(one.keyword, 0) + 1
        listed = ", ".join(f"{keyword} ({count})" for keyword, count in counted.items())
        why = f"{len(left)} of {len(left) + MOST} ways to be wrong were left out: {listed}"
        return NotCovered(self._key, "negative", why, "chosen")

    def _untried(self, unviolated: list[Unviolated]) -> NotCovered:
        named = [f"{one.keyword} at {one.at}" for one in unviolated[:_NAMED]]
        listed = ", ".join(
            named + [f"{len(unviolated) - _NAMED} more"] * (len(unviolated) > _NAMED)
        )
        why = f"no value was found that violates only: {listed}"
        return NotCovered(self._key, "negative", why, "unchecked")


def is_refusable(endpoint: Endpoint) -> bool:
    """Whether an operation documents a status that could refuse a request for what is in it."""
    documented = tuple(endpoint.operation.responses)
    return any(answering(status, documented) is not None for status in _REFUSALS)


def _bare(where: str) -> str:
    return where.removeprefix("the ")


def _matter(variant: Variant) -> str:
    """What is the matter, so that what is of one kind has one title."""
    match variant.keyword:
        case "json":
            return "is no JSON"
        case "utf-8":
            return "is not UTF-8"
        case "deep":
            return "nests without end"
        case "twice":
            return "says something twice"
        case "text":
            return "is written as no JSON is"
        case "media-type":
            return "is of an undocumented media type"
        case "required" if variant.said.endswith("it is missing") and " at " not in variant.where:
            return "is missing"
    return f"violates `{variant.keyword}`"
