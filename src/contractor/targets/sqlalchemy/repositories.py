"""Repositories: what can be asked of each table, in the words of the operations that are about its rows.

Takes a model and its tables, gives views; refuses to know how rows are declared and converted. Every line of Python
in a view is as it will stand in the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from sys import stdlib_module_names
from typing import Any, Final

from contractor.frozen import frozen
from contractor.model import Model, Record, TypeKey
from contractor.model.tables import Table, leaf_words, leaves
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.plain import Plain
from contractor.targets.pydantic.symbols import Symbols
from contractor.targets.python.docstrings import docstring
from contractor.targets.python.identifiers import type_name, unique
from contractor.targets.python.layout import (
    WIDTH,
    Atom,
    Code,
    Group,
    assigned,
    class_header,
    framed,
    tupled,
    width,
)
from contractor.targets.python.literals import string
from contractor.targets.python.module import Module
from contractor.targets.python.statements import broken
from contractor.targets.sqlalchemy.calls import Calls
from contractor.targets.sqlalchemy.changes import ROWS, Changes
from contractor.targets.sqlalchemy.columns import MODELS, Columns
from contractor.targets.sqlalchemy.lists import REPOSITORIES, Argument, Asked, Lists
from contractor.targets.sqlalchemy.names import (
    Names,
    column_attribute,
    owner_attribute,
    version_attribute,
)
from contractor.text import snake

_FAILURES: Final = "._failures"
_INDENT: Final = 4


@frozen
class FunctionView:
    """A function: its head, what it says of itself, and its statements."""

    head: str
    docstring: str
    lines: tuple[str, ...]


@frozen
class ClassView:
    """A class: its head, what it says of itself, and its statements."""

    header: str
    docstring: str
    lines: tuple[str, ...]


@frozen
class RepositoryView:
    """What stands in the module for one table: functions, and the classes that use them."""

    functions: tuple[FunctionView, ...]
    classes: tuple[ClassView, ...]


def repositories(
    model: Model, tables: Mapping[TypeKey, Table], names: Names, symbols: Symbols
) -> dict[str, Any]:
    """What the template of `repositories.py` is given."""
    classes = _classes(tables, set(symbols.exported) | names.classes())
    own = frozenset(name for both in classes.values() for name in both)
    taken = own | set(symbols.exported) | names.classes() | _locals(model, tables)
    module = Module(taken)
    columns = Columns(model, tables, symbols.names, module, own)
    types = Plain(symbols.annotations, module, own, MODELS)
    fields = Attributes(model.definitions, frozenset(symbols.exported))
    made = _Repositories(
        model,
        tables,
        names,
        classes,
        columns,
        fields,
        Lists(model, tables, names, columns, types, module),
        Changes(model, tables, names, columns, fields, types, module),
        module,
    )
    views = list(made.all())
    for name in (*names.rows.values(), *names.lists.values()):
        module.keep(ROWS, name)
    violations = module.use(_FAILURES, "Violations")
    text = "\n".join([violations, *map(_code, views)])
    return {
        "repositories": views,
        "violations": violations,
        # Types of columns that no line names are not imported.
        "imports": module.mentioned(text).imports(stdlib_module_names),
    }


def _code(view: RepositoryView) -> str:
    """All Python of a view."""
    functions = (line for one in view.functions for line in (one.head, *one.lines))
    classes = (line for one in view.classes for line in (one.header, *one.lines))
    return "\n".join([*functions, *classes])


def _classes(tables: Mapping[TypeKey, Table], taken: set[str]) -> Mapping[TypeKey, tuple[str, str]]:
    """What the repositories of each table with a key are called."""
    found: dict[TypeKey, tuple[str, str]] = {}
    taken = set(taken)
    for key, table in tables.items():
        if table.primary and not table.is_member:
            plain = unique(f"{type_name(table.record.name).removesuffix('_')}Repository", taken)
            waiting = unique(f"Async{plain}", taken)
            found[key] = (plain, waiting)
            taken |= {plain, waiting}
    return found


def _locals(model: Model, tables: Mapping[TypeKey, Table]) -> set[str]:
    """What arguments and variables may be called, which no import may be."""
    names = {"row", "model", "sent", "beside", "one", "limit", "cursor"}
    names |= {
        column_attribute(leaf_words(path))
        for table in tables.values()
        for one in table.stored
        for path in leaves(one)
    }
    for call in model.calls:
        for one in call.inputs:
            name = column_attribute(one.property.words)
            names |= {name, f"{name}_"}
    return names


class _Repositories:
    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        names: Names,
        classes: Mapping[TypeKey, tuple[str, str]],
        columns: Columns,
        fields: Attributes,
        lists: Lists,
        changes: Changes,
        module: Module,
    ) -> None:
        self._model = model
        self._fields = fields
        self._tables = tables
        self._names = names
        self._classes = classes
        self._columns = columns
        self._lists = lists
        self._changes = changes
        self._module = module
        self._calls = Calls(model, tables)
        self._functions: set[str] = set()

    def all(self) -> Iterator[RepositoryView]:
        """The repositories of each table with a key, in the order of the tables."""
        for key in self._classes:
            yield self._repository(self._tables[key])

    def _use(self, name: str) -> str:
        return self._module.use(REPOSITORIES, name)

    def _repository(self, table: Table) -> RepositoryView:
        row = self._names.rows[table.key]
        plain, waiting = self._classes[table.key]
        listed = self._list(table, row)
        functions = [listed[1]]
        patched = self._patch(table, row)
        changes: Code = Atom(self._use("Attributes"))
        lines = [f"    row = {row}"]
        if table.soft_delete:
            lines.append('    deleted = "deleted_at"')
        if kept := self._kept(table):
            lines.append(assigned("kept", tupled([Atom(string(one)) for one in kept]), _INDENT))
        if (owner := self._owner(table)) is not None:
            lines.append(f"    owner = {string(owner)}")
        lines.append(f"    page = {self._use('paged')}({listed[0]})")
        if patched is not None:
            changes = patched[1]
            functions.append(patched[2])
            lines += _change(row, changes, patched[0])
        arguments = [Atom(row), self._key(table), changes]
        both = (
            ClassView(
                _header(plain, Group(self._use("Repository"), arguments)),
                docstring(f"The rows of `{table.name}`.\n\n`{table.key}`", _INDENT),
                tuple(lines),
            ),
            ClassView(
                _header(waiting, Group(self._use("AsyncRepository"), arguments)),
                docstring("The same for `await`.", _INDENT),
                (
                    f"    repository = {plain}",
                    f"    page = {self._use('async_paged')}({listed[0]})",
                ),
            ),
        )
        return RepositoryView(tuple(functions), both)

    def _key(self, table: Table) -> Code:
        stored = {one.source.name: one for one in table.stored}
        parts = [self._columns.kind(stored[name]).python for name in table.primary]
        return parts[0] if len(parts) == 1 else Group("tuple", parts)

    def _owner(self, table: Table) -> str | None:
        """The attribute that says to which row a row belongs."""
        if table.owner is not None:
            stored = {one.source.name: one for one in table.stored}
            return column_attribute(stored[table.owner].source.words)
        parent = self._tables.get(table.parent or "")
        key = None if parent is None else self._columns.key(parent.key)
        return None if parent is None or key is None else owner_attribute(parent, key[0])

    def _kept(self, table: Table) -> list[str]:
        """The attributes that only the server sets: keys, what is read-only, and what the contract does not have."""
        sent = self._model.definitions.get(f"{table.key}>sent", table.record)
        records = (one for one in (table.record, sent) if isinstance(one, Record))
        said = {name for one in records for name in self._fields.names(one)}
        found = [
            column_attribute(leaf_words(path))
            for one in table.stored
            if one.source.name in (*table.primary, table.owner)
            or one.source.read_only
            or one.source.name not in said
            for path in leaves(one)
        ]
        if table.inheritance is not None:
            found += self._of_kinds(table)
        if table.timestamps:
            found.append("created_at")
        if table.soft_delete:
            found.append("deleted_at")
        if table.version is not None:
            found.append(version_attribute(table.version))
        return found

    def _of_kinds(self, table: Table) -> Iterator[str]:
        """The same of rows of each kind, and of which kind they are."""
        inheritance = table.inheritance
        for one in table.stored:
            if inheritance is not None and one.source.name == inheritance.tag:
                yield column_attribute(one.source.words)
        kinds = () if inheritance is None else inheritance.tags
        named = (
            column_attribute(leaf_words(path))
            for key in kinds
            if key != table.key
            for one in self._tables[key].own
            if one.source.read_only
            for path in leaves(one)
        )
        yield from dict.fromkeys(named)

    def _function(self, name: str) -> str:
        """A name that no other function has: some differ in capitals only."""
        found = unique(name, self._functions)
        self._functions.add(found)
        return found

    # ── functions ─────────────────────────────────────────────────────────────────────────────────

    def _list(self, table: Table, row: str) -> tuple[str, FunctionView]:
        asked = self._lists.of(table)
        name = self._function(f"_{snake(table.record.name)}_page")
        wanted = self._use("Wanted")
        result = Group(wanted, [Atom(row)])
        body = broken("    return ", f"{wanted}({', '.join(asked.wanted)})", "", _INDENT)
        view = FunctionView(
            _head(name, asked.arguments, result),
            docstring(_about(asked), _INDENT),
            tuple(body),
        )
        return name, view

    def _patch(self, table: Table, row: str) -> tuple[str, Code, FunctionView] | None:
        found = self._calls.patching(table)
        if found is None:
            return None
        call, record = found
        change = self._changes.change(table, record)
        if not change.lines:
            return None
        name = self._function(f"_change_{snake(table.record.name)}")
        model = self._columns.model(record.key)
        said = f"What `{call.method.upper()} {call.path}` changes. What was not sent stays, null is null."
        said += _left(change.left, "Not written")
        view = FunctionView(
            _flat_head(name, [f"row: {row}", f"model: {model}"], "None"),
            docstring(said, _INDENT),
            change.lines,
        )
        return name, Atom(model), view


def _change(row: str, changes: Code, function: str) -> list[str]:
    """The method that writes changes into a row."""
    head = f"    def change(self, row: {row}, changes: {changes.flat}) -> None:"
    lines = [head]
    if width(head) > WIDTH:
        inner = f"        self, row: {row}, changes: {changes.flat}"
        listed = (
            [inner]
            if width(inner) <= WIDTH
            else [
                "        self,",
                f"        row: {row},",
                f"        changes: {changes.flat},",
            ]
        )
        lines = ["    def change(", *listed, "    ) -> None:"]
    return [
        "",
        *lines,
        '        """Write changes into a row."""',
        f"        {function}(row, changes)",
    ]


def _about(asked: Asked) -> str:
    """What a list says of itself."""
    if asked.call is None:
        return "In the order of their keys; no operation lists them."
    said = f"As `{asked.call.method.upper()} {asked.call.path}` lists them."
    return said + _left(asked.left, "Not asked for")


def _left(names: Sequence[str], what: str) -> str:
    listed = ", ".join(f"`{name}`" for name in dict.fromkeys(names))
    return f"\n\n{what}: {listed}." if listed else ""


def _header(name: str, base: Group) -> str:
    if width(f"class {name}({base.flat}):") <= WIDTH or width(f"    {base.flat}") <= WIDTH:
        return class_header(name, [base.flat])
    return f"class {name}(\n" + framed("    ", base, "", _INDENT) + "\n):"


def _head(name: str, arguments: Sequence[Argument], result: Code) -> str:
    """The head of a function whose arguments are given by name."""
    said = [(one, "" if one.default is None else f" = {one.default}") for one in arguments]
    flat = [f"{one.name}: {one.type.flat}{default}" for one, default in said]
    if not flat:
        return f"def {name}() -> {result.flat}:"
    line = f"def {name}(*, {', '.join(flat)}) -> {result.flat}:"
    if width(line) <= WIDTH:
        return line
    inner = f"    *, {', '.join(flat)}"
    if width(inner) <= WIDTH:
        return f"def {name}(\n{inner}\n) -> {result.flat}:"
    listed = [
        framed(f"    {one.name}: ", one.type, f"{default},", _INDENT) for one, default in said
    ]
    return f"def {name}(\n    *,\n" + "\n".join(listed) + f"\n) -> {result.flat}:"


def _flat_head(name: str, arguments: Sequence[str], result: str) -> str:
    line = f"def {name}({', '.join(arguments)}) -> {result}:"
    if width(line) <= WIDTH:
        return line
    inner = f"    {', '.join(arguments)}"
    if width(inner) <= WIDTH:
        return f"def {name}(\n{inner}\n) -> {result}:"
    return f"def {name}(\n" + "\n".join(f"    {one}," for one in arguments) + f"\n) -> {result}:"
