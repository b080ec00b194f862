"""Values of parameters as text, in every style of OpenAPI (3.2 §4.12.3, after RFC 6570).

Takes a JSON value, gives text; refuses to know operations and to check values. What a style has no text for raises
`Unwritable`: an empty list in a path, a comma within an item of a header. So does what no two readers would
understand alike.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

#: What stands for itself anywhere (RFC 3986 §2.3), as `quote` has it.
_UNRESERVED: Final = "-._~"
#: Reserved characters that can stand in a value without being taken for a delimiter around it (RFC 3986 §2.2).
_RESERVED_IN_QUERY: Final = ":/?@!$'()*;="
_RESERVED_IN_PATH: Final = ":@!$&'()*+="
_DELIMITERS: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
#: What cookies cannot hold (RFC 6265 §4.1.1).
_NOT_IN_COOKIES: Final = frozenset(' ",;\\')

Quote = Callable[[str], str]
Pairs = list[tuple[str, str]]


class Unwritable(Exception):
    """A value that its place or style has no text for; the message says why."""


def scalar(value: Any) -> str:
    """A value that is no list and no object, as JSON writes it; text is itself, null is nothing."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else json.dumps(value)
    if isinstance(value, int):
        return str(value)
    raise Unwritable("a list or an object within another has no text in this style")


def in_path(
    name: str, value: Any, style: str, *, explode: bool, allow_reserved: bool = False
) -> str:
    """The text of a parameter in a path, delimiters of its style included."""
    encode = _quoting(_RESERVED_IN_PATH if allow_reserved else "")
    match style:
        case "label":
            text = _labelled(value, explode, encode)
        case "matrix":
            text = _matrix(name, value, explode, encode)
        case _:
            text = _joined(value, explode, encode)
            if not text:
                raise Unwritable("a path has no empty segments")
    if text in (".", ".."):
        raise Unwritable("a segment of dots is taken out of a path (RFC 3986 §5.2.4)")
    return text


def in_query(
    name: str, value: Any, style: str, *, explode: bool, allow_reserved: bool = False
) -> Pairs:
    """The pairs of a parameter in a query or of a field of a form; joined by `&`, each by `=`."""
    encode = _quoting(_RESERVED_IN_QUERY if allow_reserved else "")
    key = _plain(name)
    if style == "deepObject":
        return _deep(name, value, encode)
    if isinstance(value, (list, dict)) and explode:
        return _exploded(key, value, encode)
    if not isinstance(value, (list, dict)):
        return [(key, encode(scalar(value)))]
    delimiter = _DELIMITERS.get(style, ",")
    pieces = _flat(value)
    if style in _DELIMITERS and any(mark in piece for piece in pieces for mark in _raw(style)):
        raise Unwritable("an item holds what stands between items")
    return [(key, delimiter.join(_never_ambiguous(pieces, encode)))]


def in_header(value: Any, *, explode: bool) -> str:
    """The text of a header: style `simple`, nothing encoded (OpenAPI 3.2 §4.12.3, RFC 9110 §5.5)."""
    if isinstance(value, (list, dict)):
        pieces = _flat(value)
        if any(set(piece) & {",", "="} or piece != piece.strip() for piece in pieces):
            raise Unwritable("an item of a header holds what stands between items")
        return as_field(_joined(value, explode, lambda text: text))
    return as_field(scalar(value))


def as_field(text: str) -> str:
    """A text as the value of a header; characters beyond ASCII as UTF-8, one byte a character."""
    if any(ord(one) < 32 or ord(one) == 127 for one in text):
        raise Unwritable("a header holds no control characters")
    if text != text.strip():
        raise Unwritable("spaces around the value of a header are not part of it")
    return text if text.isascii() else _bytes(text).decode("latin-1")


def in_cookie(name: str, value: Any, style: str, *, explode: bool) -> list[str]:
    """The cookies of a parameter: `a=1`. Those of style `cookie` are not encoded (3.2 §4.12.3)."""
    if style == "cookie":
        pairs = _cookies(name, value, explode)
        texts = [text for pair in pairs for text in pair]
        if any(_NOT_IN_COOKIES & set(text) or not text.isprintable() for text in texts):
            raise Unwritable("a cookie holds no spaces, quotes, commas and semicolons")
        if not all(text.isascii() for text in texts):
            raise Unwritable("a cookie holds nothing but ASCII")
    else:
        pairs = in_query(name, value, "form", explode=explode)
    return [f"{key}={text}" for key, text in pairs]


