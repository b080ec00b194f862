"""Columns that hold the keys of other tables.

Takes all tables, gives them without references that lead to no key, and tells of those; refuses to know to whom rows
belong.
"""

from collections.abc import Mapping

from contractor.frozen import changed
from contractor.model.tables.asked import Asked
from contractor.model.tables.comparing import held, held_by_key, holds_key, in_words
from contractor.model.tables.kinds import as_the_whole
from contractor.model.tables.naming import columns
from contractor.model.tables.table import Stored, Table
from contractor.model.tables.vocabulary import COLUMN
from contractor.model.types import TypeKey
from contractor.source import join


def with_references(asked: Asked, found: Mapping[TypeKey, Table]) -> dict[TypeKey, Table]:
    """The tables, where each reference leads to a key that its column can hold."""
    settled: dict[TypeKey, Table] = {}
    found = as_the_whole(found)
    while settled != found:
        # A key that refers to nothing any more may be of another type than it was.
        settled = found
        found = as_the_whole({key: _table(asked, one, settled) for key, one in settled.items()})
    return settled


def _table(asked: Asked, table: Table, found: Mapping[TypeKey, Table]) -> Table:
    """The table without references that lead to no key, and indexes of what has no column."""
    names = {one.source.name for one in table.stored if any(columns(one))}
    return changed(
        table,
        stored=tuple(_property(asked, one, found) for one in table.stored),
        indexes=tuple(group for group in table.indexes if names.issuperset(group)),
        unique=tuple(group for group in table.unique if names.issuperset(group)),
    )


def _property(asked: Asked, one: Stored, found: Mapping[TypeKey, Table]) -> Stored:
    """A property without a reference, or a default, that its column cannot have."""
    if one.parts:
        one = changed(one, parts=tuple(_property(asked, part, found) for part in one.parts))
    if one.reference is None:
        return one
    target = found.get(one.reference.table)
    if target is None or not _can_refer(asked, one, target, found):
        return changed(one, reference=None)
    if one.default and held(asked.model, one) != held_by_key(asked.model, target, found):
        why = f"the key of {target.name!r} is no text, and so the column has no default"
        at = join(one.at, COLUMN, "default") if "default" in asked.column(one.at) else one.at
        asked.wrong("invalid-column", why, at, "leave the default out")
        return changed(one, default=())
    return one


def _can_refer(asked: Asked, one: Stored, target: Table, found: Mapping[TypeKey, Table]) -> bool:
    """Whether a property can hold the key of a table; tells why not."""
    at = join(one.at, COLUMN, "references")
    if len(target.primary) != 1:
        if not asked.lacks_key(target):
            has = "its key has several columns" if target.primary else "it has no key"
            why = f"{target.name!r} cannot be referred to: {has}"
            asked.wrong("invalid-column", why, at, "give it a key of one column")
        return False
    if not holds_key(asked.model, one, target, found):
        mine, key = held(asked.model, one), held_by_key(asked.model, target, found)
        why = f"{one.source.name!r} cannot hold the key of {target.name!r}: it is {in_words(mine)}"
        why += f", the key is {in_words(key)}" if key else ", the key leads in a circle"
        asked.wrong("invalid-column", why, at, "give both the same type and format")
        return False
    return True
