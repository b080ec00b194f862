"""How models become rows, and rows models.

Takes tables, their columns and the attributes of models, gives functions as views; refuses to know how rows are
declared. What a row needs and a model does not hold is an argument of its own, and so is the other way round.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from contractor.frozen import frozen
from contractor.model import ListOf, Model, Nullable, Property, Record, Ref, Type, TypeKey
from contractor.model.tables import Stored, Table, plain
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.plain import Plain
from contractor.targets.python.layout import Atom, Code, Group, framed
from contractor.targets.python.literals import string
from contractor.targets.python.module import Module
from contractor.targets.sqlalchemy.columns import MODELS, TABLES, Columns, Kind, is_nullable
from contractor.targets.sqlalchemy.names import column_attribute, list_row
from contractor.text import snake

_INDENT: Final = 4
_SAME: Final = "{}"


@frozen
class Conversion:
    """A function: its head, and its body. `overload` is the same head for what calls the right one.

    `source` is the class that it takes.
    """

    name: str
    source: str
    head: str
    overload: str
    body: tuple[str, ...]

    def alone(self) -> "Conversion":
        """The same where there is no other to choose from: the function that people call."""
        head = self.overload.removesuffix(" ...")
        what, called = ("row", "to_row") if "def to_row(" in head else ("model", "from_row")
        other = "model" if what == "row" else "row"
        body = [line.replace(f"{self.name}(", f"{called}(") for line in self.body]
        said = (
            f'    """The {what} of a {other}. What the {other} does not hold is given by name."""'
        )
        return replace(self, name=called, head=head, body=(said, *body))


@frozen
class _Needed:
    """An argument: what it is called, and its type."""

    name: str
    type: Code


class Conversions:
    """The conversions of one module. `rows` are the classes of the tables."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        rows: Mapping[TypeKey, str],
        columns: Columns,
        attributes: Attributes,
        symbols: Mapping[TypeKey, str],
        plain_types: Plain,
        module: Module,
    ) -> None:
        self._model = model
        self._tables = tables
        self._rows = rows
        self._columns = columns
        self._attributes = attributes
        self._symbols = symbols
        self._types = plain_types
        self._module = module

    def to_rows(self) -> Iterator[Conversion]:
        """For each table: from its type as read, and from its type as sent where that differs."""
        for table in self._tables.values():
            for record in self._records(table):
                yield self._to_row(table, record)

    def from_rows(self) -> Iterator[Conversion]:
        """For each table: its type as read."""
        for table in self._tables.values():
            yield self._from_row(table)

    def _records(self, table: Table) -> list[Record]:
        sent = self._model.definitions.get(f"{table.key}>sent")
        return [table.record, *([sent] if isinstance(sent, Record) else [])]

    # ── to rows ───────────────────────────────────────────────────────────────────────────────────

    def _to_row(self, table: Table, record: Record) -> Conversion:
        held = self._held(record)
        values: list[tuple[str, str]] = []
        needed: list[_Needed] = []
        dumped = False
        for one in table.stored:
            if one.store == "none":
                continue
            attribute = held.get(one.source.name)
            if attribute is None:
                given = self._missing(one, table)
                if given is not None:
                    needed.append(given)
                    values += self._given(one, given.name, optional=False)
                continue
            source = self._property(record, one.source.name)
            if one.store in ("rows", "values"):
                made = self._list_to_rows(table, one, source, f"model.{attribute}")
                if made is None:
                    name = column_attribute(one.source.words)
                    row = self._rows[one.rows] if one.rows else ""
                    needed.append(_Needed(name, Group("list", [Atom(row)])))
                    values.append((name, name))
                else:
                    values.append((column_attribute(one.source.words), made))
            elif one.store == "json":
                dumped = True
                text = f"sent.get({string(source.name)})"
                values.append((column_attribute(one.source.words), text))
            else:
                values += self._given(one, f"model.{attribute}", optional=not source.required)
        name = f"_{snake(record.name)}_to_row"
        body = [] if not dumped else ['    sent = model.model_dump(mode="json")']
        body += self._call("return ", self._rows[table.key], values)
        return self._conversion(
            name, self._model_name(record), Atom(self._rows[table.key]), needed, body
        )

    def _missing(self, one: Stored, table: Table) -> _Needed | None:
        """The argument for what a model does not hold; None where the row does without."""
        if is_nullable(one) or one.now or one.default:
            return None
        if one.source.name in table.primary and one.source.read_only:
            kind = self._columns.kind(one)
            if kind.python.flat == "UUID":
                return None
        return _Needed(column_attribute(one.source.words), self._types.code(one.source.type))

    def _given(self, one: Stored, value: str, *, optional: bool) -> list[tuple[str, str]]:
        """The columns of a property, and what stands in them."""
        name = column_attribute(one.source.words)
        if one.store == "json":
            return [(name, f"{self._columns_use('jsonable')}({value})")]
        if one.store != "columns":
            return [(name, self._value(one, self._columns.kind(one), value, optional=optional))]
        record = self._record_of(one.source)
        names = self._attributes.names(record)
        found: list[tuple[str, str]] = []
        maybe = optional or isinstance(one.source.type, Nullable)
        base = f"{self._columns_use('given')}({value})" if optional else value
        for part in one.parts:
            words = (*one.source.words, *part.source.words)
            whole = "one" if maybe else base
            if part.store == "json":
                made = f"{self._columns_use('dumped')}({whole}, {string(part.source.name)})"
            else:
                inner = f"{whole}.{names[part.source.name]}"
                kind = self._columns.kind(part)
                made = self._value(part, kind, inner, optional=not part.source.required)
            if maybe:
                text = f"{self._columns_use('applied')}(lambda one: {made}, {base})"
            else:
                text = made
            found.append((column_attribute(words), text))
        return found

    def _value(self, one: Stored, kind: Kind, value: str, *, optional: bool) -> str:
        nullable = isinstance(one.source.type, Nullable)
        if optional:
            value = f"{self._columns_use('given')}({value})"
        if kind.to == _SAME:
            return value
        if optional or nullable:
            return f"{self._columns_use('applied')}({_function(kind.to)}, {value})"
        return kind.to.replace("{}", value)

    def _list_to_rows(self, table: Table, one: Stored, source: Property, value: str) -> str | None:
        """The rows of a list; None where they need more than its items hold."""
        items = value if source.required else f"({self._columns_use('given')}({value}) or [])"
        if source.required and isinstance(source.type, Nullable):
            items = f"({value} or [])"
        if one.store == "values":
            kind = self._columns.value(one, self._item(source))
            row = list_row(table, one.source)[0]
            return f"[{row}(value={kind.to.replace('{}', 'one')}) for one in {items}]"
        target = self._tables.get(one.rows or "")
        item = self._record_of_type(self._item(source))
        if target is None or item is None:
            return "[]"
        if self._needs(target, item):
            return None
        return f"[_{snake(item.name)}_to_row(one) for one in {items}]"

    def _needs(self, table: Table, record: Record) -> bool:
        """Whether a row needs something that a model does not hold."""
        held = self._held(record)
        return any(
            one.store != "none"
            and one.source.name not in held
            and self._missing(one, table) is not None
            for one in table.stored
        )

    # ── from rows ─────────────────────────────────────────────────────────────────────────────────

    def _from_row(self, table: Table) -> Conversion:
        record = table.record
        held = self._held(record)
        stored = {one.source.name: one for one in table.stored}
        values: list[tuple[str, str]] = []
        needed: list[_Needed] = []
        for name, attribute in held.items():
            one = stored.get(name)
            source = self._property(record, name)
            if one is None or one.store == "none":
                if source.required:
                    needed.append(_Needed(attribute, self._types.code(source.type)))
                    values.append((attribute, attribute))
                continue
            if one.store == "rows" and self._wants(self._tables.get(one.rows or "")):
                needed.append(_Needed(attribute, self._types.code(source.type)))
                values.append((attribute, attribute))
                continue
            values.append((attribute, self._read(one, source)))
        name = f"_{snake(record.name)}_from_row"
        body = list(self._call("return ", self._model_name(record), values))
        result = Atom(self._model_name(record))
        return self._conversion(name, self._rows[table.key], result, needed, body, "row")

    def _wants(self, table: Table | None) -> bool:
        """Whether a model needs something that a row does not hold."""
        if table is None:
            return False
        return any(one.store == "none" and one.source.required for one in table.stored)

    def _read(self, one: Stored, source: Property) -> str:
        value = f"row.{column_attribute(one.source.words)}"
        if one.store == "values":
            kind = self._columns.value(one, self._item(source))
            made = f"[{kind.back.replace('{}', 'one.value')} for one in {value}]"
            return made if source.required else self._present(made, value)
        if one.store == "rows":
            item = self._record_of_type(self._item(source))
            name = "list" if item is None else f"_{snake(item.name)}_from_row"
            made = f"[{name}(one) for one in {value}]"
            return made if source.required else self._present(made, value)
        if one.store == "columns":
            return self._read_columns(one, source)
        kind = self._columns.kind(one)
        back = kind.back.replace("{}", value)
        if not is_nullable(one):
            return back
        if isinstance(source.type, Nullable):
            fn = self._columns_use("applied")
            return value if kind.back == _SAME else f"{fn}({_function(kind.back)}, {value})"
        missing = self._module.use("pydantic", "MISSING")
        return f"{missing} if {value} is None else {back}"

    def _present(self, made: str, value: str) -> str:
        """A list that is absent where it has no rows."""
        return f"{made} if {value} else {self._module.use('pydantic', 'MISSING')}"

    def _read_columns(self, one: Stored, source: Property) -> str:
        record = self._record_of(one.source)
        names = self._attributes.names(record)
        parts: list[str] = []
        first = ""
        for part in one.parts:
            words = (*one.source.words, *part.source.words)
            value = f"row.{column_attribute(words)}"
            kind = self._columns.kind(part)
            if part.source.required and not isinstance(part.source.type, Nullable):
                first = first or value
                # Where the whole is absent its parts are; where it is there, they are too.
                found = f"{self._columns_use('there')}({value})" if is_nullable(one) else value
                parts.append(f"{names[part.source.name]}={kind.back.replace('{}', found)}")
            elif isinstance(part.source.type, Nullable):
                parts.append(f"{names[part.source.name]}={value}")
            else:
                missing = self._module.use("pydantic", "MISSING")
                back = kind.back.replace("{}", value)
                parts.append(f"{names[part.source.name]}={missing} if {value} is None else {back}")
        made = f"{self._model_name(record)}({', '.join(parts)})"
        if not is_nullable(one) or not first:
            return made
        absent = (
            "None" if isinstance(source.type, Nullable) else self._module.use("pydantic", "MISSING")
        )
        return f"{absent} if {first} is None else {made}"

    # ── text ──────────────────────────────────────────────────────────────────────────────────────

    def _call(self, before: str, name: str, values: Sequence[tuple[str, str]]) -> Iterator[str]:
        """A call with an argument on each line."""
        if not values:
            yield f"    {before}{name}()"
            return
        flat = f"    {before}{name}({', '.join(f'{key}={value}' for key, value in values)})"
        if len(flat) <= 88:
            yield flat
            return
        yield f"    {before}{name}("
        for key, value in values:
            yield from _argument(key, value)
        yield "    )"

    def _conversion(
        self,
        name: str,
        source: str,
        result: Code,
        needed: Sequence[_Needed],
        body: Sequence[str],
        given: str = "model",
    ) -> Conversion:
        both = "to_row" if given == "model" else "from_row"
        return Conversion(
            name=name,
            source=source,
            head=_head(name, given, source, needed, result),
            overload=_head(both, given, source, needed, result) + " ...",
            body=tuple(body),
        )

    # ── models ────────────────────────────────────────────────────────────────────────────────────

    def _held(self, record: Record) -> dict[str, str]:
        """The attributes of a model by the names of its properties."""
        return dict(self._attributes.names(record))

    def _property(self, record: Record, name: str) -> Property:
        found: Record | None = record
        while found is not None:
            for one in found.properties:
                if one.name == name:
                    return one
            base = self._model.definitions.get(found.base or "")
            found = base if isinstance(base, Record) else None
        raise KeyError(name)

    def _item(self, source: Property) -> Type:
        found = plain(self._model, source.type)
        return found.item if isinstance(found, ListOf) else found

    def _record_of(self, source: Property) -> Record:
        found = self._record_of_type(source.type)
        if found is None:
            raise KeyError(source.name)
        return found

    def _record_of_type(self, kind: Type) -> Record | None:
        found = plain(self._model, kind)
        definition = self._model.definitions.get(found.key) if isinstance(found, Ref) else None
        return definition if isinstance(definition, Record) else None

    def _model_name(self, record: Record) -> str:
        return self._module.keep(MODELS, self._symbols[record.key])

    def _columns_use(self, name: str) -> str:
        if name == "given":
            return self._module.use(MODELS, "given")
        return self._module.use(TABLES, name)


def _function(expression: str) -> str:
    """A conversion as something to be called."""
    name = expression.removesuffix("({})")
    if "{}" not in name:
        return name
    return f"lambda one: {expression.replace('{}', 'one')}"


def _argument(key: str, value: str) -> Iterator[str]:
    line = f"        {key}={value},"
    if len(line) <= 88 or " if " not in value:
        yield line
        return
    # A conditional is broken behind its parts, in parentheses.
    yield f"        {key}=({value}),"


def _head(name: str, given: str, source: str, needed: Sequence[_Needed], result: Code) -> str:
    flat = ", ".join(
        [
            f"{given}: {source}",
            *(["*"] if needed else []),
            *(f"{one.name}: {one.type.flat}" for one in needed),
        ]
    )
    line = f"def {name}({flat}) -> {result.flat}:"
    if len(line) <= 84:
        return line
    listed = [f"    {given}: {source},", *(["    *,"] if needed else [])]
    listed += [framed(f"    {one.name}: ", one.type, ",", _INDENT) for one in needed]
    return f"def {name}(\n" + "\n".join(listed) + f"\n) -> {result.flat}:"
