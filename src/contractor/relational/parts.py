"""The parts of a table as values: columns, and what a database knows of each.

Takes names and columns, gives `Parts`; refuses to know properties and what they hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from contractor.frozen import frozen
from contractor.model.tables import Table
from contractor.relational.database import Check, Column, ForeignKey, Index, Unique
from contractor.relational.naming import constraint
from contractor.source import join

#: Property → what the table calls its columns.
Names = Mapping[str, Sequence[str]]


@frozen
class Parts:
    """Some columns of a table, and its conditions, references and indexes."""

    columns: tuple[Column, ...] = ()
    checks: tuple[Check, ...] = ()
    keys: tuple[ForeignKey, ...] = ()
    indexes: tuple[Index, ...] = ()
    uniques: tuple[Unique, ...] = ()


def together(several: Iterable[Parts]) -> Parts:
    """All of several parts, in their order."""
    found = list(several)
    return Parts(
        columns=tuple(column for each in found for column in each.columns),
        checks=tuple(check for each in found for check in each.checks),
        keys=tuple(key for each in found for key in each.keys),
        indexes=tuple(index for each in found for index in each.indexes),
        uniques=tuple(unique for each in found for unique in each.uniques),
    )


def names(made: Mapping[str, Parts]) -> Names:
    """What the columns of properties are called."""
    return {name: [column.name for column in each.columns] for name, each in made.items()}


def index(table: str, columns: Sequence[str], at: str) -> Index:
    """The index by which rows are found by some columns."""
    return Index(constraint("ix", table, *columns), tuple(columns), at)


def asked(table: Table, name: str, names: Names, owner: Sequence[str] = ()) -> Parts:
    """What a table asks for beside its columns; `owner` are those that say whose rows they are, if no property does."""
    return Parts(
        indexes=tuple(_indexes(table, name, names)),
        uniques=tuple(_uniques(table, name, names, owner)),
    )


def _indexes(table: Table, name: str, names: Names) -> Iterator[Index]:
    # What is unique has an index already, of the same name where rows are marked as deleted.
    for place, group in enumerate(table.indexes):
        if group not in table.unique:
            yield index(name, _columns(group, names), join(table.at, "indexes", place))


def _uniques(table: Table, name: str, names: Names, owner: Sequence[str]) -> Iterator[Unique]:
    for place, group in enumerate(table.unique):
        yield _unique(table, name, _columns(group, names), join(table.at, "unique", place))
    columns = owner or names.get(table.owner or "", ())
    # Where kinds of rows belong to others, the table of all kinds says so.
    if table.single and columns:
        yield _unique(table, name, columns, join(table.at, "single"))


def _unique(table: Table, name: str, columns: Sequence[str], at: str) -> Unique:
    """Columns that no two rows share, or no two of those that are not marked as deleted."""
    kind = "ix" if table.soft_delete else "uq"
    return Unique(constraint(kind, name, *columns), tuple(columns), at, present=table.soft_delete)


def _columns(group: Iterable[str], names: Names) -> list[str]:
    return [column for one in group for column in names[one]]
