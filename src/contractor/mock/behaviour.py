"""What happens when an operation of a mock is called: things are made, read, listed, changed and removed.

Takes the arguments of a request that the boundary let through, gives a reply; refuses to know what answers look
like (`answers`), which things there are (`things`) and how requests come.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from contractor.contract import Schema
from contractor.contract.templating import VARIABLE, as_sent, variables
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.mock.answers import Known
from contractor.mock.lists import Page, around, page
from contractor.mock.patches import patched
from contractor.mock.store import Keys, Thing
from contractor.mock.things import Things, split, text_of
from contractor.resources import Resource, Role
from contractor.resources.finding import declared, inside, item_schema
from contractor.runtime.boundary import Refused, Reply, media
from contractor.runtime.boundary.description import Operation as Described
from contractor.values import same

_SAID_AGAIN: Final = 1_000
_CREATED: Final = 201


@frozen
class Asked:
    """What a request says besides its arguments.

    What it accepts, of which type its body is, where the server is, the last event that it saw.
    """

    accept: str = "*/*"
    content_type: str | None = None
    base: str = ""
    last_event: str | None = None


class Operation:
    """One operation; `index` is its place in `Contract.endpoints`."""

    def __init__(self, things: Things, index: int, described: Described) -> None:
        endpoint = things.contract.endpoints[index]
        self._things = things
        self._endpoint = endpoint
        self._step = things.resources.steps[index]
        self._answers = things.answers(index)
        self._status = self._answers.status(self._step.role)
        self._schema = self._answers.schema(self._status)
        self._arguments = {
            (one["place"], one["name"].lower() if one["place"] == "header" else one["name"]): one[
                "argument"
            ]
            for one in described.get("parameters", ())
        }
        self._path = as_sent(endpoint.path)
        self._above = things.above(self._path)
        self._refuses = described["refusals"].keys()
        own = VARIABLE.sub("{}", self._path)
        self._prefix = VARIABLE.sub("{}", described["path"]).removesuffix(own)
        self._said: dict[str, tuple[Any, Reply]] = {}

    def answer(self, arguments: Mapping[str, Any], asked: Asked) -> Reply:
        """What the operation answers to a request. Raises `Refused`, and `NoSample` where nothing can be made."""
        key = self._header(arguments, "idempotency-key")
        if key is None or self._endpoint.method.lower() not in ("post", "patch"):
            return self._does(arguments, asked)
        before = self._said.get(str(key))
        if before is not None and before[0] == arguments:
            return before[1]
        reply = self._does(arguments, asked)
        if len(self._said) >= _SAID_AGAIN:
            del self._said[next(iter(self._said))]
        self._said[str(key)] = (dict(arguments), reply)
        return reply

    def _does(self, arguments: Mapping[str, Any], asked: Asked) -> Reply:
        keys = self._keys(arguments)
        resource = self._step.resource
        # A list of what is kept elsewhere is given rather than an answer that nobody documents.
        is_list = self._step.role is Role.LIST and not self._is_collection(resource)
        needs = not is_list or "not-found" in self._refuses
        if needs and not self._things.has_all(self._above, keys):
            raise _missing()
        if resource is None and self._step.role is Role.LIST:
            return self._lists(self._examples(), arguments, asked)
        if resource is None:
            return self._acts(arguments, asked)
        match self._step.role:
            case Role.LIST:
                return self._lists(self._listed(resource, keys), arguments, asked)
            case Role.CREATE:
                return self._creates(resource, keys, arguments, asked)
            case Role.READ:
                return self._reads(resource, keys, arguments, asked)
            case Role.REPLACE:
                return self._replaces(resource, keys, arguments, asked)
            case Role.UPDATE:
                return self._updates(resource, keys, arguments, asked)
            case Role.DELETE:
                return self._deletes(resource, keys, arguments, asked)
            case Role.ACT:
                wanted = keys[: len(variables(resource.path))]
                if len(wanted) < len(variables(resource.path)):
                    return self._acts(arguments, asked)
                if not self._things.has(resource, wanted):
                    raise _missing()
                if self._status != _CREATED and self._things.is_thing(resource, self._schema):
                    return self._acts_on(resource, wanted, arguments, asked)
                return self._acts(arguments, asked)

    # ── roles ─────────────────────────────────────────────────────────────────────────────────────

    def _creates(
        self, resource: Resource, keys: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        above, within = keys, None
        if not self._is_collection(resource):
            above, within = (), (self._path, keys)
        shelf = self._things.store.changing(resource.path, above)
        given, sent = self._given(arguments, asked)
        given = self._things.lifted(resource, given)
        key: Any = ""
        if resource.variable:
            key = self._chosen(resource, given)
            if key is not None and text_of(key) in shelf.things and self._answers.has(409):
                raise Refused("conflict", "there is such a thing already")
            if key is None:
                key = self._things.fresh_key(resource, shelf)
            if self._things.store.is_full(shelf):
                raise Refused("failed", "the mock holds no more of these")
        shelf.made += 1
        value = given if isinstance(given, dict) else None
        value = self._things.placed(resource, value, self._named(keys))
        value = self._things.keyed(resource, value, key)
        value = self._things.grown(resource, value, shelf.made, sent)
        value = self._things.keyed(resource, value, key)
        value = self._things.dated(resource, value, given, new=True)
        content = _content(arguments.get("body"), asked)
        thing = Thing(value, shelf.made, *content, within=within)
        shelf.things[text_of(key)] = thing
        return self._told(resource, thing, (*above, text_of(key)), asked)

    def _reads(
        self, resource: Resource, keys: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        thing = self._thing(resource, keys)
        if self._answers.has(304) and thing.tag in _tags(self._header(arguments, "if-none-match")):
            return self._answers.reply(304, Known(tag=thing.tag))
        return self._told(resource, thing, keys, asked)

    def _replaces(
        self, resource: Resource, keys: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        above, key = split(resource, keys)
        shelf = self._things.store.changing(resource.path, above)
        before = self._things.thing(resource, keys)
        is_new = before is None
        if before is None:
            # Who may choose keys makes what is not there (RFC 9110 §9.3.4), if nothing else makes it.
            if resource.variable and Role.CREATE in resource.operations:
                raise _missing()
            shelf.made += 1
            before = Thing(None, shelf.made)
        refused = self._stale(before, arguments, asked)
        if refused is not None:
            return refused
        given, sent = self._given(arguments, asked)
        given = self._things.lifted(resource, given)
        typed = self._argument(arguments, resource.variable)
        value = given
        if isinstance(given, dict):
            value = {**self._things.owned(before.value, sent), **given}
        value = self._things.keyed(resource, value, typed)
        value = self._things.grown(resource, value, before.variant, sent)
        value = self._things.dated(resource, value, given, new=is_new)
        thing = before.became(value, *_content(arguments.get("body"), asked))
        shelf.things[key] = thing
        status = 201 if is_new and self._answers.has(201) else self._status
        return self._told(resource, thing, keys, asked, status)

    def _updates(
        self, resource: Resource, keys: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        before = self._thing(resource, keys)
        refused = self._stale(before, arguments, asked)
        if refused is not None:
            return refused
        above, key = split(resource, keys)
        given, _ = self._given(arguments, asked)
        value = patched(before.value, given)
        if resource.member and isinstance(value, dict) and isinstance(before.value, dict):
            value = {**value, resource.member: before.value.get(resource.member)}
        value = self._things.dated(resource, value, given, new=False)
        thing = before.became(value, before.content, before.media_type)
        self._things.store.changing(resource.path, above).things[key] = thing
        return self._told(resource, thing, keys, asked)

    def _deletes(
        self, resource: Resource, keys: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        thing = self._thing(resource, keys)
        refused = self._stale(thing, arguments, asked)
        if refused is not None:
            return refused
        above, key = split(resource, keys)
        shelf = self._things.store.changing(resource.path, above)
        shelf.things.pop(key, None)
        if not resource.is_known:
            shelf.gone.add(key)
        self._things.store.forget(resource.path, keys)
        return self._told(resource, thing, keys, asked)

    def _acts_on(
        self, resource: Resource, keys: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        """What answers with the thing that it stands below answers with that one, changed by what was sent."""
        thing = self._thing(resource, keys)
        given, _ = self._given(arguments, asked)
        value = self._things.changed(resource, thing.value, given)
        if not same(value, thing.value):
            value = self._things.dated(resource, value, given, new=False)
            above, key = split(resource, keys)
            thing = thing.became(value, thing.content, thing.media_type)
            self._things.store.changing(resource.path, above).things[key] = thing
        return self._told(resource, thing, keys, asked)

    def _acts(self, arguments: Mapping[str, Any], asked: Asked) -> Reply:
        given = _json(arguments.get("body"))
        known = Known(value=given if isinstance(given, dict) else None, after=asked.last_event)
        return self._answers.reply(self._status, known, asked.accept)

    def _examples(self) -> list[Any]:
        """What a list of no resource holds."""
        body = None
        if self._schema is not None:
            body = self._things.samples.value(self._schema, Direction.RESPONSE)
        for name in () if self._step.listing is None else self._step.listing.inside:
            body = body.get(name) if isinstance(body, dict) else None
        return body if isinstance(body, list) else []

    def _lists(self, values: Sequence[Any], arguments: Mapping[str, Any], asked: Asked) -> Reply:
        query = {
            name: arguments.get(argument)
            for (place, name), argument in self._arguments.items()
            if place == "query"
        }
        found = page(values, query)
        listing = self._step.listing
        schema = self._schema
        if listing is None or schema is None:
            return self._acts(arguments, asked)
        value = self._page(schema, listing.inside, found)
        return self._answers.reply(self._status, Known(value=value), asked.accept)

    def _page(self, schema: Schema, listed: Sequence[str], found: Page) -> Any:
        """The body that holds a page: the list, and what is said around it."""
        contract, samples = self._things.contract, self._things.samples
        holder = inside(contract, schema, listed)
        item = item_schema(contract, holder)
        items = [self._answers.shown(item, Known(value=one)) for one in found.values]
        if not listed:
            fits = samples.takes(schema, items, Direction.RESPONSE)
            return items if fits else samples.value(schema, Direction.RESPONSE)
        body = samples.value(schema, Direction.RESPONSE)
        if not isinstance(body, dict):
            return body
        [name] = listed
        made = {**body, name: items}
        for member, before in body.items():
            if member == name:
                continue
            said = around(member, before, found)
            changed = {**made, member: said}
            if said is None and not samples.takes(schema, changed, Direction.RESPONSE):
                changed = {key: one for key, one in made.items() if key != member}
            if samples.takes(schema, changed, Direction.RESPONSE):
                made = changed
        return made

    def _listed(self, resource: Resource, keys: Keys) -> list[Any]:
        """What is known of the things that the operation lists."""
        if self._is_collection(resource):
            return self._things.values(resource, keys)
        return self._things.values_within(resource, self._path, self._named(keys))

    # ── what they have in common ──────────────────────────────────────────────────────────────────

    def _given(self, arguments: Mapping[str, Any], asked: Asked) -> tuple[Any, Schema | None]:
        """What a client says of a thing, and the schema that it kept to."""
        contract = self._things.contract
        node = self._endpoint.operation.request_body
        body = None if node is None else contract.resolve(node)
        content = {} if body is None else body.content
        name = media.best(asked.content_type or "", content)
        said = None if name is None else contract.resolve(content[name])
        sent = None if said is None else said.schema
        return self._things.said(_json(arguments.get("body")), sent), sent

    def _told(
        self, resource: Resource, thing: Thing, keys: Keys, asked: Asked, status: int | None = None
    ) -> Reply:
        value = thing.value
        for name in reversed(resource.inside):
            if name in declared(self._things.contract, self._schema):
                value = {name: value}
        known = Known(
            value=value,
            variant=thing.variant,
            locations=self._locations(resource, keys, asked),
            content=thing.content,
            media_type=thing.media_type,
            tag=thing.tag,
            after=asked.last_event,
        )
        return self._answers.reply(self._status if status is None else status, known, asked.accept)

    def _locations(self, resource: Resource, keys: Keys, asked: Asked) -> tuple[str, ...]:
        """Where a thing is, as a path and as a whole URL; nowhere, if no path leads to it."""
        if not resource.addressed:
            return ()
        given = iter(keys)
        path = VARIABLE.sub(lambda match: quote(next(given, ""), safe=""), resource.path)
        return f"{self._prefix}{path}", f"{asked.base}{self._prefix}{path}"

    def _thing(self, resource: Resource, keys: Keys) -> Thing:
        found = self._things.thing(resource, keys)
        if found is None:
            raise _missing()
        return found

    def _stale(self, thing: Thing, arguments: Mapping[str, Any], asked: Asked) -> Reply | None:
        """The refusal of who saw the thing as it was before (RFC 9110 §13.1.1).

        A validator that was never given out is let through: a mock answers those who have none yet.
        """
        tags = _tags(self._header(arguments, "if-match"))
        if tags & {*thing.tags} and thing.tag not in tags and self._answers.has(412):
            problem = {
                "title": "Precondition Failed",
                "status": 412,
                "detail": "it has changed since",
            }
            return self._answers.reply(412, Known(value=problem), asked.accept)
        return None

    def _keys(self, arguments: Mapping[str, Any]) -> Keys:
        return tuple(text_of(self._argument(arguments, name)) for name in variables(self._path))

    def _named(self, keys: Keys) -> dict[str, str]:
        """Keys by the names of their variables."""
        return dict(zip(variables(self._path), keys, strict=True))

    def _argument(self, arguments: Mapping[str, Any], variable: str) -> Any:
        argument = self._arguments.get(("path", variable))
        return "" if argument is None else arguments.get(argument)

    def _header(self, arguments: Mapping[str, Any], name: str) -> Any:
        argument = self._arguments.get(("header", name))
        return None if argument is None else arguments.get(argument)

    def _is_collection(self, resource: Resource | None) -> bool:
        """Whether the operation stands at the path before that of the things, or of the one that there is."""
        return resource is not None and self._path in (resource.collection, resource.path)

    def _chosen(self, resource: Resource, given: Any) -> Any:
        """The key that a client chose for what it makes."""
        if not isinstance(given, dict) or not resource.member or self._is_read_only(resource):
            return None
        key = given.get(resource.member)
        return None if isinstance(key, (dict, list)) else key

    def _is_read_only(self, resource: Resource) -> bool:
        contract = self._things.contract
        schema = inside(contract, self._schema, resource.inside)
        found = declared(contract, schema).get(resource.member)
        return found is not None and found.read_only


def _missing() -> Refused:
    return Refused("not-found", "there is no such thing")


def _tags(said: Any) -> frozenset[str]:
    """The validators that a header lists."""
    return frozenset(re.findall(r'"[^"]*"', str(said))) if said else frozenset()


def _json(body: Any) -> Any:
    """What of a body is JSON: files of forms are not, and neither are bytes."""
    if isinstance(body, bytes):
        return None
    if isinstance(body, dict):
        return {name: _json(one) for name, one in body.items() if not isinstance(one, bytes)}
    if isinstance(body, list):
        return [_json(one) for one in body if not isinstance(one, bytes)]
    return body


def _content(body: Any, asked: Asked) -> tuple[bytes | None, str | None]:
    """What of a body is to be given back as it came: the body itself, or the first file of a form."""
    if isinstance(body, bytes):
        return bytes(body), asked.content_type
    for one in body.values() if isinstance(body, dict) else ():
        if isinstance(one, bytes):
            return bytes(one), getattr(one, "media_type", None)
    return None, None
