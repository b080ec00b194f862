"""A walk through an API: every operation is called so that it succeeds, with what was made and listed before.

Takes a context, gives calls that are known to be good; refuses to judge what comes back. The walk remembers what the
server was seen to have (`things`), makes what an operation needs where nothing is there, and never spends the last
thing that it has on an operation that removes one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from contractor.contract import Endpoint
from contractor.contract.servers import prefix
from contractor.contract.templating import VARIABLE, variables
from contractor.contract.travel import Direction
from contractor.frozen import changed, frozen
from contractor.resources import Resource, Role, Step, resources
from contractor.resources.finding import declared
from contractor.samples import NoSample, Samples
from contractor.testing.call import Call
from contractor.testing.context import Context
from contractor.testing.drafting import PATCH, Drafting, Recipe, Undraftable
from contractor.testing.exchange import Exchange, Request
from contractor.testing.faults import Faults
from contractor.testing.judging import Judge
from contractor.testing.outcome import is_success
from contractor.testing.payloads import essence
from contractor.testing.places import Place, Places
from contractor.testing.selecting import twins
from contractor.testing.styles import Unwritable
from contractor.testing.things import Thing, Things
from contractor.testing.writing import written

#: Requests that one operation may cost before it is given up, for each media type.
_REQUESTS: Final = 24
_DEEPEST: Final = 6
_ORDER: Final = (
    *(Role.LIST, Role.CREATE, Role.READ, Role.REPLACE, Role.UPDATE, Role.ACT, Role.DELETE),
)


@frozen
class Reached:
    """A call that was answered with a documented success."""

    call: Call
    exchange: Exchange
    recipe: Recipe


@frozen
class Attempt:
    """A call that was tried: with what, and what became of it; `problem` where it could not be sent."""

    said: str
    exchange: Exchange | None
    problem: str = ""


@dataclass
class _Known:
    """What is known of one operation."""

    reached: dict[str, Reached] = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)
    tried: set[Request] = field(default_factory=set)


class Walk:
    """A walk through the API of one context."""

    def __init__(self, context: Context) -> None:
        self.context = context
        contract = context.contract
        self.resources = resources(contract)
        self._twins = twins(contract)
        self.samples = Samples(contract, context.seed)
        self.things = Things(contract, self.resources)
        self.places = Places(self.resources, self.things, self.samples, self._obtain, self.make)
        self.drafting = Drafting(contract, self.samples, self.things, self.resources)
        self.faults = Faults(contract, Direction.RESPONSE)
        self._index = {one.operation.at: index for index, one in enumerate(contract.endpoints)}
        self._known: dict[str, _Known] = {}
        self._busy: list[str] = []
        self._variants: dict[str, int] = {}

    # ── what there is ─────────────────────────────────────────────────────────────────────────────

    def step(self, endpoint: Endpoint) -> Step:
        """What an operation does."""
        return self.resources.steps.get(self._index[endpoint.operation.at], Step(Role.ACT, None))

    def order(self) -> list[Endpoint]:
        """The operations under test: those above first, lists and what makes before what reads, removes last."""
        ranks = {role: index for index, role in enumerate(_ORDER)}

        def place(endpoint: Endpoint) -> tuple[bool, int, int, int]:
            role = self.step(endpoint).role
            depth = len(variables(endpoint.path))
            is_last = role is Role.DELETE
            index = self._index[endpoint.operation.at]
            return is_last, -depth if is_last else depth, ranks[role], index

        return sorted((one for one in self.context.endpoints if one.kind == "path"), key=place)

    def judge(self) -> Judge:
        """A judge of answers who has said nothing yet."""
        return Judge(self.context.contract, self.faults)

    def twins(self, endpoint: Endpoint) -> list[Endpoint]:
        """Other operations of the same requests: what a `#` in a path tells apart is not sent."""
        group = self._twins.get(endpoint.operation.at, ())
        return [one for one in group if one.operation.at != endpoint.operation.at]

    def reached(self, endpoint: Endpoint) -> Mapping[str, Reached]:
        """The calls of an operation that succeeded so far, by the media type of their bodies."""
        return {**self._of(endpoint).reached}

    def attempts(self, endpoint: Endpoint) -> list[Attempt]:
        """What was tried in vain with an operation."""
        return self._of(endpoint).attempts

    def forget_attempts(self) -> None:
        """Let what was tried in vain be tried once more."""
        for one in self._known.values():
            one.tried.clear()
            if not one.reached:
                one.attempts.clear()

    def endpoint(self, resource: Resource | None, role: Role) -> Endpoint | None:
        """The operation that does something to a resource."""
        index = None if resource is None else resource.operations.get(role)
        return None if index is None else self.context.contract.endpoints[index]

    def _of(self, endpoint: Endpoint) -> _Known:
        return self._known.setdefault(endpoint.operation.at, _Known())

    # ── reaching ──────────────────────────────────────────────────────────────────────────────────

    def reach(self, endpoint: Endpoint) -> Reached | None:
        """A call that succeeds, with each documented media type where that can be; None where none does."""
        known = self._of(endpoint)
        key = endpoint.operation.at
        if key in self._busy or len(self._busy) >= _DEEPEST:
            return next(iter(known.reached.values()), None)
        self._busy.append(key)
        try:
            for media in self.drafting.media_types(endpoint):
                if media not in known.reached and not self.context.deadline.over:
                    found = self._tried(endpoint, media)
                    if found is not None:
                        known.reached[media] = found
        finally:
            self._busy.pop()
        return next(iter(known.reached.values()), None)

    def ready(self, endpoint: Endpoint, media: str | None = None) -> Reached | None:
        """A call that should succeed once more, about a thing that is there; None where none is known to.

        One that removes something is about a thing of its own. For one that makes something see `fresh`.
        """
        self.reach(endpoint)
        reached = self._of(endpoint).reached
        found = reached.get(media) if media is not None else next(iter(reached.values()), None)
        if found is None:
            return None
        step = self.step(endpoint)
        if VARIABLE.search(endpoint.path) is None:
            return changed(found, call=self.drafting.anew(endpoint, found.call))
        here = self._here(endpoint, found.call)
        if here is not None and step.role is not Role.DELETE:
            call = self._tagged(endpoint, found.call, here)
            return changed(found, call=self.drafting.anew(endpoint, call))
        for place in self.places.of(endpoint, self.step(endpoint)):
            try:
                call = self.drafting.call(endpoint, place.values, found.recipe)
            except Undraftable:
                continue
            return changed(found, call=self._tagged(endpoint, call, place.thing))
        return found

    def standing(self, endpoint: Endpoint) -> Request | None:
        """A request that should succeed, about something that is there; None where none is known."""
        try:
            ready = self.ready(endpoint)
            return None if ready is None else self.request(endpoint, ready.call)
        except Unwritable:
            return None

    def regained(self, endpoint: Endpoint, media: str) -> Reached | None:
        """A call that was taken just now, although the one that is known is not; None where there is none."""
        known = self._of(endpoint).reached.get(media)
        if known is None:
            return None
        resource = self.step(endpoint).resource
        for role in (None, Role.REPLACE, Role.CREATE):
            other = None if role is None else self.endpoint(resource, role)
            if other is not None and other is not endpoint:
                self._again(other)
            elif role is not None:
                continue
            for place in self.places.of(endpoint, self.step(endpoint)):
                try:
                    call = self.drafting.call(endpoint, place.values, known.recipe)
                    call = self._tagged(endpoint, call, place.thing)
                    exchange = self.send(endpoint, call)
                except (Undraftable, Unwritable):
                    continue
                if self.succeeded(endpoint, exchange):
                    found = Reached(call, exchange, known.recipe)
                    self._of(endpoint).reached[media] = found
                    return found
        return None

    def fresh(self, endpoint: Endpoint, found: Reached) -> Reached:
        """The same with values that were not sent before, where they are made up; for what makes things."""
        key = endpoint.operation.at
        variant = self._variants.get(key, max(found.recipe.variant, 100)) + 1
        self._variants[key] = variant
        recipe = changed(found.recipe, variant=variant, linked=True)
        path = found.call.path
        try:
            call = self.drafting.call(endpoint, path, recipe)
        except Undraftable:
            return found
        return changed(found, call=self._apart(endpoint, call, variant), recipe=recipe)

    def _apart(self, endpoint: Endpoint, call: Call, number: int) -> Call:
        if call.body is None or call.body.content is not None:
            return call
        media = self.drafting.media(endpoint, call.body.name)
        schema = None if media is None else media.schema
        return call.carrying(self.drafting.apart(schema, call.body.value, number))

    def send(self, endpoint: Endpoint, call: Call) -> Exchange:
        """Send a call with the credentials it needs, and learn from what comes back. Raises `Unwritable`."""
        return self.sent(endpoint, call, self.request(endpoint, call))

    def request(self, endpoint: Endpoint, call: Call) -> Request:
        """The request of a call, credentials and all. Raises `Unwritable`."""
        key = endpoint.operation.at
        base = self.context.bases.get(key, prefix(endpoint))
        request = written(self.context.contract, endpoint, base, call)
        credentials = self.context.credentials
        for requirement in sorted(endpoint.security, key=lambda one: not one):
            if credentials.can_show(requirement):
                return credentials.put(request, credentials.full(requirement))
        return credentials.put(request, {}) if endpoint.security else request

    def sent(self, endpoint: Endpoint, call: Call, request: Request) -> Exchange:
        """Send a request of a call, and learn from what comes back."""
        exchange = self.context.send(endpoint.operation.at, request)
        if self.succeeded(endpoint, exchange):
            self.things.learn(endpoint, self.step(endpoint), call, exchange)
        return exchange

    def succeeded(self, endpoint: Endpoint, exchange: Exchange) -> bool:
        """Whether an answer is a documented success."""
        documented = tuple(endpoint.operation.responses)
        return exchange.status is not None and is_success(exchange.status, documented)

    def _tried(self, endpoint: Endpoint, media: str) -> Reached | None:
        left = _REQUESTS
        known = self._of(endpoint)
        for place in self.places.of(endpoint, self.step(endpoint)):
            for recipe, make in self._makers(endpoint, media, place):
                if left == 0 or self.context.deadline.over:
                    return None
                said = f"{place.said}; {recipe.said()}" if place.said else recipe.said()
                try:
                    made = make()
                    if made is None:
                        continue
                    call = self._tagged(endpoint, made, place.thing)
                    request = self.request(endpoint, call)
                except (Undraftable, Unwritable) as why:
                    known.attempts.append(Attempt(said, None, str(why)))
                    continue
                if request in known.tried:
                    continue
                known.tried.add(request)
                left -= 1
                exchange = self.sent(endpoint, call, request)
                if self.succeeded(endpoint, exchange):
                    return Reached(call, exchange, recipe)
                known.attempts.append(Attempt(said, exchange))
                if exchange.status in (404, 410) and place.thing is not None:
                    break  # another body changes nothing
        return None

    def _makers(
        self, endpoint: Endpoint, media: str, place: Place
    ) -> Iterator[tuple[Recipe, Callable[[], Call | None]]]:
        """Recipes, each with what makes the call of it."""
        for recipe in self.drafting.recipes(endpoint, media):
            yield recipe, partial(self.drafting.call, endpoint, place.values, recipe)
        if essence(media) == PATCH and place.thing is not None:
            thing = place.thing
            self.look(endpoint, thing)
            patching = partial(self.drafting.patching, endpoint, place.values)
            yield Recipe(media, linked=True, least=True), lambda: patching(thing.value)

    # ── where ─────────────────────────────────────────────────────────────────────────────────────

    def _obtain(self, resource: Resource) -> None:
        """Make or find a thing of a resource, and before that of what it stands below."""
        for role in (Role.CREATE, Role.LIST, Role.REPLACE):
            endpoint = self.endpoint(resource, role)
            if endpoint is not None and not self.things.of(resource):
                if self._of(endpoint).reached:
                    self._again(endpoint)
                else:
                    self.reach(endpoint)

    def _again(self, endpoint: Endpoint) -> Exchange | None:
        if endpoint.operation.at in self._busy or len(self._busy) >= _DEEPEST:
            return None
        self._busy.append(endpoint.operation.at)
        try:
            found = self.ready(endpoint)
            if found is None:
                return None
            calls = [found.call]
            if self.step(endpoint).role is Role.CREATE:
                calls = [self.fresh(endpoint, found).call for _ in range(3)] + calls
            for call in calls:
                try:
                    exchange = self.send(endpoint, call)
                except Unwritable:
                    continue
                if self.succeeded(endpoint, exchange):
                    return exchange
            return None
        finally:
            self._busy.pop()

    def make(self, resource: Resource) -> Thing | None:
        """A new thing of a resource; None where nothing makes one."""
        endpoint = self.endpoint(resource, Role.CREATE)
        if endpoint is None:
            return None
        before = {id(one) for one in self.things.of(resource)}
        if not self._of(endpoint).reached:
            self.reach(endpoint)
        else:
            self._again(endpoint)
        made = [one for one in self.things.of(resource) if id(one) not in before]
        return made[-1] if made else None

    def at(self, endpoint: Endpoint, thing: Thing) -> Call | None:
        """The plainest call of an operation above or at a thing; None where it cannot be made."""
        self.reach(endpoint)
        found = next(iter(self.reached(endpoint).values()), None)
        if found is None:
            return None
        names = variables(endpoint.path)
        values = {name: thing.values[name] for name in names if name in thing.values}
        try:
            return self.drafting.call(endpoint, values, found.recipe)
        except Undraftable:
            return None

    def makes(self, endpoint: Endpoint) -> bool:
        """Whether an operation makes something anew each time that it is called."""
        role = self.step(endpoint).role
        return role is Role.CREATE or (role is Role.ACT and endpoint.method.lower() == "post")

    def is_key(self, endpoint: Endpoint, name: str) -> bool:
        """Whether a member of such a name tells things apart, or refers to things that are there."""
        resource = self.step(endpoint).resource
        is_own = resource is not None and name in (resource.member, resource.variable)
        return is_own or self.drafting.refers(name)

    def unique(self, endpoint: Endpoint, call: Call) -> Call:
        """A call that makes a thing, with a key that none has yet, and else what such things often differ in."""
        key = f"{endpoint.operation.at} unique"
        number = self._variants[key] = self._variants.get(key, 1_000) + 1
        call = self._apart(endpoint, call, number)
        resource = self.step(endpoint).resource
        value = None if call.body is None else call.body.value
        if resource is None or not isinstance(value, dict) or resource.member not in value:
            return call
        media = None if call.body is None else self.drafting.media(endpoint, call.body.name)
        members = declared(self.context.contract, None if media is None else media.schema)
        try:
            own = self.samples.value(members.get(resource.member), Direction.REQUEST, number)
        except NoSample:
            return call
        return call.carrying({**value, resource.member: own})

    def renewed(self, endpoint: Endpoint, call: Call, thing: Thing | None) -> Call:
        """The call with what changes with every request and every change: keys, and the thing's validator."""
        return self.drafting.anew(endpoint, self._tagged(endpoint, call, thing))

    def _here(self, endpoint: Endpoint, call: Call) -> Thing | None:
        """The thing that a call is about, where it is there."""
        resource = self.places.nearest(endpoint)
        path = call.path
        found = None if resource is None else self.things.with_values(resource, path)
        return None if found is None or found.gone else found

    def _tagged(self, endpoint: Endpoint, call: Call, thing: Thing | None) -> Call:
        """The call with the validator that the thing has now, where one is asked for (RFC 9110 §13.1.1)."""
        key = next(
            (
                (one.place, one.name)
                for one in endpoint.parameters
                if one.place == "header" and one.name.lower() == "if-match"
            ),
            None,
        )
        if key is None or key not in call.values or thing is None:
            return call
        self.look(endpoint, thing)
        return call if thing.tag is None else call.having(key, thing.tag)

    def look(self, endpoint: Endpoint, thing: Thing) -> Exchange | None:
        """Read the thing that an operation is about; None where nothing reads it."""
        resource = self.places.nearest(endpoint)
        return None if resource is None else self.read(resource, thing)

    def read(self, resource: Resource, thing: Thing) -> Exchange | None:
        """Read a thing; None where nothing reads it, or could be asked."""
        endpoint = self.endpoint(resource, Role.READ)
        if endpoint is None:
            return None
        try:
            call = self.drafting.call(endpoint, thing.values, Recipe(linked=True))
            return self.send(endpoint, call)
        except (Undraftable, Unwritable):
            return None


class Walks:
    """The walk of a run, which all probes of the run share. Another context begins another."""

    def __init__(self) -> None:
        self._walk: Walk | None = None

    def of(self, context: Context) -> Walk:
        """The walk of a context."""
        if self._walk is None or self._walk.context is not context:
            self._walk = Walk(context)
        return self._walk
