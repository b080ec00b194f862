"""Which tables lead back to themselves.

Takes a model's tables, says of a reference whether it closes a circle; refuses to know columns. Databases create one
of two tables first that refer to one another.
"""

from collections.abc import Iterator, Mapping

from contractor.model import TypeKey
from contractor.model.tables import Table, leaves
from contractor.relational.naming import table_name


def is_circular(tables: Mapping[TypeKey, Table], name: str, target: TypeKey) -> bool:
    """Whether rows of another table lead back to the one of this name."""
    if table_name(tables[target]) == name:
        return False
    seen: set[TypeKey] = set()
    pending = list(_leads(tables, target))
    while pending:
        key = pending.pop()
        if key in tables and table_name(tables[key]) == name:
            return True
        if key not in seen:
            seen.add(key)
            pending += _leads(tables, key)
    return False


def _leads(tables: Mapping[TypeKey, Table], key: TypeKey) -> Iterator[TypeKey]:
    """The tables that rows of a table refer to."""
    table = tables.get(key)
    if table is None:
        return
    family = table.inheritance
    for kind in _beside(tables, table):
        yield from _referred(kind)
    if table.is_member and family is not None:
        yield family.root
    if table.parent:
        yield table.parent


def _beside(tables: Mapping[TypeKey, Table], table: Table) -> list[Table]:
    """The tables whose rows stand in one with those of a table."""
    family = table.inheritance
    if family is None or family.style != "single":
        return [table]
    return [tables[key] for key in (family.root, *family.tags)]


def _referred(table: Table) -> Iterator[TypeKey]:
    """The tables that the columns of a table's own refer to."""
    for one in table.own:
        for path in leaves(one) if one.store != "values" else ():
            if path[-1].reference is not None:
                yield path[-1].reference.table
