"""CREATE and DROP."""

from typing import Final

from contractor.sql.cursor import Cursor, expression
from contractor.sql.kinds import (
    Change,
    Create,
    CreateIndex,
    CreateTable,
    Drop,
)
from contractor.sql.reading.columns import declared
from contractor.sql.reading.rows import copies

#: Words behind CREATE that change nothing of what it makes.
_BEFORE: Final = ("GLOBAL", "LOCAL", "UNLOGGED", "RECURSIVE", "CONSTRAINT", "EVENT", "VIRTUAL")
_TWO: Final = (("MATERIALIZED", "VIEW"), ("FOREIGN", "TABLE"))


def create(cursor: Cursor) -> Change | None:
    """What stands behind CREATE."""
    guarded = cursor.take("OR", "REPLACE")
    temporary = bool(cursor.take_any("TEMP", "TEMPORARY"))
    while cursor.take_any(*_BEFORE):
        pass
    temporary = temporary or bool(cursor.take_any("TEMP", "TEMPORARY"))
    if cursor.take("TABLE"):
        return _table(cursor, temporary)
    unique = cursor.take("UNIQUE")
    if cursor.take("INDEX"):
        return _index(cursor, unique)
    kind = _kind(cursor)
    guarded = cursor.take("IF", "NOT", "EXISTS") or guarded
    name = cursor.name()
    if not kind or name is None:
        return None
    return Create(kind, name, guarded, expression(cursor.rest, cursor.dialect).words)


def _kind(cursor: Cursor) -> str:
    for two in _TWO:
        if cursor.take(*two):
            return " ".join(two).lower()
    kind = cursor.next.word.lower() if cursor.next else ""
    cursor.skip()
    return kind


def _table(cursor: Cursor, temporary: bool) -> Change | None:
    guarded = cursor.take("IF", "NOT", "EXISTS")
    name = cursor.name()
    if name is None:
        return None
    parts = Cursor(cursor.inside(), cursor.dialect).parts()
    while not cursor.done and not cursor.at("AS"):
        cursor.skip()
    if cursor.take("AS"):
        read = copies(cursor)
        copy = read[0] if len(read) == 1 else None
        return CreateTable(name, (), (), guarded, temporary, copy)
    columns, constraints = declared(parts, cursor.dialect)
    return CreateTable(name, columns, constraints, guarded, temporary)


def _index(cursor: Cursor, unique: bool) -> Change | None:
    concurrently = cursor.take("CONCURRENTLY")
    guarded = cursor.take("IF", "NOT", "EXISTS")
    name = None if cursor.at("ON") else cursor.name()
    if not cursor.take("ON"):
        return None
    cursor.take("ONLY")
    table = cursor.name()
    if table is None:
        return None
    if cursor.take("USING"):
        cursor.skip()
    columns = cursor.columns()
    while not cursor.done and not cursor.at("WHERE"):
        cursor.skip()
    called = name.name if name else None
    return CreateIndex(
        called, table, columns, unique, concurrently, guarded, partial=cursor.at("WHERE")
    )


def drop(cursor: Cursor) -> Change | None:
    """What stands behind DROP."""
    kind = _kind(cursor)
    concurrently = cursor.take("CONCURRENTLY")
    guarded = cursor.take("IF", "EXISTS")
    names = cursor.names()
    if not names:
        return None
    cascade = any(token.word == "CASCADE" for token in cursor.rest)
    return Drop(kind, names, guarded, cascade, concurrently)
