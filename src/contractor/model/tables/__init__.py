"""Tables: how records are stored that `x-contractor-table` says are.

Takes a model, gives tables in no database's language, and findings about what cannot be; refuses to infer. A table
exists only where the document asks for one, and a property is stored as its `x-contractor-column` says: as a column,
as JSON, as columns of its own, as rows of another table, or not at all.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from contractor.frozen import changed
from contractor.model.tables.asked import Asked
from contractor.model.tables.kinds import kinds
from contractor.model.tables.naming import (
    TableNames,
    leaf_names,
    leaf_words,
    list_words,
    owner_words,
)
from contractor.model.tables.owning import with_owners
from contractor.model.tables.record import is_open, table_of
from contractor.model.tables.referring import with_references
from contractor.model.tables.room import has_room
from contractor.model.tables.table import (
    Reference,
    Store,
    Stored,
    Table,
    Tables,
    is_nested,
    leaves,
)
from contractor.model.tables.vocabulary import COLUMN, TABLE, OnDelete
from contractor.model.types import Model, Record, TypeKey
from contractor.source import join

__all__ = [
    "COLUMN",
    "TABLE",
    "OnDelete",
    "Reference",
    "Store",
    "Stored",
    "Table",
    "Tables",
    "is_nested",
    "leaf_names",
    "leaf_words",
    "leaves",
    "list_words",
    "owner_words",
    "tables",
]


def tables(model: Model, proposed: Mapping[str, Any] | None = None) -> Tables:
    """The tables of a model.

    `proposed` are tables and columns as if the document asked for them, by the places where it would.
    """
    asked = Asked(model, proposed or {})
    names = TableNames(asked)
    found = with_owners(asked, names, _by_themselves(asked, names))
    return Tables(with_references(asked, found), tuple(asked.findings))


def _by_themselves(asked: Asked, names: TableNames) -> dict[TypeKey, Table]:
    """The tables as far as each can be without the others."""
    found: dict[TypeKey, Table] = {}
    for key, said in asked.tables.items():
        at = join(key, TABLE)
        if not asked.fits(TABLE, said, at):
            continue
        family = asked.families.of(key)
        is_root = family is not None and family.inheritance.root == key
        if not is_root and (family is not None or "inheritance" in said):
            # It comes with the others of its family; or it is told why there is none.
            continue
        record = asked.model.definitions.get(key) if family is None else family.record
        if not isinstance(record, Record):
            why = f"`{TABLE}` needs an object with properties of its own"
            asked.wrong("invalid-table", why, at, "move it to such a schema")
            continue
        table = table_of(asked, record, said, at)
        if not names.take(table.name, key, "invalid-table", at, "another `name`"):
            continue
        if family is not None:
            several = kinds(asked, names, table, family)
        elif table.extra is None or is_open(asked, table, [record]):
            several = {key: table}
        else:
            several = {key: changed(table, extra=None)}
        found |= several if _have_room(asked, several.values()) else {}
    return found


def _have_room(asked: Asked, several: Iterable[Table]) -> bool:
    """Whether databases have room for a table, or for those of a family."""
    together: dict[str, list[Table]] = {}
    for table in several:
        together.setdefault(table.name, []).append(table)
    return False not in [has_room(asked, each) for each in together.values()]
