"""What `allOf`, and keywords beside a reference, say together.

Takes a schema, gives one without `allOf` or `$ref` that accepts the same values, as far as one Schema
Object can say that; refuses to know types and names. What it cannot merge is listed for the caller.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.contract.schema import (
    ANNOTATIONS,
    ONE_SCHEMA,
    SCHEMA_LIST,
    SCHEMA_MAP,
    constraining,
)
from contractor.graph import endless, reached
from contractor.values import among, same

_LEAST: Final = frozenset(
    {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"}
)
_MOST: Final = frozenset(
    {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"}
)
_JOINED: Final = frozenset(
    {"allOf", "$ref", "properties", "required", "additionalProperties", "type", "enum"}
)
#: Keywords that evaluate properties or items only for some values (JSON Schema 2020-12 §10.2).
_CONDITIONS: Final = frozenset(
    "anyOf oneOf not if then else dependentSchemas $ref $dynamicRef allOf".split()
)

#: Keyword → what it looks at beside itself (JSON Schema 2020-12 core §10.3).
_BESIDE: Final = {
    "items": frozenset({"prefixItems"}),
    "additionalProperties": frozenset({"patternProperties"}),
    "if": frozenset({"then", "else"}),
    "contains": frozenset({"minContains", "maxContains"}),
}

Keywords = Mapping[str, Any]


class Circular(Exception):
    """A schema includes itself through `allOf` or `$ref` alone; no value could ever be judged."""


def conjuncts(contract: Contract, schema: Schema) -> list[Schema]:
    """Every Schema Object that a value must satisfy, references followed, each without `allOf` and `$ref`.

    What several branches refer to is listed once. Raises `Circular`.
    """
    if schema.boolean is None and schema.ref is None and not schema.all_of:
        return [schema] if schema.keywords else []
    found: list[Schema] = []
    _collect(contract, schema, found, {schema.at}, set())
    return found


def circular(contract: Contract) -> set[str]:
    """Keys of schemas that include themselves, or one that does, for the same value.

    A union of the schemas that extend it is none of them: see `_own`.
    """
    leads = {key: steps(schema) for key, schema in contract.schemas.items()}
    found = endless(leads)
    if not found:
        return found
    bases = {key: _bases(schema) for key, schema in contract.schemas.items()}
    for key in sorted(found):
        leads[key] = [
            target
            for target in leads[key]
            if target in bases[key] or key not in reached(bases, bases.get(target, ()))
        ]
    return endless(leads)


def _bases(schema: Schema) -> list[str]:
    """Keys of the schemas that a schema refers to by `$ref` and `allOf` alone."""
    return _led(schema, lambda part: part.all_of)


def steps(schema: Schema) -> list[str]:
    """Keys of the schemas that a schema refers to for the same value: by `$ref`, `allOf`, `anyOf`, `oneOf`."""
    return _led(schema, lambda part: (*part.all_of, *part.any_of, *part.one_of))


def _led(schema: Schema, parts: Callable[[Schema], Iterable[Schema]]) -> list[str]:
    """Keys of the schemas that a schema, its parts and theirs refer to."""
    found: list[str] = []
    pending = [schema]
    while pending:
        part = pending.pop()
        if part.ref is not None:
            found.append(part.ref)
        pending += parts(part)
    return found


def _collect(
    contract: Contract, schema: Schema, found: list[Schema], path: set[str], done: set[str]
) -> None:
    if schema.boolean is False:
        found.append(schema)
        return
    own = _own(contract, schema, path)
    if own:
        found.append(Schema(schema.at, own, schema.raw))
    ref = schema.ref
    target = contract.schemas.get(ref) if ref is not None else None
    if ref is not None and target is not None:
        if ref in path:
            raise Circular(ref)
        if ref not in done:
            path.add(ref)
            _collect(contract, target, found, path, done)
            path.discard(ref)
            done.add(ref)
    for branch in schema.all_of:
        _collect(contract, branch, found, path, done)


def _own(contract: Contract, schema: Schema, path: set[str]) -> dict[str, Any]:
    """What stands in a schema beside `allOf` and `$ref`, without a union of what is being composed.

    Read by the letter, a base that lists those that extend it never ends; what is meant is the base.
    """
    own = {key: value for key, value in schema.keywords.items() if key not in ("allOf", "$ref")}
    for keyword in ("oneOf", "anyOf"):
        for branch in own.get(keyword, ()):
            if schema.at in path and any(_behind(contract, one) in path for one in _bases(branch)):
                del own[keyword]
                break
    return own


def _behind(contract: Contract, key: str) -> str:
    """The key of a schema behind others that are nothing but references to it."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        schema = contract.schemas.get(key)
        if schema is None or schema.ref is None or len(schema.keywords) > 1:
            break
        key = schema.ref
    return key


