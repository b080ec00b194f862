"""What statements do, as far as rules ask: a small value for each kind of change.

Takes nothing, gives values; refuses to know how they are written in SQL.
"""

from dataclasses import field

from contractor.frozen import frozen


@frozen
class Name:
    """The name of a table or another thing, as the database compares it. `schema` is None for the usual one."""

    name: str
    schema: str | None = None

    def __str__(self) -> str:
        return self.name if self.schema is None else f"{self.schema}.{self.name}"


@frozen
class Expression:
    """A piece of SQL that has a value: its text in one spelling, the words in it, and the functions it calls."""

    text: str
    words: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()


@frozen
class Type:
    """A type by its full name, for instance `character varying`, with its arguments."""

    name: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({','.join(self.arguments)})" if self.arguments else self.name


@frozen
class Constraint:
    """A constraint of a table. `kind` is check, foreign key, unique, primary key, exclude or not null."""

    kind: str
    name: str | None = None
    columns: tuple[str, ...] = ()
    check: Expression | None = None
    references: Name | None = None
    not_valid: bool = False
    using_index: str | None = None


@frozen
class Column:
    """A column as it is declared, from `start` to `end`. `generated` is stored, virtual, identity or nothing."""

    name: str
    type: Type | None = None
    not_null: bool = False
    default: Expression | None = None
    generated: str = ""
    constraints: tuple[Constraint, ...] = ()
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)

    def has(self, kind: str) -> bool:
        """Whether it has a constraint of a kind."""
        return any(one.kind == kind for one in self.constraints)


class Change:
    """Something that a statement does."""

    __slots__ = ()


@frozen
class CreateTable(Change):
    table: Name
    columns: tuple[Column, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    guarded: bool = False
    temporary: bool = False
    copy: "Copy | None" = None


@frozen
class Copy(Change):
    """Rows that are read from a table. `columns` are those that are read, None for all."""

    source: Name
    columns: frozenset[str] | None = None


@frozen
class AddColumn(Change):
    table: Name
    column: Column
    guarded: bool = False


@frozen
class DropColumn(Change):
    table: Name
    column: str
    guarded: bool = False


@frozen
class ChangeType(Change):
    table: Name
    column: str
    type: Type | None
    using: bool = False


@frozen
class SetNotNull(Change):
    table: Name
    column: str


@frozen
class DropNotNull(Change):
    table: Name
    column: str


@frozen
class SetDefault(Change):
    table: Name
    column: str
    default: Expression | None


@frozen
class AddConstraint(Change):
    table: Name
    constraint: Constraint


@frozen
class ValidateConstraint(Change):
    table: Name
    constraint: str


@frozen
class DropConstraint(Change):
    table: Name
    constraint: str
    guarded: bool = False


@frozen
class RenameTable(Change):
    table: Name
    to: str


@frozen
class RenameColumn(Change):
    table: Name
    column: str
    to: str


@frozen
class AlterOther(Change):
    """Anything else that ALTER TABLE does; `words` are its first ones."""

    table: Name
    words: tuple[str, ...] = ()


@frozen
class Drop(Change):
    """Something is dropped that is no part of a table. `kind` is a word in small letters."""

    kind: str
    names: tuple[Name, ...]
    guarded: bool = False
    cascade: bool = False
    concurrently: bool = False


@frozen
class CreateIndex(Change):
    name: str | None
    table: Name
    columns: tuple[str, ...] = ()
    unique: bool = False
    concurrently: bool = False
    guarded: bool = False
    partial: bool = False


@frozen
class Create(Change):
    """Something is made that is neither table nor index. `body` are its words; `guarded` covers OR REPLACE."""

    kind: str
    name: Name
    guarded: bool = False
    words: frozenset[str] = frozenset()


@frozen
class AddEnumValue(Change):
    type: Name
    value: str
    placed: bool = False
    guarded: bool = False


@frozen
class Configure(Change):
    """A setting of the session, None where it gets its usual value again; `local` ends with the transaction."""

    name: str
    value: str | None
    local: bool = False


@frozen
class Pragma(Change):
    name: str
    value: str | None = None


@frozen
class Begin(Change):
    pass


@frozen
class Commit(Change):
    pass


@frozen
class Rollback(Change):
    pass


@frozen
class Insert(Change):
    table: Name
    copies: tuple[Copy, ...] = ()


@frozen
class Update(Change):
    """Columns are filled; `copied` are those whose values another column of the table has afterwards."""

    table: Name
    columns: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()


@frozen
class Expect(Change):
    """A query that has to find nothing, or else nothing behind it is run. `words` are those in it."""

    words: frozenset[str]


@frozen
class Delete(Change):
    table: Name


@frozen
class Truncate(Change):
    tables: tuple[Name, ...]
    cascade: bool = False


@frozen
class Other(Change):
    """A statement that no rule asks about, by its first words."""

    words: tuple[str, ...] = field(default=())
