"""What happens when an operation of a mock is called: things are made, read, listed, changed and removed.

Takes the arguments of a request that the boundary let through, gives a reply; refuses to know what answers look
like (`answers`) and how requests come.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain
from typing import Any, Final
from urllib.parse import quote

from jsonpath import JSONPatchError, JSONPointerError, patch

from contractor.contract import Contract, Endpoint, Parameter, Schema
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.mock.answers import Answers, Known
from contractor.mock.clock import Clock
from contractor.mock.lists import Page, around, page
from contractor.mock.store import Keys, Shelf, Store, Thing
from contractor.resources import Resource, Role, Step, resources
from contractor.resources.finding import declared, item_schema
from contractor.resources.names import tells_when
from contractor.runtime.boundary import Refused, Reply
from contractor.runtime.boundary.description import Operation as Described
from contractor.samples import NoSample, Samples

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
#: Things that a collection begins with, and attempts to find a key that nothing has yet.
_STOCKED: Final = 3
_TRIED: Final = 200
_SAID_AGAIN: Final = 1_000


@frozen
class Asked:
    """What a request says besides its arguments.

    What it accepts, of which type its body is, where the server is, the last event that it saw.
    """

    accept: str = "*/*"
    content_type: str | None = None
    base: str = ""
    last_event: str | None = None


class Behaviour:
    """What all operations of one API do."""

    def __init__(self, contract: Contract, samples: Samples, clock: Clock, most: int) -> None:
        self._contract = contract
        self._samples = samples
        self._clock = clock
        self._resources = resources(contract)
        self._described: dict[int, Described] = {}
        self._store = Store(self._stock, most)

    def operation(self, index: int, described: Described) -> "Operation":
        """One of them. `index` is its place in `Contract.endpoints`."""
        self._described[index] = described
        step = self._resources.steps[index]
        return Operation(self, self._contract.endpoints[index], described, step)

    # ── things ────────────────────────────────────────────────────────────────────────────────────

    @property
    def store(self) -> Store:
        return self._store

    @property
    def samples(self) -> Samples:
        return self._samples

    @property
    def contract(self) -> Contract:
        return self._contract

    def has(self, resource: Resource, keys: Keys) -> bool:
        """Whether a thing is there, by the keys of its path. What no operation is about always is."""
        return not resource.operations or self.thing(resource, keys) is not None

    def thing(self, resource: Resource, keys: Keys) -> Thing | None:
        """A thing by the keys of its path; None where it is not there.

        Where nobody can learn which things there are, all are there that nobody removed.
        """
        above, key = _split(resource, keys)
        shelf = self._store.shelf(resource.path, above)
        found = shelf.things.get(key)
        if found is not None or resource.is_known or key in shelf.gone:
            return found
        variant = int.from_bytes(hashlib.sha256(key.encode()).digest()[:2])
        return Thing(self.keyed(resource, self.grown(resource, None, variant), key), variant)

    def values(self, resource: Resource, above: Keys) -> list[Any]:
        """What is known of the things of a collection."""
        return [one.value for one in self._store.shelf(resource.path, above).things.values()]

    def has_all_above(self, resource: Resource, keys: Keys) -> bool:
        """Whether everything is there that a thing stands below."""
        return all(
            self.has(one, keys[: len(_variables(one.path))])
            for one in self._resources.above(resource)
        )

    def grown(self, resource: Resource, given: Any, variant: int) -> Any:
        """What is known of a thing: what was given, and what any of its answers tells besides."""
        value = given
        for schema in self._schemas(resource):
            completed = self._samples.completed(schema, value, Direction.RESPONSE, variant)
            if isinstance(value, dict) and isinstance(completed, dict):
                value = {**value, **completed}
            elif value is None or not isinstance(value, dict):
                value = completed
        return value

    def key_parameter(self, resource: Resource) -> Parameter | None:
        """The parameter that tells things of a resource apart."""
        for index, step in self._resources.steps.items():
            endpoint = self._contract.endpoints[index]
            below = endpoint.path == resource.path or endpoint.path.startswith(f"{resource.path}/")
            if step.resource is not None and below:
                for one in endpoint.parameters:
                    if one.place == "path" and one.name == resource.variable:
                        return one
        return None

    def fresh_key(self, resource: Resource, shelf: Shelf) -> Any:
        """A key that no thing of a collection has. Raises `Refused` where none is left."""
        parameter = self.key_parameter(resource)
        schema = None if parameter is None else parameter.schema
        member = self._member_schema(resource)
        for key in chain(self._made_up(schema, shelf), _counted(shelf)):
            if (
                not isinstance(key, (dict, list))
                and text_of(key)
                and text_of(key) not in shelf.things
                and self._samples.takes(schema, key, Direction.REQUEST)
                and (member is None or self._samples.takes(member, key, Direction.RESPONSE))
            ):
                return key
        raise Refused("conflict", "there is no key left that nothing has")

    def _made_up(self, schema: Schema | None, shelf: Shelf) -> Iterator[Any]:
        """Keys as examples have them."""
        with suppress(NoSample):
            for variant in range(shelf.made, shelf.made + _TRIED):
                yield self._samples.value(schema, Direction.REQUEST, variant + 1)

    def _member_schema(self, resource: Resource) -> Schema | None:
        for schema in self._schemas(resource):
            found = declared(self._contract, schema).get(resource.member)
            if found is not None:
                return found
        return None

    def _schemas(self, resource: Resource) -> tuple[Schema, ...]:
        known = self._of_resources.get(resource.path)
        if known is None:
            known = self._of_resources[resource.path] = tuple(self._tell(resource))
        return known

    @cached_property
    def _of_resources(self) -> dict[str, tuple[Schema, ...]]:
        """What answers tell of the things of each resource, by its path."""
        return {}

    def _tell(self, resource: Resource) -> Iterator[Schema]:
        for role in (Role.READ, Role.CREATE, Role.REPLACE, Role.UPDATE, Role.LIST):
            index = resource.operations.get(role)
            if index is None or index not in self._described:
                continue
            answers = self.answers(index)
            schema = answers.schema(answers.status(role))
            if role is Role.LIST:
                step = self._resources.steps[index]
                for name in () if step.listing is None else step.listing.inside:
                    schema = declared(self._contract, schema).get(name)
                schema = None if step.listing is None else item_schema(self._contract, schema)
            else:
                schema = inside(self._contract, schema, resource.inside)
            if schema is not None:
                yield schema

    def answers(self, index: int) -> Answers:
        """What an operation answers."""
        described = self._described[index]
        return Answers(self._contract, self._samples, self._contract.endpoints[index], described)

    def _stock(self, path: str, above: Keys) -> Shelf:
        """A collection as it is in the beginning: what examples show, and a few things besides."""
        resource = self._resources.by_path[path]
        shelf = Shelf()
        if not resource.operations or not resource.is_known:
            return shelf
        if not resource.variable:
            shelf.things[""] = Thing(self.grown(resource, None, 0))
            return shelf
        parameter = self.key_parameter(resource)
        shown = [] if parameter is None else self._samples.examples(parameter, Direction.REQUEST)
        for variant in range(max(_STOCKED, len(shown))):
            given = self.grown(resource, None, variant)
            key = given.get(resource.member) if isinstance(given, dict) else None
            if variant < len(shown):
                key = shown[variant]
            if key is None or text_of(key) in shelf.things:
                key = self.fresh_key(resource, shelf)
            value = self.keyed(resource, given, key)
            shelf.things[text_of(key)] = Thing(value, variant)
            shelf.made += 1
        return shelf

    def lifted(self, resource: Resource, given: Any) -> Any:
        """What was sent of a thing, where it is a part of a body that says more: `{order: {…}, payment: {…}}`."""
        schemas = self._schemas(resource)
        names = {name for one in schemas for name in declared(self._contract, one)}
        if not isinstance(given, dict) or not names:
            return given
        out: dict[str, Any] = {}
        for name, value in given.items():
            if name not in names and isinstance(value, dict) and not names.isdisjoint(value):
                out |= value
            else:
                out.setdefault(name, value)
        return out

    def keyed(self, resource: Resource, value: Any, key: Any) -> Any:
        """A thing that has a key."""
        if not resource.member or not isinstance(value, dict):
            return value
        return {**value, resource.member: key}

    def dated(self, resource: Resource, value: Any, given: Any, *, new: bool) -> Any:
        """A thing whose times say when it was made and changed, where the client does not."""
        if not isinstance(value, dict):
            return value
        sent = given if isinstance(given, dict) else {}
        now = self._clock.tick()
        out = dict(value)
        for schema in self._schemas(resource):
            for name, one in declared(self._contract, schema).items():
                told = one.format == "date-time" and tells_when(name, new=new)
                if told and name not in sent and self._samples.takes(one, now, Direction.RESPONSE):
                    out[name] = now
        return out


class Operation:
    """One operation."""

    def __init__(
        self, behaviour: Behaviour, endpoint: Endpoint, described: Described, step: Step
    ) -> None:
        self._behaviour = behaviour
        self._endpoint = endpoint
        self._step = step
        self._answers = Answers(behaviour.contract, behaviour.samples, endpoint, described)
        self._status = self._answers.status(step.role)
        self._schema = self._answers.schema(self._status)
        self._arguments = {
            (one["place"], one["name"].lower() if one["place"] == "header" else one["name"]): one[
                "argument"
            ]
            for one in described.get("parameters", ())
        }
        prefix = described["path"]
        own = _VARIABLE.sub("{}", endpoint.path.partition("#")[0])
        self._prefix = _VARIABLE.sub("{}", prefix).removesuffix(own)
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
        if resource is None and self._step.role is Role.LIST:
            return self._lists(self._examples(), arguments, asked)
        if resource is None:
            return self._acts(arguments, asked)
        if self._step.role is Role.LIST and not self._is_below(resource):
            return self._lists(self._behaviour.values(resource, ()), arguments, asked)
        if not self._behaviour.has_all_above(resource, keys):
            raise _missing()
        match self._step.role:
            case Role.LIST:
                return self._lists(self._behaviour.values(resource, keys), arguments, asked)
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
                wanted = keys[: len(_variables(resource.path))]
                if len(wanted) == len(_variables(resource.path)) and not self._behaviour.has(
                    resource, wanted
                ):
                    raise _missing()
                return self._acts(arguments, asked)

    # ── roles ─────────────────────────────────────────────────────────────────────────────────────

    def _creates(
        self, resource: Resource, above: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        shelf = self._behaviour.store.changing(resource.path, above)
        given = self._behaviour.lifted(resource, _json(arguments.get("body")))
        key: Any = ""
        if resource.variable:
            key = self._chosen(resource, given)
            if key is not None and text_of(key) in shelf.things and self._answers.has(409):
                raise Refused("conflict", "there is such a thing already")
            if key is None:
                key = self._behaviour.fresh_key(resource, shelf)
            if self._behaviour.store.is_full(shelf):
                raise Refused("failed", "the mock holds no more of these")
        shelf.made += 1
        value = given if isinstance(given, dict) else None
        value = self._behaviour.grown(
            resource, self._behaviour.keyed(resource, value, key), shelf.made
        )
        value = self._behaviour.keyed(resource, value, key)
        value = self._behaviour.dated(resource, value, given, new=True)
        thing = Thing(value, shelf.made, *_content(arguments.get("body"), asked))
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
        above, key = _split(resource, keys)
        shelf = self._behaviour.store.changing(resource.path, above)
        before = self._behaviour.thing(resource, keys)
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
        given = self._behaviour.lifted(resource, _json(arguments.get("body")))
        typed = self._argument(arguments, resource.variable)
        value = self._behaviour.keyed(resource, given, typed)
        value = self._behaviour.grown(resource, value, before.variant)
        value = self._behaviour.dated(resource, value, given, new=is_new)
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
        above, key = _split(resource, keys)
        given = _json(arguments.get("body"))
        value = _changed(before.value, given)
        if resource.member and isinstance(value, dict) and isinstance(before.value, dict):
            value = {**value, resource.member: before.value.get(resource.member)}
        value = self._behaviour.dated(resource, value, given, new=False)
        thing = before.became(value, before.content, before.media_type)
        self._behaviour.store.changing(resource.path, above).things[key] = thing
        return self._told(resource, thing, keys, asked)

    def _deletes(
        self, resource: Resource, keys: Keys, arguments: Mapping[str, Any], asked: Asked
    ) -> Reply:
        thing = self._thing(resource, keys)
        refused = self._stale(thing, arguments, asked)
        if refused is not None:
            return refused
        above, key = _split(resource, keys)
        shelf = self._behaviour.store.changing(resource.path, above)
        shelf.things.pop(key, None)
        if not resource.is_known:
            shelf.gone.add(key)
        self._behaviour.store.forget(resource.path, keys)
        return self._told(resource, thing, keys, asked)

    def _acts(self, arguments: Mapping[str, Any], asked: Asked) -> Reply:
        given = _json(arguments.get("body"))
        known = Known(value=given if isinstance(given, dict) else None, after=asked.last_event)
        return self._answers.reply(self._status, known, asked.accept)

    def _examples(self) -> list[Any]:
        """What a list of no resource holds."""
        body = None
        if self._schema is not None:
            body = self._behaviour.samples.value(self._schema, Direction.RESPONSE)
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
        contract, samples = self._behaviour.contract, self._behaviour.samples
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

    # ── what they have in common ──────────────────────────────────────────────────────────────────

    def _told(
        self, resource: Resource, thing: Thing, keys: Keys, asked: Asked, status: int | None = None
    ) -> Reply:
        value = thing.value
        for name in reversed(resource.inside):
            if name in declared(self._behaviour.contract, self._schema):
                value = {name: value}
        known = Known(
            value=value,
            variant=thing.variant,
            locations=(where := self._location(resource, keys), asked.base + where),
            content=thing.content,
            media_type=thing.media_type,
            tag=thing.tag,
            after=asked.last_event,
        )
        return self._answers.reply(self._status if status is None else status, known, asked.accept)

    def _location(self, resource: Resource, keys: Keys) -> str:
        given = iter(keys)
        path = _VARIABLE.sub(lambda match: quote(next(given, ""), safe=""), resource.path)
        return f"{self._prefix}{path}"

    def _thing(self, resource: Resource, keys: Keys) -> Thing:
        found = self._behaviour.thing(resource, keys)
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
        path = self._endpoint.path.partition("#")[0]
        return tuple(text_of(self._argument(arguments, name)) for name in _variables(path))

    def _argument(self, arguments: Mapping[str, Any], variable: str) -> Any:
        argument = self._arguments.get(("path", variable))
        return "" if argument is None else arguments.get(argument)

    def _header(self, arguments: Mapping[str, Any], name: str) -> Any:
        argument = self._arguments.get(("header", name))
        return None if argument is None else arguments.get(argument)

    def _is_below(self, resource: Resource) -> bool:
        return self._endpoint.path.partition("#")[0] == resource.collection

    def _chosen(self, resource: Resource, given: Any) -> Any:
        """The key that a client chose for what it makes."""
        if not isinstance(given, dict) or not resource.member or self._is_read_only(resource):
            return None
        key = given.get(resource.member)
        return None if isinstance(key, (dict, list)) else key

    def _is_read_only(self, resource: Resource) -> bool:
        contract = self._behaviour.contract
        schema = inside(contract, self._schema, resource.inside)
        found = declared(contract, schema).get(resource.member)
        return found is not None and found.read_only


def text_of(value: Any) -> str:
    """A key as paths have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _counted(shelf: Shelf) -> Iterator[Any]:
    """Keys that go on where numbers among the keys end, or with how many things were made."""
    numbers = [int(key) for key in shelf.things if key.isascii() and key.isdigit()]
    last = max([shelf.made, *numbers])
    for number in range(last + 1, last + 1 + _TRIED):
        yield number
        yield str(number)


