# Made by contractor. Changes made here are lost.
"""Text of parameters to values, in every style of OpenAPI (3.2 §4.12), and the other way for headers.

Text is taken apart before it is percent-decoded, so that an encoded delimiter is part of a value. Numbers and
booleans are written as in JSON and in no other way.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus, unquote_to_bytes

from .description import Field, Shape
from .refused import Refused

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
#: What Python converts at most; longer ones are no numbers that anybody means.
_DIGITS = 400
_TEXT: Shape = {"types": ["string"]}
_SPLIT = {
    "form": ",",
    "simple": ",",
    "spaceDelimited": "%20| |\\+",
    "pipeDelimited": "\\||%7[Cc]",
}
_JOIN = {"spaceDelimited": "%20", "pipeDelimited": "|"}

Decode = Callable[[str], str]
Pairs = Sequence[tuple[str, str]]


class Malformed(Exception):
    """Text that is not written as its style or type has it."""


def percent_decoded(text: str) -> str:
    """Bytes, each a character of the text, with percent-encoded ones read as UTF-8 (RFC 3986 §2.1).

    Raises `Malformed`.
    """
    if "%" not in text and text.isascii():
        return text
    try:
        # What is not encoded though it should be is bytes all the same.
        return unquote_to_bytes(text.encode("latin-1")).decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("is not UTF-8") from None


def form_decoded(text: str) -> str:
    """The same where a plus sign is a space, as HTML forms have it."""
    return percent_decoded(text.replace("+", " "))


def as_is(text: str) -> str:
    """Text that nothing has to be done to, as in headers."""
    return text


# ── one value ─────────────────────────────────────────────────────────────────────────


def scalar(text: str, shape: Shape) -> Any:
    """Text as the first type of its shape that it can be written for. Raises `Malformed`."""
    types = shape["types"]
    if not types or (len(types) == 1 and types[0] == "string"):
        return text
    for kind in types:
        match kind:
            case "integer" if len(text) < _DIGITS and _INTEGER.fullmatch(text):
                return int(text)
            case "number" if len(text) < _DIGITS and _NUMBER.fullmatch(text):
                return int(text) if _INTEGER.fullmatch(text) else _finite(text)
            case "boolean" if text in ("true", "false"):
                return text == "true"
            case "null" if text == "" and "string" not in types:
                return None
    if "string" in types:
        return text
    raise Malformed(f"is no {' or '.join(types)}")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise Malformed("is too large")
    return value


def is_list(shape: Shape) -> bool:
    """Whether a value is written as a list."""
    return "array" in shape["types"]


def is_object(shape: Shape) -> bool:
    """Whether a value is written as an object."""
    return "object" in shape["types"]


def _items(texts: Iterable[str], shape: Shape, decode: Decode) -> list[Any]:
    item = shape.get("items", _TEXT)
    return [scalar(decode(text), item) for text in texts]


def _members(
    pairs: Iterable[tuple[str, str]], shape: Shape, decode: Decode
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for written, text in pairs:
        name = decode(written)
        if name in found:
            raise Malformed("has a property twice")
        found[name] = scalar(decode(text), _property(shape, name))
    return found


def _property(shape: Shape, name: str) -> Shape:
    return shape.get("properties", {}).get(name) or shape.get("rest", _TEXT)


# ── styles that write one text ────────────────────────────────────────────────────────


def simple(text: str, shape: Shape, *, explode: bool, decode: Decode) -> Any:
    """`a,b`, `x,1,y,2`, or exploded `x=1,y=2` (RFC 6570 §3.2.2)."""
    if is_list(shape):
        return _items(_pieces(text, ","), shape, decode)
    if is_object(shape):
        pieces = _pieces(text, ",")
        return _members(
            _equations(pieces) if explode else _in_twos(pieces), shape, decode
        )
    return scalar(decode(text), shape)


def label(text: str, shape: Shape, *, explode: bool, decode: Decode) -> Any:
    """`.a.b` exploded, `.a,b` otherwise (RFC 6570 §3.2.5)."""
    if not text.startswith("."):
        raise Malformed("does not begin with a full stop")
    delimiter = "." if explode else ","
    if is_list(shape):
        return _items(_pieces(text[1:], delimiter), shape, decode)
    if is_object(shape):
        pieces = _pieces(text[1:], delimiter)
        return _members(
            _equations(pieces) if explode else _in_twos(pieces), shape, decode
        )
    return scalar(decode(text[1:]), shape)


def matrix(name: str, text: str, shape: Shape, *, explode: bool, decode: Decode) -> Any:
    """`;a=1,2`, or exploded `;a=1;a=2` and `;x=1;y=2` (RFC 6570 §3.2.7)."""
    if not text.startswith(";"):
        raise Malformed("does not begin with a semicolon")
    pairs = _equations(text[1:].split(";"), bare=True)
    if explode and is_object(shape):
        return _members(pairs, shape, decode)
    if any(decode(key) != name for key, _ in pairs):
        raise Malformed("has another name")
    if explode and is_list(shape):
        return _items((value for _, value in pairs), shape, decode)
    if len(pairs) > 1:
        raise Malformed("stands there twice")
    return simple(pairs[0][1], shape, explode=False, decode=decode)


def _pieces(text: str, delimiter: str) -> list[str]:
    """What stands between delimiters; an empty text is an empty list."""
    return text.split(delimiter) if text else []


def _equations(pieces: Iterable[str], *, bare: bool = False) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for piece in pieces:
        name, sign, value = piece.partition("=")
        if not sign and not bare:
            raise Malformed("has a property without a value")
        found.append((name, value))
    return found


def _in_twos(pieces: Sequence[str]) -> list[tuple[str, str]]:
    if len(pieces) % 2:
        raise Malformed("has a property without a value")
    return list(zip(pieces[::2], pieces[1::2], strict=True))


# ── styles that write pairs: queries, cookies, forms ──────────────────────────────────


class Absent(Exception):
    """Nothing is there."""


def paired(
    name: str,
    pairs: Pairs,
    shape: Shape,
    style: str,
    *,
    explode: bool,
    claimed: frozenset[str],
    decode: Decode,
) -> Any:
    """The value of a parameter among pairs of a decoded name and a text as written.

    `claimed` are names of other parameters, which an exploded object does not take. Raises `Absent`.
    """
    if style == "deepObject":
        return _deep(name, pairs, shape, decode)
    if explode and is_object(shape):
        return _exploded(pairs, shape, claimed, decode)
    texts = [text for key, text in pairs if key == name]
    if not texts:
        raise Absent
    if is_list(shape) and explode:
        return _items(texts, shape, decode)
    if len(texts) > 1:
        raise Malformed("is there twice")
    if is_list(shape) or is_object(shape):
        pieces = re.split(_SPLIT.get(style, ","), texts[0]) if texts[0] else []
        if is_list(shape):
            return _items(pieces, shape, decode)
        return _members(_in_twos(pieces), shape, decode)
    return scalar(decode(texts[0]), shape)


def _exploded(
    pairs: Pairs, shape: Shape, claimed: frozenset[str], decode: Decode
) -> Any:
    declared = shape.get("properties", {})
    found: dict[str, Any] = {}
    for name, text in pairs:
        if name in declared or ("rest" in shape and name not in claimed):
            _put(found, name, text, _property(shape, name), decode)
    if not found:
        raise Absent
    return found


def _deep(name: str, pairs: Pairs, shape: Shape, decode: Decode) -> Any:
    found: dict[str, Any] = {}
    more: dict[str, list[str]] = {}
    for key, text in pairs:
        if key.startswith(f"{name}[") and key.endswith("]"):
            inner = key[len(name) + 1 : -1]
            if inner in shape.get("properties", {}) or "rest" in shape:
                _put(found, inner, text, _property(shape, inner), decode)
            else:
                # What nobody declares may be there twice, and is a list then; the schema has the last word.
                more.setdefault(inner, []).append(scalar(decode(text), _TEXT))
    for inner, texts in more.items():
        found[inner] = texts if len(texts) > 1 else texts[0]
    if not found:
        raise Absent
    return found


def _put(
    found: dict[str, Any], name: str, text: str, shape: Shape, decode: Decode
) -> None:
    if is_list(shape):
        found.setdefault(name, []).extend(_items([text], shape, decode))
    elif name in found:
        raise Malformed("has a property twice")
    else:
        found[name] = scalar(decode(text), shape)


# ── the other way ─────────────────────────────────────────────────────────────────────


def header_text(value: Any, *, explode: bool) -> str:
    """A JSON value as the text of a header, in style simple."""
    if isinstance(value, list):
        return ",".join(map(plain, value))
    if isinstance(value, dict):
        sign = "=" if explode else ","
        return ",".join(f"{name}{sign}{plain(inner)}" for name, inner in value.items())
    return plain(value)


def plain(value: Any) -> str:
    """A JSON value that is neither list nor object as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def form_text(value: Mapping[str, Any], fields: Mapping[str, Field]) -> str:
    """A JSON object as the text of a form, each property as its field has it (OpenAPI 3.2 §4.15)."""
    return "&".join(
        f"{quote_plus(key)}={text}"
        for name, inner in value.items()
        for key, text in _form_pairs(name, inner, fields.get(name))
    )


