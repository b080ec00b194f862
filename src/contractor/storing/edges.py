"""Values at the edges of what a schema takes: where databases, drivers and languages differ.

Takes the schemas that hold at a place and the value that stands there, gives other values for it, each with the
tightening of the schema that leaves it out; refuses to judge. Whether the schema takes a value, the engine says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, Final

from contractor.contract import Schema
from contractor.frozen import frozen
from contractor.profile import INTEGERS


class _Nothing:
    """What a member of an object is that is left out."""


NOTHING: Final = _Nothing()


@frozen
class Added:
    """An object as it is, with more members."""

    members: Mapping[str, Any]


@frozen
class Edge:
    """A value at an edge. `tightening` are keywords of a schema that takes everything but such values, by the type
    that they are about; empty where none is known."""

    name: str
    value: Any
    tightening: Mapping[str, Any] = field(default_factory=dict)


_WITHOUT_NUL: Final = {"pattern": "^[^\\u0000]*$"}
_MICROSECONDS: Final = {"pattern": "^[^.]*(\\.[0-9]{1,6}[^0-9.]+[^.]*)?$"}
#: Years in which every offset leads to a year that databases and Python have.
_YEARS: Final = {
    "pattern": (
        "^(0(0(0[2-9]|[1-9][0-9])|[1-9][0-9]{2})|[1-8][0-9]{3}|9([0-8][0-9]{2}|9([0-8][0-9]|9[0-8])))-"
    )
}
_INT64: Final = {"format": "int64"}
CLOSED: Final = {"additionalProperties": False}
_UUID: Final = {"format": "uuid"}
_TEXTS: Final[tuple[Edge, ...]] = (
    Edge("empty", ""),
    Edge("U+0000", "a\0b", _WITHOUT_NUL),
    Edge("half of a surrogate pair", "a\ud800b"),
    Edge("beyond the basic plane", "a\U0001f600\U0010ffffz"),
    Edge("no character", "a\ufffe\uffff"),
    Edge("quotes", "'\"`\\%_$1:name;--"),
    Edge("spaces around", "  a  "),
    Edge("final newline", "a\n"),
    Edge("control characters", "a\x01\x1f\x7f\x85\u2028b"),
    Edge("byte order mark", "\ufeffa"),
    Edge("combining marks", "e\u0301\u200d\u00e9"),
    Edge("right to left", "\u202e\u05d0\u0627"),
    Edge("reads like NULL", "NULL"),
    Edge("reads like a number", "00012.50"),
    Edge("long", "x" * 100_000),
)
_FORMATS: Final[Mapping[str, tuple[Edge, ...]]] = {
    "uuid": (
        Edge("capitals", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"),
        Edge("nil", "00000000-0000-0000-0000-000000000000"),
        Edge("all ones", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
    ),
    "date-time": (
        Edge("year 1", "0001-01-01T00:00:00Z"),
        Edge("year 9999", "9999-12-31T23:59:59.999999Z"),
        Edge("before year 1 in UTC", "0001-01-01T00:00:00+05:00", _YEARS),
        Edge("after year 9999 in UTC", "9999-12-31T23:59:59-05:00", _YEARS),
        Edge("leap second", "2016-12-31T23:59:60Z"),
        Edge("microseconds", "2026-03-14T09:30:00.123456Z"),
        Edge("nanoseconds", "2026-03-14T09:30:00.123456789Z", _MICROSECONDS),
        Edge("many digits of zero", "2026-03-14T09:30:00.100000000000Z"),
        Edge("offset", "2026-03-14T09:30:00+14:00"),
        Edge("strange offset", "2026-03-14T09:30:00-23:59"),
        Edge("unknown offset", "2026-03-14T09:30:00-00:00"),
        Edge("lower case", "2026-03-14t09:30:00z"),
        Edge("leap day", "2024-02-29T23:59:59.5+01:00"),
        Edge("before 1900", "1582-10-10T12:00:00Z"),
    ),
    "date": (
        Edge("year 1", "0001-01-01"),
        Edge("year 9999", "9999-12-31"),
        Edge("leap day", "2024-02-29"),
    ),
    "time": (
        Edge("leap second", "23:59:60Z"),
        Edge("midnight", "00:00:00Z"),
        Edge("offset", "23:59:59.999999-23:59"),
        Edge("nanoseconds", "12:00:00.123456789+02:00", _MICROSECONDS),
        Edge("unknown offset", "12:00:00-00:00"),
        Edge("lower case", "12:00:00z"),
    ),
    "decimal": (
        Edge("negative zero", "-0"),
        Edge("zeros", "0010.500"),
        Edge("forty digits", "12345678901234567890.12345678901234567890"),
        Edge("small", "0.000000000000000000000000000001"),
    ),
    "byte": (Edge("no bytes", ""), Edge("zero bytes", "AAAA"), Edge("padding", "/+8=")),
    "binary": (Edge("no bytes", ""),),
    "ipv4": (Edge("broadcast", "255.255.255.255"), Edge("nowhere", "0.0.0.0")),  # noqa: S104
    "ipv6": (
        Edge("nowhere", "::"),
        Edge("spelled out", "2001:0DB8:0000:0000:0000:0000:0000:0001"),
        Edge("mapped", "::ffff:192.0.2.1"),
    ),
    "email": (Edge("quoted", '"a b"@example.com'), Edge("plus", "a+b@example.com")),
    "uri": (Edge("parts", "http://u@h.example:1/p%20q?a=b#c"), Edge("urn", "urn:a:b")),
    "duration": (Edge("weeks", "P1W"), Edge("all", "P1Y2M3DT4H5M6S")),
}
_INTEGERS: Final[tuple[tuple[str, int | float], ...]] = (
    ("zero", 0),
    ("minus one", -1),
    ("written with a point", 1.0),
    ("greatest of 32 bits", 2**31 - 1),
    ("beyond 32 bits", 2**31),
    ("least of 32 bits", -(2**31)),
    ("below 32 bits", -(2**31) - 1),
    ("odd beyond 53 bits", 2**53 + 1),
    ("greatest of 64 bits", 2**63 - 1),
    ("least of 64 bits", -(2**63)),
)
_BEYOND: Final[tuple[tuple[str, int], ...]] = (
    ("beyond 64 bits", 2**63),
    ("below 64 bits", -(2**63) - 1),
    ("thirty digits", 10**30 + 1),
)
_NUMBERS: Final[tuple[tuple[str, int | float], ...]] = (
    ("zero", 0),
    ("negative zero", -0.0),
    ("one tenth", 0.1),
    ("negative", -2.5),
    ("seventeen digits", 0.12345678901234568),
    ("sum of tenths", 0.1 + 0.2),
    ("greatest double", 1.7976931348623157e308),
    ("large", 1e308),
    ("large and negative", -1e308),
    ("least double", 5e-324),
    ("small", 2.2250738585072014e-308),
    ("odd beyond 24 bits", 16777217),
    ("odd beyond 53 bits", 2**53 + 1),
    ("beyond 64 bits", 2**64 + 1.0),
    ("written with an exponent", 1e21),
)
_ANYTHING: Final[tuple[Edge, ...]] = (
    Edge("false", False),
    Edge("text", "text"),
    Edge("reads like JSON", '{"a": 1}'),
    Edge("empty list", []),
    Edge("empty object", {}),
    Edge("nulls inside", {"a": None, "b": [None]}),
)
#: How deep a value goes, and how many items and characters a large one has.
_DEEP, _MANY = 100, 2_000


def edges(schemas: Iterable[Schema], value: Any, *, reference: bool = False) -> Iterator[Edge]:
    """The edges of a place. `reference`: what stands there is the key of another row, a UUID in the database, whatever
    the schema says."""
    parts = list(schemas)
    if reference:
        yield from _keys(value)
        return
    yield from _listed(parts)
    yield Edge("null", None)
    said = {one for part in parts for one in part.types}
    formats = [part.get("format") for part in parts if isinstance(part.get("format"), str)]
    if isinstance(value, str):
        yield from _lengths(parts, value)
        for one in formats:
            yield from _FORMATS.get(one, ())
        yield from _TEXTS
        yield from _around(value)
    elif isinstance(value, bool):
        yield Edge("the other one", not value)
    elif isinstance(value, (int, float)):
        yield from _bounds(parts, value)
        whole = "integer" in said and "number" not in said
        if whole:
            bounded = any(one in INTEGERS for one in formats)
            yield from (Edge(name, one) for name, one in _INTEGERS)
            tightening = {} if bounded else _INT64
            yield from (Edge(name, one, tightening) for name, one in _BEYOND)
        else:
            yield from (Edge(name, one) for name, one in _NUMBERS)
    elif isinstance(value, list):
        yield from _lists(parts, value)
    elif isinstance(value, dict):
        yield from _objects()
    if not said and not any(part.ref for part in parts):
        yield from _ANYTHING
        yield Edge("deep", _nested(_DEEP))


def _listed(parts: Iterable[Schema]) -> Iterator[Edge]:
    for part in parts:
        for index, one in enumerate(part.get("enum") or ()):
            yield Edge(f"listed value {index + 1}", one)


def _keys(value: Any) -> Iterator[Edge]:
    if isinstance(value, str):
        yield Edge("capitals", value.upper(), _UUID)
        yield Edge("no key", "x", _UUID)


def _lengths(parts: Iterable[Schema], value: str) -> Iterator[Edge]:
    for part in parts:
        for keyword in ("minLength", "maxLength"):
            length = part.get(keyword)
            if not isinstance(length, int) or length > 1_000_000:
                continue
            yield Edge(f"{keyword} in ASCII", (value * (length // max(1, len(value)) + 1))[:length])
            yield Edge(f"{keyword} beyond the basic plane", "\U0001f600" * length)
            yield Edge(
                f"{keyword} in combining marks", "e\u0301" * (length // 2) + "x" * (length % 2)
            )


def _around(value: str) -> Iterator[Edge]:
    """What the value becomes with something before or behind it, where only some of a text is free."""
    yield Edge("U+0000 at the end", f"{value}\0", _WITHOUT_NUL)
    yield Edge("newline at the end", f"{value}\n")
    yield Edge("in capitals", value.upper())
    yield Edge("in small letters", value.lower())
    if value:
        yield Edge("one character less", value[:-1])
        yield Edge("last character twice", value + value[-1])


def _bounds(parts: Iterable[Schema], value: float) -> Iterator[Edge]:
    for part in parts:
        step = part.get("multipleOf") or (1 if isinstance(value, int) else 0.5)
        for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            bound = part.get(keyword)
            if isinstance(bound, (int, float)) and not isinstance(bound, bool):
                for sign in (-1, 0, 1):
                    number = Decimal(repr(bound)) + sign * Decimal(repr(step))
                    yield Edge(f"{keyword}{sign:+d}" if sign else keyword, _plain(number))
        if part.has("multipleOf"):
            large = Decimal(repr(step)) * 10**9
            yield Edge("large multiple", _plain(large))


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _lists(parts: Iterable[Schema], value: list[Any]) -> Iterator[Edge]:
    yield Edge("empty list", [])
    if not value:
        return
    yield Edge("one item", value[:1])
    apart = {"uniqueItems": True}
    yield Edge("an item twice", [*value, value[-1]], apart)
    yield Edge("other order", value[::-1])
    yield Edge("many items", [value[0]] * min(_MANY, _most(parts)), apart)


def _most(parts: Iterable[Schema]) -> int:
    found = [part.get("maxItems") for part in parts if isinstance(part.get("maxItems"), int)]
    return int(min(found, default=_MANY))


def _objects() -> Iterator[Edge]:
    yield Edge("undeclared member", Added({"x-undeclared": {"a": [1, None]}}), CLOSED)
    yield Edge("nameless member", Added({"": "x"}), CLOSED)
    yield Edge(
        "U+0000 in a name", Added({"a\0b": 1}), {"propertyNames": {"pattern": "^[^\\u0000]*$"}}
    )
    yield Edge("half of a surrogate pair in a name", Added({"\udfff": 1}))
    yield Edge("strange names", Added({"\U0001f600": 1, "$ref": "a.b", "a'\"\\": 2}), CLOSED)
    yield Edge("U+0000 in a member", Added({"x-text": ["\0"]}), CLOSED)
    large = {"x-numbers": [1e308, -0.0, 5e-324, 2**70, 0.1]}
    yield Edge("large numbers in a member", Added(large), CLOSED)
    yield Edge("empty object", {})


def _nested(depth: int) -> Any:
    found: Any = 1
    for level in range(depth):
        found = [found] if level % 2 else {"a": found}
    return found