def meet(at: str, parts: list[Schema], both: "Both") -> tuple[Schema, tuple[str, ...]]:
    """The Schema Objects as one, and what could not be merged."""
    if any(part.boolean is False for part in parts):
        return _nothing(at), ()
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
            elif keyword == "const" and not same(out[keyword], value):
                return _nothing(at), ()
            elif not _says_alike(keyword, out[keyword], value):
                left[keyword] = None
    if not _types(out, parts):
        return _nothing(at), ()
    _enum(out, parts)
    _object(out, parts, both)
    for keyword in _apart(parts):
        # What is left says it; in one object with the others it would say more.
        left[keyword] = None
        for word in (keyword, *_BESIDE[keyword]):
            out.pop(word, None)
    return Schema(at, out), tuple(left)


def _says_alike(keyword: str, one: Any, other: Any) -> bool:
    """Whether a keyword refuses no more with one of the values than with the other."""
    if not constraining({keyword}):
        return True
    if keyword in ONE_SCHEMA or keyword in SCHEMA_LIST or keyword in SCHEMA_MAP:
        return bool(one == other)
    return same(one, other)


def _apart(parts: list[Schema]) -> Iterator[str]:
    """Keywords that look at those beside them, and so say something else in one object with other parts'."""
    for keyword, others in _BESIDE.items():
        telling = [part for part in parts if part.has(keyword)]
        if telling and any(
            part is not one and not others.isdisjoint(part.keywords)
            for one in telling
            for part in parts
        ):
            yield keyword


def _nothing(at: str) -> Schema:
    return Schema(at, {}, False, boolean=False)


def said(schema: Schema, keyword: str) -> Any:
    """What a schema, or a part of it that is written in place, says to people; references are not followed."""
    found = schema.keywords.get(keyword)
    if found is None:
        for branch in schema.all_of:
            found = said(branch, keyword)
            if found is not None:
                break
    return found


def directions(contract: Contract, schema: Schema) -> tuple[bool, bool]:
    """Whether a value is read-only and write-only; references and `allOf` say it too."""
    keywords = schema.keywords
    if "$ref" not in keywords and "allOf" not in keywords:
        return keywords.get("readOnly") is True, keywords.get("writeOnly") is True
    try:
        parts = conjuncts(contract, schema)
    except Circular:
        return False, False
    return any(part.read_only for part in parts), any(part.write_only for part in parts)


def adds_nothing(target: list[Schema], whole: Schema, both: "Both") -> bool:
    """Whether a schema accepts what its target accepts."""
    alone, left = meet(whole.at, target, both)
    if left or whole.boolean is not None or alone.boolean is not None:
        return False
    if set(whole.types) != set(alone.types):
        return False
    return _limits(alone) == _limits(whole)


def _limits(schema: Schema) -> Keywords:
    return {
        key: value
        for key, value in schema.keywords.items()
        if key != "type" and key not in ANNOTATIONS and not key.startswith("x-")
    }


def evaluated(schema: Schema) -> Schema:
    """The schema with `unevaluated…` as `additional…` where nothing but its own keywords evaluates anything."""
    found = schema.keywords
    if "unevaluatedProperties" not in found and "unevaluatedItems" not in found:
        return schema
    if not _CONDITIONS.isdisjoint(found):
        return schema
    out = dict(found)
    properties = out.pop("unevaluatedProperties", None)
    if properties is not None:
        out.setdefault("additionalProperties", properties)
    if "contains" not in out:
        items = out.pop("unevaluatedItems", None)
        if items is not None:
            out.setdefault("items", items)
    return Schema(schema.at, out, schema.raw)


class Both:
    """Schemas for what satisfies several: one object for each set of them, so that recursion meets it again."""

    def __init__(self) -> None:
        self._made: dict[frozenset[int], Schema] = {}
        self._parts: dict[int, dict[int, Schema]] = {}

    def __call__(self, one: Schema, other: Schema) -> Schema:
        """A schema for what satisfies both."""
        if one is other or (one.keywords == other.keywords and one.boolean == other.boolean):
            return one
        if not other.keywords and other.boolean is not False:
            return one
        parts = {**self._of(one), **self._of(other)}
        found = self._made.get(frozenset(parts))
        if found is None:
            found = Schema(one.at, {"allOf": tuple(parts.values())}, one.raw)
            self._made[frozenset(parts)] = found
            self._parts[id(found)] = parts
        return found

    def _of(self, schema: Schema) -> dict[int, Schema]:
        return self._parts.get(id(schema)) or {id(schema): schema}


def _types(out: dict[str, Any], parts: list[Schema]) -> bool:
    """Set the types that all parts allow; whether there are any."""
    listed = [part.types for part in parts if part.types]
    if not listed:
        return True
    types = listed[0]
    for others in listed[1:]:
        narrowed = [
            kind for kind in types if kind in others or (kind == "integer" and "number" in others)
        ]
        if "number" in types and "integer" in others and "integer" not in narrowed:
            narrowed.append("integer")
        types = tuple(narrowed)
    out["type"] = types
    return bool(types)


def _enum(out: dict[str, Any], parts: list[Schema]) -> None:
    listed = [part.enum for part in parts if part.enum is not None]
    if listed:
        out["enum"] = tuple(
            value for value in listed[0] if all(among(value, others) for others in listed[1:])
        )


def _object(out: dict[str, Any], parts: list[Schema], both: Both) -> None:
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
