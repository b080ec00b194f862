"""What tables and their columns are called, in words of no database's; and which names are taken.

Takes tables, gives names; refuses to know how a database spells them, and what becomes of a name that is taken.
"""

from collections.abc import Iterator
from typing import Final

from contractor.model.tables.asked import Asked
from contractor.model.tables.table import Stored, Table, leaves
from contractor.model.types import Property, Record
from contractor.text import Words, snake, words

#: How tables are called that are somebody else's, and whose.
_KEPT: Final = {
    "sqlite_": "SQLite",
    "pg_": "PostgreSQL",
    "alembic_version": "Alembic",
    "contractor_": "contractor",
}


def owner_words(parent: Table, key: Property) -> Words:
    """What the column is called that says to which row of `parent` a row belongs: `order id`."""
    return (*parent.record.name, *key.words)


def list_words(record: Record, one: Property) -> Words:
    """What the table of the values of a list is called: `book author ids`."""
    return (*record.name, *one.words)


def leaf_words(path: tuple[Stored, ...]) -> Words:
    """The words of the column at the end of a path."""
    return tuple(word for one in path for word in one.source.words)


def leaf_names(path: tuple[Stored, ...]) -> tuple[str, ...]:
    """The names on the wire that lead to the column at the end of a path."""
    return tuple(one.source.name for one in path)


def columns(one: Stored) -> Iterator[str]:
    """What the columns of a property are called, or its list."""
    return (said or usual for said, usual in _called(one))


def called(one: Stored) -> dict[str, str]:
    """The same, and what code calls each of them, by these names in small letters: capitals do not tell names apart."""
    found: dict[str, str] = {}
    for said, usual in _called(one):
        for name in (said or usual, usual):
            found.setdefault(name.lower(), name)
    return found


def _called(one: Stored) -> Iterator[tuple[str | None, str]]:
    """What the document says a column is called, and what it is called by its words."""
    return ((path[-1].column, snake(leaf_words(path))) for path in leaves(one))


def extra_columns(table: Table) -> Iterator[str]:
    """Columns that the table asks for, and no property."""
    if table.soft_delete:
        yield "deleted_at"
    if table.timestamps:
        yield from ("created_at", "updated_at")
    if table.version is not None:
        yield from both_names(table.version)
    if table.extra is not None:
        yield from both_names(table.extra.source.name)


def both_names(name: str) -> set[str]:
    """What a column may be called that the document names: as it was said, and in words."""
    return {name.lower(), snake(words(name))}


class TableNames:
    """The names of tables that are taken; capitals do not tell them apart."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._taken: dict[str, str] = {}

    def take(self, name: str, whose: str, id: str, at: str, help: str) -> bool:
        """Whether a database can call the table of `whose` so; tells why not, in a finding `id`."""
        for begin, keeper in _KEPT.items():
            if name.lower().startswith(begin):
                why = f"no table can be called {name!r}: {keeper} keeps "
                why += "names that begin so" if begin.endswith("_") else "that name"
                self._asked.wrong(id, f"{why} for itself", at, f"give it {help}")
                return False
        other = self._taken.setdefault(name.lower(), whose)
        if other != whose:
            why = f"two tables are called {name!r}; the other one is {other}"
            why += "" if name.islower() else ", and capitals do not tell tables apart"
            self._asked.wrong(id, why, at, f"give one of them {help}")
            return False
        return True
