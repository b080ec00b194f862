"""From a key of the model back to the schema that it came from.

Takes a contract, gives schemas by where they stand, for what the model leaves to a target; refuses to know
TypeScript.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from contractor.contract import (
    Contract,
    Header,
    MediaType,
    Parameter,
    RequestBody,
    Response,
    Schema,
)
from contractor.model.compose import Circular, conjuncts
from contractor.source import unescape


class Sources:
    """The schemas of one contract, found when asked for."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract

    def schema(self, key: str) -> Schema | None:
        """The schema at a key, wherever it stands; None where there is none."""
        found = self._contract.schemas.get(key)
        if found is not None:
            return found
        start, tokens = key, list[str]()
        while "/" in start:
            start, _, token = start.rpartition("/")
            tokens.append(unescape(token))
            root = self._contract.schemas.get(start) or self._roots.get(start)
            if root is not None:
                return _below(root, tokens[::-1])
        return None

    def parts(self, key: str) -> list[Schema]:
        """Every Schema Object that a value of the schema at a key must satisfy, references followed."""
        schema = self.schema(key)
        if schema is None:
            return []
        try:
            return conjuncts(self._contract, schema)
        except Circular:
            return []

    @cached_property
    def _roots(self) -> dict[str, Schema]:
        """Schemas that stand in operations and components, by key."""
        nodes: list[Any] = [*self._contract.components.values()]
        for endpoint in self._contract.endpoints:
            operation = endpoint.operation
            nodes += (*endpoint.parameters, operation.request_body, *operation.responses.values())
        return {schema.at: schema for schema in _schemas(nodes)}


def _schemas(nodes: Iterable[Any]) -> Iterator[Schema]:
    pending = [*nodes]
    while pending:
        match pending.pop():
            case MediaType() as media:
                found = (media.schema, media.item_schema)
                yield from (schema for schema in found if schema is not None)
                pending += [
                    header for part in media.encoding.values() for header in part.headers.values()
                ]
            case Parameter() | Header() as node:
                if node.schema is not None:
                    yield node.schema
                pending += node.content.values()
            case RequestBody() as body:
                pending += body.content.values()
            case Response() as response:
                pending += [*response.content.values(), *response.headers.values()]
            case _:
                continue


def _below(schema: Schema, tokens: list[str]) -> Schema | None:
    """The schema at the end of a path of keywords, names and indices."""
    found: Any = schema
    for token in tokens:
        if isinstance(found, Schema):
            found = found.keywords.get(token)
        elif isinstance(found, tuple) and token.isdecimal() and int(token) < len(found):
            found = found[int(token)]
        elif isinstance(found, Mapping):
            found = found.get(token)
        else:
            return None
    return found if isinstance(found, Schema) else None
