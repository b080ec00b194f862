"""Columns by one name: who else wants a column, and what stays of a table then.

Takes a table, gives it without what would be stored in a column of another; refuses to know other tables.
"""

from collections.abc import Iterable

from contractor.frozen import changed
from contractor.model.tables.asked import Asked
from contractor.model.tables.naming import called, columns, extra_columns, version_columns
from contractor.model.tables.table import Stored, Table, unstored
from contractor.source import join


def without_doubles(asked: Asked, table: Table) -> Table:
    """The table where no two columns have one name: properties of one column are the last to go."""
    table = _apart(asked, table)
    if table.soft_delete and is_double(asked, table, {"deleted_at"}, "that of `soft-delete`"):
        table = changed(table, soft_delete=False)
    if table.timestamps and is_double(
        asked, table, {"created_at", "updated_at"}, "that of `timestamps`"
    ):
        table = changed(table, timestamps=False)
    if table.version is not None and not _has_room(asked, table, table.version):
        table = changed(table, version=None)
    return table


def without_row_id(asked: Asked, table: Table) -> Table:
    """A table whose rows have a number for a key, and so no property of that name."""
    what = "the key of rows that have none in the document"
    if not is_double(asked, table, {"row_id"}, what):
        return table
    kept = [unstored(one) if "row_id" in called(one) else one for one in table.stored]
    return changed(table, stored=tuple(kept))


def is_double(asked: Asked, table: Table, names: Iterable[str], why: str) -> bool:
    """Whether a property is called as a column that the table has for another reason; tells which are."""
    wanted = set(names)
    found = [(one, name) for one in table.stored for name in sorted(wanted & called(one))]
    for one, name in found:
        tell_double(asked, one, name, why)
    return bool(found)


def tell_double(asked: Asked, one: Stored, name: str, other: str, help: str | None = None) -> None:
    """Tell that the column of a property is another one already."""
    where = f"be stored in the column {name!r}" if name in columns(one) else f"be {name!r} in code"
    why = f"{one.source.name!r} would {where}, which is {other}"
    asked.wrong("invalid-column", why, one.at, help or "give the property another name")


def _apart(asked: Asked, table: Table) -> Table:
    """The table where no two properties have a column by one name."""
    taken: dict[str, str] = {}
    kept: dict[str, Stored] = {}
    for one in sorted(table.stored, key=lambda one: one.store == "columns"):
        kept[one.source.name] = one
        for name in columns(one):
            if name in taken:
                tell_double(asked, one, name, f"that of {taken[name]!r}")
                kept[one.source.name] = unstored(one)
            taken.setdefault(name, one.source.name)
    return changed(table, stored=tuple(kept[one.source.name] for one in table.stored))


def _has_room(asked: Asked, table: Table, version: str) -> bool:
    """Whether no other column is called as that of the version is to be."""
    own = version_columns(version)
    if own & {"position", "row_id", *extra_columns(changed(table, version=None))}:
        why = f"rows have a column {version!r} for something else"
        where = join(table.at, "version-column")
        asked.wrong("invalid-table", why, where, "give it another name")
        return False
    return not is_double(asked, table, own, "that of `version-column`")
