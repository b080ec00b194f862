"""A good call of one operation that stands while variants of it are sent.

Takes a walk and an operation, gives calls that a server is known to take, and tells whether the thing that they are
about is still what it was; refuses to know what the variants are.
"""

from typing import Any

from contractor.contract import Endpoint
from contractor.contract.templating import VARIABLE
from contractor.resources import Resource, Role
from contractor.testing.call import Call
from contractor.testing.exchange import Exchange
from contractor.testing.expressions import Unknown, body
from contractor.testing.styles import Unwritable
from contractor.testing.things import Thing
from contractor.testing.walking import Reached, Walk
from contractor.values import same

_SAFE = frozenset({"get", "head", "options", "trace"})
#: New things that are tried until one is taken.
_TRIED = 3


class Standing:
    """The good call of an operation with one media type; `call` is None where none is known any more."""

    def __init__(self, walk: Walk, endpoint: Endpoint, media: str) -> None:
        self._walk = walk
        self.endpoint = endpoint
        self._media = media
        self.role = walk.step(endpoint).role
        self.is_safe = endpoint.method.lower() in _SAFE
        self.call: Call | None = None
        self._before: Any = None
        self._shown: Exchange | None = None
        self._volatile: frozenset[str] = frozenset()

    # ── the call ──────────────────────────────────────────────────────────────────────────────────

    def stand(self) -> Exchange | None:
        """Find the call, and see that it is taken now; what came back, None where nothing could be sent.

        What removes a thing is not called, since the thing must be there for its variants.
        """
        found = self._walk.ready(self.endpoint, self._media)
        if found is None:
            return None
        self.call = found.call
        if self.role is Role.DELETE:
            return found.exchange
        if self._walk.makes(self.endpoint):
            return self._stand_making(found)
        exchange = self._sent(found.call)
        if exchange is None or not self._walk.succeeded(self.endpoint, exchange):
            regained = self._walk.regained(self.endpoint, self._media)
            self.call = None if regained is None else regained.call
        return exchange

    @property
    def is_lost(self) -> bool:
        """Whether no good call is known any more."""
        return self.call is None

    def lose(self) -> None:
        """Give up."""
        self.call = None

    def _stand_making(self, found: Reached) -> Exchange | None:
        """The call that was made before if it is taken again; else one that was not sent yet, after one like it."""
        exchange = self._sent(found.call)
        for _ in range(_TRIED):
            if exchange is not None and self._walk.succeeded(self.endpoint, exchange):
                return exchange
            fresh = self._walk.fresh(self.endpoint, found)
            exchange = self._sent(fresh.call)
            self.call = self._walk.fresh(self.endpoint, found).call
        if exchange is None or not self._walk.succeeded(self.endpoint, exchange):
            self.call = None
        return exchange

    def refill(self) -> None:
        """Make the body of the call hold all that it may, where the server takes that too."""
        if self.call is None or self.call.body is None or self.role is Role.DELETE:
            return
        media = self._walk.drafting.media(self.endpoint, self.call.body.name)
        schema = None if media is None else media.schema
        value = self.call.body.value
        if schema is None or not isinstance(value, dict):
            return
        more = self._walk.drafting.fuller(schema, value)
        if same(more, value):
            return
        fuller = self.call.carrying(more)
        exchange = self._sent(fuller)
        if exchange is not None and self._walk.succeeded(self.endpoint, exchange):
            self.call = self.renewed(fuller)

    def renewed(self, call: Call) -> Call:
        """A call with what changes with every request and every change: keys, and the thing's validator."""
        thing = self.thing()
        return self._walk.renewed(self.endpoint, call, thing)

    def moved(self, call: Call) -> Call:
        """A variant of an earlier call, about the thing that the call is about now."""
        if self.call is None:
            return call
        for key, value in self.call.values.items():
            if key[0] == "path":
                call = call.having(key, value)
        return call

    def stands(self) -> bool:
        """Whether the thing that the call is about is there, as far as anybody knows."""
        thing = self.thing()
        return thing is None or not thing.gone

    def thing(self) -> Thing | None:
        """The thing that the call is about."""
        resource = self.resource()
        if resource is None or self.call is None:
            return None
        path = self.call.path
        return self._walk.things.with_values(resource, path)

    def resource(self) -> Resource | None:
        """The resource whose thing the call is about, or stands below."""
        return self._walk.places.nearest(self.endpoint)

    @property
    def has_thing(self) -> bool:
        """Whether the call is about something that may be there or not."""
        return VARIABLE.search(self.endpoint.path) is not None

    def _sent(self, call: Call) -> Exchange | None:
        try:
            return self._walk.send(self.endpoint, self.renewed(call))
        except Unwritable:
            return None

    # ── the thing ─────────────────────────────────────────────────────────────────────────────────

    def look(self) -> None:
        """Remember what the thing is now; what changes by itself is known after two looks."""
        first, second = self._reading(), self._reading()
        earlier, self._before = _json(first), _json(second)
        self._shown = second
        if isinstance(earlier, dict) and isinstance(self._before, dict):
            names = {*earlier, *self._before}
            self._volatile = frozenset(
                name for name in names if not same(earlier.get(name), self._before.get(name))
            )

    def changes(self) -> tuple[Exchange, Exchange, list[str]] | None:
        """What of the thing is not as it was at the last look, which comes first; None where nobody can tell of any."""
        if self._before is None or self._shown is None:
            return None
        exchange = self._reading()
        now, shown, before = _json(exchange), self._shown, self._before
        if exchange is None or now is None:
            return None
        self._before, self._shown = now, exchange
        if same(before, now):
            return None
        if isinstance(before, dict) and isinstance(now, dict):
            names = [
                name
                for name in {**before, **now}
                if name not in self._volatile and not same(before.get(name), now.get(name))
            ]
            return (shown, exchange, names) if names else None
        return shown, exchange, []

    def _reading(self) -> Exchange | None:
        thing, resource = self.thing(), self.resource()
        if thing is None or resource is None or thing.gone or self.is_safe:
            return None
        return self._walk.read(resource, thing)


def _json(exchange: Exchange | None) -> Any:
    if exchange is None or exchange.status is None or exchange.status >= 300:
        return None
    try:
        return body(exchange)
    except Unknown:
        return None
