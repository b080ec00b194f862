"""The things that a mock serves: which there are, what tells them apart, and what is known of each.

Takes the keys of a path, gives things, and makes new ones; refuses to know what operations do with them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, Final

from contractor.contract import Contract, Parameter, Schema
from contractor.contract.reach import target
from contractor.contract.templating import variables
from contractor.contract.travel import Direction
from contractor.mock.answers import Answers
from contractor.mock.clock import Clock
from contractor.mock.store import Keys, Shelf, Store, Thing
from contractor.resources import References, Resource, Role, resources
from contractor.resources.finding import declared, inside, item_schema
from contractor.resources.names import plain, tells_when
from contractor.runtime.boundary import Refused
from contractor.runtime.boundary.description import Operation as Described
from contractor.samples import NoSample, Samples

#: Things that a collection begins with, and attempts to find a key that nothing has yet.
_STOCKED: Final = 3
_TRIED: Final = 200


class Things:
    """The things of one API. `described` are the operations that are served, by their places in the contract."""

    def __init__(
        self,
        contract: Contract,
        samples: Samples,
        clock: Clock,
        most: int,
        described: Mapping[int, Described],
    ) -> None:
        self.contract = contract
        self.samples = samples
        self.resources = resources(contract)
        self._references = References(self.resources)
        self.store = Store(self._stock, most)
        self._clock = clock
        self._described = described
        self._told: dict[str, tuple[Schema, ...]] = {}

    def has(self, resource: Resource, keys: Keys) -> bool:
        """Whether a thing is there, by the keys of its path. What no operation is about always is."""
        return not resource.operations or self.thing(resource, keys) is not None

    def thing(self, resource: Resource, keys: Keys) -> Thing | None:
        """A thing by the keys of its path; None where it is not there.

        Where nobody can learn which things there are, all are there that nobody removed.
        """
        above, key = split(resource, keys)
        shelf = self.store.shelf(resource.path, above)
        found = shelf.things.get(key)
        if found is not None or resource.is_known or key in shelf.gone:
            return found
        variant = int.from_bytes(hashlib.sha256(key.encode()).digest()[:2])
        return Thing(self.keyed(resource, self.grown(resource, None, variant), key), variant)

    def values(self, resource: Resource, above: Keys) -> list[Any]:
        """What is known of the things of a collection."""
        return [one.value for one in self.store.shelf(resource.path, above).things.values()]

    def values_within(self, resource: Resource, path: str, keys: Mapping[str, str]) -> list[Any]:
        """What is known of things with a path of their own, of those that another path lists.

        `keys` are of what that path stands below. There are things that were made there, and those that were made
        nowhere, unless they say themselves that they are of another.
        """
        own = {plain(name): key for name, key in keys.items() if self._references.holds(name)}
        place = (path, tuple(keys.values()))

        def is_there(one: Thing) -> bool:
            if one.within is not None and keys:
                return one.within == place
            members = one.value.items() if isinstance(one.value, dict) else ()
            told = {plain(name): text_of(value) for name, value in members}
            return all(told.get(name, key) == key for name, key in own.items())

        things = self.store.shelf(resource.path, ()).things.values()
        return [one.value for one in things if is_there(one)]

    def above(self, path: str) -> tuple[Resource, ...]:
        """The resources whose things a path stands below."""
        found = self.resources.by_path.items()
        return tuple(one for own, one in found if one.variable and path.startswith(f"{own}/"))

    def has_all(self, above: Sequence[Resource], keys: Keys) -> bool:
        """Whether everything is there that a path with these keys stands below."""
        return all(self.has(one, keys[: len(variables(one.path))]) for one in above)

    def is_thing(self, resource: Resource, schema: Schema | None) -> bool:
        """Whether what a schema describes is a thing of a resource: it is the component that its answers have."""
        found = None if schema is None else target(self.contract, schema)
        return found is not None and any(
            target(self.contract, one) is found for one in self._schemas(resource)
        )

    def owned(self, value: Any, sent: Schema | None) -> dict[str, Any]:
        """What of a thing is not a client's to say: what it cannot send, and when the thing was made."""
        if not isinstance(value, dict) or sent is None:
            return {}
        sendable = self.samples.mentioned(sent, Direction.REQUEST)
        return {
            name: one
            for name, one in value.items()
            if (sendable and name not in sendable) or tells_when(name, new=True)
        }

    def said(self, given: Any, sent: Schema | None) -> Any:
        """What was sent, without what is not a client's to say."""
        if not isinstance(given, dict) or sent is None:
            return given
        staying = self.samples.mentioned(sent, Direction.NONE)
        staying -= self.samples.mentioned(sent, Direction.REQUEST)
        return {name: one for name, one in given.items() if name not in staying}

    def placed(self, resource: Resource, value: Any, keys: Mapping[str, str]) -> Any:
        """A thing that says what it stands below, where it has a member for it: `animalId`."""
        if not isinstance(value, dict) or not keys:
            return value
        own = {plain(name): key for name, key in keys.items() if self._references.holds(name)}
        out = dict(value)
        for schema in self._schemas(resource):
            for name, one in declared(self.contract, schema).items():
                key = own.get(plain(name))
                for told in () if key is None or name in value else (key, _number(key)):
                    if self.samples.takes(one, told, Direction.RESPONSE):
                        out[name] = told
                        break
        return out

    def changed(self, resource: Resource, value: Any, given: Any) -> Any:
        """A thing after it was told something that it has a member for, and that is a client's to say."""
        if not isinstance(value, dict) or not isinstance(given, dict):
            return value
        out = dict(value)
        for schema in self._schemas(resource):
            sendable = self.samples.mentioned(schema, Direction.REQUEST) - {resource.member}
            for name, one in declared(self.contract, schema).items():
                taken = name in given and name in sendable
                if taken and self.samples.takes(one, given[name], Direction.RESPONSE):
                    out[name] = given[name]
        return out

    def grown(
        self, resource: Resource, given: Any, variant: int, sent: Schema | None = None
    ) -> Any:
        """What is known of a thing: what was given, and what any of its answers tells besides.

        `sent` is the schema of what was given, where a client sent it: what it left out is not made up.
        """
        value = given
        for schema in self._schemas(resource):
            told = sent if value is not None else None
            completed = self.samples.completed(
                schema, value, Direction.RESPONSE, variant, sent=told
            )
            if isinstance(value, dict) and isinstance(completed, dict):
                value = {**value, **completed}
            elif value is None or not isinstance(value, dict):
                value = completed
        return value

    def _key_parameter(self, resource: Resource) -> Parameter | None:
        """The parameter that tells things of a resource apart."""
        for index, step in self.resources.steps.items():
            endpoint = self.contract.endpoints[index]
            below = endpoint.path == resource.path or endpoint.path.startswith(f"{resource.path}/")
            if step.resource is not None and below:
                for one in endpoint.parameters:
                    if one.place == "path" and one.name == resource.variable:
                        return one
        return None

    def fresh_key(self, resource: Resource, shelf: Shelf) -> Any:
        """A key that no thing of a collection has. Raises `Refused` where none is left."""
        parameter = self._key_parameter(resource)
        schema = None if parameter is None else parameter.schema
        member = self._member_schema(resource)
        for key in chain(self._made_up(schema, member, shelf), _counted(shelf)):
            if (
                not isinstance(key, (dict, list))
                and text_of(key)
                and text_of(key) not in shelf.things
                and self.samples.takes(schema, key, Direction.REQUEST)
                and (member is None or self.samples.takes(member, key, Direction.RESPONSE))
            ):
                return key
        raise Refused("conflict", "there is no key left that nothing has")

    def _made_up(self, schema: Schema | None, member: Schema | None, shelf: Shelf) -> Iterator[Any]:
        """Keys as examples have them: of the parameter, else of the member; none where nothing says what they are."""
        told, direction = schema, Direction.REQUEST
        if told is None:
            told, direction = member, Direction.RESPONSE
        with suppress(NoSample):
            for variant in range(shelf.made, shelf.made + _TRIED if told is not None else 0):
                yield self.samples.value(told, direction, variant + 1)

    def _member_schema(self, resource: Resource) -> Schema | None:
        for schema in self._schemas(resource):
            found = declared(self.contract, schema).get(resource.member)
            if found is not None:
                return found
        return None

    def _schemas(self, resource: Resource) -> tuple[Schema, ...]:
        """What answers tell of the things of a resource."""
        known = self._told.get(resource.path)
        if known is None:
            known = self._told[resource.path] = tuple(self._tell(resource))
        return known

    def _tell(self, resource: Resource) -> Iterator[Schema]:
        for role in (Role.READ, Role.CREATE, Role.REPLACE, Role.UPDATE, Role.LIST):
            index = resource.operations.get(role)
            if index is None or index not in self._described:
                continue
            answers = self.answers(index)
            schema = answers.schema(answers.status(role))
            if role is Role.LIST:
                listing = self.resources.steps[index].listing
                names = () if listing is None else listing.inside
                schema = inside(self.contract, schema, names)
                schema = None if listing is None else item_schema(self.contract, schema)
            else:
                schema = inside(self.contract, schema, resource.inside)
            if schema is not None:
                yield schema

    def answers(self, index: int) -> Answers:
        """What an operation answers."""
        described = self._described[index]
        return Answers(self.contract, self.samples, self.contract.endpoints[index], described)

    def _stock(self, path: str, above: Keys) -> Shelf:
        """A collection as it is in the beginning: what examples show, and a few things besides."""
        resource = self.resources.by_path[path]
        shelf = Shelf()
        if not resource.operations or (resource.addressed and not resource.is_known):
            return shelf
        if not resource.variable:
            shelf.things[""] = Thing(self.grown(resource, None, 0))
            return shelf
        parameter = self._key_parameter(resource)
        shown = [] if parameter is None else self.samples.examples(parameter, Direction.REQUEST)
        keys = dict(zip(variables(path), above, strict=False))
        for variant in range(max(_STOCKED, len(shown))):
            given = self.grown(resource, None, variant)
            if isinstance(given, dict):
                given = {**given, **self.placed(resource, {}, keys)}
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
        names = {name for one in schemas for name in declared(self.contract, one)}
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
            for name, one in declared(self.contract, schema).items():
                told = one.format == "date-time" and tells_when(name, new=new)
                if told and name not in sent and self.samples.takes(one, now, Direction.RESPONSE):
                    out[name] = now
        return out


def text_of(value: Any) -> str:
    """A key as paths have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def split(resource: Resource, keys: Keys) -> tuple[Keys, str]:
    """The keys of what a thing stands below, and its own."""
    return (keys[:-1], keys[-1]) if resource.variable else (keys, "")


def _number(key: str) -> int | str:
    """A key as the number that it is."""
    return int(key) if key.isascii() and key.isdigit() else key


def _counted(shelf: Shelf) -> Iterator[Any]:
    """Keys that go on where numbers among the keys end, or with how many things were made."""
    numbers = [int(key) for key in shelf.things if key.isascii() and key.isdigit()]
    last = max([shelf.made, *numbers])
    for number in range(last + 1, last + 1 + _TRIED):
        yield number
        yield str(number)
