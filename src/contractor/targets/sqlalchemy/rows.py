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
    annotated,
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
    column_attribute,
    column_name,
    fitted,
    list_row,
    owner_column,
    related,
    row_names,
)

_INDENT: Final = 4
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
        self, model: Model, tables: Mapping[TypeKey, Table], columns: Columns, module: Module
    ) -> None:
        self._model = model
        self._tables = tables
        self._columns = columns
        self._module = module
        self.names = row_names(tables)
        #: Tables whose rows stand in a list of their parent.
        self.listed = {
            one.rows: (table, one)
            for table in tables.values()
            for one in table.stored
            if one.rows is not None
        }

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
        taken: set[str] = set()
        for one in table.stored:
            made = list(self._stored(table, one, found))
            lines += made
            taken.add(column_attribute(one.source.words))
        lines += self._belonging(table)
        extra = list(self._extra(table, taken))
        lines += extra
        lines += self._related(table, taken)
        lines += self._arguments(table, found)
        described = table.record.docs.description or ""
        text = f"{described.rstrip()}\n\n`{table.key}`" if described.strip() else f"`{table.key}`"
        return RowView(
            self._header(self.names[table.key], bases),
            docstring(text, _INDENT),
            tuple(lines),
        )

    def _header(self, name: str, bases: Sequence[str]) -> str:
        # Checkers do not take `kw_only` from a base.
        return class_header(name, [*bases, "kw_only=True", "eq=False"])

    def _use(self, name: str) -> str:
        return self._columns.use(name)

    def _stored(self, table: Table, one: Stored, found: list[Check]) -> Iterator[str]:
        match one.store:
            case "column" | "json":
                yield self._column(table, one, (), found)
            case "columns":
                for part in one.parts:
                    yield self._column(table, part, (one,), found)
            case "rows" if one.rows is not None and one.rows in self._tables:
                yield self._list(one, self.names[one.rows])
            case "values":
                yield self._list(one, list_row(table, one.source)[0])

    def _column(
        self, table: Table, one: Stored, inside: tuple[Stored, ...], found: list[Check]
    ) -> str:
        words = tuple(word for part in (*inside, one) for word in part.source.words)
        name, attribute = column_name(words), column_attribute(words)
        kind = self._columns.kind(one)
        nullable = any(map(is_nullable, (*inside, one)))
        options = self._options(table, one, kind, nullable=nullable, inner=bool(inside))
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
        options += self._defaults(one, kind, nullable=nullable, is_key=is_key)
        return options

    def _defaults(self, one: Stored, kind: Kind, *, nullable: bool, is_key: bool) -> Iterator[Code]:
        if one.now:
            yield Prefixed("default_factory=", Atom(self._use("now")))
            yield Prefixed("server_default=", Group(self._use("Now"), [], "()"))
        elif is_key and one.source.read_only and kind.python.flat == "UUID":
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
        return scalar(value) if kind.python.flat in ("str", "int", "float", "bool") else None

    def _mapped(
        self, attribute: str, kind: Kind, options: Sequence[Code], *, nullable: bool
    ) -> str:
        inner = either([kind.python, Atom("None")]) if nullable else kind.python
        mapped = Group(self._module.use("sqlalchemy.orm", "Mapped"), [inner])
        if not options:
            return annotated(attribute, mapped, None, _INDENT)
        made = Group(self._module.use("sqlalchemy.orm", "mapped_column"), options, "()")
        return assigned(f"{attribute}: {mapped.flat}", made, _INDENT)

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

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list(self, one: Stored, name: str) -> str:
        attribute = column_attribute(one.source.words)
        ordered = Atom(self._use("ordered"))
        options: list[Code] = [
            Prefixed("default_factory=", ordered),
            Prefixed("collection_class=", ordered),
            Prefixed("cascade=", Atom('"all, delete-orphan"')),
            Prefixed("lazy=", Atom('"selectin"')),
            Prefixed("order_by=", Atom(string(f"{name}.position"))),
            Prefixed("passive_deletes=", Atom("True")),
        ]
        mapped = Group(self._module.use("sqlalchemy.orm", "Mapped"), [Group("list", [Atom(name)])])
        made = Group(self._module.use("sqlalchemy.orm", "relationship"), options, "()")
        return assigned(f"{attribute}: {mapped.flat}", made, _INDENT)

    def _list_row(self, table: Table, one: Stored) -> RowView:
        """The rows of a list of values: whose they are, at which position, and the value."""
        name, sql = list_row(table, one.source)
        lines = [f"    __tablename__ = {string(sql)}\n"]
        lines.append(self._row_id())
        lines += self._owner(table.key)
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
        if table.parent is None or table.parent not in self._tables:
            return
        yield from self._owner(table.parent)
        if table.key in self.listed:
            yield self._position()

    def _row_id(self) -> str:
        options: list[Code] = [
            Atom(self._use("RowId")),
            Prefixed("primary_key=", Atom("True")),
            Prefixed("init=", Atom("False")),
        ]
        return self._mapped("row_id", Kind(Atom("int")), options, nullable=False)

    def _owner(self, parent: TypeKey) -> Iterator[str]:
        key = self._columns.key(parent)
        if key is None:
            return
        attribute, name = owner_column(self._tables[parent].record, key[0])
        options: list[Code] = [] if key[1].sql is None else [key[1].sql]
        if attribute != name:
            options.insert(0, Atom(string(name)))
        options.append(self._foreign_key(parent, "CASCADE"))
        options.append(Prefixed("index=", Atom("True")))
        options.append(Prefixed("init=", Atom("False")))
        yield self._mapped(attribute, key[1], options, nullable=False)

    def _position(self) -> str:
        options: list[Code] = [
            Group(self._module.use("sqlalchemy", "Integer"), [], "()"),
            Prefixed("init=", Atom("False")),
        ]
        return self._mapped("position", Kind(Atom("int")), options, nullable=False)

    def _extra(self, table: Table, taken: set[str]) -> Iterator[str]:
        if table.version is not None and table.version not in taken:
            options: list[Code] = [
                Prefixed("init=", Atom("False")),
                Prefixed("default=", Atom("1")),
            ]
            yield self._mapped(table.version, Kind(Atom("int")), options, nullable=False)
        if table.soft_delete and "deleted_at" not in taken:
            options = [Prefixed("init=", Atom("False")), Prefixed("default=", Atom("None"))]
            kind = Kind(Atom(self._use("DateTime")))
            yield self._mapped("deleted_at", kind, options, nullable=True)

    def _related(self, table: Table, taken: set[str]) -> Iterator[str]:
        """The rows that columns refer to, to be loaded when asked for."""
        names = {*taken, "position", "deleted_at", table.version or ""}
        for one in table.stored:
            if one.store != "column" or one.reference is None:
                continue
            target = self._tables.get(one.reference.table)
            if target is None:
                continue
            attribute = unique(related(one.source.words, target.record), names)
            names.add(attribute)
            inner: Code = Atom(self.names[target.key])
            if is_nullable(one):
                inner = either([inner, Atom("None")])
            mapped = Group(self._module.use("sqlalchemy.orm", "Mapped"), [inner])
            column = column_attribute(one.source.words)
            options: list[Code] = [
                Prefixed("foreign_keys=", Atom(column)),
                Prefixed("init=", Atom("False")),
                Prefixed("lazy=", Atom('"raise"')),
                Prefixed("repr=", Atom("False")),
            ]
            made = Group(self._module.use("sqlalchemy.orm", "relationship"), options, "()")
            yield assigned(f"{attribute}: {mapped.flat}", made, _INDENT)

    # ── arguments ─────────────────────────────────────────────────────────────────────────────────

    def _arguments(self, table: Table, found: Sequence[Check]) -> Iterator[str]:
        if table.version is not None:
            value = Group("", [Prefixed('"version_id_col": ', Atom(table.version))], "{}")
            yield "\n" + assigned("__mapper_args__", value, _INDENT)
        made: list[Code] = [self._check(check) for check in found]
        columns = self._column_names(table)
        made += [self._unique([columns[name] for name in group], table) for group in table.unique]
        for group in table.indexes:
            names = [Atom(string(columns[name])) for name in group]
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

    def _column_names(self, table: Table) -> dict[str, str]:
        """The first column of each stored property."""
        found: dict[str, str] = {}
        for one in table.stored:
            words = one.source.words
            if one.store == "columns" and one.parts:
                words = (*words, *one.parts[0].source.words)
            found[one.source.name] = column_name(words)
        return found


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