def encoded(text: str) -> str:
    """A text with everything encoded that does not stand for itself anywhere (RFC 3986 §2.1)."""
    return _plain(text)


# ── one text ──────────────────────────────────────────────────────────────────────────────────────


def _joined(value: Any, explode: bool, encode: Quote, delimiter: str = ",") -> str:
    """`a,b`, `x,1,y,2`, or exploded `x=1,y=2`."""
    if isinstance(value, dict):
        if not value:
            raise Unwritable("an object without members has no text")
        sign = "=" if explode else delimiter
        return delimiter.join(
            f"{encode(key)}{sign}{encode(scalar(one))}" for key, one in value.items()
        )
    if isinstance(value, list):
        return delimiter.join(_never_ambiguous(_flat(value), encode))
    return encode(scalar(value))


def _labelled(value: Any, explode: bool, encode: Quote) -> str:
    if not explode:
        return "." + _joined(value, explode, encode)
    # A full stop stands for itself in RFC 3986, and between items here.
    if any("." in piece for piece in (_flat(value) if isinstance(value, (list, dict)) else ())):
        raise Unwritable("an item holds what stands between items")
    return "." + _joined(value, explode, encode, ".")


def _matrix(name: str, value: Any, explode: bool, encode: Quote) -> str:
    key = _plain(name)
    if not explode or not isinstance(value, (list, dict)):
        return f";{key}={_joined(value, explode, encode)}"
    if not value:
        raise Unwritable("nothing has no text")
    return "".join(f";{one}={text}" for one, text in _exploded(key, value, encode))


def _never_ambiguous(pieces: list[str], encode: Quote) -> list[str]:
    """Pieces to be joined; one empty piece could be told from none by nobody, and none has no text."""
    if pieces in ([], [""]):
        raise Unwritable("a list of nothing and an empty text look alike")
    return [encode(piece) for piece in pieces]


# ── pairs ─────────────────────────────────────────────────────────────────────────────────────────


def _exploded(key: str, value: list[Any] | dict[str, Any], encode: Quote) -> Pairs:
    if not value:
        raise Unwritable("a list of nothing is not there at all")
    if isinstance(value, list):
        return [(key, encode(scalar(one))) for one in value]
    return [
        (_plain(name), encode(scalar(item)))
        for name, one in value.items()
        for item in (one if isinstance(one, list) else [one])
    ]


def _deep(name: str, value: Any, encode: Quote) -> Pairs:
    """`name[key]=value`, the brackets encoded; a list among the members stands there item by item."""
    if not isinstance(value, dict) or not value:
        raise Unwritable("style deepObject writes objects that have members")
    found: Pairs = []
    for member, one in value.items():
        key = _plain(f"{name}[{member}]")
        items = one if isinstance(one, list) else [one]
        if not items:
            raise Unwritable("a list of nothing is not there at all")
        found += [(key, encode(scalar(item))) for item in items]
    return found


def _cookies(name: str, value: Any, explode: bool) -> Pairs:
    if isinstance(value, (list, dict)) and explode:
        return _exploded(name, value, lambda text: text)
    return [(name, _joined(value, explode, lambda text: text))]


def _flat(value: list[Any] | Mapping[str, Any]) -> list[str]:
    """Items, or names and values in turn."""
    if isinstance(value, list):
        return [scalar(one) for one in value]
    return [text for name, one in value.items() for text in (name, scalar(one))]


def _raw(style: str) -> str:
    return " " if style == "spaceDelimited" else "|"


# ── characters ────────────────────────────────────────────────────────────────────────────────────


def _quoting(safe: str) -> Quote:
    return lambda text: quote(_bytes(text), safe=safe + _UNRESERVED)


def _plain(text: str) -> str:
    return quote(_bytes(text), safe=_UNRESERVED)


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Unwritable("half a surrogate pair is no character") from None
