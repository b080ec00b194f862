"""What rows, their columns and tables are called.

Takes a model's tables, gives names; refuses to know types. Databases bound how long a name may be, and a name
that is longer ends with a digest of itself.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

from contractor.model import Property, Record, TypeKey
from contractor.model.tables import Table
from contractor.targets.python.identifiers import attribute, type_name, unique
from contractor.text import Words, snake

#: Bytes of an identifier in PostgreSQL at most.
LONGEST: Final = 63
#: What SQLAlchemy has in classes of rows.
_TAKEN: Final = frozenset({"metadata", "registry"})


def row_name(name: Words) -> str:
    """`OrderRow`: a row is not taken for the model of the same thing."""
    return f"{type_name(name).removesuffix('_')}Row"


def column_attribute(words: Words) -> str:
    """What Python calls a column."""
    return unique(attribute(words), _TAKEN)


def column_name(*parts: Words) -> str:
    """What a database calls a column."""
    return fitted("_".join(snake(part) for part in parts))


def fitted(name: str) -> str:
    """The name, as long as a database lets it be."""
    encoded = name.encode("utf-8")
    if len(encoded) <= LONGEST:
        return name
    digest = hashlib.sha256(encoded).hexdigest()[:8]
    kept = encoded[: LONGEST - 9].decode("utf-8", "ignore")
    return f"{kept}_{digest}"


def owner_column(parent: Record, key: Property) -> tuple[str, str]:
    """Attribute and name of the column that says to which row a row belongs: `order_id`."""
    words = (*parent.name, *key.words)
    return column_attribute(words), column_name(words)


def list_row(table: Table, one: Property) -> tuple[str, str]:
    """Class and table of the items of a list: `BookAuthorIdsRow`, `book_author_ids`."""
    words = (*table.record.name, *one.words)
    return row_name(words), fitted(snake(words))


def related(words: Words, target: Record) -> str:
    """What a row calls the row that one of its columns refers to: `customer_id` leads to `customer`."""
    if len(words) > 1 and words[-1].lower() == "id":
        return column_attribute(words[:-1])
    return column_attribute((*words, *target.name))


def row_names(tables: Mapping[TypeKey, Table]) -> dict[TypeKey, str]:
    """The class of each table."""
    found: dict[TypeKey, str] = {}
    taken: set[str] = set()
    for key, table in tables.items():
        name = unique(row_name(table.record.name), taken)
        taken.add(name)
        found[key] = name
    return found
