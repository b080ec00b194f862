"""The document that datamodel-code-generator reads.

Takes a model, the symbols and attributes of its types, gives an OpenAPI document with a component for each
named type, under the name that the type has in Python; refuses to know what is made of it. Everything that
contractor decides is decided in it already: names, what is sent and what is read, how `allOf` is composed.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final

from contractor.frozen import frozen
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Constants,
    Definition,
    Docs,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Property,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.ecma import rust_pattern
from contractor.targets.pydantic.symbols import Symbols
from contractor.targets.pydantic.types import INTEGERS, OTHERS, TEXTS
from contractor.targets.python.identifiers import constant, unique

#: Stands for `._wire`, as long as it is: datamodel-code-generator takes no relative module.
WIRE: Final = "__wire"
SCHEMAS: Final = ("components", "schemas")
#: Formats whose values are no text in Python, which lengths and patterns are about.
CONVERTED: Final = frozenset(
    {"byte", "date", "date-time", "decimal", "ipv4", "ipv6", "time", "uuid"}
)
_NULL: Final = {"type": "null"}


@frozen
class Document:
    """What is given to datamodel-code-generator.

    `components` are the schemas by name, `keys` the type that each stands for. `aliases` are the attributes of
    properties that go by another name on the wire, by `Class.property`.
    """

    components: Mapping[str, Any]
    keys: Mapping[str, TypeKey]
    aliases: Mapping[str, str]

    def data(self, names: Sequence[str] | None = None) -> dict[str, Any]:
        """The document, or one of only these components."""
        kept = self.components if names is None else {name: self.components[name] for name in names}
        return {
            "openapi": "3.1.1",
            "info": {"title": "Models", "version": "1"},
            "paths": {},
            "components": {"schemas": dict(kept)},
        }


def document(model: Model, symbols: Symbols, attributes: Attributes) -> Document:
    """The document of a model."""
    spelling = _Spelling(model, symbols, attributes)
    components: dict[str, Any] = {}
    keys: dict[str, TypeKey] = {}
    aliases: dict[str, str] = {}
    for key, definition in model.definitions.items():
        name = symbols.names[key]
        components[name] = spelling.definition(definition)
        keys[name] = key
        if symbols.annotations[key] != name and isinstance(definition, Enumeration):
            components[symbols.annotations[key]] = spelling.open(definition)
            keys[symbols.annotations[key]] = key
        if isinstance(definition, Record):
            for wire, attribute in attributes.names(definition).items():
                if attribute != wire:
                    aliases[f"{name}.{wire}"] = attribute
    return Document(components, keys, aliases)


class _Spelling:
    """How types are spelled as schemas."""

    def __init__(self, model: Model, symbols: Symbols, attributes: Attributes) -> None:
        self._definitions = model.definitions
        self._symbols = symbols
        self._tags = attributes.tags

    def definition(self, definition: Definition) -> dict[str, Any]:
        """The component of a named type."""
        return _told(self._untold(definition), _prose(definition.docs))

    def _untold(self, definition: Definition) -> dict[str, Any]:
        match definition:
            case Record():
                return self._record(definition)
            case Enumeration():
                return _enumeration(definition)
            case Alias():
                return self.type(definition.type)

    def open(self, definition: Enumeration) -> dict[str, Any]:
        """The component of an enumeration together with the other values that it takes."""
        others = definition.others or Scalar("string")
        known = _reference(self._symbols.names[definition.key])
        return {"anyOf": [known, self.type(others)]}

    def type(self, kind: Type) -> dict[str, Any]:
        """The schema of a type."""
        match kind:
            case Ref(key):
                return _reference(self._symbols.annotations[self._end(key)])
            case Scalar():
                return _scalar(kind)
            case Constants(values):
                return _either(_literals(values))
            case Nullable(inner):
                return self._nullable(inner)
            case ListOf():
                return self._list(kind)
            case TupleOf():
                return self._tuple(kind)
            case MapOf():
                return self._map(kind)
            case OneOf():
                return self._union(kind)
            case Checked(inner):
                return self.type(inner)
            case Nothing():
                return {"customTypePath": f"{WIRE}.Nothing"}
            case Other([only]):
                return {"customTypePath": f"{WIRE}.{OTHERS[only]}"}
            case _:
                return {}

    def _end(self, key: TypeKey) -> TypeKey:
        """The type that a name for a name leads to: Pydantic builds no circle of such names."""
        seen: set[TypeKey] = set()
        found = self._definitions[key]
        while isinstance(found, Alias) and isinstance(found.type, Ref) and key not in seen:
            seen.add(key)
            key = found.type.key
            found = self._definitions[key]
        return key

    def _record(self, record: Record) -> dict[str, Any]:
        narrowed = self._tags.narrowed(record)
        properties = {
            name: _either(_literals(values)) for name, (_, values) in narrowed.items()
        } | {one.name: self._property(record, one) for one in record.properties}
        required = [*narrowed, *(one.name for one in record.properties if one.required)]
        own: dict[str, Any] = {"type": "object"}
        if properties:
            own["properties"] = properties
        if required:
            own["required"] = required
        if record.extra is None:
            own["additionalProperties"] = False
        elif not isinstance(record.extra, Anything):
            own["additionalProperties"] = self.type(record.extra)
        if record.base is None:
            return own
        return {"allOf": [_reference(self._symbols.names[record.base]), own]}

    def _property(self, record: Record, one: Property) -> dict[str, Any]:
        tags = self._tags.literals(record, one)
        found = _either(_literals(tags)) if tags else self.type(one.type)
        if one.docs.deprecated:
            found = {**found, "deprecated": True}
        return _told(found, _prose(one.docs))

    def _nullable(self, inner: Type) -> dict[str, Any]:
        if isinstance(inner, OneOf) and not self._tags.mapping(inner):
            return {"anyOf": [*map(self.type, inner.members), _NULL]}
        found = self.type(inner)
        if not found:
            return found
        if isinstance(inner, Scalar) and inner.kind != "null" and "customTypePath" not in found:
            return {**found, "type": [found["type"], "null"]}
        return {"anyOf": [found, _NULL]}

    def _list(self, kind: ListOf) -> dict[str, Any]:
        limits = _set(minItems=kind.min_items or None, maxItems=kind.max_items)
        return {"type": "array", "items": self.type(kind.item), **limits}

    def _tuple(self, kind: TupleOf) -> dict[str, Any]:
        # Every length that is allowed is a tuple of its own; where there is no end of them it is a list.
        items = [self.type(item) for item in kind.items]
        if kind.rest is not None:
            rest = self.type(kind.rest)
            limits = _set(minItems=kind.least or None, maxItems=kind.most)
            item = _either([*items, rest]) if all([*items, rest]) else {}
            return {"type": "array", "items": item, **limits}
        return _either(
            [
                {
                    "type": "array",
                    "prefixItems": items[:length],
                    "items": False,
                    "minItems": length,
                    "maxItems": length,
                }
                if length
                else {"type": "array", "maxItems": 0}
                for length in range(len(items), kind.least - 1, -1)
            ]
        )

    def _map(self, kind: MapOf) -> dict[str, Any]:
        limits = _set(minProperties=kind.min_properties or None, maxProperties=kind.max_properties)
        return {"type": "object", "additionalProperties": self.type(kind.value), **limits}

    def _union(self, kind: OneOf) -> dict[str, Any]:
        found: dict[str, Any] = {"oneOf": [self.type(member) for member in kind.members]}
        mapping = self._tags.mapping(kind)
        if mapping and kind.tag is not None:
            found["discriminator"] = {
                "propertyName": kind.tag.property,
                "mapping": {
                    value: _reference(self._symbols.names[key])["$ref"]
                    for value, key in mapping.items()
                },
            }
        return found


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": "#/" + "/".join((*SCHEMAS, name))}


def _enumeration(found: Enumeration) -> dict[str, Any]:
    values = [member.value for member in found.members]
    names: dict[str, None] = {}
    for member in found.members:
        names[unique(constant(member.words), names)] = None
    kind = "string" if all(isinstance(value, str) for value in values) else "integer"
    return {"type": kind, "enum": values, "x-enum-varnames": [*names]}


def _scalar(kind: Scalar) -> dict[str, Any]:
    match kind.kind:
        case "string":
            return _text(kind)
        case "integer":
            return _integer(kind)
        case "number":
            return {
                "type": "number",
                **_set(
                    minimum=kind.minimum,
                    maximum=kind.maximum,
                    exclusiveMinimum=kind.exclusive_minimum,
                    exclusiveMaximum=kind.exclusive_maximum,
                    multipleOf=kind.multiple_of,
                ),
            }
        case _:
            return {"type": kind.kind}


def _text(kind: Scalar) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string"}
    if kind.format in TEXTS:
        found["customTypePath"] = f"{WIRE}.{TEXTS[kind.format]}"
    elif kind.format == "binary":
        found["format"] = "binary"
    if kind.format in CONVERTED:
        return found
    found |= _set(minLength=kind.min_length or None, maxLength=kind.max_length)
    pattern = None if kind.pattern is None else rust_pattern(kind.pattern)
    if pattern is not None and kind.format != "binary":
        found["pattern"] = pattern
    return found


def _integer(kind: Scalar) -> dict[str, Any]:
    least, most = _range(kind.format) if kind.format in INTEGERS else (None, None)
    minimum = None if kind.minimum is None else ceil(kind.minimum)
    maximum = None if kind.maximum is None else floor(kind.maximum)
    # A whole number is a multiple of p/q, reduced, where it is one of p.
    step = None if kind.multiple_of is None else Fraction(str(kind.multiple_of)).numerator
    return {
        "type": "integer",
        **_set(
            minimum=max((one for one in (minimum, least) if one is not None), default=None),
            maximum=min((one for one in (maximum, most) if one is not None), default=None),
            exclusiveMinimum=None
            if kind.exclusive_minimum is None
            else floor(kind.exclusive_minimum),
            exclusiveMaximum=None
            if kind.exclusive_maximum is None
            else ceil(kind.exclusive_maximum),
            multipleOf=None if step == 1 else step,
        ),
    }


def _range(format: str) -> tuple[int, int]:
    """What `int32` and its like hold."""
    bits = int(format.lstrip("uint"))
    return (0, 2**bits - 1) if format.startswith("u") else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _literals(values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Schemas that together take these values, the structured ones as any value."""
    values = [
        int(value) if isinstance(value, float) and value.is_integer() else value for value in values
    ]
    for kind, python in (("string", str), ("integer", int), ("boolean", bool)):
        listed = [value for value in values if type(value) is python and is_literal(value)]
        if listed:
            text = ", ".join(map(repr, listed))
            yield {"type": kind, "x-python-type": f"Literal[{text}]"}
    if not all(map(is_literal, values)):
        yield {}
    if None in values:
        yield _NULL


def is_literal(value: Any) -> bool:
    """Whether a constant stands in `Literal`; type checkers read no larger integers there."""
    if isinstance(value, int):
        return abs(value) < 2**63
    return value is None or isinstance(value, str)


def _either(schemas: Iterator[dict[str, Any]] | Sequence[dict[str, Any]]) -> dict[str, Any]:
    found = list(schemas)
    if {} in found:
        return {}
    return found[0] if len(found) == 1 else {"anyOf": found}


def _set(**keywords: Any) -> dict[str, Any]:
    return {name: value for name, value in keywords.items() if value is not None}


def _prose(docs: Docs) -> str:
    text = docs.description or docs.title or ""
    return f"{text.rstrip()}\n\nDeprecated.".strip() if docs.deprecated else text


def _told(schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {**schema, "description": text} if text else schema
