"""What is known of a database from the statements that ran before.

Takes changes in their order, gives what stands: which tables are new, what is proven of their columns, what was
copied. Proofs last across scripts, since files of migrations are one history. Refuses to guess: what no statement
said is not known.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from contractor.frozen import changed
from contractor.sql.dialect import Dialect
from contractor.sql.kinds import (
    AddColumn,
    AddConstraint,
    Begin,
    Change,
    ChangeType,
    Column,
    Commit,
    Configure,
    Constraint,
    Copy,
    Create,
    CreateIndex,
    CreateTable,
    Drop,
    DropColumn,
    DropConstraint,
    DropNotNull,
    Expect,
    Insert,
    Name,
    Pragma,
    RenameColumn,
    RenameTable,
    Rollback,
    SetDefault,
    SetNotNull,
    Update,
    ValidateConstraint,
)
from contractor.sql.locking import alters, is_about_rows, locked, takes_long

_NOT_NULL: Final = re.compile(r'"?([^\s"()]+)"? is not null')


def required(constraint: Constraint) -> str | None:
    """The column that a constraint says is never NULL, if that is all that it says."""
    found = _NOT_NULL.fullmatch(constraint.check.text) if constraint.check else None
    return None if found is None else found[1]


@dataclass(slots=True)
class Table:
    """What is known of a table. `script` made it, None where that was before the history."""

    script: int | None = None
    columns: dict[str, Column] = field(default_factory=dict)
    #: Column → the script that added it.
    added: dict[str, int] = field(default_factory=dict)
    constraints: dict[str, Constraint] = field(default_factory=dict)
    #: Constraint → the transaction and the script that added it.
    since: dict[str, tuple[int, int]] = field(default_factory=dict)
    proven: set[str] = field(default_factory=set)
    filled: set[str] = field(default_factory=set)
    dropped: dict[str, Column | None] = field(default_factory=dict)
    copied: set[str] = field(default_factory=set)
    copied_whole: bool = False
    is_copy: bool = False


class History:
    """What is known, and in which script and transaction the next statement runs."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.script = -1
        self.tables: dict[Name, Table] = {}
        self.indexes: dict[str, tuple[CreateIndex, int]] = {}
        self.dropped_indexes: list[CreateIndex] = []
        self.made: dict[tuple[str, Name], int] = {}
        self.in_transaction = False
        self.transaction = 0
        self.settings: set[str] = set()
        #: Whether the script waited for a lock before, and whether it held one before for a short change.
        self.waited = self.held = False
        #: Whether something but rows was changed outside of a transaction.
        self.apart = False
        #: Words of queries that have to find nothing.
        self.expected: list[frozenset[str]] = []
        self.foreign_keys = True

    def open(self, *, in_transaction: bool) -> None:
        """Begin a script: a session of its own."""
        self.script += 1
        self.transaction += 1
        self.in_transaction = in_transaction
        self.settings = set()
        self.waited = self.held = self.apart = False
        self.expected = []
        self.foreign_keys = True

    def table(self, name: Name) -> Table:
        """What is known of a table, perhaps nothing."""
        return self.tables.setdefault(name, Table())

    def is_new(self, name: Name) -> bool:
        """Whether the running script made the table, so that it has no rows and nobody uses it."""
        return name in self.tables and self.tables[name].script == self.script

    def is_new_column(self, table: Name, column: str) -> bool:
        """Whether the running script made the column."""
        return self.is_new(table) or (
            table in self.tables and self.tables[table].added.get(column) == self.script
        )

    def learn(self, change: Change) -> None:
        """Remember what a statement did."""
        if any(not self.is_new(name) for name in locked(change)):
            self.waited = True
            self.held = self.held or not takes_long(change)
        if not self.in_transaction and alters(change) and not is_about_rows(change):
            self.apart = True
        if isinstance(change, (Begin, Commit, Rollback, Configure, Pragma)):
            self._session(change)
        elif isinstance(change, (CreateTable, Drop, RenameTable, CreateIndex, Create)):
            self._thing(change)
        elif isinstance(change, (AddConstraint, ValidateConstraint, DropConstraint)):
            self._constraint(change)
        elif isinstance(change, (Insert, Update, Expect)):
            self._rows(change)
        else:
            self._column(change)
        if not self.in_transaction:
            self.transaction += 1

    def _session(self, change: Change) -> None:
        match change:
            case Begin():
                self.in_transaction = True
            case Commit() | Rollback():
                self.in_transaction = False
                self.settings -= {name for name in self.settings if name.startswith("local ")}
            case Configure(name, value, local):
                named = f"local {name}" if local else name
                (self.settings.discard if value is None else self.settings.add)(named)
            case Pragma("foreign_keys", str(value)) if not self.in_transaction:
                self.foreign_keys = value in ("1", "on", "true", "yes")

    def _thing(self, change: Change) -> None:
        match change:
            case CreateTable():
                self._create(change)
            case Drop("table", names):
                for name in names:
                    self.tables.pop(name, None)
            case Drop("index", names):
                for name in names:
                    index = self.indexes.pop(name.name, None)
                    self.dropped_indexes += [index[0]] if index else []
            case Drop(kind, names):
                for name in names:
                    self.made.pop((kind, name), None)
            case RenameTable(table, to):
                self.tables[Name(to, table.schema)] = self.tables.pop(table, Table())
            case CreateIndex(str(name)):
                self.indexes[name] = (change, self.script)
            case Create(kind, name):
                self.made[kind, name] = self.script

    def _create(self, change: CreateTable) -> None:
        if change.guarded and change.table in self.tables:
            return
        table = self.tables[change.table] = Table(self.script, is_copy=change.copy is not None)
        for column in change.columns:
            self._add(table, column)
        for constraint in change.constraints:
            self._constrain(table, constraint)
        if change.copy:
            self._copy(change.copy)

    def _add(self, table: Table, column: Column) -> None:
        table.columns[column.name] = column
        table.added[column.name] = self.script
        if column.default is not None:
            table.filled.add(column.name)
        if column.not_null:
            table.proven.add(column.name)
        for constraint in column.constraints:
            self._constrain(table, constraint)

    def _constrain(self, table: Table, constraint: Constraint) -> None:
        name = constraint.name or f" {len(table.constraints)}"
        table.constraints[name] = constraint
        table.since[name] = (self.transaction, self.script)
        if not constraint.not_valid:
            self._prove(table, constraint)

    def _prove(self, table: Table, constraint: Constraint) -> None:
        if constraint.kind in ("not null", "primary key"):
            table.proven.update(constraint.columns)
        given = required(constraint)
        if given is not None:
            table.proven.add(given)

    def _constraint(self, change: Change) -> None:
        match change:
            case AddConstraint(name, constraint):
                self._constrain(self.table(name), constraint)
            case ValidateConstraint(name, called):
                table = self.table(name)
                known = table.constraints.get(called)
                if known is not None:
                    table.constraints[called] = changed(known, not_valid=False)
                    self._prove(table, known)
            case DropConstraint(name, called):
                table = self.table(name)
                known = table.constraints.pop(called, None)
                given = required(known) if known else None
                column = table.columns.get(given or "")
                if given and not (column and column.not_null):
                    table.proven.discard(given)

    def _rows(self, change: Change) -> None:
        match change:
            case Insert(_, copies):
                for copy in copies:
                    self._copy(copy)
                if copies:
                    self.table(change.table).is_copy = True
            case Update(name, columns, copied):
                self.table(name).filled.update(columns)
                self.table(name).copied.update(copied)
            case Expect(words):
                self.expected.append(words)

    def _copy(self, copy: Copy) -> None:
        table = self.table(copy.source)
        if copy.columns is None:
            table.copied_whole = True
        else:
            table.copied |= copy.columns

    def _column(self, change: Change) -> None:
        match change:
            case AddColumn(name, column):
                self._add(self.table(name), column)
            case DropColumn(name, column):
                table = self.table(name)
                table.dropped[column] = table.columns.pop(column, None)
                table.proven.discard(column)
                table.filled.discard(column)
            case SetNotNull(name, column):
                table = self.table(name)
                table.proven.add(column)
                known = table.columns.get(column, Column(column))
                table.columns[column] = changed(known, not_null=True)
            case DropNotNull(name, column):
                table = self.table(name)
                table.proven.discard(column)
                if column in table.columns:
                    table.columns[column] = changed(table.columns[column], not_null=False)
            case ChangeType(name, column, type):
                table = self.table(name)
                known = table.columns.get(column, Column(column))
                table.columns[column] = changed(known, type=type)
            case SetDefault(name, column, default):
                table = self.table(name)
                if column in table.columns:
                    table.columns[column] = changed(table.columns[column], default=default)
            case RenameColumn(name, column, to):
                self._rename(self.table(name), column, to)

    def _rename(self, table: Table, column: str, to: str) -> None:
        if column in table.columns:
            table.columns[to] = changed(table.columns.pop(column), name=to)
            table.added[to] = table.added.pop(column, self.script)
        for known in (table.proven, table.filled, table.copied):
            if column in known:
                known.discard(column)
                known.add(to)

    def is_expected(self, table: Name, words: Iterable[str]) -> bool:
        """Whether the script stops before where a query about these words of a table finds something."""
        wanted = {table.name, *words}
        return any(wanted <= found for found in self.expected)

    def has_copy(self, name: Name, columns: Iterable[str] | None = None) -> bool:
        """Whether a table, or these columns of it, were copied before."""
        table = self.tables.get(name)
        if table is None:
            return False
        wanted = set(table.columns if columns is None else columns)
        return table.copied_whole or (bool(wanted) and wanted <= table.copied)
