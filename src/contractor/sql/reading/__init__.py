"""What statements say of tables: text to typed changes.

Takes a statement and which database it is for, gives what it changes, each with its place; refuses to judge. What is
not understood is `Other`: nothing is guessed of it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from contractor.frozen import frozen
from contractor.sql.cursor import Cursor, expression
from contractor.sql.dialect import Dialect
from contractor.sql.kinds import Change, Expect, Other
from contractor.sql.reading import altering, making, rows, sessions
from contractor.sql.statements import Statement

#: First word of a statement → who reads what is behind it.
_READERS: Final[dict[str, Callable[[Cursor], Change | None]]] = {
    "CREATE": making.create,
    "DROP": making.drop,
    "INSERT": rows.insert,
    "REPLACE": rows.insert,
    "UPDATE": rows.update,
    "DELETE": rows.delete,
    "WITH": rows.with_tables,
    "TRUNCATE": rows.truncate,
    "BEGIN": sessions.begin,
    "START": sessions.begin,
    "COMMIT": sessions.commit,
    "END": sessions.commit,
    "ROLLBACK": sessions.rollback,
    "ABORT": sessions.rollback,
    "SET": sessions.configure,
    "RESET": sessions.reset,
    "PRAGMA": sessions.pragma,
}


#: What is said above a query that stops a migration where it finds something.
_EXPECTS: Final = re.compile(r"contractor:\s*expect 0\b")


@frozen
class Read:
    """A change, and where in the text it is said."""

    change: Change
    start: int
    end: int


def changes(statement: Statement, dialect: Dialect) -> tuple[Read, ...]:
    """What a statement does; an ALTER may do several things."""
    return tuple(_changes(statement, dialect))


def _changes(statement: Statement, dialect: Dialect) -> Iterator[Read]:
    cursor = Cursor(statement.tokens, dialect)
    first = cursor.next.word if cursor.next else ""
    cursor.skip()
    if first == "ALTER":
        for altered, part in altering.alter(cursor):
            yield Read(altered, part[0].start, part[-1].end)
        return
    reader = _READERS.get(first)
    change = reader(cursor) if reader else None
    if first == "SELECT" and any(_EXPECTS.search(one.text) for one in statement.comments):
        change = Expect(expression(statement.tokens, dialect).words)
    if change is None:
        change = Other(tuple(token.word for token in statement.tokens[:4]))
    yield Read(change, statement.start, statement.end)
