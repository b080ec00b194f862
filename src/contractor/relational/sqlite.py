"""What an SQLite database has, by the statements that made it.

Takes a connection, gives parts; refuses to know how they are compared. SQLite keeps statements as they were written
and tells of CHECKs and of the names of constraints nowhere else, so they are read again, and written alike.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from contractor.relational.catalogue import Part
from contractor.relational.sqlite_statements import Statement, table_parts
from contractor.relational.sqlite_tokens import spelled, tokens

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Tables that SQLite keeps for itself, and what virtual tables stand on.
_MASTER: Final = """
SELECT m.type AS type, m.name AS name, m.tbl_name AS "table", m.sql AS sql
FROM sqlite_master m WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
"""


def parts(connection: "Connection") -> Iterator[Part]:
    """What the main database of a connection has."""
    rows = [tuple(row) for row in connection.execute(sa.text(_MASTER))]
    tables = {name: Statement.of(sql) for kind, name, _, sql in rows if kind == "table"}
    known = {name.lower(): statement for name, statement in tables.items()}
    for name, statement in tables.items():
        yield from table_parts(name, statement, known)
    for kind, name, table, sql in rows:
        columns = known[table.lower()].columns if table.lower() in known else frozenset()
        if kind == "index":
            yield Part("index", table, name, {"": _index(sql, columns)})
        elif kind == "trigger":
            yield Part("trigger", table, name, {"": spelled(tokens(sql), columns)})
        elif kind == "view":
            yield Part("view", "", name, {"": spelled(tokens(sql), columns)})


def _index(sql: str, columns: frozenset[str]) -> str:
    """What an index is, without its own name and that of its table."""
    found = tokens(sql)
    unique = "UNIQUE " if any(one.is_word("unique") for one in found[:3]) else ""
    begins = next(place for place, one in enumerate(found) if one.text == "(")
    return unique + spelled(found[begins:], columns)