def _form_pairs(
    name: str, value: Any, field: Field | None
) -> Iterator[tuple[str, str]]:
    if field is None or not isinstance(value, (dict, list)):
        yield name, quote_plus(_text_of(value))
    elif field["kind"] == "json":
        for one in value if field.get("several") else [value]:
            yield name, quote_plus(_json(one))
    elif isinstance(value, list) and field.get("explode"):
        yield from ((name, quote_plus(_text_of(one))) for one in value)
    elif isinstance(value, dict) and field["style"] == "deepObject":
        for key, inner in value.items():
            yield f"{name}[{key}]", quote_plus(_text_of(inner))
    elif isinstance(value, dict) and field.get("explode"):
        yield from ((key, quote_plus(_text_of(one))) for key, one in value.items())
    else:
        # The delimiter stays as it is, so that it is told from one in a value.
        pieces = value if isinstance(value, list) else sum(value.items(), ())
        sign = _JOIN.get(field["style"], ",")
        yield name, sign.join(quote_plus(_text_of(one)) for one in pieces)


def _text_of(value: Any) -> str:
    return _json(value) if isinstance(value, (dict, list)) else plain(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def refused(place: str, name: str, why: str) -> Refused:
    """A request whose parameter is not what the contract says."""
    return Refused("bad-request", f"the {place} parameter {name!r} {why}")
