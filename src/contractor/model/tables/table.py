"""Tables as values: which records are stored, and how each of their properties is.

Takes nothing, gives `Table` and what it is made of; refuses to know how it is found, and any database.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Literal

from contractor.diagnostic import Finding
from contractor.frozen import changed, frozen
from contractor.model.families import Inheritance
from contractor.model.tables.vocabulary import OnDelete
from contractor.model.types import Nullable, Property, Record, TypeKey

Store = Literal["column", "json", "columns", "rows", "values", "none"]


@frozen
class Reference:
    """The key of another table that a column holds."""

    table: TypeKey
    on_delete: OnDelete = "restrict"


@frozen
class Stored:
    """How a property is stored. `parts` are the properties of a record that is stored as columns of its own.

    `numeric` is precision and scale of an exact number. `now`: the server's clock fills it in. `null`: its type says
    nothing of null, and so takes it as any other value.
    """

    source: Property
    store: Store
    at: str
    reference: Reference | None = None
    numeric: tuple[int, int] | None = None
    now: bool = False
    default: tuple[Any, ...] = ()
    private: bool = False
    parts: tuple["Stored", ...] = ()
    rows: TypeKey | None = None
    """The table that items of a list are rows of."""
    column: str | None = None
    """What the database calls the column, where the document says so."""
    renamed_from: str | None = None
    """What the database called the column before."""
    fill: Mapping[str, str] = field(default_factory=dict)
    """What the column holds in rows that were there before it, in the SQL of each database."""
    null: bool = False

    @property
    def required(self) -> bool:
        """Whether there is always a value, and none that the schema says to be null."""
        return self.source.required and not isinstance(self.source.type, Nullable)

    @property
    def witness(self) -> bool:
        """Whether there is always something else than null, which so tells that what it is a part of is there."""
        return self.required and not self.null


@frozen
class Table:
    """A table: the record as read that it holds, and how. Names of properties are those of the document."""

    key: TypeKey
    name: str
    at: str
    record: Record
    stored: tuple[Stored, ...]
    primary: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    parent: TypeKey | None = None
    owner: str | None = None
    """The property that holds the key of the parent; None where that is a column of its own."""
    single: bool = False
    """A row of the parent has one row here at most."""
    timestamps: bool = False
    soft_delete: bool = False
    version: str | None = None
    extra: Stored | None = None
    """The column of what records hold and no property of theirs declares."""
    renamed_from: str | None = None
    former: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What columns hold that the table had before, for whoever still reads them, in the SQL of each database."""
    inheritance: Inheritance | None = None
    """The family that the rows are of, where there is one."""
    inherited: frozenset[str] = frozenset()
    """The properties that stand where those of the whole family do."""

    @property
    def is_member(self) -> bool:
        """Whether rows are one kind of a family's, which another table is asked for."""
        return self.inheritance is not None and self.inheritance.root != self.key

    @property
    def is_abstract(self) -> bool:
        """Whether every row is of some other table of its family."""
        return self.inheritance is not None and self.key not in self.inheritance.tags

    @property
    def own(self) -> tuple[Stored, ...]:
        """The properties that its family does not hold for it."""
        return tuple(one for one in self.stored if one.source.name not in self.inherited)


@frozen
class Tables:
    """The tables of a model by the keys of their types, and what is wrong with what was asked for."""

    tables: Mapping[TypeKey, Table] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def key_of(table: Table) -> Stored:
    """The property that is the key of a table with a key of one column."""
    return next(one for one in table.stored if one.source.name == table.primary[0])


def is_nested(table: Table, tables: Mapping[TypeKey, Table]) -> bool:
    """Whether rows belong, in the end, to rows of the same table: the first of them belongs to none."""
    seen: set[TypeKey] = set()
    above = table.parent
    while above is not None and above != table.key and above not in seen:
        seen.add(above)
        above = tables[above].parent if above in tables else None
    return above == table.key


def leaves(one: Stored, inside: tuple[Stored, ...] = ()) -> Iterator[tuple[Stored, ...]]:
    """The columns of a property, each as the properties that lead to it."""
    path = (*inside, one)
    if one.store == "columns":
        for part in one.parts:
            yield from leaves(part, path)
    elif one.store != "none":
        yield path


def with_stored(table: Table, changes: Iterable[Stored]) -> Table:
    """The table where some properties are stored otherwise."""
    by_name = {one.source.name: one for one in changes}
    return changed(table, stored=tuple(by_name.get(one.source.name, one) for one in table.stored))


def as_json(one: Stored) -> Stored:
    """A property whose rows or columns cannot be made."""
    return changed(one, store="json", reference=None, rows=None, default=())


def unstored(one: Stored) -> Stored:
    """A property whose column cannot be made."""
    return changed(one, store="none", reference=None, rows=None)
