"""Calls at the edge of what the contract allows, in one place each.

Takes an operation and a good call of it, gives variants that must be taken; refuses to know what a server makes of
them. Parameters of the path are left alone, since another one is another thing; so is what only a server can give a
value to: ids of things, cursors, validators.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from contractor.contract import Contract, Endpoint, MediaType, Parameter, RequestBody
from contractor.contract.travel import Direction
from contractor.frozen import changed
from contractor.resources.names import CURSORS, plain
from contractor.samples import NoSample, Samples
from contractor.testing.call import Body, Call
from contractor.testing.drafting import CONDITIONAL, IDEMPOTENCY
from contractor.testing.payloads import essence, is_binary, is_form, is_json, is_xml
from contractor.testing.variants.edges import Edges
from contractor.testing.variants.texts import has_empty
from contractor.testing.variants.variant import Variant, located
from contractor.testing.writing import parameters

#: Where a page begins or ends, in the server's own words.
_OPAQUE: Final = CURSORS | frozenset("before endingbefore pagebefore token".split())


def allowed(
    contract: Contract,
    samples: Samples,
    endpoint: Endpoint,
    call: Call,
    refers: Callable[[str], bool],
) -> Iterator[Variant]:
    """Variants of a good call that must be taken. `refers` tells names of members that refer to other things."""
    yield from _Allowed(contract, samples, call, refers).of(endpoint)


class _Allowed:
    """Variants of one call."""

    def __init__(
        self, contract: Contract, samples: Samples, call: Call, refers: Callable[[str], bool]
    ) -> None:
        self._contract = contract
        self._samples = samples
        self._call = call
        self._refers = refers
        self._edges = Edges(contract, samples, refers)

    def of(self, endpoint: Endpoint) -> Iterator[Variant]:
        """Those of its parameters, then of its body."""
        for one in parameters(endpoint):
            if one.place != "path" and not is_servers(one) and not self._refers(one.name):
                yield from self._parameter(one)
        node = endpoint.operation.request_body
        request = None if node is None else self._contract.resolve(node)
        if request is not None and self._call.body is not None:
            yield from self._bodies(request, self._call.body)

    def _parameter(self, one: Parameter) -> Iterator[Variant]:
        call, key = self._call, (one.place, one.name)
        where = f"the {one.place} parameter {one.name}"
        try:
            value = (
                call.values[key] if key in call.values else self._samples.of(one, Direction.REQUEST)
            )
        except NoSample:
            return
        if not one.required:
            if key in call.values:
                said = "it need not be there; it is missing"
                yield Variant(call.lacking(key), "required", one.at, where, said, key=key)
            else:
                said = "it may be there; it is"
                yield Variant(call.having(key, value), "parameters", one.at, where, said, key=key)
        for edge in self._edges.of(one.schema, value):
            if has_empty(edge.value) or not _is_text(edge.value, one.place):
                continue
            # What is not declared is another parameter, or nobody's.
            if isinstance(value, dict) and edge.keyword == "additionalProperties":
                continue
            at = located(self._contract, edge.at, edge.keyword)
            there = f"{where} at {edge.pointer}" if edge.pointer else where
            yield Variant(call.having(key, edge.value), edge.keyword, at, there, edge.said, key=key)

    def _bodies(self, request: RequestBody, body: Body) -> Iterator[Variant]:
        if not request.required:
            said = "it need not be there; it is missing"
            at = located(self._contract, request.at, "required")
            yield Variant(changed(self._call, body=None), "required", at, "the body", said)
        found = request.content.get(body.name)
        media = None if found is None else self._contract.resolve(found)
        if media is not None:
            yield from self._values(media, body)

    def _values(self, media: MediaType, body: Body) -> Iterator[Variant]:
        is_text = not is_json(body.type)
        written = is_form(body.type) or is_xml(body.type) or essence(body.type).startswith("text/")
        if is_binary(self._contract, media.schema) or (is_text and not written):
            return
        if not is_text:
            said = "its Content-Type says which charset it has, which JSON has no other of (RFC 8259 §8.1)"
            stated = Body(body.name, f"{essence(body.type)}; charset=utf-8", body.value)
            yield Variant(changed(self._call, body=stated), "charset", media.at, "the body", said)
        for edge in self._edges.of(media.schema, body.value):
            if is_text and (has_empty(edge.value) or _has_nothing(edge.value)):
                continue
            if is_xml(body.type) and edge.keyword == "additionalProperties":
                continue
            at = located(self._contract, edge.at, edge.keyword)
            where = f"the body at {edge.pointer}" if edge.pointer else "the body"
            yield Variant(self._call.carrying(edge.value), edge.keyword, at, where, edge.said)


def is_servers(one: Parameter) -> bool:
    """Whether only a server can give a value to a parameter, or every request has one of its own."""
    word = plain(one.name)
    if one.place == "header":
        return one.name.lower() in CONDITIONAL or word in IDEMPOTENCY
    return word in _OPAQUE


def _is_text(value: Any, place: str) -> bool:
    """Whether a value has a text that means nothing else."""
    if isinstance(value, (list, dict)):
        inner = value.values() if isinstance(value, dict) else value
        return all(_is_text(one, place) and not isinstance(one, (list, dict)) for one in inner)
    if value is None or value == "":
        return False
    return place == "query" or not isinstance(value, str) or value.isascii()


def _has_nothing(value: Any) -> bool:
    """Whether null or an empty text stands anywhere in a value."""
    if isinstance(value, dict):
        return any(map(_has_nothing, value.values()))
    if isinstance(value, list):
        return any(map(_has_nothing, value))
    return value is None or value == ""
