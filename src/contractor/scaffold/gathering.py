"""Collections that paths of things do not tell of: what is added below one thing is found elsewhere, or only listed.

Takes a contract and its resources, gives resources that hold these too; refuses to know models. `POST
/rooms/{number}/stays` makes what `GET /stays/{id}` reads; `POST /parcels/{id}/events` makes what the list at the same
path shows, though no path leads to one of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from contractor.contract import Contract, Endpoint, Schema
from contractor.contract.reach import target
from contractor.contract.templating import as_sent, variables
from contractor.nouns import singular
from contractor.resources import Resource, Resources, Role, Step
from contractor.resources.finding import declared, inside, item_schema, json_schema
from contractor.resources.names import plain
from contractor.text import words

#: What things are told apart by where they say nothing of it themselves.
COUNTED: Final = "number"
_KEYS: Final = ("id", "uuid", "key", COUNTED)


def gathered(contract: Contract, found: Resources) -> Resources:
    """Resources and steps, with what is made without a path of its own."""
    return _Gathering(contract, found).all()


class _Gathering:
    def __init__(self, contract: Contract, found: Resources) -> None:
        self._contract = contract
        self._by_path = dict(found.by_path)
        self._steps = dict(found.steps)

    def all(self) -> Resources:
        for path, methods in self._loose():
            making, listing = methods["post"], methods.get("get")
            things = list(self._things_of(making))
            own = self._elsewhere(path, things)
            is_listed = listing is not None and self._item(listing) in things
            if own is not None:
                operations = {Role.CREATE: making, **own.operations}
            elif is_listed and listing is not None:
                own = self._resource(path, self._item(listing))
                operations = {Role.LIST: listing, Role.CREATE: making}
            else:
                continue
            made = replace(own, operations=operations)
            self._by_path[made.path] = made
            self._steps[making] = Step(Role.CREATE, made)
            if is_listed and listing is not None:
                self._steps[listing] = replace(self._steps[listing], resource=made)
        return Resources(self._by_path, {at: self._renewed(one) for at, one in self._steps.items()})

    def _loose(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """The paths at which something may be made that no resource holds, and their operations by method."""
        paths: dict[str, dict[str, int]] = {}
        for index in self._steps:
            endpoint = self._contract.endpoints[index]
            methods = paths.setdefault(as_sent(endpoint.path), {})
            methods.setdefault(endpoint.method.lower(), index)
        for path, methods in paths.items():
            making = methods.get("post")
            if (
                making is not None
                and self._steps[making].role is Role.ACT
                and not path.endswith("}")
            ):
                yield path, methods

    def _renewed(self, step: Step) -> Step:
        own = None if step.resource is None else self._by_path.get(step.resource.path)
        return step if own is None else replace(step, resource=own)

    # ── what is made ──────────────────────────────────────────────────────────────────────────────

    def _things_of(self, index: int) -> Iterator[str]:
        """The components that an operation answers with, or is sent."""
        endpoint = self._contract.endpoints[index]
        answered = self._answered(endpoint)
        if answered is not None:
            yield from self._component(answered)
            return
        node = endpoint.operation.request_body
        body = None if node is None else self._contract.resolve(node)
        for one in () if body is None else body.content.values():
            media = self._contract.resolve(one)
            if media is not None and media.schema is not None:
                yield from self._component(media.schema)

    def _item(self, index: int) -> str:
        """The component that an operation lists; empty where it is none."""
        listing = self._steps[index].listing
        if listing is None:
            return ""
        schema = self._answered(self._contract.endpoints[index])
        item = item_schema(self._contract, inside(self._contract, schema, listing.inside))
        return "" if item is None else next(self._component(item), "")

    def _answered(self, endpoint: Endpoint) -> Schema | None:
        """The schema of the answer that says that it went well."""
        for status, node in sorted(endpoint.operation.responses.items()):
            response = self._contract.resolve(node)
            if status[:1] == "2" and response is not None:
                return json_schema(self._contract, response)
        return None

    def _component(self, schema: Schema) -> Iterator[str]:
        """The component that a schema refers to."""
        if schema.ref is not None and target(self._contract, schema) is not None:
            yield schema.ref

    # ── where it is kept ──────────────────────────────────────────────────────────────────────────

    def _elsewhere(self, path: str, things: list[str]) -> Resource | None:
        """The resource of the same name whose things are found by a path that does not go through this one."""
        last = path.rpartition("/")[2]
        for one in self._by_path.values():
            read = one.operations.get(Role.READ)
            if read is None or "{" in one.collection or one.collection.rpartition("/")[2] != last:
                continue
            schema = self._answered(self._contract.endpoints[read])
            if schema is not None and schema.ref in things:
                return one
        return None

    def _resource(self, path: str, item: str) -> Resource:
        """What is kept at a path of its own."""
        properties = declared(self._contract, self._contract.schemas[item])
        named = {plain(name): name for name in reversed([*properties])}
        things = plain(path.rpartition("/")[2])
        longer = [name for word, name in named.items() if _is_own(word, things)]
        member = next((named[key] for key in _KEYS if key in named), (*longer, "")[0])
        parent = path
        while parent and parent not in self._by_path:
            parent = parent.rpartition("/")[0]
        variable = member or COUNTED
        if variable in variables(path):
            said = "-".join(singular(words(path.rpartition("/")[2])))
            variable = f"{said}-{variable}"
        return Resource(f"{path}/{{{variable}}}", path, variable, member, (), parent)


def _is_own(word: str, things: str) -> bool:
    """Whether a property is called as the collection and what tells things apart: `noteId` of `notes`."""
    stem = next((word.removesuffix(key) for key in _KEYS if word.endswith(key)), "")
    return bool(stem) and things.startswith(stem)
