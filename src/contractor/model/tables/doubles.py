"""Columns by one name: who else wants a column, and what stays of a table then.

Takes a table, gives it without what would be stored in a column of another; refuses to know other tables.
"""

from collections.abc import Iterable
from typing import Final

from contractor.frozen import changed
from contractor.model.tables.asked import Asked
from contractor.model.tables.naming import both_names, columns, extra_columns
from contractor.model.tables.table import Stored, Table, unstored
from contractor.source import join

#: Columns that PostgreSQL gives every table by itself.
_OF_POSTGRESQL: Final = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})


def without_doubles(asked: Asked, table: Table) -> Table:
    """The table where no two columns have one name: properties of one column are the last to go."""
    table = _apart(asked, table)
    if table.soft_delete and is_double(asked, table, {"deleted_at"}, "that of `soft-delete`"):
        table = changed(table, soft_delete=False)
    if table.timestamps and is_double(
        asked, table, {"created_at", "updated_at"}, "that of `timestamps`"
    ):
        table = changed(table, timestamps=False)
    version, extra = table.version, table.extra
    table = changed(table, version=None, extra=None)
    if version is not None and _has_room(asked, table, version, "version-column"):
        table = changed(table, version=version)
    if extra is not None and _has_room(asked, table, extra.source.name, "extra"):
        table = changed(table, extra=extra)
    return table


def without_row_id(asked: Asked, table: Table) -> Table:
    """A table whose rows have a number for a key, and so no property of that name."""
    what = "the key of rows that have none in the document"
    if not is_double(asked, table, {"row_id"}, what):
        return table
    kept = [unstored(one) if "row_id" in _lower(one) else one for one in table.stored]
    return changed(table, stored=tuple(kept))


def is_double(asked: Asked, table: Table, names: Iterable[str], why: str) -> bool:
    """Whether a property has a column that the table has for another reason; tells which do."""
    wanted = set(names)
    found = [(one, name) for one in table.stored for name in columns(one) if name.lower() in wanted]
    for one, name in found:
        tell_double(asked, one, name, why)
    return bool(found)


def tell_double(asked: Asked, one: Stored, name: str, other: str, help: str | None = None) -> None:
    """Tell that the column of a property is another one already."""
    why = f"{one.source.name!r} would be stored in the column {name!r}, which is {other}"
    asked.wrong("invalid-column", why, one.at, help or "give the property another name")


def _apart(asked: Asked, table: Table) -> Table:
    """The table where no two properties have a column by one name, and none has one of PostgreSQL's own."""
    taken: dict[str, tuple[str, str]] = {}
    kept: dict[str, Stored] = {}
    for one in sorted(table.stored, key=lambda one: one.store == "columns"):
        kept[one.source.name] = one
        for name in columns(one):
            lower = name.lower()
            if lower in taken:
                spelled, whose = taken[lower]
                other = f"that of {whose!r}"
                other += "" if spelled == name else ": capitals do not tell columns apart"
                tell_double(asked, one, name, other)
                kept[one.source.name] = unstored(one)
            elif lower in _OF_POSTGRESQL and one.store not in ("values", "rows"):
                why = f"{one.source.name!r} cannot be stored in the column {name!r}: every table of PostgreSQL has one"
                asked.wrong("invalid-column", why, one.at, "say another `name` for the column")
                kept[one.source.name] = unstored(one)
            taken.setdefault(lower, (name, one.source.name))
    return changed(table, stored=tuple(kept[one.source.name] for one in table.stored))


def _has_room(asked: Asked, table: Table, name: str, key: str) -> bool:
    """Whether no other column is called as the one that a key of the table names."""
    own = both_names(name)
    if own & {"position", "row_id", *extra_columns(table), *_OF_POSTGRESQL}:
        why = f"rows have a column {name!r} for something else"
        asked.wrong("invalid-table", why, join(table.at, key), "give it another name")
        return False
    return not is_double(asked, table, own, f"that of `{key}`")


def _lower(one: Stored) -> set[str]:
    """The columns of a property; capitals do not tell them apart."""
    return {name.lower() for name in columns(one)}
