"""How each keyword of a Schema Object is read.

Takes raw values, gives them checked (or `MALFORMED`); refuses to know where they stand: `read` reports.
The table is JSON Schema 2020-12 (validation §6–§9) and OpenAPI 3.2 §4.24; a keyword that is not in it is
kept as it is.
"""

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final

MALFORMED: Final = object()
#: Below this, a double is a whole number exactly where it looks like one.
_EXACT: Final = 2**53
TYPES: Final = ("null", "boolean", "object", "array", "number", "string", "integer")


def _text(value: Any) -> Any:
    return value if isinstance(value, str) else MALFORMED


def _flag(value: Any) -> Any:
    return value if isinstance(value, bool) else MALFORMED


def _number(value: Any) -> Any:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return MALFORMED
    # `1.0` is `1` (JSON Schema 2020-12 core §4.2.2), and goes by one spelling as far as a double tells them apart.
    return int(value) if abs(value) < _EXACT and value == int(value) else value


def _positive(value: Any) -> Any:
    number = _number(value)
    return number if number is not MALFORMED and number > 0 else MALFORMED


def _count(value: Any) -> Any:
    number = _number(value)
    if number is MALFORMED or not isfinite(number) or number < 0 or number != int(number):
        return MALFORMED
    return int(number)


def _names(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(dict.fromkeys(value))
    return MALFORMED


def _values(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else MALFORMED


def _types(value: Any) -> Any:
    if isinstance(value, str):
        return (value,) if value in TYPES else MALFORMED
    names = _names(value)
    return (
        names
        if names is not MALFORMED and names and all(name in TYPES for name in names)
        else MALFORMED
    )


def _required_with(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return MALFORMED
    read = {name: _names(names) for name, names in value.items()}
    return MALFORMED if MALFORMED in read.values() else read


def _object(value: Any) -> Any:
    return value if isinstance(value, Mapping) else MALFORMED


def _any(value: Any) -> Any:
    return value


#: Keywords that hold plain values: how each is read, and what it must be, for the message.
PLAIN: Final[Mapping[str, tuple[Callable[[Any], Any], str]]] = {
    **dict.fromkeys(
        (
            "title",
            "description",
            "format",
            "pattern",
            "contentEncoding",
            "contentMediaType",
            "$comment",
        ),
        (_text, "a string"),
    ),
    **dict.fromkeys(("$id", "$anchor", "$schema", "$dynamicAnchor"), (_text, "a string")),
    **dict.fromkeys(
        ("deprecated", "readOnly", "writeOnly", "uniqueItems"), (_flag, "true or false")
    ),
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), (_number, "a number")
    ),
    "multipleOf": (_positive, "a number greater than 0"),
    **dict.fromkeys(
        (
            *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
            *("minContains", "maxContains"),
        ),
        (_count, "a whole number, 0 or more"),
    ),
    "required": (_names, "a list of property names"),
    "enum": (_values, "a list of values"),
    "type": (_types, "one of " + ", ".join(TYPES) + ", or a list of these"),
    "dependentRequired": (_required_with, "lists of property names by property name"),
    "examples": (_values, "a list of values"),
    **dict.fromkeys(("xml", "externalDocs"), (_object, "an object")),
    **dict.fromkeys(("default", "const"), (_any, "any value")),
}
