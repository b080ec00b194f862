"""What is checked of the values that a document gives: examples, defaults, members of `enum`, `const`.

Takes a survey, gives facts; refuses to word them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from contractor.contract import nodes as n
from contractor.contract.schema import Schema
from contractor.lint.rule import Fact
from contractor.lint.values import Rejection, Values
from contractor.lint.walk import Content, Direction, Place, Survey
from contractor.source import join
from contractor.values import fits

_KINDS: Final[Mapping[str, Any]] = {
    "string": str,
    "boolean": bool,
    "object": Mapping,
    "array": (list, tuple),
    "null": type(None),
}


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about every value that stands beside a schema."""
    values = Values(survey)
    for place in survey.places:
        if not _GIVEN.isdisjoint(place.schema.keywords):
            yield from _of_schema(values, place)
    seen: set[str] = set()
    for parameter in survey.parameters:
        yield from _examples(survey, values, parameter, parameter.schema, "request", seen)
    for headed in survey.headers:
        if headed.header is not None and headed.header.at not in seen:
            seen.add(headed.header.at)
            header = headed.header
            yield from _examples(survey, values, header, header.schema, headed.direction, seen)
    for content in survey.contents:
        yield from _of_content(survey, values, content, seen)


_GIVEN: Final = frozenset({"default", "examples", "enum", "const"})


# ── in schemas ────────────────────────────────────────────────────────────────────────────────────


def _of_schema(values: Values, place: Place) -> Iterator[Fact]:
    schema = place.schema
    if "enum" in schema.keywords:
        yield from _members(values, place, "enum")
    if "const" in schema.keywords:
        yield from _members(values, place, "const")
    if "default" in schema.keywords:
        rejection = values.rejection(schema, schema.keywords["default"], place.direction)
        if rejection is not None:
            yield _fact("default-refused", join(schema.at, "default"), rejection)
    for at, example in _written(schema):
        rejection = values.rejection(schema, example, place.direction)
        if rejection is not None:
            notes = _hints(values, schema, example, place.direction, rejection)
            yield _fact("example-refused", at, rejection, notes=notes)


def _written(schema: Schema) -> Iterator[tuple[str, Any]]:
    """The examples of a schema as the document spells them."""
    raw = schema.raw if isinstance(schema.raw, Mapping) else {}
    if "examples" not in schema.keywords:
        return
    if "example" in raw:
        yield join(schema.at, "example"), raw["example"]
    listed = raw.get("examples")
    for index, example in enumerate(listed if isinstance(listed, list) else ()):
        yield join(schema.at, "examples", index), example


def _members(values: Values, place: Place, keyword: str) -> Iterator[Fact]:
    """Members of `enum`, or `const`, that the keywords beside them refuse."""
    schema = place.schema
    given: Iterable[Any] = schema.keywords["enum"] if keyword == "enum" else ()
    listed = [(join(schema.at, "enum", index), one) for index, one in enumerate(given)]
    if keyword == "const":
        listed = [(join(schema.at, "const"), schema.keywords["const"])]
    types = schema.types
    if types and not _BESIDE.isdisjoint(schema.keywords):
        types = ()  # more than a look at the type is needed
    for at, value in listed:
        if types and fits(value, types):
            continue
        rejection = values.rejection(schema, value, place.direction, without=keyword)
        if rejection is not None:
            rule = "enum-value-refused" if keyword == "enum" else "const-refused"
            yield _fact(rule, at, rejection, value)


_BESIDE: Final = frozenset(
    "format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "const enum not allOf anyOf oneOf if $ref items properties required minItems maxItems".split()
) - {"enum"}


# ── beside schemas ────────────────────────────────────────────────────────────────────────────────


def _of_content(survey: Survey, values: Values, content: Content, seen: set[str]) -> Iterator[Fact]:
    media = content.media
    if media is None or media.at in seen:
        return
    seen.add(media.at)
    direction = content.direction
    yield from _examples(survey, values, media, media.schema, direction, seen, content.key)


def _examples(
    survey: Survey,
    values: Values,
    owner: n.Parameter | n.Header | n.MediaType,
    schema: Schema | None,
    direction: Direction,
    seen: set[str],
    type: str = "application/json",
) -> Iterator[Fact]:
    if schema is None:
        return
    for at, value, notes in _given(survey, owner):
        if isinstance(value, str) and not is_json(type):
            continue  # the example as it is written on the wire
        rejection = values.rejection(schema, value, direction)
        if rejection is not None:
            notes = (*notes, *_hints(values, schema, value, direction, rejection))
            fact = _fact("example-refused", at, rejection, notes=notes)
            if (mark := f"{fact.at} {rejection.message}") not in seen:
                seen.add(mark)
                yield fact


def _given(
    survey: Survey, owner: n.Parameter | n.Header | n.MediaType
) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Examples with a value: where it stands, the value, and who uses it where that is elsewhere."""
    for written in owner.examples:
        example = survey.contract.resolve(written)
        if example is None or not example.has_value:
            continue
        notes = () if example.at == written.at else (f"used at {written.at}",)
        if example.at == join(owner.at, "example"):
            yield example.at, example.value, notes
        else:
            keyword = "dataValue" if "dataValue" in example.raw else "value"
            yield join(example.at, keyword), example.value, notes


def is_json(type: str) -> bool:
    """Whether a media type's values are JSON, or the examples of it are meant as values anyway."""
    name = type.partition(";")[0].strip().lower()
    return name in ("application/json", "text/json", "*/*", "application/*") or name.endswith(
        "+json"
    )


def _hints(
    values: Values, schema: Schema, value: Any, direction: Direction, rejection: Rejection
) -> tuple[str, ...]:
    """What probably was meant, for the mistakes that are made most."""
    part = value
    for step in rejection.path:
        part = part[step]
    if isinstance(part, Mapping) and isinstance(part.get("$ref"), str):
        return ("a reference inside a value is not followed; refer to the whole example instead",)
    if isinstance(value, str):
        try:
            read = json.loads(value)
        except (ValueError, RecursionError):
            return ()
        if not isinstance(read, str) and values.rejection(schema, read, direction) is None:
            return ("it is JSON written as a string; write the value itself",)
    return ()


def _fact(
    rule: str, at: str, rejection: Rejection, value: Any = None, notes: tuple[str, ...] = ()
) -> Fact:
    place = join(at, *rejection.path)
    said = {"why": rejection.message, "what": rule.partition("-")[0]}
    more = tuple(f"also: {one}" for one in rejection.more)
    match rejection.kind:
        case "format":
            return Fact("format-refused", place, said, notes=(*more, *notes))
        case "unknown":
            return Fact("value-not-checked", at, said, notes=notes)
    if rule in ("enum-value-refused", "const-refused"):
        said["value"] = json.dumps(value, ensure_ascii=False)
        return Fact(rule, at, said, notes=(*more, *notes))
    return Fact(rule, place, said, notes=(*more, *notes))
