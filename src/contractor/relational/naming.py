"""What tables, columns and constraints are called in a database.

Takes a model's tables and their words, gives names; refuses to know what Python calls them. Databases bound how long a
name may be, and a name that is longer ends with a digest of itself, so that both databases have the same one.
"""

import hashlib
from typing import Final

from contractor.model.tables import Stored, Table, leaf_words, list_words, owner_words
from contractor.model.types import Property
from contractor.text import Words, snake

#: Bytes of an identifier in PostgreSQL at most.
LONGEST: Final = 63
#: Bytes of a table's name, so that its key has room for `pk_`.
_LONGEST_TABLE: Final = LONGEST - 3


def fitted(name: str, longest: int = LONGEST) -> str:
    """The name, as long as a database lets it be."""
    encoded = name.encode("utf-8")
    if len(encoded) <= longest:
        return name
    digest = hashlib.sha256(encoded).hexdigest()[:8]
    kept = encoded[: longest - 9].decode("utf-8", "ignore")
    return f"{kept}_{digest}"


def table_name(table: Table) -> str:
    """What a database calls a table: `order_lines`."""
    return fitted(table.name, _LONGEST_TABLE)


def list_table(table: Table, one: Stored) -> str:
    """The table of the values of a list: `book_author_ids`."""
    return fitted(snake(list_words(table.record, one.source)), _LONGEST_TABLE)


def column_name(*parts: Words) -> str:
    """What a database calls a column."""
    return fitted("_".join(snake(part) for part in parts))


def owner_column(parent: Table, key: Property) -> str:
    """The column that says to which row a row belongs: `order_id`."""
    return column_name(owner_words(parent, key))


def column_of(path: tuple[Stored, ...]) -> str:
    """What a database calls the column at the end of a path: as the document says, or by the words that lead there."""
    return path[-1].column or column_name(leaf_words(path))


def usual(kind: str, table: str, *parts: str) -> str:
    """What SQLAlchemy calls a constraint by the convention of generated tables: `ck_books_title_max_length`."""
    return "_".join((kind, table, *parts))


def constraint(kind: str, table: str, *parts: str) -> str:
    """What a constraint is called: as usual, if there is room."""
    return fitted(usual(kind, table, *parts))
