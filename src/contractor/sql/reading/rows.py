"""Statements about rows: what they write, and what they read from where."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from contractor.sql.cursor import Cursor, plain, spelled
from contractor.sql.kinds import Change, Copy, Delete, Insert, Name, Truncate, Update
from contractor.sql.tokens import Kind, Token

_BEHIND_FROM: Final = frozenset(
    "WHERE GROUP ORDER LIMIT HAVING UNION JOIN ON LEFT RIGHT INNER OUTER CROSS FULL RETURNING WINDOW FOR".split()
)

#: Conditions that leave out nothing which could be lost: what is NULL, and what was copied before.
_HARMLESS: Final = re.compile(
    r"(?:[^\s()]+ is not null|not exists\(.*\))(?: on conflict.*)?$", re.DOTALL
)

_NAMES: Final = (Kind.WORD, Kind.QUOTED)
#: Words of conditions that compare a column with its copy, or look for NULL.
_OF_CONDITIONS: Final = ("where", "is", "not", "null", "and", "or", "distinct", "from")


def insert(cursor: Cursor) -> Change | None:
    """INSERT, with the rows of other tables that it copies."""
    if cursor.take("OR"):
        cursor.skip()
    if not cursor.take("INTO"):
        return None
    table = cursor.name()
    return None if table is None else Insert(table, copies(cursor))


def copies(cursor: Cursor) -> tuple[Copy, ...]:
    """The rows that the SELECT which stands ahead reads: from each table, and which columns of it."""
    tokens = list(cursor.rest)
    if any(token.word in ("LIMIT", "HAVING", "JOIN", "GROUP") for token in tokens):
        # Not all rows are copied, or nobody can see which.
        return ()
    at = next((place for place, token in enumerate(tokens) if token.word == "WHERE"), len(tokens))
    if tokens[at + 1 :] and not _HARMLESS.match(spelled(tokens[at + 1 :])):
        return ()
    return tuple(_copies(tokens[:at], cursor))


def _copies(tokens: Sequence[Token], cursor: Cursor) -> Iterator[Copy]:
    words = [token.word for token in tokens]
    if words.count("SELECT") != 1 or "FROM" not in words:
        return
    start, end = words.index("SELECT"), words.index("FROM")
    if end < start:
        return
    source = Cursor(tokens[end + 1 :], cursor.dialect)
    source.take("ONLY")
    table = source.name()
    if table is None:
        return
    source.take("AS")
    following = source.next
    alias = (
        source.identifier()
        if following is not None and following.word not in _BEHIND_FROM
        else None
    )
    if source.take(","):
        return
    read = tokens[start + 1 : end]
    named: set[str] = set()
    everything = False
    for before, token, behind in zip(tokens[start:], read, tokens[start + 2 :], strict=False):
        if token.kind in _NAMES and behind.text != ".":
            name = plain(token, cursor.dialect)
            named.add(name)
            # The name of a table by itself is its whole row.
            everything = everything or (before.text != "." and name in (table.name, alias))
        everything = everything or (token.text == "*" and before.text != "(")
    yield Copy(table, None if everything else frozenset(named))


def update(cursor: Cursor) -> Change | None:
    """UPDATE, with the columns that it fills."""
    if cursor.take("OR"):
        cursor.skip()
    cursor.take("ONLY")
    table = cursor.name()
    while not cursor.done and not cursor.at("SET"):
        cursor.skip()
    if table is None or not cursor.take("SET"):
        return None
    parts = cursor.parts()
    columns = tuple(name for part in parts for name in _assigned(part, cursor))
    return Update(table, columns, tuple(_copied(parts, cursor)))


def _assigned(part: Sequence[Token], cursor: Cursor) -> Iterator[str]:
    inner = Cursor(part, cursor.dialect)
    if inner.at("("):
        yield from inner.columns()
    else:
        name = inner.identifier()
        if name is not None and inner.at("="):
            yield name


def _copied(parts: Sequence[Sequence[Token]], cursor: Cursor) -> Iterator[str]:
    """The columns that are assigned to others as they are, in every row where that says anything."""
    words = [token.word for token in parts[-1]] if parts else []
    end = words.index("WHERE") if "WHERE" in words else len(words)
    named = (
        {plain(token, cursor.dialect) for token in parts[-1][end:] if token.kind in _NAMES}
        if parts
        else set()
    )
    for place, part in enumerate(parts):
        told = part[:end] if place == len(parts) - 1 else part
        if len(told) == 3 and told[1].text == "=" and {told[0].kind, told[2].kind} <= {*_NAMES}:
            to, source = plain(told[0], cursor.dialect), plain(told[2], cursor.dialect)
            if named <= {to, source, *_OF_CONDITIONS}:
                yield source


def delete(cursor: Cursor) -> Change | None:
    """DELETE."""
    cursor.take("FROM")
    cursor.take("ONLY")
    table = cursor.name()
    return None if table is None else Delete(table)


def with_tables(cursor: Cursor) -> Change | None:
    """WITH: the statement behind the tables that it names."""
    while not cursor.done:
        if cursor.take("INSERT"):
            return insert(cursor)
        if cursor.take("UPDATE"):
            return update(cursor)
        if cursor.take("DELETE"):
            return delete(cursor)
        cursor.skip()
    return None


def truncate(cursor: Cursor) -> Change:
    """TRUNCATE."""
    cursor.take("TABLE")
    cursor.take("ONLY")
    names: tuple[Name, ...] = cursor.names()
    return Truncate(names, any(token.word == "CASCADE" for token in cursor.rest))
