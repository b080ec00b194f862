"""From listed values to enumerations and constants.

Takes schemas whose values are listed (`enum`, `const`, unions of constants), gives types with a name for
every value; refuses to know what the whole type is called.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from contractor.contract import Schema
from contractor.model.scalars import scalar
from contractor.model.types import Constants, Enumeration, Member, Nothing, Scalar
from contractor.text import Words, named_words, pascal, spelled, words
from contractor.values import among, distinct, fits

#: Keywords that a branch may carry and still only say which other values an open enumeration has.
_OTHERS: Final = frozenset(
    "type title description examples format minLength maxLength pattern minimum maximum exclusiveMinimum "
    "exclusiveMaximum multipleOf".split()
)
_KINDS: Final = {"string": str, "integer": int}

Listed = Scalar | Constants | Enumeration | Nothing


def constant(schema: Schema) -> str | int | None:
    """The one string or integer that a schema allows, if it is that."""
    value = schema.keywords.get("const")
    if value is None and schema.enum is not None and len(schema.enum) == 1:
        value = schema.enum[0]
    return value if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def listed(schema: Schema) -> tuple[Listed, bool]:
    """The type of `enum` or `const`, and whether null is among its values."""
    values = schema.enum
    if schema.has("const"):
        constant = schema.keywords["const"]
        values = (constant,) if values is None or among(constant, values) else ()
    values = values or ()
    if "string" not in schema.types or {*map(type, values)} != {str}:  # most are
        values = tuple(value for value in values if fits(value, schema.types))
    given = [value for value in values if value is not None]
    nullable = len(given) < len(values)
    if not given:
        return (Scalar("null"), False) if nullable else (Nothing(), False)
    return _given(schema, given), nullable


def _given(schema: Schema, values: list[Any]) -> Listed:
    if all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values):
        values = [
            int(value) if isinstance(value, float) and value.is_integer() else value
            for value in values
        ]
    kinds = {type(value) for value in values}
    if kinds == {bool} and len(set(values)) == 2:
        return Scalar("boolean")
    # What no code holds in an integer of its own is no member of an enumeration.
    large = kinds == {int} and any(abs(value) >= 2**63 for value in values)
    if kinds in ({str}, {int}) and len(set(values)) > 1 and not large:
        found = _enumeration(schema, schema, values)
        if schema.get("x-extensible-enum"):
            return replace(found, others=Scalar("string" if kinds == {str} else "integer"))
        return found
    return Constants(tuple(distinct(values)))


def extensible(schema: Schema) -> Enumeration | None:
    """The open enumeration of a string or integer that lists values under `x-extensible-enum`."""
    values = schema.keywords.get("x-extensible-enum")
    if values is None:
        return None
    kinds = [kind for kind in schema.types if kind != "null"]
    if not isinstance(values, list) or len(kinds) != 1 or kinds[0] not in _KINDS:
        return None
    values = [value for value in values if value is not None]
    if not values or any(type(value) is not _KINDS[kinds[0]] for value in values):
        return None
    return replace(_enumeration(schema, schema, values), others=scalar(schema, kinds[0]))


def of_branches(
    schema: Schema, branches: Sequence[Schema], *, exclusive: bool
) -> Enumeration | None:
    """The enumeration that a union spells: constants with titles, or listed values beside their own type.

    The latter only where values may match both branches: `exclusive` says that they may not (`oneOf`).
    """
    constants = [constant(branch) for branch in branches]
    if len(branches) > 1 and {type(value) for value in constants} in ({str}, {int}):
        return _enumeration(
            schema,
            schema,
            constants,
            [branch.title for branch in branches],
            [branch.description for branch in branches],
        )
    if len(branches) != 2 or exclusive:
        return None
    closed = [branch for branch in branches if branch.enum is not None]
    plain = [
        branch for branch in branches if branch.enum is None and branch.keywords.keys() <= _OTHERS
    ]
    if len(closed) != 1 or len(plain) != 1 or len(plain[0].types) != 1:
        return None
    kind, values = plain[0].types[0], list(closed[0].enum or ())
    if kind not in _KINDS or any(type(value) is not _KINDS[kind] for value in values):
        return None
    return replace(_enumeration(schema, closed[0], values), others=scalar(plain[0], kind))


def _enumeration(
    schema: Schema,
    told_by: Schema,
    values: Sequence[Any],
    titles: Sequence[str | None] = (),
    texts: Sequence[str | None] = (),
) -> Enumeration:
    given = told_by.get("x-enum-varnames") or told_by.get("x-enumNames")
    told = told_by.get("x-enum-descriptions") or told_by.get("x-enumDescriptions")
    count = len(values)
    members = _members(tuple(values), _texts(given, titles, count), _texts(told, texts, count))
    return Enumeration(schema.at, (), schema.at, members)


def _texts(told: Any, otherwise: Sequence[str | None], count: int) -> tuple[str | None, ...]:
    """What is said of each value: in the one list, else in the other."""
    if not told and not otherwise:
        return ()
    found = [_at(told, index) or _at(otherwise, index) for index in range(count)]
    return tuple(text if isinstance(text, str) else None for text in found)


@lru_cache(maxsize=4096)  # large documents list the same values again and again
def _members(
    values: tuple[str | int, ...], names: tuple[str | None, ...], texts: tuple[str | None, ...]
) -> tuple[Member, ...]:
    members: dict[str | int, Member] = {}
    taken: set[str] = set()
    for index, value in enumerate(values):
        if value in members:
            continue
        code = _code(value, _at(names, index), taken)
        taken.add(_fold(code))
        members[value] = Member(code, value, _at(texts, index))
    return tuple(members.values())


def _code(value: str | int, name: str | None, taken: set[str]) -> Words:
    """What a value is called: what the author says, its own words, or its symbols spoken."""
    said = named_words(words(name), "value") if name is not None else ()
    for code in (said, _words(value)):
        if code and _fold(code) not in taken:
            return code
    whole = named_words(spelled(str(value)), "value")
    if _fold(whole) not in taken:
        return whole
    # Only capitals tell these apart: `a` and `A`.
    whole = (*whole, "upper" if str(value).isupper() else "other")
    while _fold(whole) in taken:
        whole = (*whole, "again")
    return whole


def _words(value: str | int) -> Words:
    text = str(value)
    found = spelled(text) if text[:1] in "+-" else words(text)
    return named_words(found, "value")


def _fold(code: Words) -> str:
    return pascal(code).casefold()


def _at(values: Any, index: int) -> Any:
    return values[index] if isinstance(values, (list, tuple)) and index < len(values) else None
