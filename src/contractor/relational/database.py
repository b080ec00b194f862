"""A database as values: its tables, their columns, and what every row has to be.

Takes nothing, gives values; refuses to know Python code and who asks. Each part says where in the contract it
comes from, so that whatever a database refuses can be told in the contract's words.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from contractor.frozen import frozen
from contractor.model.tables import OnDelete

Dialect = Literal["postgresql", "sqlite"]
DIALECTS: tuple[Dialect, ...] = ("postgresql", "sqlite")
Kind = Literal[
    "text", "uuid", "instant", "date", "integer", "bigint", "double", "exact", "boolean", "bytes",
    "json",
]  # fmt: skip


@frozen
class Sql:
    """One expression in the words of each database; None where that one has no such thing."""

    postgresql: str | None
    sqlite: str | None

    def of(self, dialect: Dialect) -> str | None:
        """The expression for one database."""
        return self.postgresql if dialect == "postgresql" else self.sqlite


@frozen
class ColumnType:
    """What a column holds. `precision` and `scale` are those of an exact number, None where it has any digits."""

    kind: Kind
    precision: int | None = None
    scale: int | None = None


@frozen
class Column:
    """A column. `at` is the place of the property that it holds, or of what asks for a column that is no property.

    `path` are the names on the wire that lead from the record to the property; empty where there is none.
    `undeclared`: it holds the members of the record that are no property of it, as JSON.
    `default` is what the database fills in. `counts`: the database numbers the rows by it. `fill` is what it holds in
    rows that were there before it did, or whose value it may not hold any more.
    """

    name: str
    type: ColumnType
    nullable: bool
    at: str
    path: tuple[str, ...] = ()
    default: Sql | None = None
    counts: bool = False
    renamed_from: str | None = None
    fill: Sql | None = None
    undeclared: bool = False


@frozen
class Check:
    """A condition that every row meets. `keyword` is that of the schema at `at` which says it, `type` among them.

    `needed` are the columns that are there if an object in columns is, where the condition is that it is whole.
    """

    name: str
    sql: Sql
    columns: tuple[str, ...]
    keyword: str
    at: str
    needed: tuple[str, ...] = field(default=(), repr=False)


@frozen
class Unique:
    """Columns that no two rows share; `present`: no two rows that are not marked as deleted."""

    name: str
    columns: tuple[str, ...]
    at: str
    present: bool = False


@frozen
class Index:
    """Columns that rows are found by."""

    name: str
    columns: tuple[str, ...]
    at: str


@frozen
class ForeignKey:
    """Columns that hold the key of a row of another table, and what becomes of rows whose row there is deleted.

    `circular`: the tables refer to one another, so that the key is made when both are there.
    """

    name: str
    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]
    on_delete: OnDelete
    at: str
    circular: bool = False


@frozen
class Relation:
    """A table of a database. `key` is that of the schema whose records are its rows.

    `items` is the property whose list stands here item by item; empty for the records themselves. `former` are columns
    that the table had before, and what they hold for whoever still reads them.
    """

    name: str
    key: str
    at: str
    columns: tuple[Column, ...]
    primary: tuple[str, ...]
    primary_name: str
    items: str = ""
    checks: tuple[Check, ...] = ()
    uniques: tuple[Unique, ...] = ()
    indexes: tuple[Index, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    renamed_from: str | None = None
    former: Mapping[str, Sql] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        """A column by its name; raises `KeyError` where there is none."""
        for one in self.columns:
            if one.name == name:
                return one
        raise KeyError(name)


@frozen
class Database:
    """The tables of a contract by their names, in the order of the document; lists behind those they belong to."""

    relations: Mapping[str, Relation] = field(default_factory=dict)
