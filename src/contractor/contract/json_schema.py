"""A `Schema` as a plain JSON Schema 2020-12 document, for engines that check values.

Takes a contract and a schema, gives JSON; refuses to check anything. Targets of references stand under
`$defs` by their key. Where a schema reaches a `$dynamicRef`, the resources that dynamic scope is made of
(2020-12 §8.2.3.2) are spelled out too, each under a URN of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Protocol
from urllib.parse import quote, unquote

from contractor.contract.nodes import Contract
from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP, Schema
from contractor.depth import deep
from contractor.source import escape, upwards

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OPENAPI: Final = frozenset({"discriminator", "xml", "externalDocs", "example", "nullable"})
_URN: Final = "urn:contractor:"


def to_json(contract: Contract, schema: Schema) -> dict[str, Any]:
    """The schema, and under `$defs` every schema that it reaches."""
    with deep():
        reached = _reached(contract, [schema])
        if any(_is_dynamic(part) for each in (schema, *reached.values()) for part in parts(each)):
            return _Resources(contract, {schema.at: schema, **reached}).whole(schema)
        top = spell(contract, schema)
        whole: dict[str, Any] = {"$schema": DIALECT}
        whole |= top if isinstance(top, dict) else {"allOf": [top]}
        if reached:
            defs = {key: spell(contract, reached[key]) for key in sorted(reached)}
            whole["$defs"] = {**whole.get("$defs", {}), **defs}
        return whole


def is_dynamic(contract: Contract, schema: Schema) -> bool:
    """Whether what the schema says depends on where it is evaluated from (2020-12 core §8.2.3.2)."""
    with deep():
        reached = (schema, *_reached(contract, [schema]).values())
        return any(_is_dynamic(part) for each in reached for part in parts(each))


def references(schema: Schema) -> set[str]:
    """Keys that the schema refers to, itself or in a part of it."""
    found: set[str] = set()
    for part in parts(schema):
        found |= {key for key in (part.ref, part.dynamic_ref) if key is not None}
    return found


def pointer(key: str, base: str = "") -> str:
    """The `$ref` to a key's place under `$defs`."""
    return f"{base}#/$defs/{quote(escape(key), safe='~')}"


def spell(contract: Contract, schema: Schema, *, base: str = "") -> dict[str, Any] | bool:
    """One schema, its references as pointers below `base`; what dynamic scope decides is left open."""
    return _spelled(schema, _Flat(contract, base))


class _Links(Protocol):
    """How references are written."""

    def references(self, schema: Schema) -> Mapping[str, Any]:
        """The keywords of a schema that lead elsewhere, or name it."""
        ...

    def apart(self, schema: Schema) -> str | None:
        """The reference to write in a part's place, where the part is written elsewhere."""
        ...


class _Flat:
    """References to places below one base."""

    def __init__(self, contract: Contract, base: str) -> None:
        self._contract = contract
        self._base = base

    def references(self, schema: Schema) -> Mapping[str, Any]:
        if schema.ref is None or schema.ref not in self._contract.schemas:
            return {}
        return {"$ref": pointer(schema.ref, self._base)}

    def apart(self, schema: Schema) -> str | None:
        return None


