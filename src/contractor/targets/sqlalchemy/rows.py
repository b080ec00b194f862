"""Rows: the class of each table, statement by statement.

Takes tables, the database that they are and what columns hold, gives views; refuses to know how models become rows
(`conversions`). Every line of Python in a view is as it will stand in the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from contractor.frozen import changed, frozen
from contractor.model import Enumeration, TypeKey
from contractor.model.tables import Stored, Table, is_nested, leaf_words, leaves
from contractor.relational.conditions import is_storable
from contractor.relational.database import (
    DIALECTS,
    Check,
    Column,
    Database,
    ForeignKey,
    Index,
    Relation,
    Unique,
)
from contractor.relational.holding import Held, is_nullable
from contractor.relational.naming import (
    column_of,
    list_table,
    owner_column,
    table_name,
    usual,
)
from contractor.relational.numbers import kept
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
from contractor.targets.sqlalchemy.columns import Columns, Kind
from contractor.targets.sqlalchemy.constraints import is_inside
from contractor.targets.sqlalchemy.names import (
    Names,
    column_attribute,
    owner_attribute,
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
        tables: Mapping[TypeKey, Table],
        database: Database,
        names: Names,
        columns: Columns,
        module: Module,
    ) -> None:
        self._tables = tables
        self._relations = database.relations
        self._columns = columns
        self._module = module
        self._names = names
        #: Tables whose rows stand in a list of their parent.
        self._listed = {one.rows for table in tables.values() for one in table.stored}

    def all(self) -> Iterator[RowView]:
        """The classes, in the order of the tables; lists behind those they belong to."""
        for table in self._tables.values():
            yield self._kind_row(table) if table.is_member else self._row(table)
            for one in table.own:
                if one.store == "values":
                    yield self._list_row(table, one)

    def sets(self) -> Iterator[str]:
        """The lists of which no two items are the same."""
        for table in self._tables.values():
            for one in table.own:
                if one.store == "values" and self._relations[list_table(table, one)].uniques:
                    yield f"{self._names.rows[table.key]}.{column_attribute(one.source.words)}"

    # ── a table ───────────────────────────────────────────────────────────────────────────────────

    def _row(self, table: Table) -> RowView:
        relation = self._relations[table_name(table)]
        bases = [*([self._use("Timestamps")] if table.timestamps else []), "Base"]
        lines = [f"    __tablename__ = {string(relation.name)}\n"]
        for one in table.stored:
            lines += self._stored(table, relation, one)
        if table.extra is not None:
            lines.append(self._column(table, relation, (table.extra,)))
        lines += self._belonging(table, relation)
        lines += self._extra(table, relation)
        lines += self._related(table)
        lines += self._arguments(table, _without(relation, self._names_of_kinds(table)))
        return self._view(table, bases, lines)

    def _view(self, table: Table, bases: Sequence[str], lines: Sequence[str]) -> RowView:
        described = table.record.docs.description or ""
        text = f"{described.rstrip()}\n\n`{table.key}`" if described.strip() else f"`{table.key}`"
        return RowView(
            self._header(self._names.rows[table.key], bases),
            docstring(text, _INDENT),
            tuple(lines),
        )

    # ── one kind of a family ──────────────────────────────────────────────────────────────────────

    def _kind_row(self, table: Table) -> RowView:
        """The rows of one kind: in a table of their own that refers to that of all kinds, or in that one."""
        root = self._tables[table.inheritance.root if table.inheritance is not None else ""]
        relation = self._relations[table_name(table)]
        joined = table_name(table) != table_name(root)
        lines = [f"    __tablename__ = {string(relation.name)}\n"] if joined else []
        if joined:
            [key] = (one for one in root.stored if one.source.name in root.primary)
            lines.append(self._column(table, relation, (key,)))
        shared = self._shared(table)
        for one in table.own:
            if one.store in ("column", "json", "columns") and not joined:
                lines += [self._beside(table, relation, path, shared) for path in leaves(one)]
            else:
                lines += self._stored(table, relation, one)
        lines += self._related(table)
        lines += self._arguments(table, relation if joined else None)
        if not joined:
            lines += self._behind(table, relation)
        return self._view(table, [self._names.rows[root.key]], lines)

    def _beside(
        self, table: Table, relation: Relation, path: tuple[Stored, ...], shared: frozenset[str]
    ) -> str:
        """A column that rows of other kinds have nothing in."""
        nullable = any(map(is_nullable, path))
        column = changed(relation.column(column_of(path)), nullable=nullable)
        kind = self._columns.kind(path[-1])
        options = [
            one for one in self._options(relation, column, kind) if one.flat != "nullable=False"
        ]
        if not nullable:
            options.append(Prefixed("nullable=", Atom("True")))
        if column.name in shared:
            options.append(Prefixed("use_existing_column=", Atom("True")))
        if path[-1].private:
            options.append(Prefixed("repr=", Atom("False")))
        defaults = self._defaults(path[-1], column, kind, is_key=False)
        for one in defaults:
            said = one.flat.removeprefix("default=")
            if said not in (one.flat, "None"):
                # SQLAlchemy would give what is said plainly to rows of other kinds, too.
                always = Group(self._use("always"), [Atom(said)], "()")
                options.append(Prefixed("default_factory=", always))
            elif not one.flat.startswith("server_default="):
                options.append(one)
        return self._mapped(column_attribute(leaf_words(path)), column, kind, options)

    def _shared(self, table: Table) -> frozenset[str]:
        """The columns that rows of other kinds have too, in a table of several kinds."""
        tags = table.inheritance.tags if table.inheritance is not None else {}
        mine = set(_own_columns(table))
        others = (self._tables[key] for key in tags if key != table.key)
        return frozenset(
            name for one in others if one.is_member for name in _own_columns(one) if name in mine
        )

    def _names_of_kinds(self, table: Table) -> frozenset[str]:
        """The columns of a table that only rows of some kind have."""
        inheritance = table.inheritance
        if inheritance is None or inheritance.style == "joined":
            return frozenset()
        kinds = (self._tables[key] for key in inheritance.tags if key != table.key)
        return frozenset(name for one in kinds for name in _own_columns(one))

    def _behind(self, table: Table, relation: Relation) -> Iterator[str]:
        """What is said of columns of one kind once they are there."""
        attributes = {
            column_of(path): column_attribute(leaf_words(path))
            for one in table.own
            if one.store in ("column", "json", "columns")
            for path in leaves(one)
        }
        name = self._names.rows[table.key]
        used = f"{name}."
        made: list[Code] = []
        taken = self._shared_before(table)
        found: list[Unique | Index] = [
            *(one for one in relation.uniques if not _alone(one, relation)),
            *(one for one in relation.indexes if not _on(one, relation)),
        ]
        for one in found:
            if not set(one.columns) <= attributes.keys() or set(one.columns) <= taken:
                continue
            columns = [Atom(used + attributes[column]) for column in one.columns]
            if isinstance(one, Unique):
                named = one.name != usual("uq", relation.name, *one.columns)
                last = [Prefixed("name=", Atom(string(one.name)))] if named else []
                function = self._module.use("sqlalchemy", "UniqueConstraint")
                made.append(Group(function, [*columns, *last], "()"))
            else:
                named = one.name != usual("ix", relation.name, *one.columns)
                first = Atom(string(one.name) if named else "None")
                made.append(Group(self._module.use("sqlalchemy", "Index"), [first, *columns], "()"))
        if made:
            yield "\n\n" + "\n".join(framed("", one, "", 0) for one in made)

    def _shared_before(self, table: Table) -> frozenset[str]:
        """The columns that rows of a kind before this one have as well."""
        tags = list(table.inheritance.tags) if table.inheritance is not None else []
        before = tags[: tags.index(table.key)] if table.key in tags else []
        names = (self._tables[key] for key in before if self._tables[key].is_member)
        return frozenset(name for one in names for name in _own_columns(one))

    def _header(self, name: str, bases: Sequence[str]) -> str:
        # Checkers do not take `kw_only` from a base.
        return class_header(name, [*bases, "kw_only=True", "eq=False"])

    def _use(self, name: str) -> str:
        return self._columns.use(name)

    def _stored(self, table: Table, relation: Relation, one: Stored) -> Iterator[str]:
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
                yield self._column(table, relation, path)

    def _column(self, table: Table, relation: Relation, path: tuple[Stored, ...]) -> str:
        words = leaf_words(path)
        column = relation.column(column_of(path))
        kind = self._columns.kind(path[-1])
        options = self._options(relation, column, kind)
        if path[-1].private:
            options.append(Prefixed("repr=", Atom("False")))
        tags = table.inheritance
        if tags is not None and path[0].source.name == tags.tag:
            # The class of a row says of which kind it is.
            options.append(Prefixed("init=", Atom("False")))
        elif len(path) == 1 and path[0].source.name == table.owner:
            # The row that it belongs to says it.
            options.append(Prefixed("default=", Atom("None")))
        else:
            options += self._defaults(
                path[-1],
                column,
                kind,
                is_key=column.name in relation.primary,
                counted=table.is_member and path[-1].source.name in table.primary,
            )
        return self._mapped(column_attribute(words), column, kind, options)

    def _options(self, relation: Relation, column: Column, kind: Kind) -> list[Code]:
        """What the database knows of a column, but for its defaults."""
        options: list[Code] = [] if kind.sql is None else [kind.sql]
        if kind.null and not column.nullable:
            options = [Group(self._use("Json"), [Prefixed("null=", Atom("True"))], "()")]
        options += [
            self._foreign_key(relation, key)
            for key in relation.foreign_keys
            if key.columns == (column.name,)
        ]
        if column.counts:
            options.append(Group(self._module.use("sqlalchemy", "Identity"), [], "()"))
        if any(_is_on(one, relation, column) for one in relation.indexes):
            options.append(Prefixed("index=", Atom("True")))
        if any(_is_alone(one, relation, column) for one in relation.uniques):
            options.append(Prefixed("unique=", Atom("True")))
        if column.name in relation.primary:
            options.append(Prefixed("primary_key=", Atom("True")))
        if kind.json and not column.nullable:
            options.append(Prefixed("nullable=", Atom("False")))
        return options

    def _defaults(
        self, one: Stored, column: Column, kind: Kind, *, is_key: bool, counted: bool = False
    ) -> Iterator[Code]:
        if one.now:
            yield Prefixed("default_factory=", Atom(self._use("now")))
            yield Prefixed("server_default=", Group(self._use("Now"), [], "()"))
        elif counted and one.source.read_only and kind.python.flat == "int":
            # The number of a row is that of the row which it is a part of.
            yield Prefixed("default_factory=", Atom(self._use("unnumbered")))
        elif column.counts or column.nullable:
            yield Prefixed("default=", Atom("None"))
        elif is_key and one.source.read_only and kind.is_uuid:
            yield Prefixed("default_factory=", Atom(self._use("new_id")))
        elif one.default and (said := self._default(kind, one.default[0])):
            yield Prefixed("default=", Atom(said))
            if is_storable(one.default[0]):
                value = one.default[0]
                if column.type.kind == "exact":
                    value = kept(Decimal(str(value)), column.type)
                yield Prefixed("server_default=", _server_default(self._module, value))

    def _default(self, kind: Kind, value: Any) -> str | None:
        """A default as Python has it; None where it has parts."""
        if isinstance(kind.held.scalar, Enumeration) and kind.sql is not None:
            for member, code in members(kind.held.scalar):
                if member == value:
                    return f"{kind.python.flat}.{code}"
            return None
        if kind.json or not isinstance(value, (str, int, float)):
            return None
        if kind.held.type.kind == "exact":
            return f"{kind.python.flat}({string(str(value))})"
        if kind.python.flat == "int":
            return scalar(int(value))
        return scalar(value) if kind.python.flat in ("str", "float", "bool") else None

    def _mapped(self, attribute: str, column: Column, kind: Kind, options: Sequence[Code]) -> str:
        inner = either([kind.python, Atom("None")]) if column.nullable else kind.python
        mapped = Group(self._module.use("sqlalchemy.orm", "Mapped"), [inner])
        if attribute != column.name:
            options = [Atom(string(column.name)), *options]
        if not options:
            return declared(attribute, mapped, None, _INDENT)
        made = Group(self._module.use("sqlalchemy.orm", "mapped_column"), options, "()")
        return declared(attribute, mapped, made, _INDENT)

    def _foreign_key(self, relation: Relation, key: ForeignKey) -> Code:
        [target] = key.target
        parts: list[Code] = [
            Atom(string(f"{key.table}.{target}")),
            Prefixed("ondelete=", Atom(string(_ON_DELETE[key.on_delete]))),
        ]
        if key.name != usual("fk", relation.name, *key.columns, key.table):
            parts.append(Prefixed("name=", Atom(string(key.name))))
        if key.circular:
            parts.append(Prefixed("use_alter=", Atom("True")))
        return Group(self._module.use("sqlalchemy", "ForeignKey"), parts, "()")

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
        if one.rows is not None and is_nested(self._tables[one.rows], self._tables):
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
        return owner_attribute(table, key[0]) if key is not None else "id"

    def _list_row(self, table: Table, one: Stored) -> RowView:
        """The rows of a list of values: whose they are, at which position, and the value."""
        relation = self._relations[list_table(table, one)]
        value = relation.column("value")
        kind = self._columns.value(one, self._columns.item(one))
        lines = [
            f"    __tablename__ = {string(relation.name)}\n",
            self._row_id(relation),
            *self._owner(table, relation),
            self._position(relation),
            self._mapped("value", value, kind, self._options(relation, value, kind)),
            *self._arguments(None, relation),
        ]
        text = f"An item of `{one.source.name}`.\n\n`{table.key}`"
        name = self._names.list_row(table, one)
        return RowView(self._header(name, ["Base"]), docstring(text, _INDENT), tuple(lines))

    # ── columns that the contract does not have ───────────────────────────────────────────────────

    def _belonging(self, table: Table, relation: Relation) -> Iterator[str]:
        if not table.primary:
            # A document that says so has an error where no list holds the rows; they can be stored all the same.
            yield self._row_id(relation)
        parent = self._tables.get(table.parent or "")
        if parent is None:
            return
        if table.owner is None:
            yield from self._owner(parent, relation)
        if table.key in self._listed:
            yield self._position(relation)

    def _row_id(self, relation: Relation) -> str:
        return self._hidden(relation, "row_id", Atom(self._use("RowId")))

    def _owner(self, parent: Table, relation: Relation) -> Iterator[str]:
        key = self._columns.key(parent.key)
        if key is None:
            return
        column = relation.column(owner_column(parent, key[0]))
        options = [*self._options(relation, column, key[1]), Prefixed("init=", Atom("False"))]
        yield self._mapped(owner_attribute(parent, key[0]), column, key[1], options)

    def _position(self, relation: Relation) -> str:
        made = Group(self._module.use("sqlalchemy", "Integer"), [], "()")
        return self._hidden(relation, "position", made)

    def _hidden(self, relation: Relation, name: str, sql: Code) -> str:
        column = relation.column(name)
        kind = Kind(Held(column.type), Atom("int"), sql)
        options = [*self._options(relation, column, kind), Prefixed("init=", Atom("False"))]
        return self._mapped(name, column, kind, options)

    def _extra(self, table: Table, relation: Relation) -> Iterator[str]:
        if table.version is not None:
            attribute = version_attribute(table.version)
            options: list[Code] = [
                Prefixed("init=", Atom("False")),
                Prefixed("default=", Atom("1")),
                Prefixed("server_default=", Atom('"1"')),
            ]
            column = relation.column(table.version)
            yield self._mapped(attribute, column, Kind(Held(column.type), Atom("int")), options)
        if table.soft_delete:
            options = [Prefixed("init=", Atom("False")), Prefixed("default=", Atom("None"))]
            column = relation.column("deleted_at")
            kind = Kind(Held(column.type), Atom(self._use("DateTime")))
            yield self._mapped("deleted_at", column, kind, options)

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
            if key is not None and (target.key == table.key or _is_of_one_family(target, table)):
                # Of the two rows, the one that is referred to.
                name = column_attribute(key[0].words)
                other = Atom(string(f"{self._names.rows[target.key]}.{name}"))
                side = Atom(name) if target.key == table.key else other
                options.insert(1, Prefixed("remote_side=", side))
            if one.source.name == table.owner:
                # The list that the row stands in writes the column.
                options.append(Prefixed("viewonly=", Atom("True")))
            made = Group(self._module.use("sqlalchemy.orm", "relationship"), options, "()")
            yield declared(attribute, mapped, made, _INDENT)

    # ── arguments ─────────────────────────────────────────────────────────────────────────────────

    def _arguments(self, table: Table | None, relation: Relation | None) -> Iterator[str]:
        said = [] if table is None else list(self._mapper(table, relation))
        if said:
            value = Group("", said, "{}")
            if table is not None and table.inheritance is not None and not table.is_abstract:
                value = value if table.is_member else Group(self._use("mapper_args"), [value], "()")
            yield "\n" + assigned("__mapper_args__", value, _INDENT)
        if relation is None:
            return
        made = [
            self._check(relation, one) for one in relation.checks if not is_inside(relation, one)
        ]
        made += [
            self._unique(relation, one)
            for one in relation.uniques
            if not any(_is_alone(one, relation, column) for column in relation.columns)
        ]
        made += [
            self._index(relation, one)
            for one in relation.indexes
            if not any(_is_on(one, relation, column) for column in relation.columns)
        ]
        if made and table is not None and _is_joined(table):
            args = Group(self._use("table_args"), made, "()")
            yield "\n" + assigned("__table_args__", args, _INDENT)
        elif made:
            # A tuple of one needs its comma.
            value = Group("", made, "()")
            text = assigned("__table_args__", value, _INDENT)
            if len(made) == 1 and "\n" not in text:
                flat = f"    __table_args__ = ({made[0].flat},)"
                text = flat if len(flat) <= 88 else _opened(made[0])
            yield "\n" + text

    def _mapper(self, table: Table, relation: Relation | None) -> Iterator[Code]:
        """What SQLAlchemy has to be told of the rows of a table."""
        tags = table.inheritance
        if tags is not None:
            root = self._tables[tags.root]
            tag = next(one for one in root.stored if one.source.name == tags.tag)
            leading = [] if relation is None else relation.foreign_keys
            if sum(one.table == table_name(root) for one in leading) > 1 and table.is_member:
                [key] = (one.source.words for one in root.stored if one.source.name in root.primary)
                name = column_attribute(key)
                condition = f"{name} == {self._names.rows[root.key]}.{name}"
                yield Prefixed('"inherit_condition": ', Atom(condition))
            if table.is_abstract:
                yield Prefixed('"polymorphic_abstract": ', Atom("True"))
            else:
                identity = self.identity(tag, tags.tags[table.key])
                yield Prefixed('"polymorphic_identity": ', Atom(identity))
            if table.is_member:
                # A row that is locked is no outer join: another query reads what its kind adds.
                load = "selectin" if tags.style == "joined" else "inline"
                yield Prefixed('"polymorphic_load": ', Atom(string(load)))
            else:
                name = column_attribute(tag.source.words)
                yield Prefixed('"polymorphic_on": ', Atom(string(name)))
        if table.version is not None and not table.is_member:
            yield Prefixed('"version_id_col": ', Atom(version_attribute(table.version)))

    def identity(self, tag: Stored, value: str) -> str:
        """The value of a tag as Python has it."""
        return self._default(self._columns.kind(tag), value) or string(value)

    def _check(self, relation: Relation, check: Check) -> Code:
        name = self._check_name(relation, check)
        if check.sql.postgresql == check.sql.sqlite:
            parts: list[Code] = [_condition(check.sql.sqlite), Prefixed("name=", name)]
            return Group(self._module.use("sqlalchemy", "CheckConstraint"), parts, "()")
        said = [
            Prefixed(f"{dialect}=", _condition(condition))
            for dialect in DIALECTS
            if (condition := check.sql.of(dialect)) is not None
        ]
        return Prefixed("*", Group(self._use("by_dialect"), [name, *said], "()"))

    def _check_name(self, relation: Relation, check: Check) -> Code:
        name: Code = Atom(string(check.name))
        usually = usual("ck", relation.name, "")
        if check.name.startswith(usually):
            name = Atom(string(check.name.removeprefix(usually)))
        else:
            name = Group(self._module.use("sqlalchemy.schema", "conv"), [name], "()")
        return name

    def _index(self, relation: Relation, index: Index) -> Code:
        named = index.name != usual("ix", relation.name, *index.columns)
        parts = [
            Atom(string(index.name) if named else "None"),
            *(Atom(string(name)) for name in index.columns),
        ]
        return Group(self._module.use("sqlalchemy", "Index"), parts, "()")

    def _unique(self, relation: Relation, unique: Unique) -> Code:
        parts: list[Code] = [Atom(string(name)) for name in unique.columns]
        kind = "ix" if unique.present else "uq"
        if unique.name != usual(kind, relation.name, *unique.columns):
            parts.append(Prefixed("name=", Atom(string(unique.name))))
        if not unique.present:
            return Group(self._module.use("sqlalchemy", "UniqueConstraint"), parts, "()")
        # What was deleted does not count.
        return Group(self._use("unique_among_present"), parts, "()")


def _own_columns(table: Table) -> Iterator[str]:
    """The columns of what rows of one kind add."""
    for one in table.own:
        if one.store in ("column", "json", "columns"):
            yield from (column_of(path) for path in leaves(one))


def _is_joined(table: Table) -> bool:
    """Whether other tables hold what kinds of rows add, each of them with arguments of its own."""
    return table.inheritance is not None and table.inheritance.style == "joined"


def _is_of_one_family(one: Table, other: Table) -> bool:
    return one.inheritance is not None and one.inheritance == other.inheritance


def _without(relation: Relation, names: Iterable[str]) -> Relation:
    """A table without what is unique or found by columns that are not there yet."""
    later = {*names}
    return changed(
        relation,
        uniques=tuple(one for one in relation.uniques if not later & {*one.columns}),
        indexes=tuple(one for one in relation.indexes if not later & {*one.columns}),
    )


def _alone(one: Unique, relation: Relation) -> bool:
    return any(_is_alone(one, relation, column) for column in relation.columns)


def _on(one: Index, relation: Relation) -> bool:
    return any(_is_on(one, relation, column) for column in relation.columns)


def _condition(sql: str | None) -> Code:
    """SQL in which SQLAlchemy sees no parameters."""
    return Atom(string((sql or "").replace(":", "\\:")))


def _is_on(index: Index, relation: Relation, column: Column) -> bool:
    """Whether an index is that of one column, under the name that it has there."""
    return index.columns == (column.name,) and index.name == usual("ix", relation.name, column.name)


def _is_alone(one: Unique, relation: Relation, column: Column) -> bool:
    """Whether a column is unique by itself, under the name that it has there."""
    usually = usual("uq", relation.name, column.name)
    return one.columns == (column.name,) and one.name == usually and not one.present


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
