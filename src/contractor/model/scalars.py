"""From schema to scalar.

Takes one schema without composition, gives its scalar types; refuses to know names and what a scalar stands in.
"""

from functools import cache, lru_cache
from typing import Final

from contractor.contract import Schema
from contractor.model.types import Kind, Nullable, Scalar

#: Keywords of a schema that says one scalar type, and nothing about names or composition.
_SIMPLE: Final = frozenset(
    "type format minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "title description examples default deprecated readOnly writeOnly xml externalDocs".split()
)
_BOUNDS: Final = frozenset(
    "minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "contentEncoding contentMediaType".split()
)
_KINDS: Final[dict[str, Kind]] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


def simple(schema: Schema) -> Scalar | Nullable | None:
    """The type of a schema that is plainly one scalar, or null too; None where more has to be looked at.

    Most schemas of large documents are such.
    """
    keywords = schema.keywords
    if not keywords.keys() <= _SIMPLE:
        return None
    types = keywords.get("type", ())
    if len(types) == 1 and types[0] in _KINDS:
        return scalar(schema, types[0])
    if len(types) == 2 and types[1] == "null" and types[0] in _KINDS:
        return _or_null(scalar(schema, types[0]))
    return None


@lru_cache(maxsize=4096)
def _or_null(kind: Scalar) -> Nullable:
    return Nullable(kind)


@cache
def _unbounded(kind: Kind, format: str | None) -> Scalar:
    return Scalar(kind, format)


def scalar(schema: Schema, kind: str) -> Scalar:
    """The scalar of a kind, with what the schema says about that kind."""
    keywords = schema.keywords
    get = keywords.get
    if _BOUNDS.isdisjoint(keywords) and kind in _KINDS:
        return _unbounded(_KINDS[kind], None if kind == "boolean" else get("format"))
    if kind == "string":
        return Scalar(
            "string",
            _text_format(schema),
            min_length=get("minLength"),
            max_length=get("maxLength"),
            pattern=get("pattern"),
        )
    if kind in ("integer", "number"):
        return Scalar(
            "integer" if kind == "integer" else "number",
            get("format"),
            minimum=get("minimum"),
            maximum=get("maximum"),
            exclusive_minimum=get("exclusiveMinimum"),
            exclusive_maximum=get("exclusiveMaximum"),
            multiple_of=get("multipleOf"),
        )
    return Scalar("boolean" if kind == "boolean" else "null")


def _text_format(schema: Schema) -> str | None:
    get = schema.keywords.get
    format: str | None = get("format")
    if format is not None:
        return format
    encoding, media = get("contentEncoding"), get("contentMediaType")
    if encoding is not None:
        return None  # text that says what it encodes, and is any text (JSON Schema validation §8.2)
    # Raw bytes as 3.1 says them: a media type and no encoding (OpenAPI 3.1 §4.8.14.4).
    raw = isinstance(media, str) and not media.startswith(("text/", "application/j"))
    return "binary" if raw else None
