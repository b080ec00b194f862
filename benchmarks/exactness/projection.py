"""Schemas as far as types can say them.

Takes spelled definitions (`oracle.Spelled`), gives two projections: `accepted` says which values a type must take,
`refused` is the widest set that a type could say, so that whatever it refuses a type must refuse. Between the two
are values that no type tells apart: bounds, lengths, patterns, formats, conditions, numbers of items.
"""

from collections.abc import Mapping
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.contract.json_schema import pointer
from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from contractor.contract.travel import Travel
from contractor.depth import deep
from contractor.frozen import changed
from exactness.oracle import Definitions

_SCALAR: Final = frozenset(
    "format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()
)
_UNTOLD: Final = frozenset(
    "not if then else contains minContains maxContains minItems maxItems uniqueItems minProperties maxProperties "
    "dependentRequired dependentSchemas propertyNames unevaluatedItems unevaluatedProperties".split()
)
#: What stands in these is refused where it matches, so nothing may be left out there.
_VERBATIM: Final = frozenset({"not", "if", "contains"})


def accepted(definitions: Definitions) -> Definitions:
    """The definitions without what is said of scalars alone; integers are numbers, `oneOf` is `anyOf`."""
    return {name: _projected(one, _SCALAR) for name, one in definitions.items()}


def refused(definitions: Definitions) -> Definitions:
    """The same without conditions and numbers of members either."""
    return {name: _projected(one, _SCALAR | _UNTOLD) for name, one in definitions.items()}


def received(contract: Contract) -> Contract:
    """The contract whose properties that are only sent take no value that anybody would write."""
    travel = Travel(contract)

    def without(schema: Schema) -> Schema:
        if schema.boolean is not None:
            return schema
        staying = travel.staying(schema, sent=False)
        keywords: dict[str, Any] = {}
        for keyword, one in schema.keywords.items():
            if keyword in ONE_SCHEMA:
                keywords[keyword] = without(one)
            elif keyword in SCHEMA_LIST:
                keywords[keyword] = tuple(without(part) for part in one)
            elif keyword in SCHEMA_MAP:
                keywords[keyword] = {
                    name: _sent(part)
                    if keyword == "properties" and name in staying
                    else without(part)
                    for name, part in one.items()
                }
            else:
                keywords[keyword] = one
        return Schema(schema.at, keywords, schema.raw)

    with deep():
        schemas = {key: without(one) for key, one in contract.schemas.items()}
    return changed(contract, schemas=schemas)


def _sent(schema: Schema) -> Schema:
    return Schema(schema.at, {"writeOnly": True, "const": "only sent"}, schema.raw)


_CLOSED: Final = " as declared"


def declared(definitions: Definitions) -> Definitions:
    """The definitions, where a value has no property but those that what it satisfies declares.

    Each stands twice: under its name with ` as declared` behind it, closed, and as what others compose it of.
    """
    found: Definitions = {}
    for name, one in definitions.items():
        found[name] = _inside(one, apart=True)
        found[name + _CLOSED] = {"$ref": pointer(name), "unevaluatedProperties": False}
    return found


def as_declared(names: Mapping[str, str]) -> dict[str, str]:
    """Names of the closed definitions, by component."""
    return {key: name + _CLOSED for key, name in names.items()}


def _closed(spelled: Any) -> Any:
    if not isinstance(spelled, dict):
        return spelled
    return {"allOf": [_inside(spelled, apart=True)], "unevaluatedProperties": False}


def _inside(spelled: Any, *, apart: bool) -> Any:
    """A schema whose inner values are closed. `apart`: no other schema applies with it, so it may be a free object."""
    if not isinstance(spelled, dict):
        return spelled
    found: dict[str, Any] = {}
    for keyword, one in spelled.items():
        if keyword in ("items", "additionalProperties"):
            found[keyword] = _closed(one)
        elif keyword in ("properties", "patternProperties"):
            found[keyword] = {name: _closed(part) for name, part in one.items()}
        elif keyword == "prefixItems":
            found[keyword] = [_closed(part) for part in one]
        elif keyword in ("anyOf", "oneOf", "allOf"):
            alone = apart and keyword != "allOf" and "properties" not in spelled
            found[keyword] = [_inside(part, apart=alone) for part in one]
        else:
            found[keyword] = one
    if apart and not any(found.get(keyword, {}) != {} for keyword in _SAYS):
        found["additionalProperties"] = True
    if "required" in found:  # a name that is required is declared, if only there
        found["properties"] = dict.fromkeys(found["required"], True) | found.get("properties", {})
    return found


#: A schema with none of these is a free object, where it takes objects at all.
_SAYS: Final = frozenset(
    "$ref properties additionalProperties patternProperties allOf anyOf oneOf unevaluatedProperties".split()
)


def without_binary(spelled: Any) -> Any:
    """Spelled schemas that take no text where it is the text of a `binary`: types say Blob there."""
    if isinstance(spelled, list):
        return [without_binary(one) for one in spelled]
    if not isinstance(spelled, dict):
        return spelled
    found = {
        keyword: one if keyword in ("enum", "const") else without_binary(one)
        for keyword, one in spelled.items()
    }
    return found | {"not": {"type": "string"}} if found.get("format") == "binary" else found


def _projected(spelled: Any, left_out: frozenset[str]) -> Any:
    if not isinstance(spelled, dict):
        return spelled
    found: dict[str, Any] = {}
    further: list[Any] = []
    for keyword, one in spelled.items():
        if keyword in left_out:
            continue
        if keyword in _VERBATIM:
            found[keyword] = one
        elif keyword == "oneOf":
            further.append({"anyOf": [_projected(part, left_out) for part in one]})
        elif keyword in ONE_SCHEMA:
            found[keyword] = _projected(one, left_out)
        elif keyword in SCHEMA_LIST:
            found[keyword] = [_projected(part, left_out) for part in one]
        elif keyword in SCHEMA_MAP or keyword == "dependentSchemas":
            found[keyword] = {name: _projected(part, left_out) for name, part in one.items()}
        elif keyword == "type":
            types = [one] if isinstance(one, str) else one
            found[keyword] = list(
                dict.fromkeys("number" if kind == "integer" else kind for kind in types)
            )
        else:
            found[keyword] = one
    if further:
        found["allOf"] = [*found.get("allOf", []), *further]
    return found
