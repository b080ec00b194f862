"""What a server was seen to have: things by resource, with what tells each apart, and the ids of other things.

Takes calls and their exchanges, gives things; refuses to send anything. What an answer says counts, and where it
says nothing of a thing that was made, its `Location` does, then a link, then what was sent.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from contractor.contract import Contract, Endpoint
from contractor.contract.templating import VARIABLE, as_sent, variables
from contractor.nouns import singular_word
from contractor.resources import Resource, Resources, Role, Step
from contractor.resources.names import plain
from contractor.testing.call import Call
from contractor.testing.exchange import Exchange
from contractor.testing.expressions import Unknown, body, evaluated
from contractor.testing.styles import Unwritable, scalar
from contractor.values import identity, same

#: What tells things apart where nothing else says so.
IDS: Final = ("id", "uuid", "key", "slug", "code")
#: Things that are remembered of one kind.
_MOST: Final = 200


@dataclass
class Thing:
    """Something that a server has. `values` are those of all variables of its path.

    `made` says that it was made here, `tag` is its last validator (RFC 9110 §8.8.3), `value` what it was last seen
    to be, and `said` in words who told of it.
    """

    values: Mapping[str, Any]
    said: str
    made: bool = False
    tag: str | None = None
    value: Any = None
    gone: bool = False


class Things:
    """What is known of the things of one server."""

    def __init__(self, contract: Contract, found: Resources) -> None:
        self._contract = contract
        self._resources = found
        self._things: dict[str, list[Thing]] = {}
        self._ids: dict[str, dict[Any, Any]] = {}
        self._links: dict[str, dict[Any, tuple[Mapping[str, Any], str]]] = {}
        self._ids_of = {one.operation.id: one for one in contract.endpoints if one.operation.id}

    # ── what is known ─────────────────────────────────────────────────────────────────────────────

    def of(self, resource: Resource) -> list[Thing]:
        """The things of a resource that are there, those that were made here first."""
        there = [one for one in self._things.get(resource.path, ()) if not one.gone]
        return sorted(there, key=lambda one: not one.made)

    def latest(self, resource: Resource) -> Thing | None:
        """The thing of a resource that was learnt of last, if it is there."""
        known = self._things.get(resource.path, ())
        return known[-1] if known and not known[-1].gone else None

    def with_values(self, resource: Resource, values: Mapping[str, Any]) -> Thing | None:
        """The thing that a path is about."""
        wanted = {name: values.get(name) for name in variables(resource.path)}
        for one in self._things.get(resource.path, ()):
            if all(_like(one.values[name], value) for name, value in wanted.items()):
                return one
        return None

    def links(self, endpoint: Endpoint) -> Iterator[tuple[Mapping[str, Any], str]]:
        """Values of parameters, by name, that links of earlier answers give for an operation; the latest first."""
        yield from reversed([*self._links.get(endpoint.operation.at, {}).values()])

    def ids(self, name: str) -> list[Any]:
        """Values that a property or parameter with such a name may refer to things by; the latest first."""
        return [*reversed([*self._ids.get(plain(name), {}).values()])]

    # ── what is learnt ────────────────────────────────────────────────────────────────────────────

    def learn(self, endpoint: Endpoint, step: Step, call: Call, exchange: Exchange) -> None:
        """Remember what a documented success tells."""
        self._follow(call, exchange)
        said = f"{endpoint.method.upper()} {endpoint.path}"
        try:
            value = body(exchange)
        except Unknown:
            value = None
        path = call.path
        resource = step.resource
        if step.role is Role.LIST:
            self._listed(endpoint, step, path, value, said)
        elif resource is None:
            if exchange.status == 201 and isinstance(value, dict):
                # What no path leads to may be referred to by others all the same.
                self._refer(endpoint.path.partition("#")[0], value)
        elif step.role is Role.CREATE:
            self._made(resource, path, value, call, exchange, said)
        elif step.role is Role.DELETE:
            self._forget(resource, path)
        elif step.role is not Role.ACT:
            self._seen(resource, path, value, exchange, said)

    def _seen(
        self,
        resource: Resource,
        path: Mapping[str, Any],
        value: Any,
        exchange: Exchange,
        said: str,
    ) -> None:
        """A thing that was read or changed."""
        thing = self.with_values(resource, path)
        if thing is None or thing.gone:
            thing = Thing({name: path[name] for name in variables(resource.path)}, said)
            thing.made = exchange.status == 201
            self._add(resource, thing)
        inner = _inside(value, resource.inside)
        thing.tag = _tag(exchange)
        thing.value = inner if inner is not None else thing.value

    def _follow(self, call: Call, exchange: Exchange) -> None:
        """Remember where the links of an answer lead (OpenAPI 3.2 §4.20)."""
        endpoint = next(
            (one for one in self._contract.endpoints if one.operation.at == exchange.operation),
            None,
        )
        if endpoint is None or exchange.status is None:
            return
        for status, node in endpoint.operation.responses.items():
            response = self._contract.resolve(node)
            if response is None or status.upper() not in _names(exchange.status):
                continue
            for name, link_node in response.links.items():
                link = self._contract.resolve(link_node)
                if link is None:
                    continue
                target = self._target(link.operation_id, link.operation_ref)
                if target is None:
                    continue
                try:
                    values = {
                        key.partition(".")[2] if key.startswith(_PLACES) else key: evaluated(
                            said, call, exchange
                        )
                        for key, said in link.parameters.items()
                    }
                except Unknown:
                    continue
                words = f"link {name} of {endpoint.method.upper()} {endpoint.path}"
                known = self._links.setdefault(target, {})
                known.pop(identity(values), None)
                known[identity(values)] = (values, words)

    def _target(self, id: str | None, ref: str | None) -> str | None:
        found = self._ids_of.get(id or "")
        return ref if found is None else found.operation.at

    def _listed(
        self, endpoint: Endpoint, step: Step, path: Mapping[str, Any], value: Any, said: str
    ) -> None:
        items = _inside(value, () if step.listing is None else step.listing.inside)
        if not isinstance(items, list):
            return
        collection = as_sent(endpoint.path)
        resource = step.resource
        for item in items[:_MOST]:
            if not isinstance(item, dict):
                continue
            self._refer(collection, item)
            if resource is None or not resource.variable:
                continue
            key = item.get(member(resource, item))
            names = variables(resource.path)
            values = {name: path[name] for name in names if name in path} | {resource.variable: key}
            if isinstance(key, (list, dict)) or key is None or {*names} - {*values}:
                continue
            known = self.with_values(resource, values)
            if known is None or known.gone:
                self._add(resource, Thing(values, said, value=item))

    def _made(
        self,
        resource: Resource,
        path: Mapping[str, Any],
        value: Any,
        call: Call,
        exchange: Exchange,
        said: str,
    ) -> None:
        names = variables(resource.path)
        above = {name: path[name] for name in names if name in path}
        inner = _inside(value, resource.inside)
        if isinstance(inner, dict):
            self._refer(resource.collection or resource.path, inner)
        for found in self._keys(resource, inner, call, exchange):
            values = {**above, **found}
            if not {*names} - {*values}:
                self._add(resource, Thing(values, said, True, _tag(exchange), inner))
                return

    def _keys(
        self,
        resource: Resource,
        inner: Any,
        call: Call,
        exchange: Exchange,
    ) -> Iterator[Mapping[str, Any]]:
        """What may tell a new thing apart, the surest first."""
        variable = resource.variable
        if not variable:
            yield {}
            return
        told = inner.get(member(resource, inner)) if isinstance(inner, dict) else None
        if _is_key(told):
            yield {variable: told}
        location = None if exchange.response is None else exchange.response.header("location")
        if location is not None:
            yield from _located(resource.path, location)
        read = resource.operations.get(Role.READ)
        if read is not None:
            for values, _ in self.links(self._contract.endpoints[read]):
                if variable in values:
                    yield {variable: values[variable]}
        sent = None if call.body is None else call.body.value
        told = sent.get(member(resource, sent)) if isinstance(sent, dict) else None
        if _is_key(told):
            yield {variable: told}

    def _add(self, resource: Resource, thing: Thing) -> None:
        known = self._things.setdefault(resource.path, [])
        before = self.with_values(resource, thing.values)
        if before is not None:
            thing.made = thing.made or before.made
            known.remove(before)
        known.append(thing)

    def _forget(self, resource: Resource, path: Mapping[str, Any]) -> None:
        """A thing is gone, and so is all that stood below it."""
        for below, things in self._things.items():
            if below == resource.path or below.startswith(f"{resource.path}/"):
                for one in things:
                    names = variables(resource.path)
                    if all(_like(one.values.get(name), path.get(name)) for name in names):
                        one.gone = True

    def _refer(self, collection: str, item: Mapping[str, Any]) -> None:
        """Remember by which names others may refer to a thing: `bookingId`, `booking`, `isbn`."""
        words = [part for part in collection.split("/") if part and "{" not in part]
        kind = singular_word(plain(words[-1])) if words else ""
        for name, value in item.items():
            if not _is_key(value):
                continue
            word = plain(name)
            if word in IDS and kind:
                for one in (f"{kind}{word}", kind):
                    self._ids.setdefault(one, {})[identity(value)] = value
            elif word.startswith(kind) and word.removeprefix(kind) in IDS:
                self._ids.setdefault(word, {})[identity(value)] = value
        for resource in self._resources.by_path.values():
            own = plain(resource.member)
            if resource.collection == collection and own and own not in (*IDS, "name"):
                value = item.get(resource.member)
                if _is_key(value):
                    self._ids.setdefault(own, {})[identity(value)] = value


_PLACES: Final = ("path.", "query.", "header.", "cookie.")


def member(resource: Resource, item: Mapping[str, Any]) -> str:
    """The member of a thing that tells it apart: what the document says, else what is called so."""
    if resource.member:
        return resource.member
    return next((name for word in IDS for name in item if plain(name) == word), "")


def _names(status: int) -> tuple[str, ...]:
    return (str(status), f"{status // 100}XX", "DEFAULT")


def _is_key(value: Any) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool) and value != ""


def _inside(value: Any, names: Sequence[str]) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _tag(exchange: Exchange) -> str | None:
    return None if exchange.response is None else exchange.response.header("etag")


def _like(one: Any, other: Any) -> bool:
    """Whether two values of a path are one text."""
    if same(one, other):
        return True
    try:
        return one is not None and other is not None and scalar(one) == scalar(other)
    except Unwritable:
        return False


def _located(template: str, location: str) -> Iterator[Mapping[str, Any]]:
    """The variables of a path in a `Location`, whatever stands before the path."""
    pattern = "".join(
        f"(?P<v{index // 2}>[^/]+)" if index % 2 else re.escape(piece)
        for index, piece in enumerate(VARIABLE.split(template))
    )
    found = re.search(f"{pattern}/?$", urlsplit(location).path)
    if found is not None:
        names = variables(template)
        yield {name: unquote(found[f"v{index}"]) for index, name in enumerate(names)}
