"""A document's schemas with `allOf` merged, as oasdiff 1.28 compares them under `--flatten-allof`.

Takes a contract, gives a reader of its schemas; refuses to know how branches are merged (`allof`). oasdiff merges
the schema at each place of the document where it comes by for the first time. A place that only refers to a
component, which was merged before, therefore still leads to the component as it is written, `allOf` and all.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from contractor.contract import (
    Callback,
    Contract,
    Header,
    MediaType,
    Operation,
    Parameter,
    PathItem,
    RequestBody,
    Response,
    Schema,
)
from contractor.depth import deep
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.diff.schemas.allof import Merger, Oversized, To, Unmergeable
from contractor.diff.schemas.seen import AsWritten, Seen
from contractor.graph import components, reaching

_SCHEMAS = "#/components/schemas/"
#: The order in which sections of components are come by.
_SECTIONS = ("parameters", "headers", "requestBodies", "responses", "callbacks")
#: What a merge goes into.
_ONE = ("items", "not", "additionalProperties")
_MANY = ("allOf", "oneOf", "anyOf")


class Flattened:
    """Schemas as the document spells them, merged. Raises `DocumentError` where oasdiff gives up."""

    def __init__(self, contract: Contract) -> None:
        self._written = AsWritten(contract)
        self._places: dict[str, Any] = {}
        self._met: set[str] = set()
        places = list(_places(contract))
        with deep():
            self._merger = Merger(self._written, self._entangled(places).__contains__)
            for schema in places:
                self._come_by(schema)

    def start(self, schema: Schema) -> Any:
        if schema.at not in self._places:
            with deep():
                self._come_by(schema)
        return self._places[schema.at]

    def see(self, part: Any) -> Seen:
        return part.seen() if isinstance(part, To) else self._written.see(part)

    def named(self, key: str) -> Seen | None:
        return self._written.named(key)

    def _come_by(self, schema: Schema) -> None:
        part: Any = self._written.start(schema)
        key = self._written.see(part).key
        if key not in self._met:
            self._met.add(key)
            part = self._merged(schema.at, part)
        self._places[schema.at] = part

    def _merged(self, at: str, part: Any) -> To:
        try:
            return self._merger.merge(part)
        except Unmergeable as why:
            message = f"`allOf` cannot be merged, here or below: {why}"
        except (Oversized, RecursionError):
            message = "`allOf` cannot be merged: its branches make too large a schema"
        help = "compare without merging allOf"
        raise DocumentError([Finding("flatten-failed", Severity.ERROR, message, at, help)])

    def _entangled(self, places: Iterable[Schema]) -> set[str]:
        """Schemas that come out differently by where a merge begins.

        These are above a schema with `allOf` that leads back to itself, or above one that is put together before
        what it leads to is: branches that name a component wait, others do not.
        """
        edges: dict[str, list[str]] = {}
        hasty: set[str] = set()
        waiting: set[str] = set()
        pending = [self._written.start(schema) for schema in places]
        keys = [self._written.see(part).key for part in pending]
        while pending:
            seen = self._written.see(pending.pop())
            if seen.key not in edges:
                inner = list(_below(seen))
                edges[seen.key] = [self._written.see(part).key for part in inner]
                pending += inner
                branches = [self._written.see(part) for part in seen.many.get("allOf", ())]
                if branches:
                    (waiting if any(branch.ref for branch in branches) else hasty).add(seen.key)
        found = hasty & reaching(edges, waiting)
        if waiting or hasty:
            for circle in components(keys, edges.__getitem__):
                turns = len(circle) > 1 or circle[0] in edges[circle[0]]
                if turns and not (waiting | hasty).isdisjoint(circle):
                    found.update(circle)
        return reaching(edges, found)


def _below(seen: Seen) -> Iterator[Any]:
    for keyword in _ONE:
        if keyword in seen.one:
            yield seen.one[keyword]
    for keyword in _MANY:
        yield from seen.many.get(keyword, ())
    yield from seen.properties.values()


def _places(contract: Contract) -> Iterator[Schema]:
    """Every place of the document that has a schema, in the order in which oasdiff comes by."""
    named = (key for key in contract.schemas if key.startswith(_SCHEMAS))
    for key in sorted(named):
        if "/" not in key.removeprefix(_SCHEMAS):
            yield contract.schemas[key]
    for section in _SECTIONS:
        prefix = f"#/components/{section}/"
        for key in sorted(key for key in contract.components if key.startswith(prefix)):
            yield from _within(contract.components[key])
    for items in (contract.paths, contract.webhooks):
        for item in sorted(items, key=lambda item: item.path):
            yield from _within(item)


def _within(node: Any) -> Iterator[Schema]:
    match node:
        case MediaType(schema=schema, item_schema=item):
            yield from (one for one in (schema, item) if one is not None and one.raw is not None)
        case Parameter(schema=schema, content=content) | Header(schema=schema, content=content):
            if schema is not None and schema.raw is not None:
                yield schema
            yield from _named(content)
        case RequestBody(content=content):
            yield from _named(content)
        case Response(headers=headers, content=content):
            yield from _named(headers)
            yield from _named(content)
        case Callback(items=items):
            for one in sorted(items, key=lambda one: one.path):
                yield from _within(one)
        case PathItem(parameters=parameters, operations=operations):
            for inner in parameters:
                yield from _within(inner)
            for operation in sorted(operations, key=lambda one: one.method.upper()):
                yield from _within(operation)
        case Operation(parameters=parameters, request_body=body, responses=responses):
            for inner in parameters:
                yield from _within(inner)
            yield from _within(body)
            yield from _named(responses)
            yield from _named(node.callbacks)


def _named(nodes: Any) -> Iterator[Schema]:
    for name in sorted(nodes):
        yield from _within(nodes[name])
