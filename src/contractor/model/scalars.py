"""From schema to scalar.

Takes one schema without composition, gives its scalar types, and says which type keywords are about where
`type` is absent; refuses to know names and what a scalar stands in.
"""

from typing import Final

from contractor.contract import Schema
from contractor.model.types import Scalar

#: Type → keywords that are about it (JSON Schema 2020-12 validation §6).
_ABOUT: Final = (
    (
        "object",
        frozenset(
            "properties additionalProperties required patternProperties propertyNames minProperties "
            "maxProperties dependentRequired dependentSchemas".split()
        ),
    ),
    ("array", frozenset("items prefixItems minItems maxItems uniqueItems contains".split())),
    ("string", frozenset("minLength maxLength pattern".split())),
    (
        "number",
        frozenset("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()),
    ),
)
_TEXT_FORMATS: Final = frozenset("date date-time uuid email uri binary byte".split())


def implied(schema: Schema) -> tuple[str, ...]:
    """The type that keywords without `type` are about; empty where they are about several or none."""
    said = schema.keywords.keys()
    kinds = tuple(kind for kind, keywords in _ABOUT if not keywords.isdisjoint(said))
    if not kinds and schema.format in _TEXT_FORMATS:
        kinds = ("string",)
    return kinds if len(kinds) == 1 else ()


def scalar(schema: Schema, kind: str) -> Scalar:
    """The scalar of a kind, with what the schema says about that kind."""
    get = schema.keywords.get
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
    if isinstance(encoding, str):
        return "byte" if encoding == "base64" else encoding
    # Raw bytes as 3.1 says them: a media type and no encoding (OpenAPI 3.1 §4.8.14.4).
    raw = isinstance(media, str) and not media.startswith(("text/", "application/j"))
    return "binary" if raw else None
