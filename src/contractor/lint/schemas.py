"""What is checked of one schema without trying any value.

Takes a survey, gives facts; refuses to word them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from contractor.contract.reach import Declared, conjuncts, properties
from contractor.contract.schema import Schema
from contractor.lint.patterns import is_broken, why_not_portable
from contractor.lint.rule import Fact
from contractor.lint.walk import Place, Survey
from contractor.source import join
from contractor.text import nearest
from contractor.values import identity

#: Lower bound → upper bounds, and whether the two may be equal (2020-12 validation §6).
_BOUNDS: Final[Mapping[str, tuple[tuple[str, bool], ...]]] = {
    "minimum": (("maximum", True), ("exclusiveMaximum", False)),
    "exclusiveMinimum": (("maximum", False), ("exclusiveMaximum", False)),
    "minLength": (("maxLength", True),),
    "minItems": (("maxItems", True),),
    "minProperties": (("maxProperties", True),),
    "minContains": (("maxContains", True),),
}
_NUMERIC: Final = "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()
_OF_TEXT: Final = "minLength maxLength pattern".split()
_OF_LISTS: Final = (
    "items prefixItems contains minContains maxContains minItems maxItems uniqueItems "
    "unevaluatedItems".split()
)
_OF_OBJECTS: Final = (
    "properties patternProperties additionalProperties propertyNames required dependentRequired "
    "minProperties maxProperties unevaluatedProperties dependentSchemas".split()
)
#: Keyword → types that it says something about; all others it leaves alone.
APPLIES: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(_NUMERIC, ("number", "integer")),
    **dict.fromkeys(_OF_TEXT, ("string",)),
    **dict.fromkeys(_OF_LISTS, ("array",)),
    **dict.fromkeys(_OF_OBJECTS, ("object",)),
}


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about every schema."""
    is_30 = survey.contract.version.startswith("3.0")
    closed = any(_is_closed(place.schema) for place in survey.places)
    for place in survey.places:
        schema = place.schema
        if schema.boolean is not None:
            continue
        for keyword in schema.keywords:
            found = _CHECKS.get(keyword)
            if found is not None:
                yield from found(survey, place)
        if not _BOUNDS.keys().isdisjoint(schema.keywords):
            yield from _bounds(survey, place)
        if schema.types:
            yield from _without_effect(schema)
        if closed and (schema.all_of or schema.ref is not None):
            yield from _closed_parts(survey, schema)
        if is_30 and "array" in schema.types and "items" not in schema.raw:
            yield Fact("array-without-items", schema.at)


def _bounds(survey: Survey, place: Place) -> Iterator[Fact]:
    keywords = place.schema.keywords
    for low, uppers in _BOUNDS.items():
        for high, equal in uppers if low in keywords else ():
            least, most = keywords[low], keywords.get(high)
            if most is not None and (least > most or (least == most and not equal)):
                yield _impossible(place.schema, low, high)


def _impossible(schema: Schema, low: str, high: str) -> Fact:
    """The finding stands where the document spells the bound: in 3.0 `exclusiveMinimum` is a flag."""
    spelled = schema.raw if isinstance(schema.raw, Mapping) else {}
    at = low
    if spelled.get(low) is True:
        at = low.replace("exclusiveM", "m")
    values = {
        "low": low,
        "high": high,
        "least": schema.keywords[low],
        "most": schema.keywords[high],
    }
    return Fact("impossible-bounds", join(schema.at, at), values)


def _required(survey: Survey, place: Place) -> Iterator[Fact]:
    schema = place.schema
    most = schema.get("maxProperties")
    if most is not None and len(schema.required) > most:
        values = {"low": "required", "high": "maxProperties"}
        values |= {"least": f"{len(schema.required)} names", "most": most}
        yield Fact("impossible-bounds", join(schema.at, "maxProperties"), values)
    missing = [name for name in schema.required if name not in schema.properties]
    if not missing:
        return
    found = properties(survey.contract, schema, *place.around)
    closed = _is_closed(schema)
    for index, name in enumerate(schema.raw.get("required", ())):
        if name not in missing:
            continue
        at = join(schema.at, "required", index)
        if closed and not _matches(name, schema.pattern_properties):
            yield Fact("required-but-refused", at, {"name": name}, _meant(name, schema.properties))
        elif not place.negated and _is_unheard(name, schema, found):
            yield Fact("required-but-undeclared", at, {"name": name}, _meant(name, found.names))


