"""The column of what records hold and no property of theirs declares.

Takes the table that asks for one and its kinds of rows, gives the column with what the contract says of it, and what
each kind says; refuses to know properties.
"""

from collections.abc import Iterator

from contractor.frozen import changed
from contractor.model import Model, Type
from contractor.model.plain import undeclared
from contractor.model.tables import Stored, Table
from contractor.relational.columns import Columns, inner_check
from contractor.relational.conditions import quoted
from contractor.relational.database import Check, Column, Sql
from contractor.relational.guarding import Sharing
from contractor.relational.inside import inside
from contractor.relational.naming import constraint
from contractor.relational.parts import Parts


def others(model: Model, columns: Columns, sharing: Sharing) -> Parts:
    """The column of what no property declares, where a table asks for one."""
    table, name = sharing.root, sharing.name
    one = table.extra
    if one is None:
        return Parts()
    column = _column(columns, table, one)
    common = list(_members(model, name, column, table, one.source.type))
    known = {check.sql for check in common}
    of_kinds = (
        sharing.guarded(kind, check)
        for kind in sharing.kinds
        for check in _of_kind(model, name, column, kind)
        if check.sql not in known
    )
    return Parts((column,), (*common, *of_kinds))


def _column(columns: Columns, table: Table, one: Stored) -> Column:
    made = columns.column(table, (one,), columns.holding.column(one))
    return changed(made, path=(), undeclared=True)


def _of_kind(model: Model, name: str, column: Column, kind: Table) -> Iterator[Check]:
    """What one kind says of its other members: that there are none, where it takes none."""
    held = undeclared(kind.record)
    if held is None:
        yield _nothing(name, column)
    else:
        yield from _members(model, name, column, kind, held)


def _members(model: Model, name: str, column: Column, table: Table, kind: Type) -> Iterator[Check]:
    """What the contract says of members that no property declares."""
    for inner in inside(model, kind, quoted(column.name), table.record.at):
        at = inner.at if inner.words else column.at
        yield inner_check(name, column, changed(inner, at=at))


def _nothing(table: str, column: Column) -> Check:
    """The condition that there is nothing in a column."""
    sql = f"{quoted(column.name)} IS NULL"
    name = constraint("ck", table, f"{column.name}_additional_properties")
    return Check(name, Sql(sql, sql), (column.name,), "additionalProperties", column.at)
