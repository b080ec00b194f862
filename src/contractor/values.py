"""JSON values: of which type they are, and when two are the same.

Takes values, gives answers; refuses to know schemas. A boolean is no number, and `1` is `1.0` (JSON Schema
2020-12 core §4.2.2).
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any


def fits(value: Any, types: tuple[str, ...]) -> bool:
    """Whether a JSON value is of one of the types; every value is where none is named."""
    if not types:
        return True
    if value is None:
        return "null" in types
    if isinstance(value, bool):
        return "boolean" in types
    if isinstance(value, int):
        return "number" in types or "integer" in types
    if isinstance(value, float):
        return "number" in types or ("integer" in types and value.is_integer())
    kinds: dict[type, str] = {str: "string", list: "array", dict: "object"}
    return any(isinstance(value, kind) and name in types for kind, name in kinds.items())


def kind_of(value: Any) -> str:
    """The JSON type of a value; whole numbers are numbers."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "object" if isinstance(value, Mapping) else "array"


def identity(value: Any) -> Hashable:
    """A stand-in that can be hashed: two values have the same one exactly if they are equal."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return (str(value),)
    if isinstance(value, (list, tuple)):
        return ("list", *map(identity, value))
    if isinstance(value, Mapping):
        return ("object", frozenset((name, identity(item)) for name, item in value.items()))
    found: Hashable = value
    return found


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal."""
    return identity(one) == identity(other)


def among(value: Any, values: Iterable[Any]) -> bool:
    """Whether one of the values is this one."""
    wanted = identity(value)
    return any(identity(other) == wanted for other in values)


def distinct(values: Iterable[Any]) -> list[Any]:
    """The values, each once, in their order."""
    return list({identity(value): value for value in reversed(list(values))}.values())[::-1]


def thawed(value: Any) -> Any:
    """The value in lists and objects that can be changed: contracts hold tuples, and mappings that are shared."""
    if isinstance(value, (tuple, list)):
        return [thawed(item) for item in value]
    if isinstance(value, Mapping):
        return {name: thawed(item) for name, item in value.items()}
    return value