class _Resources:
    """References between resources: files, and schemas with `$id`."""

    def __init__(self, contract: Contract, schemas: Mapping[str, Schema]) -> None:
        everything = (*contract.schemas.values(), *schemas.values())
        self._roots = {
            part.at: part for schema in everything for part in parts(schema) if part.has("$id")
        }
        # Dynamic scope can find any dynamic anchor of the resources that a schema's evaluation enters.
        anchored = [
            schema
            for schema in everything
            if any(part.has("$dynamicAnchor") for part in parts(schema))
        ]
        self._schemas = {**_reached(contract, anchored), **schemas}
        self._schemas |= {schema.at: schema for schema in anchored}
        self._schemas |= _reached(contract, self._roots.values())

    def whole(self, schema: Schema) -> dict[str, Any]:
        """The schema with every resource that it may enter."""
        return {
            "$schema": DIALECT,
            "$ref": self._to(schema.at),
            "$defs": {_urn(name): self._resource(name) for name in self._names()},
        }

    def references(self, schema: Schema) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        if schema.ref in self._schemas:
            found["$ref"] = self._to(schema.ref)
        target = self._schemas.get(schema.dynamic_ref or "")
        if target is not None:
            anchor = unquote(schema.raw["$dynamicRef"].partition("#")[2])
            named = target.get("$dynamicAnchor") == anchor
            found["$dynamicRef"] = (
                f"{_urn(self._home(target.at))}#{anchor}" if named else self._to(target.at)
            )
        if schema.has("$dynamicAnchor"):
            found["$dynamicAnchor"] = schema.get("$dynamicAnchor")
        return found

    def apart(self, schema: Schema) -> str | None:
        return _urn(schema.at) if schema.at in self._roots else None

    def _names(self) -> list[str]:
        homes = {self._home(key) for key in self._schemas}
        return sorted(homes | set(self._roots))

    def _home(self, key: str) -> str:
        """The resource that a key belongs to: the nearest root at or above it, else its file."""
        for place in upwards(key):
            if place in self._roots:
                return place
        return f"{key.partition('#')[0]}#"

    def _to(self, key: str) -> str:
        return _urn(key) if key in self._roots else pointer(key, _urn(self._home(key)))

    def _resource(self, name: str) -> dict[str, Any]:
        whole: dict[str, Any] = {"$id": _urn(name)}
        if name in self._roots:
            whole |= _object(_spelled(self._roots[name], self, apart=False))
        defs = {
            key: self._def(name, key)
            for key in sorted(self._schemas)
            if key not in self._roots and self._home(key) == name
        }
        return {**whole, "$defs": {**whole.get("$defs", {}), **defs}} if defs else whole

    def _def(self, name: str, key: str) -> Any:
        spelled = _spelled(self._schemas[key], self)
        # What a schema around it holds already has its anchors there.
        around = any(
            place in self._schemas or place in self._roots for place in upwards(key) if place != key
        )
        return _without_anchors(spelled) if around else spelled


def _urn(resource: str) -> str:
    return _URN + quote(resource, safe="")


def _reached(contract: Contract, schemas: Iterable[Schema]) -> dict[str, Schema]:
    """Every schema that a reference leads to, from these or from one reached."""
    reached: dict[str, Schema] = {}
    pending = [key for schema in schemas for key in references(schema)]
    while pending:
        key = pending.pop()
        if key not in reached and key in contract.schemas:
            reached[key] = contract.schemas[key]
            pending += references(reached[key])
    return reached


def parts(schema: Schema) -> Iterator[Schema]:
    """The schema, and every one that stands in it."""
    pending = [schema]
    while pending:
        part = pending.pop()
        yield part
        pending += part.children()


def _is_dynamic(schema: Schema) -> bool:
    return schema.dynamic_ref is not None


def _spelled(schema: Schema, links: _Links, *, apart: bool = True) -> dict[str, Any] | bool:
    elsewhere = links.apart(schema) if apart else None
    if elsewhere is not None:
        return {"$ref": elsewhere}
    if schema.boolean is not None:
        return schema.boolean
    out: dict[str, Any] = dict(links.references(schema))
    for keyword, value in schema.keywords.items():
        if keyword in ONE_SCHEMA:
            out[keyword] = _spelled(value, links)
        elif keyword in SCHEMA_LIST:
            out[keyword] = [_spelled(part, links) for part in value]
        elif keyword in SCHEMA_MAP:
            out[keyword] = {name: _spelled(part, links) for name, part in value.items()}
        elif not keyword.startswith(("$", "x-")) and keyword not in _OPENAPI:
            out[keyword] = _plain(value)
    return out


def _object(spelled: dict[str, Any] | bool) -> dict[str, Any]:
    return spelled if isinstance(spelled, dict) else {"allOf": [spelled]}


def _without_anchors(spelled: Any) -> Any:
    """A spelled schema without its dynamic anchors; values of `enum` and the like are left alone."""
    if not isinstance(spelled, dict):
        return spelled
    out: dict[str, Any] = {}
    for keyword, value in spelled.items():
        if keyword in ONE_SCHEMA:
            out[keyword] = _without_anchors(value)
        elif keyword in SCHEMA_LIST:
            out[keyword] = [_without_anchors(part) for part in value]
        elif keyword in SCHEMA_MAP:
            out[keyword] = {name: _without_anchors(part) for name, part in value.items()}
        elif keyword != "$dynamicAnchor":
            out[keyword] = value
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return value
