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
#: Keywords that may refuse null whatever `type` says.
_DECIDING: Final = frozenset({"enum", "const", "allOf", "anyOf", "oneOf", "$ref", "not", "if"})
#: Keywords that stay at the place when its value may be null too.
_USE: Final = frozenset(
    "title description default deprecated readOnly writeOnly examples xml externalDocs $comment $id $anchor "
    "$dynamicAnchor $schema $defs definitions".split()
)


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


def with_null(spelled: Mapping[str, Any]) -> dict[str, Any] | None:
    """A schema that takes null too, where its `type` alone decides that; None where more does."""
    types = spelled.get("type")
    if types is None or spelled.keys() & _DECIDING:
        return None
    listed = types if isinstance(types, list) else [types]
    return {**spelled, "type": listed if "null" in listed else [*listed, "null"]}


def parted(spelled: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a schema says of its value's use, and what it says of the value."""
    used = {key: value for key, value in spelled.items() if key in _USE or key.startswith("x-")}
    return used, {key: value for key, value in spelled.items() if key not in used}


def _close(out: dict[str, Any], bound: str, exclusive: str) -> None:
    closed = out.get(exclusive)
    if closed is True and bound in out:
        out[exclusive] = out.pop(bound)
    elif isinstance(closed, bool):
        out.pop(exclusive)
