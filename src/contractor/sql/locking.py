"""Which changes keep others from a table that is in use.

Takes changes, gives tables; refuses to know which tables are new.
"""

from typing import Final

from contractor.sql.kinds import (
    AddColumn,
    AddConstraint,
    AlterOther,
    Begin,
    Change,
    ChangeType,
    Commit,
    Configure,
    CreateIndex,
    Delete,
    Drop,
    DropColumn,
    DropConstraint,
    DropNotNull,
    Expect,
    Insert,
    Name,
    Other,
    Pragma,
    RenameColumn,
    RenameTable,
    Rollback,
    SetDefault,
    SetNotNull,
    Truncate,
    Update,
    ValidateConstraint,
)

_ALTERS: Final = (
    AddColumn,
    AddConstraint,
    AlterOther,
    ChangeType,
    DropColumn,
    DropConstraint,
    DropNotNull,
    RenameColumn,
    RenameTable,
    SetDefault,
    SetNotNull,
    ValidateConstraint,
    CreateIndex,
)
_OF_SESSION: Final = (Begin, Commit, Rollback, Configure, Pragma, Expect, Other)
_OF_ROWS: Final = (Insert, Update, Delete)
#: What works on every row, and may take as long as that takes.
_LONG: Final = (ValidateConstraint, Insert, Update, Delete)


def locked(change: Change) -> tuple[Name, ...]:
    """The tables that others cannot use, or write to, until the change is done. An index stands for its table."""
    if isinstance(change, _ALTERS):
        return (change.table,)
    if isinstance(change, Drop) and change.kind in ("table", "index"):
        return change.names
    return change.tables if isinstance(change, Truncate) else ()


def takes_long(change: Change) -> bool:
    """Whether it may well take as long as it takes, since it keeps nobody from reading and writing meanwhile."""
    concurrent = isinstance(change, (CreateIndex, Drop)) and change.concurrently
    return isinstance(change, _LONG) or concurrent


def is_about_rows(change: Change) -> bool:
    """Whether it changes rows, and not what they are."""
    return isinstance(change, _OF_ROWS)


def alters(change: Change) -> bool:
    """Whether it does anything to the database, as far as it was understood."""
    return not isinstance(change, _OF_SESSION)
