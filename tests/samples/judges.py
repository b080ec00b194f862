"""Verdicts on values that know nothing of `samples`: schemas as the boundary of a served application has them."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs

from contractor.contract import Contract, Header, MediaType, Parameter, Schema, read
from contractor.contract.directed import Directed
from contractor.contract.json_schema import DIALECT
from contractor.contract.travel import Direction, Travel
from contractor.model import build
from contractor.model.tags import tagged
from contractor.samples import NoSample, Samples
from contractor.source import Files

FILE = "urn:test:schemas"
Holder = MediaType | Parameter | Header


class Judges:
    """The engine on the schemas of one contract, all of them in one registry for each direction."""

    def __init__(
        self, contract: Contract, schemas: Iterable[tuple[Schema, Direction]] = ()
    ) -> None:
        self._directed = Directed(contract, Travel(contract), FILE, tagged(build(contract)))
        self._spelled = {
            (schema.at, direction): self._directed.spelled(
                schema, sent=direction is Direction.REQUEST
            )
            for schema, direction in (*schemas, *_named(contract))
        }
        whole = {"$schema": DIALECT, "$defs": dict(self._directed.definitions())}
        self._registry = jsonschema_rs.Registry([(FILE, whole)])
        self._made: dict[tuple[str, Direction], jsonschema_rs.Validator] = {}

    def takes(self, schema: Schema, value: Any, direction: Direction) -> bool:
        """Whether a schema takes a value."""
        key = (schema.at, direction)
        if key not in self._made:
            self._made[key] = jsonschema_rs.Draft202012Validator(
                self._spelled[key], registry=self._registry, validate_formats=True, offline=True
            )
        return self._made[key].is_valid(value)


def _named(contract: Contract) -> Iterator[tuple[Schema, Direction]]:
    """The named schemas, by reference: so they are as their tags bind them."""
    for key in contract.schemas:
        for direction in (Direction.REQUEST, Direction.RESPONSE):
            yield Schema(key, {"$ref": key}), direction


def holders(contract: Contract) -> Iterator[tuple[str, Holder, Direction]]:
    """Everything of the operations that has a schema, and the way its values travel."""
    for endpoint in contract.endpoints:
        there, back = Direction.REQUEST, Direction.RESPONSE
        if endpoint.kind != "path":
            there, back = back, there
        operation = endpoint.operation
        name = f"{operation.method} {endpoint.path}"
        for parameter in endpoint.parameters:
            yield f"{name} {parameter.name}", parameter, there
        body = None if operation.request_body is None else contract.resolve(operation.request_body)
        for type, media in ({} if body is None else body.content).items():
            if (found := contract.resolve(media)) is not None:
                yield f"{name} {type}", found, there
        for status, answer in operation.responses.items():
            response = contract.resolve(answer)
            for called, node in (
                {} if response is None else {**response.headers, **response.content}
            ).items():
                held = contract.resolve(node)
                if held is not None:
                    yield f"{name} {status} {called}", held, back


def asked(contract: Contract) -> Iterator[tuple[str, Schema, Direction]]:
    """Every schema of the operations, once for each direction."""
    seen: set[tuple[str, Direction]] = set()
    for name, node, direction in holders(contract):
        if node.schema is not None and (node.schema.at, direction) not in seen:
            seen.add((node.schema.at, direction))
            yield name, node.schema, direction


def everything(path: Path, variants: int = 3) -> dict[str, Any]:
    """The values of every schema of a document, by place; None where there is no sample."""
    contract = read(Files.open(path))
    samples = Samples(contract)
    found: dict[str, Any] = {}
    for name, schema, direction in asked(contract):
        for variant in range(variants):
            try:
                found[f"{name} {direction} {variant}"] = samples.value(schema, direction, variant)
            except NoSample:
                found[f"{name} {direction} {variant}"] = None
    return found


if __name__ == "__main__":
    print(json.dumps(everything(Path(sys.argv[1]))))
