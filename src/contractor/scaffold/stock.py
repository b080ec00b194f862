"""What a collection begins with: a few things, under the keys that the document shows.

Takes what is kept of a resource, gives JSON values; refuses to know how code writes them.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from contractor.contract import Endpoint, MediaType, Parameter, Schema
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.model import Answer, Body, Call, Model
from contractor.resources import Listing, Resource, Resources, Role
from contractor.resources.finding import declared, item_schema
from contractor.samples import NoSample, Samples
from contractor.scaffold.going import success
from contractor.scaffold.kept import Kept
from contractor.targets.fastapi.bodies import carried

_STOCKED: Final = 3


@frozen
class Stocked:
    """A thing, and the key of it; `told` where the thing says its key itself."""

    key: Any
    value: Any
    told: bool


class Stock:
    """What there is in the beginning, of one model."""

    def __init__(
        self,
        model: Model,
        samples: Samples,
        resources: Resources,
        calls: dict[int, Call],
    ) -> None:
        self._model = model
        self._contract = model.contract
        self._samples = samples
        self._resources = resources
        self._calls = calls
        self._known: dict[str, tuple[Stocked, ...]] = {}

    def of(self, one: Kept) -> tuple[Stocked, ...]:
        """The things of a resource below any other; empty where no example of one can be made."""
        path = one.resource.path
        if path not in self._known:
            self._known[path] = tuple(self._stocked(one))
        return self._known[path]

    def key(self, path: str, variable: str) -> Any:
        """A value of a variable of a path."""
        found = self._parameter(path, variable)
        return next(self._keys(found), variable)

    def takes_key(self, one: Kept, key: Any) -> bool:
        """Whether a thing can have a key, as far as the document says."""
        resource = one.resource
        if not self._is_key(self._parameter(resource.path, resource.variable), key):
            return False
        schema, values = self._values(one)
        is_told = resource.member and values and isinstance(values[0], dict)
        return not is_told or self._keyed(resource, schema, values[0], key) is not None

    def media(self, call: Call, answer: Answer, body: Body) -> MediaType | None:
        """The node of a media type of an answer."""
        endpoint = self._contract.endpoints[call.index]
        response = self._contract.resolve(endpoint.operation.responses[answer.status])
        node = None if response is None else response.content.get(body.media_type)
        return None if node is None else self._contract.resolve(node)

    # ── things ────────────────────────────────────────────────────────────────────────────────────

    def _stocked(self, one: Kept) -> Iterator[Stocked]:
        resource = one.resource
        schema, values = self._values(one)
        if not resource.variable:
            for value in values[:1]:
                yield Stocked(None, value, told=False)
            return
        parameter = self._parameter(resource.path, resource.variable)
        shown = [] if parameter is None else self._shown(parameter)
        taken: list[Any] = []
        for turn, value in enumerate(values):
            own = value.get(resource.member) if isinstance(value, dict) else None
            wanted = [*shown[turn : turn + 1], *([] if own is None else [own])]
            if parameter is None and not resource.member:
                wanted = [turn + 1]
            key = next(
                (
                    key
                    for key in chain(wanted, self._keys(parameter))
                    if key not in taken and self._is_key(parameter, key)
                ),
                None,
            )
            if key is None:
                continue
            taken.append(key)
            keyed = self._keyed(resource, schema, value, key)
            yield Stocked(key, value if keyed is None else keyed, told=keyed is not None)

    def _keyed(self, resource: Resource, schema: Schema | None, value: Any, key: Any) -> Any | None:
        """A thing that says its key; None where it cannot."""
        if not resource.member or not isinstance(value, dict):
            return None
        keyed = {**value, resource.member: key}
        return keyed if self._samples.takes(schema, keyed, Direction.RESPONSE) else None

    def _values(self, one: Kept) -> tuple[Schema | None, list[Any]]:
        """The schema of a thing, and some of them."""
        if one.content != "value" or one.role is None:
            return None, [None]
        call = self._calls[one.resource.operations[one.role]]
        answer = success(call, one.role)
        bodies = [] if answer is None else carried(self._model, answer.bodies, sent=False)[0]
        media = None if answer is None else self.media(call, answer, bodies[0].body)
        if media is None:
            return None, []
        inside = one.resource.inside
        listing: Listing | None = None
        if one.role is Role.LIST:
            listing = self._resources.steps[call.index].listing
            inside = () if listing is None else listing.inside
        schema = media.schema
        for name in inside:
            schema = declared(self._contract, schema).get(name, schema)
        found: list[Any] = []
        for variant in range(_STOCKED):
            try:
                value = self._samples.of(media, Direction.RESPONSE, variant)
            except NoSample:
                break
            for name in inside:
                value = value.get(name, value) if isinstance(value, dict) else value
            if listing is not None and isinstance(value, list):
                found += value
                break
            found.append(value)
        if listing is not None:
            schema = item_schema(self._contract, schema)
        return schema, found[:_STOCKED]

    # ── keys ──────────────────────────────────────────────────────────────────────────────────────

    def _parameter(self, path: str, variable: str) -> Parameter | None:
        for endpoint in self._below(path):
            for one in endpoint.parameters:
                if one.place == "path" and one.name == variable:
                    return one
        return None

    def _below(self, path: str) -> Iterator[Endpoint]:
        for index in self._resources.steps:
            endpoint = self._contract.endpoints[index]
            if endpoint.path == path or endpoint.path.startswith((f"{path}/", f"{path}#")):
                yield endpoint

    def _shown(self, parameter: Parameter) -> list[Any]:
        return list(self._samples.examples(parameter, Direction.REQUEST))

    def _keys(self, parameter: Parameter | None) -> Iterator[Any]:
        """Values of a variable: what the document shows, then samples."""
        if parameter is None:
            return
        yield from self._shown(parameter)
        for variant in range(1, 2 * _STOCKED):
            try:
                yield self._samples.value(parameter.schema, Direction.REQUEST, variant)
            except NoSample:
                return

    def _is_key(self, parameter: Parameter | None, key: Any) -> bool:
        if key is None or isinstance(key, (dict, list)) or key == "":
            return False
        return parameter is None or self._samples.takes(parameter.schema, key, Direction.REQUEST)