def _is_unheard(name: str, schema: Schema, found: Declared) -> bool:
    """Whether a schema that lists properties does not list this one. What only requires adds to another."""
    if not found.known or not found.names or schema.additional is not None:
        return False
    return name not in found.names and not _matches(name, found.patterns)


def _meant(name: str, known: Mapping[str, Any]) -> str | None:
    near = nearest(name, list(known))
    return None if near is None else f"did you mean `{near}`?"


def _is_closed(schema: Schema) -> bool:
    return schema.additional is not None and schema.additional.boolean is False


def _closed_parts(survey: Survey, schema: Schema) -> Iterator[Fact]:
    """Properties that one part declares and another, closed one refuses."""
    if len(schema.keywords) == 1 and len(schema.all_of) < 2:
        return  # a reference alone adds nothing; what it leads to is judged there
    parts = list(conjuncts(survey.contract, schema))
    names = {name: part for part in parts for name in part.properties}
    for part in parts:
        if not _is_closed(part):
            continue
        lost = [
            name
            for name in names
            if name not in part.properties and not _matches(name, part.pattern_properties)
        ]
        if lost:
            values = {"names": ", ".join(f"`{name}`" for name in lost)}
            where = "" if part is schema else f" of {part.at}"
            yield Fact("closed-part", schema.at, values | {"where": where}, on_key=True)


def _matches(name: str, patterns: Mapping[str, Any]) -> bool:
    for pattern in patterns:
        try:
            if re.search(pattern, name):
                return True
        except re.error:
            return True  # Python cannot tell; another engine may
    return False


def _enum(survey: Survey, place: Place) -> Iterator[Fact]:
    schema = place.schema
    seen: dict[Any, int] = {}
    for index, value in enumerate(schema.raw.get("enum", ())):
        before = seen.setdefault(identity(value), index)
        if before != index:
            values = {"value": shown(value)}
            at = join(schema.at, "enum", index)
            yield Fact("duplicate-enum-value", at, values, covers=("enum",))
    spelled = "nullable" not in schema.raw  # of that, reading says it
    if "null" in schema.types and seen and identity(None) not in seen and spelled:
        yield Fact("enum-without-null", join(schema.at, "enum"))


def shown(value: Any) -> str:
    """A value as JSON, for a message."""
    import json

    return json.dumps(value, ensure_ascii=False)


def _one_way(survey: Survey, place: Place) -> Iterator[Fact]:
    if place.schema.read_only and place.schema.write_only:
        yield Fact("read-only-and-write-only", join(place.schema.at, "writeOnly"), on_key=True)


def _without_effect(schema: Schema) -> Iterator[Fact]:
    types = schema.types
    for keyword in schema.keywords:
        applies = APPLIES.get(keyword)
        if applies is not None and not any(one in types for one in applies):
            # In 3.0 an exclusive bound is spelled as a flag; its number stands in the other keyword.
            spelled = schema.raw.get(keyword) if isinstance(schema.raw, Mapping) else None
            name = keyword.replace("exclusiveM", "m") if spelled is True else keyword
            values = {
                "keyword": name,
                "types": " or ".join(one for one in types if one != "null") or "null",
                "applies": "numbers" if "number" in applies else f"{applies[0]}s",
            }
            yield Fact("keyword-without-effect", join(schema.at, name), values, on_key=True)


def _pattern(survey: Survey, place: Place) -> Iterator[Fact]:
    pattern = place.schema.keywords["pattern"]
    yield from _judged(pattern, join(place.schema.at, "pattern"), on_key=False)


def _pattern_names(survey: Survey, place: Place) -> Iterator[Fact]:
    for pattern in place.schema.pattern_properties:
        yield from _judged(
            pattern, join(place.schema.at, "patternProperties", pattern), on_key=True
        )


def _judged(pattern: str, at: str, *, on_key: bool) -> Iterator[Fact]:
    why = is_broken(pattern)
    if why is not None:
        values = {"pattern": pattern, "why": why}
        yield Fact("invalid-pattern", at, values, on_key=on_key)
        return
    why = why_not_portable(pattern)
    if why is not None:
        values = {"pattern": pattern, "why": why}
        yield Fact("pattern-not-portable", at, values, on_key=on_key)


#: Keyword → what is checked where it stands.
_CHECKS: Final[Mapping[str, Callable[[Survey, Place], Iterator[Fact]]]] = {
    "required": _required,
    "enum": _enum,
    "readOnly": _one_way,
    "pattern": _pattern,
    "patternProperties": _pattern_names,
}
