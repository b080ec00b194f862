"""The spellings of OpenAPI 3.0 as JSON Schema 2020-12 writes them.

Takes one raw Schema Object of a 3.0 document, gives the same meaning in 2020-12 keywords; refuses to look
into subschemas (the reader calls it for each). The rules: OpenAPI 3.0.4 §4.7.24.
"""

from collections.abc import Mapping
from typing import Any, Final

#: Keywords that OpenAPI 3.0 has; any other is no keyword there.
KEYWORDS_30: Final = frozenset(
    "title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems "
    "minItems uniqueItems maxProperties minProperties required enum type allOf oneOf anyOf not items properties "
    "additionalProperties description format default nullable discriminator readOnly writeOnly xml externalDocs "
    "example deprecated".split()
)
#: Those of them that 2020-12 spells alike.
SAME: Final = KEYWORDS_30 - {"nullable", "exclusiveMinimum", "exclusiveMaximum", "example"}


def modern(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A 3.0 Schema Object in 2020-12 spelling, top level only.

    `nullable: true` adds `null` to the `type` beside it and says nothing where there is none (3.0.3 made
    that explicit); beside `$ref` everything is ignored; boolean `exclusive*` closes its bound.
    """
    if isinstance(raw.get("$ref"), str):
        return {"$ref": raw["$ref"]}
    kept = (key for key in raw if key in KEYWORDS_30 or key.startswith("x-"))
    out: dict[str, Any] = {key: raw[key] for key in kept}
    nullable = out.pop("nullable", False)
    if nullable is True and isinstance(out.get("type"), str):
        out["type"] = [out["type"], "null"]
    _close(out, "minimum", "exclusiveMinimum")
    _close(out, "maximum", "exclusiveMaximum")
    if "example" in out:
        out["examples"] = [out.pop("example")]
    return out


def nullable_anyway(spelled: dict[str, Any]) -> dict[str, Any]:
    """A schema that takes `null` beside what it takes already: what `nullable` was meant to say.

    For documents that write `nullable` where their version gives it no meaning, and only when asked.
    """
    types = spelled.get("type")
    plain = "enum" not in spelled and "const" not in spelled
    if (
        types is not None
        and plain
        and not spelled.keys() & {"allOf", "anyOf", "oneOf", "$ref", "not"}
    ):
        listed = types if isinstance(types, list) else [types]
        return {**spelled, "type": listed if "null" in listed else [*listed, "null"]}
    return {"anyOf": [spelled, {"type": "null"}]}


def _close(out: dict[str, Any], bound: str, exclusive: str) -> None:
    closed = out.get(exclusive)
    if closed is True and bound in out:
        out[exclusive] = out.pop(bound)
    elif isinstance(closed, bool):
        out.pop(exclusive)
