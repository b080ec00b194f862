"""Rows: the class of each table, statement by statement.

Takes tables and what their columns hold, gives views; refuses to know how models become rows
(`conversions`). Every line of Python in a view is as it will stand in the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from contractor.frozen import frozen
from contractor.model import Enumeration, ListOf, Model, Type, TypeKey
from contractor.model.tables import Stored, Table, plain
from contractor.targets.python.docstrings import docstring
from contractor.targets.python.identifiers import constant, unique
from contractor.targets.python.layout import (
    Atom,
    Code,
    Group,
    Prefixed,
    assigned,
    class_header,
    either,
    framed,
)
from contractor.targets.python.literals import scalar, string
from contractor.targets.python.module import Module
from contractor.targets.sqlalchemy.checks import Check, checks, is_storable
from contractor.targets.sqlalchemy.columns import Columns, Kind, is_nullable
from contractor.targets.sqlalchemy.names import (
    Names,
    column_attribute,
    column_name,
    fitted,
    leaf_words,
    leaves,
    list_table,
    owner_column,
    relations,
    version_attribute,
)
from contractor.targets.sqlalchemy.text import declared

_INDENT: Final = 4
#: How deep lists of rows of one table are loaded with the first of them.
_DEEPEST: Final = 100
_ON_DELETE: Final = {
    "restrict": "RESTRICT",
    "cascade": "CASCADE",
    "set-null": "SET NULL",
    "no-action": "NO ACTION",
}


@frozen
class RowView:
    """A class of rows; `lines` are its statements."""

    header: str
    docstring: str
    lines: tuple[str, ...]


class Rows:
    """The rows of one module."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        names: Names,
        columns: Columns,
        module: Module,
    ) -> None:
        self._model = model
        self._tables = tables
        self._columns = columns
        self._module = module
        self._names = names
        #: Tables whose rows stand in a list of their parent.
        self._listed = {one.rows for table in tables.values() for one in table.stored}

    def all(self) -> Iterator[RowView]:
        """The classes, in the order of the tables; lists behind those they belong to."""
        for table in self._tables.values():
            yield self._row(table)
            for one in table.stored:
                if one.store == "values":
                    yield self._list_row(table, one)

    # ── a table ───────────────────────────────────────────────────────────────────────────────────

    def _row(self, table: Table) -> RowView:
        bases = [*([self._use("Timestamps")] if table.timestamps else []), "Base"]
        lines = [f"    __tablename__ = {string(fitted(table.name))}\n"]
        found: list[Check] = []
        for one in table.stored:
            lines += self._stored(table, one, found)
        lines += self._belonging(table)
        lines += self._extra(table)
        lines += self._related(table)
        lines += self._arguments(table, found)
        described = table.record.docs.description or ""
        text = f"{described.rstrip()}\n\n`{table.key}`" if described.strip() else f"`{table.key}`"
        return RowView(
            self._header(self._names.rows[table.key], bases),
            docstring(text, _INDENT),
            tuple(lines),
        )

    def _header(self, name: str, bases: Sequence[str]) -> str:
        # Checkers do not take `kw_only` from a base.
        return class_header(name, [*bases, "kw_only=True", "eq=False"])

    def _use(self, name: str) -> str:
        return self._columns.use(name)

    def _stored(self, table: Table, one: Stored, found: list[Check]) -> Iterator[str]:
        if one.store == "rows" and one.rows is not None:
            target = self._tables[one.rows]
            paths = self._leading(target, table) + (
                self._leading(table, target) if target.key != table.key else 0
            )
            yield self._list(table, one, self._names.rows[target.key], paths, target.owner)
        elif one.store == "values":
            refers = one.reference is not None and one.reference.table == table.key
            yield self._list(table, one, self._names.list_row(table, one), 2 if refers else 1)
        elif one.store in ("column", "json", "columns"):
            for path in leaves(one):
                yield self._column(table, path, found)

    def _column(self, table: Table, path: tuple[Stored, ...], found: list[Check]) -> str:
        words = leaf_words(path)
        name, attribute = column_name(words), column_attribute(words)
        one = path[-1]
        kind = self._columns.kind(one)
        nullable = any(map(is_nullable, path))
        options = self._options(table, one, kind, nullable=nullable, inner=len(path) > 1)
        if name != attribute:
            options.insert(0, Atom(string(name)))
        found += checks(name, kind.scalar, exact=kind.exact)
        return self._mapped(attribute, kind, options, nullable=nullable)

    def _options(
        self, table: Table, one: Stored, kind: Kind, *, nullable: bool, inner: bool
    ) -> list[Code]:
        options: list[Code] = [] if kind.sql is None else [kind.sql]
        is_key = not inner and one.source.name in table.primary
        if one.reference is not None and one.reference.table in self._tables:
            options.append(
                self._foreign_key(one.reference.table, _ON_DELETE[one.reference.on_delete])
            )
            first = {group[0] for group in (*table.indexes, *table.unique, table.primary) if group}
            if inner or one.source.name not in first:
                options.append(Prefixed("index=", Atom("True")))
        if is_key:
            options.append(Prefixed("primary_key=", Atom("True")))
        if kind.json and not nullable:
            options.append(Prefixed("nullable=", Atom("False")))
        if one.private:
            options.append(Prefixed("repr=", Atom("False")))
        if not inner and one.source.name == table.owner:
            # The row that it belongs to says it.
            options.append(Prefixed("default=", Atom("None")))
        else:
            options += self._defaults(one, kind, nullable=nullable, is_key=is_key)
        return options

    def _defaults(self, one: Stored, kind: Kind, *, nullable: bool, is_key: bool) -> Iterator[Code]:
        if one.now:
            yield Prefixed("default_factory=", Atom(self._use("now")))
            yield Prefixed("server_default=", Group(self._use("Now"), [], "()"))
        elif is_key and one.source.read_only and kind.is_uuid:
            yield Prefixed("default_factory=", Atom(self._use("new_id")))
        elif one.default and not nullable and (said := self._default(kind, one.default[0])):
            yield Prefixed("default=", Atom(said))
            if is_storable(one.default[0]):
                yield Prefixed("server_default=", _server_default(self._module, one.default[0]))
        elif nullable:
            yield Prefixed("default=", Atom("None"))

    def _default(self, kind: Kind, value: Any) -> str | None:
        """A default as Python has it; None where it has parts."""
        if isinstance(kind.scalar, Enumeration) and kind.sql is not None:
            for member, code in members(kind.scalar):
                if member == value:
                    return f"{kind.python.flat}.{code}"
            return None
        if kind.json or not isinstance(value, (str, int, float)):
            return None
        if kind.exact:
            return f"{kind.python.flat}({string(str(value))})"
        if kind.python.flat == "int":
            return scalar(int(value))
        return scalar(value) if kind.python.flat in ("str", "float", "bool") else None

    def _mapped(
        self, attribute: str, kind: Kind, options: Sequence[Code], *, nullable: bool
    ) -> str:
        inner = either([kind.python, Atom("None")]) if nullable else kind.python
        mapped = Group(self._module.use("sqlalchemy.orm", "Mapped"), [inner])
        if not options:
            return declared(attribute, mapped, None, _INDENT)
        made = Group(self._module.use("sqlalchemy.orm", "mapped_column"), options, "()")
        return declared(attribute, mapped, made, _INDENT)

    def _foreign_key(self, table: TypeKey, on_delete: str) -> Code:
        key = self._columns.key(table)
        column = column_name(key[0].words) if key is not None else "id"
        target = f"{fitted(self._tables[table].name)}.{column}"
        parts: list[Code] = [
            Atom(string(target)),
            Prefixed("ondelete=", Atom(string(on_delete))),
        ]
        if self._is_circular(table):
            parts.append(Prefixed("use_alter=", Atom("True")))
        return Group(self._module.use("sqlalchemy", "ForeignKey"), parts, "()")

    def _is_circular(self, table: TypeKey) -> bool:
        """Whether rows of a table lead back to it: databases create one of two such tables first."""
        seen: set[TypeKey] = set()
        pending = self._leads(table)
        while pending:
            key = pending.pop()
            if key == table:
                return True
            if key not in seen:
                seen.add(key)
                pending += self._leads(key)
        return False

    def _leads(self, key: TypeKey) -> list[TypeKey]:
        table = self._tables.get(key)
        if table is None:
            return []
        found = [one.reference.table for one in table.stored if one.reference is not None]
        return [*found, *([table.parent] if table.parent else [])]

    def _leading(self, table: Table, other: Table) -> int:
        """How many columns of a table lead to another one."""
        found = [path[-1].reference for one in table.stored for path in leaves(one)]
        count = sum(one is not None and one.table == other.key for one in found)
        return count + (table.parent == other.key and table.owner is None)

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list(
        self, table: Table, one: Stored, name: str, paths: int, owner: str | None = None
    ) -> str:
        """The rows of a list. `paths`: how many columns join the two tables; `owner`: the property that does."""
        attribute = column_attribute(one.source.words)
        ordered = Atom(self._use("ordered"))
        options: list[Code] = [
            Prefixed("default_factory=", ordered),
            Prefixed("collection_class=", ordered),
            Prefixed("cascade=", Atom('"all, delete-orphan"')),
        ]
        if paths > 1:
            column = f"{name}.{self._owner_attribute(table, one, owner)}"
            options.append(Prefixed("foreign_keys=", Atom(string(column))))
        if one.rows is not None and self._is_nested(self._tables[one.rows]):
            # Rows in lists of rows in lists: all of them are loaded with the first, as others are.
            options.append(Prefixed("join_depth=", Atom(str(_DEEPEST))))
        options += [
            Prefixed("lazy=", Atom('"selectin"')),
            Prefixed("order_by=", Atom(string(f"{name}.position"))),
            Prefixed("passive_deletes=", Atom("True")),
        ]
        mapped = Group(self._module.use("sqlalchemy.orm", "Mapped"), [Group("list", [Atom(name)])])
        made = Group(self._module.use("sqlalchemy.orm", "relationship"), options, "()")
        return declared(attribute, mapped, made, _INDENT)

    def _owner_attribute(self, table: Table, one: Stored, owner: str | None) -> str:
        """What rows of a list call the key of the row that they belong to."""
        rows = self._tables.get(one.rows or "")
        for each in () if rows is None else rows.stored:
            if each.source.name == owner:
                return column_attribute(each.source.words)
        key = self._columns.key(table.key)
        return owner_column(table, key[0])[0] if key is not None else "id"

    def _list_row(self, table: Table, one: Stored) -> RowView:
        """The rows of a list of values: whose they are, at which position, and the value."""
        name = self._names.list_row(table, one)
        lines = [f"    __tablename__ = {string(list_table(table, one))}\n"]
        lines.append(self._row_id())
        lines += self._owner(table)
        lines.append(self._position())
        found: list[Check] = []
        kind = self._columns.value(one, self.item(one))
        options: list[Code] = [] if kind.sql is None else [kind.sql]
        if one.reference is not None and one.reference.table in self._tables:
            options.append(
                self._foreign_key(one.reference.table, _ON_DELETE[one.reference.on_delete])
            )
            options.append(Prefixed("index=", Atom("True")))
        if kind.json:
            options.append(Prefixed("nullable=", Atom("False")))
        found += checks("value", kind.scalar, exact=kind.exact)
        lines.append(self._mapped("value", kind, options, nullable=False))
        lines += self._table_arguments([self._check(check) for check in found])
        text = f"An item of `{one.source.name}`.\n\n`{table.key}`"
        return RowView(self._header(name, ["Base"]), docstring(text, _INDENT), tuple(lines))

    def item(self, one: Stored) -> Type:
        """The type of the items of a list."""
        found = plain(self._model, one.source.type)
        return found.item if isinstance(found, ListOf) else found

    # ── columns that the contract does not have ───────────────────────────────────────────────────

    def _belonging(self, table: Table) -> Iterator[str]:
        if not table.primary:
            # A document that says so has an error where no list holds the rows; they can be stored all the same.
            yield self._row_id()
        parent = self._tables.get(table.parent or "")
        if parent is None:
            return
        nested = self._is_nested(table)
        if table.owner is None:
            yield from self._owner(parent, nullable=nested)
        if table.key in self._listed:
            yield self._position(nullable=nested)

    def _is_nested(self, table: Table) -> bool:
        """Whether rows belong, in the end, to rows of the same table: the first of them belongs to none."""
        seen: set[TypeKey] = set()
        above = table.parent
        while above is not None and above != table.key and above not in seen:
            seen.add(above)
            above = self._tables[above].parent if above in self._tables else None
        return above == table.key

    def _row_id(self) -> str:
        options: list[Code] = [
            Atom(self._use("RowId")),
            Prefixed("primary_key=", Atom("True")),
            Prefixed("init=", Atom("False")),
        ]
        return self._mapped("row_id", Kind(Atom("int")), options, nullable=False)

    def _owner(self, parent: Table, *, nullable: bool = False) -> Iterator[str]:
        key = self._columns.key(parent.key)
        if key is None:
            return
        attribute, name = owner_column(parent, key[0])
        options: list[Code] = [] if key[1].sql is None else [key[1].sql]
        if attribute != name:
            options.insert(0, Atom(string(name)))
        options.append(self._foreign_key(parent.key, "CASCADE"))
        options.append(Prefixed("index=", Atom("True")))
        options.append(Prefixed("init=", Atom("False")))
        yield self._mapped(attribute, key[1], options, nullable=nullable)

    def _position(self, *, nullable: bool = False) -> str:
        options: list[Code] = [
            Group(self._module.use("sqlalchemy", "Integer"), [], "()"),
            Prefixed("init=", Atom("False")),
        ]
        return self._mapped("position", Kind(Atom("int")), options, nullable=nullable)

    def _extra(self, table: Table) -> Iterator[str]:
        if table.version is not None:
            attribute = version_attribute(table.version)
            options: list[Code] = [
                Prefixed("init=", Atom("False")),
                Prefixed("default=", Atom("1")),
            ]
            if attribute != table.version:
                options.insert(0, Atom(string(table.version)))
            yield self._mapped(attribute, Kind(Atom("int")), options, nullable=False)
        if table.soft_delete:
            options = [Prefixed("init=", Atom("False")), Prefixed("default=", Atom("None"))]
            kind = Kind(Atom(self._use("DateTime")))
            yield self._mapped("deleted_at", kind, options, nullable=True)

    def _related(self, table: Table) -> Iterator[str]:
        """The rows that columns refer to, to be loaded when asked for."""
        for attribute, one, target in relations(table, self._tables):
            inner: Code = Atom(self._names.rows[target.key])
            if is_nullable(one):
                inner = either([inner, Atom("None")])
            mapped = Group(self._module.use("sqlalchemy.orm", "Mapped"), [inner])
            options: list[Code] = [
                Prefixed("foreign_keys=", Atom(column_attribute(one.source.words))),
                Prefixed("init=", Atom("False")),
                Prefixed("lazy=", Atom('"raise"')),
                Prefixed("repr=", Atom("False")),
            ]
            key = self._columns.key(target.key)
            if target.key == table.key and key is not None:
                # Of the two rows, the one that is referred to.
                options.insert(1, Prefixed("remote_side=", Atom(column_attribute(key[0].words))))
            if one.source.name == table.owner:
                # The list that the row stands in writes the column.
                options.append(Prefixed("viewonly=", Atom("True")))
            made = Group(self._module.use("sqlalchemy.orm", "relationship"), options, "()")
            yield declared(attribute, mapped, made, _INDENT)

    # ── arguments ─────────────────────────────────────────────────────────────────────────────────

    def _arguments(self, table: Table, found: Sequence[Check]) -> Iterator[str]:
        if table.version is not None:
            version = Atom(version_attribute(table.version))
            value = Group("", [Prefixed('"version_id_col": ', version)], "{}")
            yield "\n" + assigned("__mapper_args__", value, _INDENT)
        made: list[Code] = [self._check(check) for check in found]
        columns = {
            one.source.name: [column_name(leaf_words(path)) for path in leaves(one)]
            for one in table.stored
        }
        made += [
            self._unique([name for one in group for name in columns[one]], table)
            for group in table.unique
        ]
        # What is unique has an index already, of the same name where rows are marked as deleted.
        for group in (one for one in table.indexes if one not in table.unique):
            names = [Atom(string(name)) for one in group for name in columns[one]]
            index = self._module.use("sqlalchemy", "Index")
            made.append(Group(index, [Atom("None"), *names], "()"))
        yield from self._table_arguments(made)

    def _table_arguments(self, made: Sequence[Code]) -> Iterator[str]:
        if made:
            # A tuple of one needs its comma.
            value = Group("", made, "()")
            text = assigned("__table_args__", value, _INDENT)
            if len(made) == 1 and "\n" not in text:
                flat = f"    __table_args__ = ({made[0].flat},)"
                text = flat if len(flat) <= 88 else _opened(made[0])
            yield "\n" + text

    def _check(self, check: Check) -> Code:
        parts: list[Code] = [
            Atom(string(check.sql)),
            Prefixed("name=", Atom(string(check.name))),
        ]
        made = Group(self._module.use("sqlalchemy", "CheckConstraint"), parts, "()")
        if check.dialect is None:
            return made
        return Group(self._use("only"), [Atom(string(check.dialect)), made], "()")

    def _unique(self, names: Sequence[str], table: Table) -> Code:
        listed: list[Code] = [Atom(string(name)) for name in names]
        if not table.soft_delete:
            return Group(self._module.use("sqlalchemy", "UniqueConstraint"), listed, "()")
        # What was deleted does not count.
        return Group(self._use("unique_among_present"), listed, "()")


def members(found: Enumeration) -> Iterator[tuple[Any, str]]:
    """The values of an enumeration, and what Python calls them."""
    taken: set[str] = set()
    for member in found.members:
        code = unique(constant(member.words), taken)
        taken.add(code)
        yield member.value, code


def _server_default(module: Module, value: Any) -> Code:
    """A default as the database has it."""
    if isinstance(value, bool):
        return Group(module.use("sqlalchemy", "true" if value else "false"), [], "()")
    return Atom(string(value if isinstance(value, str) else str(value)))


def _opened(one: Code) -> str:
    return "    __table_args__ = (\n" + framed("        ", one, ",", 8) + "\n    )"
