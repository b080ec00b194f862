"""Whether a thing is what it was made and changed to, and gone once it was removed.

Takes resources, makes, replaces, updates and removes things of them, and reads and lists them in between: what was
sent and is declared of the answer comes back as it was; what was removed is not there; a list is no longer than it
was asked to be.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from contractor.contract import Endpoint, Schema
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.resources import Role
from contractor.resources.finding import item_schema, wrapped
from contractor.resources.names import SIZES, plain
from contractor.source.pointer import join
from contractor.testing.call import Call
from contractor.testing.comparing import ABSENT, Difference, differences
from contractor.testing.context import Context
from contractor.testing.differing import Differing, answered
from contractor.testing.drafting import PATCH
from contractor.testing.exchange import Exchange
from contractor.testing.expressions import Unknown, body
from contractor.testing.failure import AtMost, Failure, Holds, Keeps, NotCovered
from contractor.testing.gathering import Found
from contractor.testing.owned import owned
from contractor.testing.payloads import essence, is_json
from contractor.testing.reachable import each
from contractor.testing.selecting import route
from contractor.testing.standing import Standing
from contractor.testing.strays import is_nowhere, nowhere
from contractor.testing.styles import Unwritable
from contractor.testing.things import Thing, member
from contractor.testing.walking import Walk, Walks
from contractor.testing.writing import parameters
from contractor.text import short
from contractor.values import same

#: Differences that are told of one thing.
_TOLD: Final = 8
_CHANGING: Final = (Role.CREATE, Role.REPLACE, Role.UPDATE)


@frozen
class _Before:
    """What a thing was before it was changed: the read, its value, and what of it is the server's."""

    exchange: Exchange
    value: dict[str, Any]
    owned: dict[str, Any]


class Values:
    """The probe."""

    name = "values"

    def __init__(self, walks: Walks) -> None:
        self._walks = walks

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        """Make, change and remove things, and look at them."""
        walk = self._walks.of(context)
        why = "no request is known that it takes, so nothing that it does could be looked at"
        return each(walk, self.name, why, lambda one: _Looking(context, walk, one).found())