def inside(contract: Contract, schema: Schema | None, names: Sequence[str]) -> Schema | None:
    """The schema of a property of a property."""
    for name in names:
        schema = declared(contract, schema).get(name)
    return schema


def _missing() -> Refused:
    return Refused("not-found", "there is no such thing")


def _variables(path: str) -> list[str]:
    return _VARIABLE.findall(path)


def _split(resource: Resource, keys: Keys) -> tuple[Keys, str]:
    """The keys of what a thing stands below, and its own."""
    return (keys[:-1], keys[-1]) if resource.variable else (keys, "")


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


def _changed(value: Any, change: Any) -> Any:
    """A value after a change of either kind: a merge patch is an object, a JSON Patch (RFC 6902) a list."""
    if isinstance(change, dict):
        return _merged(value, change)
    if not isinstance(change, list):
        return value
    try:
        return patch.apply(change, json.loads(json.dumps(value)))
    except (JSONPatchError, JSONPointerError):
        raise Refused("conflict", "the patch does not fit what is there") from None


def _merged(value: Any, said: Any) -> Any:
    """A value after a merge patch (RFC 7396)."""
    if not isinstance(said, dict):
        return said
    out = dict(value) if isinstance(value, dict) else {}
    for name, one in said.items():
        if one is None:
            out.pop(name, None)
        else:
            out[name] = _merged(out.get(name), one)
    return out
