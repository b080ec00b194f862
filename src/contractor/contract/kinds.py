"""Which JSON types the keywords of a schema are about.

Takes a schema's keywords, gives types; refuses to know what `type` says. A keyword binds only values of its
type, and so a schema without `type` takes values of every other one (JSON Schema 2020-12 core §7.6.1).
"""

from collections.abc import Mapping
from typing import Any, Final

from contractor.profile import INTEGERS

#: Type → keywords that are about it (JSON Schema 2020-12 validation §6).
_ABOUT: Final = (
    (
        "object",
        frozenset(
            "properties additionalProperties required patternProperties minProperties maxProperties".split()
        ),
    ),
    ("array", frozenset("items prefixItems minItems maxItems uniqueItems".split())),
    ("string", frozenset("minLength maxLength pattern".split())),
    (
        "number",
        frozenset("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()),
    ),
)
#: Formats that say what text is, and those that bound numbers; every other type is beyond them.
_TEXT_FORMATS: Final = frozenset(
    "binary byte date date-time decimal duration email hostname idn-email idn-hostname ipv4 ipv6 iri "
    "iri-reference json-pointer regex relative-json-pointer time uri uri-reference uri-template uuid".split()
)


def about(keywords: Mapping[str, Any]) -> tuple[str, ...]:
    """The types that keywords bind only values of, whatever `type` says (JSON Schema validation §6, core §10.3)."""
    said = keywords.keys()
    format = keywords.get("format")
    kinds = tuple(kind for kind, about_it in _ABOUT if not about_it.isdisjoint(said))
    if "string" not in kinds and format in _TEXT_FORMATS:
        kinds = (*kinds, "string")
    if "number" not in kinds and format in INTEGERS:
        kinds = (*kinds, "number")
    return kinds


def implied(keywords: Mapping[str, Any]) -> tuple[str, ...]:
    """The type that keywords without `type` are about; empty where they are about several or none."""
    kinds = about(keywords)
    return kinds if len(kinds) == 1 else ()
