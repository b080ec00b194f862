"""What columns hold, and which of them hold what can be compared.

Takes a model and stored properties, gives answers; refuses to know what columns are called, and to tell what is wrong.
"""

from collections.abc import Mapping
from typing import Final

from contractor.model.plain import item, scalar
from contractor.model.tables.table import Stored, Table, key_of
from contractor.model.types import Constants, Enumeration, Model, Scalar, TypeKey

#: Formats of texts that have a type of their own in databases.
TYPED: Final = {
    "uuid": "uuid",
    "date": "date",
    "date-time": "date-time",
    "binary": "bytes",
    "byte": "bytes",
}
#: Formats of texts that are stored as texts.
_WRITTEN: Final = {"time": "time", "ipv4": "ip", "ipv6": "ip", "decimal": "exact"}
#: What a text may refer to, for it can be written as one.
_AS_TEXT: Final = frozenset({"uuid", "enum", "time", "ip"})
_IN_WORDS: Final = {
    "exact": "an exact number",
    "enum": "an enumeration",
    "parts": "a value with parts",
}


def held(model: Model, one: Stored) -> str:
    """What a column holds, in a word: values of one word can be compared."""
    kind = item(model, one.source.type) if one.store == "values" else one.source.type
    match None if kind is None else scalar(model, kind):
        case Enumeration() as listed:
            if not isinstance(listed.members[0].value, str):
                return "integer"
            return "enum" if listed.others is None else "text"
        case Constants(values):
            return f"one of {values}"
        case Scalar(kind="string", format=given):
            return {**TYPED, **_WRITTEN}.get(given or "", "text")
        case Scalar(kind=word):
            return word if one.numeric is None or word == "boolean" else "exact"
        case None:
            return "parts"


def in_words(held: str) -> str:
    """What a column holds, as a person would say it."""
    return _IN_WORDS.get(held, held)


def held_by_key(model: Model, table: Table, found: Mapping[TypeKey, Table]) -> str | None:
    """What the key of a table is in the end, for it may be the key of another; None in a circle."""
    seen: set[TypeKey] = set()
    while table.key not in seen:
        seen.add(table.key)
        key = key_of(table)
        target = None if key.reference is None else found.get(key.reference.table)
        if target is None or len(target.primary) != 1:
            return held(model, key)
        table = target
    return None


def holds_key(model: Model, one: Stored, target: Table, found: Mapping[TypeKey, Table]) -> bool:
    """Whether the column of a property can hold the key of a table."""
    both = {held(model, one), held_by_key(model, target, found)}
    return None not in both and (len(both) == 1 or ("text" in both and bool(both & _AS_TEXT)))


def is_alike(model: Model, one: Stored, other: Stored) -> bool:
    """Whether one column holds what two properties say, whatever bounds they have."""
    both = (one, other)
    if one.store != other.store or one.reference != other.reference:
        return False
    if one.store == "json":
        return True
    if one.store != "column":
        return one.source.type == other.source.type and one.parts == other.parts
    kinds = [scalar(model, each.source.type) for each in both]
    if any(isinstance(kind, Enumeration) and not kind.open for kind in kinds):
        return kinds[0] == kinds[1]
    formats = {kind.format if isinstance(kind, Scalar) else None for kind in kinds}
    words = {
        "text" if isinstance(kind, Constants) else held(model, each)
        for kind, each in zip(kinds, both, strict=True)
    }
    return len(words) == len(formats) == len({each.numeric for each in both}) == 1
