"""What `allOf`, and keywords beside a reference, say together.

Takes a schema, gives one without `allOf` or `$ref` that accepts the same values, as far as one Schema
Object can say that; refuses to know types and names. What it cannot merge is listed for the caller.
"""

from collections.abc import Mapping
from typing import Any, Final

from contractor.contract import Contract, Schema

_LEAST: Final = frozenset(
    {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"}
)
_MOST: Final = frozenset(
    {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"}
)
_JOINED: Final = frozenset(
    {"allOf", "$ref", "properties", "required", "additionalProperties", "type", "enum"}
)
_DOCS: Final = frozenset(
    {"title", "description", "examples", "default", "deprecated", "readOnly", "writeOnly"}
)

Keywords = Mapping[str, Any]


class Circular(Exception):
    """A schema includes itself through `allOf` or `$ref` alone; no value could ever be judged."""


def conjuncts(contract: Contract, schema: Schema, seen: tuple[str, ...] = ()) -> list[Schema]:
    """Every Schema Object that a value must satisfy, references followed, each without `allOf` and `$ref`."""
    found: list[Schema] = []
    if schema.boolean is False:
        return [schema]
    own = {key: value for key, value in schema.keywords.items() if key not in ("allOf", "$ref")}
    if own:
        found.append(Schema(schema.at, own, schema.raw))
    target = contract.schemas.get(schema.ref) if schema.ref is not None else None
    if target is not None:
        if schema.ref in seen:
            raise Circular(schema.ref)
        found += conjuncts(contract, target, (*seen, target.at))
    for branch in schema.all_of:
        found += conjuncts(contract, branch, seen)
    return found


def merged(contract: Contract, schema: Schema) -> tuple[Schema, tuple[str, ...]]:
    """The schema as one Schema Object, and the keywords that stand in several and could not be merged.

    Raises `Circular`.
    """
    parts = conjuncts(contract, schema)
    return meet(schema.at, parts)


def meet(at: str, parts: list[Schema]) -> tuple[Schema, tuple[str, ...]]:
    """The Schema Objects as one, and what could not be merged."""
    if any(part.boolean is False for part in parts):
        return Schema(at, {}, False, boolean=False), ()
    out: dict[str, Any] = {}
    left: dict[str, None] = {}
    for part in parts:
        for keyword, value in part.keywords.items():
            if keyword in _JOINED:
                continue
            if keyword not in out:
                out[keyword] = value
            elif keyword in _LEAST:
                out[keyword] = max(out[keyword], value)
            elif keyword in _MOST:
                out[keyword] = min(out[keyword], value)
            elif keyword == "items":
                out[keyword] = both(out[keyword], value)
            elif keyword == "uniqueItems":
                out[keyword] = out[keyword] or value
            elif (
                keyword not in _DOCS
                and out[keyword] != value
                and not keyword.startswith(("x-", "$"))
            ):
                left[keyword] = None
    _types(out, parts)
    _enum(out, parts)
    _object(out, parts)
    return Schema(at, out), tuple(left)


def both(one: Schema, other: Schema) -> Schema:
    """A schema for what satisfies both."""
    if one.keywords == other.keywords and one.boolean == other.boolean:
        return one
    return Schema(one.at, {"allOf": (one, other)}, one.raw)


def _types(out: dict[str, Any], parts: list[Schema]) -> None:
    listed = [part.types for part in parts if part.types]
    if not listed:
        return
    types = listed[0]
    for others in listed[1:]:
        narrowed = [
            kind for kind in types if kind in others or (kind == "integer" and "number" in others)
        ]
        if "number" in types and "integer" in others and "integer" not in narrowed:
            narrowed.append("integer")
        types = tuple(narrowed)
    out["type"] = types
    if not types:
        out.clear()
        out["not"] = Schema("", {})


def _enum(out: dict[str, Any], parts: list[Schema]) -> None:
    listed = [part.enum for part in parts if part.enum is not None]
    if listed:
        out["enum"] = tuple(
            value for value in listed[0] if all(_in(value, others) for others in listed[1:])
        )


def _in(value: Any, values: tuple[Any, ...]) -> bool:
    return any(type(value) is type(other) and value == other for other in values)


def _object(out: dict[str, Any], parts: list[Schema]) -> None:
    names = dict.fromkeys(name for part in parts for name in part.properties)
    properties: dict[str, Schema] = {}
    for name in names:
        for part in parts:
            found = part.properties.get(name)
            if found is None and part.additional is not None and not part.pattern_properties:
                found = part.additional
            if found is not None:
                properties[name] = both(properties[name], found) if name in properties else found
    if properties:
        out["properties"] = properties
    required = dict.fromkeys(name for part in parts for name in part.required)
    if required:
        out["required"] = tuple(required)
    for part in parts:
        if part.additional is not None:
            seen = out.get("additionalProperties")
            out["additionalProperties"] = (
                part.additional if seen is None else both(seen, part.additional)
            )
