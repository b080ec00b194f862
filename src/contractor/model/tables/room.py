"""How much databases have room for: columns of a table, and of an index.

Takes tables, tells which are larger than any database of theirs; refuses to know what stands in a column.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contractor.model.tables.asked import Asked
from contractor.model.tables.naming import columns, extra_columns
from contractor.model.tables.table import Stored, Table
from contractor.source import join

#: PostgreSQL's bounds; SQLite's are larger.
_COLUMNS, _OF_INDEX = 1600, 32
#: The number and the parent of rows, and where they stand in its list.
_HIDDEN: Final = 3


def has_room(asked: Asked, together: Iterable[Table]) -> bool:
    """Whether a database has room for the columns of a table, and for its indexes; tells where it has not.

    `together` are the table and the kinds of rows in it.
    """
    tables = list(together)
    root = tables[0]
    names = {name for table in tables for one in table.own for name in _own(one)}
    count = len(names) + len({*extra_columns(root)})
    if count > _COLUMNS - _HIDDEN:
        why = f"the table {root.name!r} would have {count} columns, and no table of PostgreSQL has more than {_COLUMNS}"
        asked.wrong("invalid-table", why, root.at, "store some of them as json, or in other tables")
        return False
    wide = [place for table in tables for place in _wide(table)]
    for place in wide:
        why = f"an index of {root.name!r} would have more than {_OF_INDEX} columns"
        asked.wrong("invalid-table", why, place, "name fewer properties")
    return not wide


def _wide(table: Table) -> Iterator[str]:
    """Where indexes are asked for that would have too many columns."""
    held: Mapping[str, Stored] = {one.source.name: one for one in table.stored}
    said = {
        join(table.at, "key"): table.primary,
        **{join(table.at, "indexes", n): one for n, one in enumerate(table.indexes)},
        **{join(table.at, "unique", n): one for n, one in enumerate(table.unique)},
    }
    for place, group in said.items():
        if sum(len({*_own(held[name])}) for name in group) > _OF_INDEX:
            yield place


def _own(one: Stored) -> Iterable[str]:
    """The columns of a property in its own table."""
    return () if one.store in ("values", "rows") else columns(one)
