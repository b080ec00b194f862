"""Which keywords of a schema can refuse a value.

Takes schemas, gives keywords; refuses to know values. What says nothing where it stands is none of them: a length
of at least 0, a format that no text is refused by, names that do not travel.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Schema
from contractor.contract.schema import ASSERTED
from contractor.profile import INTEGERS
from contractor.samples.judging import Judging
from contractor.samples.parts import Reading

Promise = tuple[str, str]
"""A keyword, and the key of the schema that says it."""

#: Formats that say how a value is shown or stored, and refuse none.
_SAID_ONLY: Final = frozenset("binary double float html markdown password textarea".split())
_HOLDING: Final = frozenset(
    "not if contains oneOf anyOf propertyNames dependentSchemas patternProperties additionalProperties "
    "unevaluatedProperties unevaluatedItems items properties discriminator".split()
)
_FROM_BELOW: Final = frozenset({"minLength", "minItems", "minProperties", "minContains"})


def promises(schema: Schema, around: frozenset[str]) -> list[str]:
    """The keywords of one schema that can refuse a value. `around`: names that do not travel there."""
    if schema.boolean is not None:
        return []
    said = schema.keywords
    return [
        keyword
        for keyword in said
        if (keyword in ASSERTED or keyword in _HOLDING) and _says(keyword, said, around)
    ]


def _says(keyword: str, said: Mapping[str, Any], around: frozenset[str]) -> bool:
    value = said[keyword]
    match keyword:
        case "required":
            return any(name not in around for name in value)
        case "dependentRequired":
            return any(name not in around for others in value.values() for name in others)
        case "format":
            return value not in _SAID_ONLY and not _is_within(value, said)
        case "uniqueItems":
            return value is True
        case "minContains" | "maxContains":
            return "contains" in said and (keyword == "maxContains" or value > 0)
        case "contains":
            return "minContains" not in said  # which then says how many
        case "if":
            return "then" in said or "else" in said
        case "not" | "propertyNames" | "additionalProperties" | "unevaluatedProperties":
            return bool(refusing(value))
        case "items" | "unevaluatedItems":
            return bool(refusing(value))
        case "properties":
            return any(one.boolean is False for one in value.values())
        case "patternProperties":
            return any(map(refusing, value.values()))
        case "dependentSchemas" | "oneOf" | "anyOf":
            return bool(value)
    return not (keyword in _FROM_BELOW and value == 0)


def _is_within(format: str, said: Mapping[str, Any]) -> bool:
    """Whether the bounds beside a format of integers are narrower than it."""
    least, most = INTEGERS.get(format, (None, None))
    if least is None or most is None:
        return False
    return bool(said.get("minimum", least - 1) >= least and said.get("maximum", most + 1) <= most)


def refusing(schema: Schema) -> bool:
    """Whether a schema says anything that could refuse a value."""
    return schema.constrains() if schema.boolean is None else not schema.boolean


def reached(judging: Judging, reading: Reading, schema: Schema) -> Iterator[Promise]:
    """Every promise that a schema makes of values, in all of its branches, in document order."""
    seen: set[tuple[int, frozenset[str]]] = set()
    pending: list[tuple[Schema, frozenset[str]]] = [(schema, frozenset())]
    while pending:
        part, around = pending.pop()
        around |= judging.staying((part,))
        if (id(part), around) in seen:
            continue
        seen.add((id(part), around))
        for keyword in promises(part, around):
            yield keyword, part.at
        inner: list[tuple[Schema, frozenset[str]]] = []
        for key in (part.ref, part.dynamic_ref):
            target = reading.contract.schemas.get(key or "")
            if target is not None:
                inner.append((target, around))
        for keyword, value in part.keywords.items():
            if keyword in ("allOf", "oneOf", "anyOf"):
                inner += [(one, around) for one in value]
            elif keyword in ("then", "else"):
                inner.append((value, around))
            elif keyword == "dependentSchemas":
                inner += [(one, around) for one in value.values()]
            elif keyword == "properties":
                kept = [one for name, one in value.items() if name not in around]
                inner += [(one, frozenset()) for one in kept]
            elif keyword == "patternProperties":
                inner += [(one, frozenset()) for one in value.values()]
            elif keyword == "prefixItems":
                inner += [(one, frozenset()) for one in value]
            elif keyword in _INSIDE:
                inner.append((value, frozenset()))
        pending += reversed(inner)


_INSIDE: Final = frozenset(
    {"additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems"}
)
