# Made by contractor. Changes made here are lost.
"""JSON as RFC 8259 has it, from bytes: no NaN, no doubled names, nothing that could not be sent back."""

import json
import re
from itertools import accumulate
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
    if _depth(content) > DEEPEST:
        raise NotJson(f"nests deeper than {DEEPEST} levels")
    decoder = _DECODER
    if len(text) > _DIGITS and _LONG.search(text):
        decoder = _CAREFUL
    try:
        value = decoder.decode(text)
    except NotJson:
        raise
    except ValueError:  # among them: integers of more digits than Python converts
        raise NotJson("is not JSON") from None
    if ("\\ud" in text or "\\uD" in text) and not _is_text(value):
        raise NotJson("holds half a surrogate pair, which is no character")
    return value


def _depth(content: bytes) -> int:
    """A bound of the nesting, which looks closer only where there are many brackets.

    By whole bytes and not in a loop over characters: megabytes of brackets are to cost no more than parsing them.
    """
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return 0
    brackets = _STRING.sub(b"", content).translate(None, _OTHER)
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0)


#: A string, or what begins as one and does not end.
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_OTHER = bytes({*range(256)} - {*b"[]{}"})
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
#: Integers of fewer digits fit into a double; a longer one would arrive as infinity.
_DIGITS = 308
_LONG = re.compile(r"[0-9]{309}")


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


def _integer(text: str) -> int:
    _number(text)
    return int(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_number, parse_constant=_constant
)
_CAREFUL = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_number,
    parse_constant=_constant,
    parse_int=_integer,
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
