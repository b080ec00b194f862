"""JSON values: of which type they are, and when two are the same.

Takes values, gives answers; refuses to know schemas. A boolean is no number, and `1` is `1.0` (JSON Schema
2020-12 core §4.2.2).
"""

from collections.abc import Iterable
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


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


def among(value: Any, values: Iterable[Any]) -> bool:
    """Whether one of the values is this one."""
    return any(same(value, other) for other in values)


def distinct(values: Iterable[Any]) -> list[Any]:
    """The values, each once, in their order."""
    found: list[Any] = []
    for value in values:
        if not among(value, found):
            found.append(value)
    return found