class _Looking:
    """One operation, and what reads what it does."""

    def __init__(self, context: Context, walk: Walk, endpoint: Endpoint) -> None:
        self._contract = context.contract
        self._walk = walk
        self._endpoint = endpoint
        self._key = endpoint.operation.at
        self._step = walk.step(endpoint)
        self._judge = walk.judge()
        self._differing = Differing(walk, endpoint)

    def found(self) -> Iterator[Found]:
        if self._step.role in _CHANGING:
            for media in self._walk.reached(self._endpoint):
                if essence(media) == PATCH:
                    yield from self._patched(media)
                elif is_json(media):
                    yield from self._changed(media)
        elif self._step.role is Role.DELETE:
            yield from self._removed()
        elif self._step.role is Role.LIST:
            yield from self._limited()

    # ── made and changed ──────────────────────────────────────────────────────────────────────────

    def _changed(self, media: str) -> Iterator[Found]:
        standing = Standing(self._walk, self._endpoint, media)
        stood = standing.stand()
        if standing.call is None or stood is None:
            why = "the request that was taken once was not taken again"
            yield NotCovered(self._key, "values", why, "unchecked")
            return
        standing.refill()
        before, call, exchange = None, None, None
        for place in [*self._places(standing.call)]:
            standing.call = place
            before = self._before(standing)
            call, exchange = self._sent(standing, media, before)
            if exchange is not None:
                break
        if call is None or exchange is None or call.body is None:
            return
        yield from self._judge.judged(self._endpoint, exchange)
        thing = self._thing(call)
        if thing is None:
            return
        read = [*self._read(thing, call, exchange, before)]
        # What is said of a thing by itself need not be said of it in a list.
        yield from read or self._listed(thing, call, exchange)

    def _places(self, call: Call | None) -> Iterator[Call | None]:
        """The call about a thing that was just made, on which nothing was changed yet; then as it is."""
        resource = self._step.resource
        if call is not None and resource is not None and self._step.role is not Role.CREATE:
            made = self._walk.make(resource)
            for name, value in () if made is None else made.values.items():
                call = call.having(("path", name), value)
            if made is not None:
                yield call
        yield call

    def _before(self, standing: Standing) -> "_Before | None":
        """What a thing is that is to be changed; None where nothing reads it, or nothing is there yet."""
        resource, thing = self._step.resource, standing.thing()
        if self._step.role is Role.CREATE or resource is None or thing is None:
            return None
        read = self._walk.endpoint(resource, Role.READ)
        first, second = (self._walk.read(resource, thing) for _ in range(2))
        if read is None or first is None or second is None:
            return None
        if not (self._walk.succeeded(read, first) and self._walk.succeeded(read, second)):
            return None
        schema, value = self._answered(read, second, resource.inside)
        _, earlier = self._answered(read, first, resource.inside)
        if not isinstance(value, dict) or not isinstance(earlier, dict):
            return None
        names = owned(self._contract, resource, schema)
        stable = {
            name: value[name]
            for name in names
            if name in value and name in earlier and same(value[name], earlier[name])
        }
        return _Before(second, value, stable)

    def _sent(
        self, standing: Standing, media: str, before: "_Before | None"
    ) -> tuple[Call | None, Exchange | None]:
        """A call with values that the thing does not have now, else the one that is known to be taken."""
        known = self._walk.ready(self._endpoint, media)
        if standing.call is None or known is None:
            return None, None
        calls = [standing.call]
        if self._step.role is Role.CREATE:
            calls.insert(0, self._walk.unique(self._endpoint, standing.call))
        else:
            fresh = standing.moved(self._walk.fresh(self._endpoint, known).call)
            calls.insert(0, fresh)
            if before is not None:
                calls[:0] = self._differing.calls(fresh, standing.call, before.value)
        for call in calls:
            try:
                renewed = standing.renewed(call)
                exchange = self._walk.send(self._endpoint, renewed)
            except Unwritable:
                continue
            if self._walk.succeeded(self._endpoint, exchange):
                return renewed, exchange
        return None, None

    # ── changed by operations ─────────────────────────────────────────────────────────────────────

    def _patched(self, media: str) -> Iterator[Found]:
        """Whether a JSON Patch (RFC 6902) changes what it says."""
        standing = Standing(self._walk, self._endpoint, media)
        standing.stand()
        standing.call = next(self._places(standing.call))
        before = self._before(standing)
        if standing.call is None or before is None:
            return
        for call, said in self._differing.patches(standing.call, before.value):
            try:
                exchange = self._walk.send(self._endpoint, standing.renewed(call))
            except Unwritable:
                continue
            thing = standing.thing()
            if thing is not None and self._walk.succeeded(self._endpoint, exchange):
                yield from self._judge.judged(self._endpoint, exchange)
                yield from self._read(thing, call.carrying(said), exchange, before)
                return

    def _thing(self, call: Call) -> Thing | None:
        resource = self._step.resource
        if resource is None:
            return None
        if self._step.role is Role.CREATE:
            return self._walk.things.latest(resource)
        return self._walk.things.with_values(resource, call.path)

    def _read(
        self, thing: Thing, call: Call, exchange: Exchange, before: "_Before | None"
    ) -> Iterator[Found]:
        resource = self._step.resource
        read = self._walk.endpoint(resource, Role.READ)
        if resource is None or read is None:
            return
        after = self._walk.read(resource, thing)
        if after is None:
            return
        yield from self._judge.judged(read, after)
        if not self._walk.succeeded(read, after):
            if after.status in (404, 410):
                title = f"What it answers for cannot be read: {route(read)} answers {after.status}"
                why = f"{self._did()} succeeded with {exchange.status}, and the thing is not there."
                yield Failure("not-there", self._key, title, why, (exchange, after), self._key)
            return
        schema, got = self._answered(read, after, resource.inside)
        where = join("", *resource.inside)
        yield from self._compared(schema, got, call, (exchange, after), route(read), where)
        if before is not None and exchange.status != 201 and isinstance(got, dict):
            yield from self._kept(schema, got, before, (before.exchange, exchange, after), where)

    def _kept(
        self,
        schema: Schema | None,
        got: dict[str, Any],
        before: "_Before",
        exchanges: tuple[Exchange, ...],
        where: str,
    ) -> Iterator[Found]:
        """Whether what is the server's is what it was."""
        samples = self._walk.samples
        found = [
            *differences(
                self._contract,
                schema,
                before.owned,
                got,
                lambda part, one: samples.takes(part, one, Direction.RESPONSE),
            )
        ]
        if not found:
            return
        names = tuple(one.pointer.split("/")[1] for one in found)
        listed = " and ".join(f"`/{name}`" for name in names)
        title = f"{listed} {'are' if len(names) > 1 else 'is'} overwritten by {self._did()}"
        why = [
            f"`{one.pointer}`: {_shown(one.sent)} before, "
            f"{'nothing' if one.got is ABSENT else _shown(one.got)} behind it."
            for one in found
        ]
        why.append(
            "It is `readOnly`, and no client can say it: change what was stored, and keep the rest."
        )
        yield Failure(
            "overwrites-owned",
            self._key,
            title,
            "\n".join(why),
            exchanges,
            found[0].at,
            expected=(Keeps(where, names, 2),),
        )

    def _listed(self, thing: Thing, call: Call, exchange: Exchange) -> Iterator[Found]:
        resource = self._step.resource
        listing = self._walk.endpoint(resource, Role.LIST)
        if resource is None or listing is None or not resource.member:
            return
        step = self._walk.step(listing)
        ready = self._walk.at(listing, thing)
        if step.role is not Role.LIST or step.listing is None or ready is None:
            return
        try:
            after = self._walk.send(listing, ready)
        except Unwritable:
            return
        yield from self._judge.judged(listing, after)
        schema, items = self._answered(listing, after, step.listing.inside)
        key = thing.values.get(resource.variable)
        for one in items if isinstance(items, list) else ():
            if isinstance(one, dict) and one.get(resource.member) == key:
                item = item_schema(self._contract, schema)
                where = join("", *step.listing.inside)
                shown = (exchange, after)
                yield from self._compared(item, one, call, shown, route(listing), where, many=True)

    def _compared(
        self,
        schema: Schema | None,
        got: Any,
        call: Call,
        exchanges: tuple[Exchange, ...],
        where: str,
        above: str,
        *,
        many: bool = False,
    ) -> Iterator[Found]:
        """What was sent and is not so in what came back, which stands at `above`, in a list where there are many."""
        if got is None or schema is None:
            return
        sent = self._about(schema, call)
        samples = self._walk.samples
        differing = differences(
            self._contract,
            schema,
            sent,
            got,
            lambda part, one: samples.takes(part, one, Direction.RESPONSE),
        )
        found = [one for one in differing if not self._is_key(one)]
        if not found:
            return
        first = found[0]
        lost = first.got is ABSENT or first.got is None
        listed = f"`{first.pointer}`" + (f" and {len(found) - 1} more" if len(found) > 1 else "")
        do, does = ("do", "come") if len(found) > 1 else ("does", "comes")
        title = (
            f"{listed} {do} not come back from {where}"
            if lost
            else f"{listed} {does} back from {where} as something else"
        )
        why = [_told(one) for one in found[:_TOLD]]
        why.append(
            "Where the server decides what it is, the document can say so: `readOnly` for what is not sent,"
            " `writeOnly` for what does not come back."
        )
        expected = tuple(
            Holds(one.pointer, one.sent, above)
            if many
            else Holds(f"{above}{one.pointer}", one.sent)
            for one in found[:_TOLD]
        )
        yield Failure(
            "value-lost", self._key, title, "\n".join(why), exchanges, first.at, expected=expected
        )

    def _is_key(self, one: Difference) -> bool:
        """Whether what differs is what tells things apart, which may be the path's or the server's."""
        resource = self._step.resource
        name = one.pointer.removeprefix("/")
        return resource is not None and name == member(resource, {name: one.sent})

    def _about(self, schema: Schema, call: Call) -> Any:
        """What of a body is about the thing: the member that is of its component, else all of it."""
        if call.body is None:
            return None
        value = call.body.value
        media = self._walk.drafting.media(self._endpoint, call.body.name)
        name = wrapped(self._contract, None if media is None else media.schema, schema)
        return value.get(name, value) if name and isinstance(value, dict) else value

    def _answered(
        self, endpoint: Endpoint, exchange: Exchange, names: Sequence[str]
    ) -> tuple[Schema | None, Any]:
        """The schema of a part of an answer, and that part."""
        try:
            value = body(exchange)
        except Unknown:
            return None, None
        for one in names:
            value = value.get(one) if isinstance(value, dict) else None
        return answered(self._contract, endpoint, exchange.status or 0, names), value

    def _did(self) -> str:
        return route(self._endpoint)

    # ── removed ───────────────────────────────────────────────────────────────────────────────────

    def _removed(self) -> Iterator[Found]:
        ready = self._walk.ready(self._endpoint)
        resource = self._step.resource
        if ready is None or resource is None:
            return
        path = ready.call.path
        read = self._walk.endpoint(resource, Role.READ)
        thing = Thing(path, self._did())
        there = None if read is None else self._walk.read(resource, thing)
        try:
            removed = self._walk.send(self._endpoint, ready.call)
        except Unwritable:
            return
        yield from self._judge.judged(self._endpoint, removed)
        # 202: it will be gone some time (RFC 9110 §15.3.3).
        if not self._walk.succeeded(self._endpoint, removed) or removed.status == 202:
            return
        if read is not None and there is not None and self._walk.succeeded(read, there):
            after = self._walk.read(resource, thing)
            if after is not None:
                yield from self._gone(read, after)
                # A cancelled order is one still: what says something else than before is what it became.
                if self._walk.succeeded(read, after) and _same(there, after):
                    title = (
                        f"What was removed can still be read: {route(read)} answers {after.status}"
                    )
                    why = f"{self._did()} succeeded with {removed.status}; then the answer must be 404 or 410."
                    yield Failure("still-there", self._key, title, why, (removed, after), self._key)
        try:
            again = self._walk.send(self._endpoint, ready.call)
        except Unwritable:
            return
        yield from self._gone(self._endpoint, again)

    def _gone(self, endpoint: Endpoint, exchange: Exchange) -> Iterator[Found]:
        """What is wrong with an answer about something that is gone, where the document has one for that."""
        for one in self._judge.judged(endpoint, exchange):
            undocumented = isinstance(one, Failure) and one.check == "status_code_conformance"
            if undocumented and is_nowhere(endpoint):
                yield nowhere(endpoint, exchange.status)
            else:
                yield one

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _limited(self) -> Iterator[Found]:
        """Whether a list is no longer than it was asked to be."""
        one = next(
            (
                one
                for one in parameters(self._endpoint)
                if one.place == "query" and plain(one.name) in SIZES
            ),
            None,
        )
        listing, resource = self._step.listing, self._step.resource
        ready = self._walk.ready(self._endpoint)
        if one is None or listing is None or ready is None:
            return
        takes = self._walk.samples.takes
        limit = next(
            (size for size in (1, 2, 5, 10) if takes(one.schema, size, Direction.REQUEST)), None
        )
        if limit is None or takes(one.schema, "a", Direction.REQUEST):
            return
        if resource is not None:
            for _ in range(limit + 1 - len(self._walk.things.of(resource))):
                self._walk.make(resource)
        call = ready.call.having((one.place, one.name), limit)
        try:
            exchange = self._walk.send(self._endpoint, call)
        except Unwritable:
            return
        yield from self._judge.judged(self._endpoint, exchange)
        _, items = self._answered(self._endpoint, exchange, listing.inside)
        if isinstance(items, list) and len(items) > limit:
            title = f"Sends more than `{one.name}` asks for"
            why = f"{one.name}={limit} was sent, and {len(items)} came back."
            expected = (AtMost(join("", *listing.inside), limit),)
            yield Failure(
                "limit-ignored", self._key, title, why, (exchange,), one.at, expected=expected
            )


def _same(one: Exchange, other: Exchange) -> bool:
    """Whether two answers say the same."""
    try:
        return same(body(one), body(other))
    except Unknown:
        return one.response == other.response


def _told(one: Difference) -> str:
    """What was sent and what came back, in words."""
    if one.got is ABSENT or one.got is None:
        return f"`{one.pointer}`: {_shown(one.sent)} was sent, and nothing came back."
    return f"`{one.pointer}`: {_shown(one.sent)} was sent, {_shown(one.got)} came back."


def _shown(value: Any) -> str:
    return short(json.dumps(value, ensure_ascii=False), 120)
