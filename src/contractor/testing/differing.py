"""Calls that say something else than a thing is now: whoever changes nothing is not noticed by what is there already.

Takes the good calls of an operation and what the thing was just seen to be, gives calls; refuses to send any.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from contractor.contract import Contract, Endpoint, Schema
from contractor.contract.reach import same_value
from contractor.contract.travel import Direction
from contractor.resources import Role
from contractor.resources.finding import declared, inside, json_schema, wrapped
from contractor.samples import NoSample
from contractor.source.pointer import join
from contractor.testing.call import Call
from contractor.testing.outcome import answering
from contractor.testing.walking import Walk
from contractor.values import same

#: Members that are made something else one by one, and instances that are tried for it.
_SINGLY: Final = 4
_VARIANTS: Final = range(2, 8)


class Differing:
    """Makes such calls of one operation."""

    def __init__(self, walk: Walk, endpoint: Endpoint) -> None:
        self._walk = walk
        self._contract = walk.context.contract
        self._endpoint = endpoint
        resource = walk.step(endpoint).resource
        read = walk.endpoint(resource, Role.READ)
        self._inside = () if resource is None else resource.inside
        #: What the document says of the thing, where it is read.
        self._thing = None if read is None else answered(self._contract, read, 200, self._inside)

    def calls(self, fresh: Call, known: Call, now: Mapping[str, Any]) -> list[Call]:
        """Calls with another value of every member that can have one, then of one member at a time.

        `fresh` has values that were not sent yet, `known` those that are known to be taken.
        """
        value = None if known.body is None else known.body.value
        names = [name for name in value if name in now] if isinstance(value, dict) else []
        found = [
            self._call(fresh, now, [*now]),
            *(self._call(known, now, [name]) for name in names[:_SINGLY]),
        ]
        return [one for one in found if one is not None]

    def _call(self, call: Call, now: Mapping[str, Any], names: Sequence[str]) -> Call | None:
        """The call with other values than the thing has now for members of these names; None where none can be."""
        drafting, body = self._walk.drafting, call.body
        media = None if body is None else drafting.media(self._endpoint, body.name)
        if body is None or media is None or not isinstance(body.value, dict):
            return None
        schema, value = media.schema, dict(body.value)
        if wrapped(self._contract, schema, self._thing):
            return None  # its members are not those of the thing
        members = declared(self._contract, schema)
        differs = False
        for name in names:
            if name not in value:
                continue
            if not same(value[name], now[name]):
                differs = True
                continue
            for other in self._others(name, members.get(name), now[name]):
                told = {**value, name: other}
                if self._walk.samples.takes(schema, told, Direction.REQUEST):
                    value, differs = told, True
                    break
        return call.carrying(value) if differs else None

    def patches(
        self, call: Call, now: Mapping[str, Any]
    ) -> Iterator[tuple[Call, Mapping[str, Any]]]:
        """Calls whose JSON Patch (RFC 6902) gives one member of a thing another value, and that member with it."""
        body = call.body
        media = None if body is None else self._walk.drafting.media(self._endpoint, body.name)
        if media is None or self._inside:
            return  # what a path of it begins at is not known
        members = declared(self._contract, self._thing)
        names = [name for name, one in now.items() if not isinstance(one, (dict, list))]
        for name in [name for name in names if self._is_theirs(members.get(name))][:_SINGLY]:
            other = next(self._others(name, members.get(name), now[name]), None)
            patch = [{"op": "replace", "path": join("", name), "value": other}]
            if other is not None and self._walk.samples.takes(
                media.schema, patch, Direction.REQUEST
            ):
                yield call.carrying(patch), {name: other}

    def _is_theirs(self, schema: Schema | None) -> bool:
        """Whether a member is for clients to say."""
        parts = () if schema is None else same_value(self._contract, (schema,))
        return schema is not None and not any(part.read_only for part in parts)

    def _others(self, name: str, schema: Schema | None, now: Any) -> Iterator[Any]:
        """Values that a member could have besides; one that refers to something has none that is sure to be there."""
        if self._walk.is_key(self._endpoint, name):
            return
        for variant in _VARIANTS:
            try:
                value = self._walk.samples.value(schema, Direction.REQUEST, variant)
            except NoSample:
                return
            if not same(value, now):
                yield value


def answered(
    contract: Contract, endpoint: Endpoint, status: int, names: Sequence[str]
) -> Schema | None:
    """The schema of a part of an answer, by the names that lead there."""
    name = answering(status, tuple(endpoint.operation.responses))
    node = None if name is None else endpoint.operation.responses[name]
    response = None if node is None else contract.resolve(node)
    schema = None if response is None else json_schema(contract, response)
    return inside(contract, schema, names)
