# Made by contractor. Changes made here are lost.
"""JSON as RFC 8259 has it, from bytes: no NaN, no doubled names, nothing that could not be sent back."""

import json
from typing import Any, NoReturn

DEEPEST = 200
"""How many arrays and objects may stand inside one another."""


class NotJson(ValueError):
    """The bytes are no JSON text, or one that not every reader understands alike."""


def parse(content: bytes) -> Any:
    """The value of a JSON text. Raises `NotJson`."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotJson("is not UTF-8") from None
    if _depth(text) > DEEPEST:
        raise NotJson(f"nests deeper than {DEEPEST} levels")
    try:
        value = _DECODER.decode(text)
    except NotJson:
        raise
    except ValueError:  # among them: integers of more digits than Python converts
        raise NotJson("is not JSON") from None
    if ("\\ud" in text or "\\uD" in text) and not _is_text(value):
        raise NotJson("holds half a surrogate pair, which is no character")
    return value


def _depth(text: str) -> int:
    """A bound of the nesting; counts brackets in strings too, but only looks closer where there are many."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0
    depth = deepest = 0
    quoted = escaped = False
    for char in text:
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted = True
        elif char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJson("has two members of one name")
    return found


def _number(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise NotJson("has a number that is too large")
    return value


def _constant(text: str) -> NoReturn:
    raise NotJson(f"has {text}, which is no JSON value")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_number, parse_constant=_constant
)


def _is_text(value: Any) -> bool:
    """Whether every string in a value can be written as UTF-8."""
    if isinstance(value, str):
        return value.isascii() or not any(
            "\ud800" <= char <= "\udfff" for char in value
        )
    if isinstance(value, dict):
        return all(_is_text(name) and _is_text(inner) for name, inner in value.items())
    return not isinstance(value, list) or all(map(_is_text, value))
