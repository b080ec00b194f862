"""How models become rows, and rows models.

Takes tables, their columns and the attributes of models, gives functions as views; refuses to know how rows are
declared. What a row needs and a model does not hold is an argument of its own, and so is the other way round.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from contractor.frozen import changed, frozen
from contractor.model import (
    Constants,
    Enumeration,
    ListOf,
    Model,
    Nullable,
    Property,
    Record,
    Ref,
    Type,
    TypeKey,
)
from contractor.model.plain import declared, plain
from contractor.model.tables import Stored, Table, leaf_names, leaf_words, leaves
from contractor.model.tags import bound
from contractor.relational.columns import counts
from contractor.relational.holding import is_nullable
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.plain import Plain
from contractor.targets.python.layout import WIDTH, Atom, Code, Group, either, framed, width
from contractor.targets.python.literals import string
from contractor.targets.python.module import Module
from contractor.targets.python.statements import broken
from contractor.targets.sqlalchemy.columns import MODELS, TABLES, Columns, Kind
from contractor.targets.sqlalchemy.names import Names, argument_name, column_attribute
from contractor.targets.sqlalchemy.rows import members
from contractor.text import snake

_INDENT: Final = 4
_SAME: Final = "{}"


@frozen
class Conversion:
    """A function: its head, and its body. `overload` is the same head for what calls the right one.

    `record` is that of the model, `source` the class that it takes, `needed` what it takes besides.
    """

    name: str
    record: Record
    source: str
    needed: tuple["Needed", ...]
    head: str
    overload: str
    body: tuple[str, ...]


@frozen
class Needed:
    """An argument: what it is called, and its type.

    `path` leads to what it holds, by names on the wire; `rows` where these are rows of another table.
    """

    name: str
    type: Code
    path: tuple[str, ...]
    rows: bool = False


class Conversions:
    """The conversions of one module."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        names: Names,
        columns: Columns,
        attributes: Attributes,
        plain_types: Plain,
        module: Module,
    ) -> None:
        self._model = model
        self._tables = tables
        self._names = names
        self._rows = names.rows
        self._columns = columns
        self._attributes = attributes
        self._types = plain_types
        self._module = module

    def to_rows(self) -> Iterator[Conversion]:
        """For each table: from its type as read, and from its type as sent where that differs."""
        for table in self._with_rows():
            for record in self._records(table):
                yield self._to_row(table, record)

    def from_rows(self) -> Iterator[Conversion]:
        """For each table: its type as read."""
        for table in self._with_rows():
            yield self._from_row(table)

    def overloads(self, made: Sequence[Conversion]) -> list[str]:
        """The heads of conversions, those of a class before those of what it is one kind of."""
        depths = {one.source: self._depth(one.record) for one in made}
        ordered = sorted(made, key=lambda one: -depths[one.source])
        return [one.overload for one in ordered if not self._has_kinds(one)]

    def _has_kinds(self, made: Conversion) -> bool:
        """Whether rows of several kinds are taken, which `of_families` says."""
        table = self._tables.get(made.record.key)
        if table is None or table.inheritance is None or table.is_member:
            return False
        return made.source == self._rows[table.key]

    def of_families(self, made: Sequence[Conversion]) -> Iterator[str]:
        """The heads of what gives the models of rows of any kind of a family."""
        by_key = {one.record.key: one for one in made}
        for table in self._tables.values():
            if table.inheritance is None or table.is_member:
                continue
            kinds = [by_key[key] for key in table.inheritance.tags]
            result = either([Atom(self._model_name(one.record)) for one in kinds])
            given = f"row: {self._rows[table.key]}"
            if any(one.needed for one in kinds):
                given += f", **given: {self._module.use('typing', 'Any')}"
            yield _framed_head(f"def from_row({given})", result)

    def _with_rows(self) -> Iterator[Table]:
        """The tables that rows are of, and not only of some kind of theirs."""
        return (table for table in self._tables.values() if not table.is_abstract)

    def _depth(self, record: Record) -> int:
        """How many records a record extends."""
        count = 0
        above = self._model.definitions.get(record.base or "")
        while isinstance(above, Record):
            count += 1
            above = self._model.definitions.get(above.base or "")
        return count

    def _records(self, table: Table) -> list[Record]:
        sent = self._model.definitions.get(f"{table.key}>sent")
        return [table.record, *([sent] if isinstance(sent, Record) else [])]

    def _function(self, record: Record, what: str) -> str:
        """The function of a record; the one that people call where there is no other to choose from."""
        count = len(self._tables)
        if what == "to_row":
            count = sum(len(self._records(table)) for table in self._with_rows())
        return what if count == 1 else f"_{snake(record.name)}_{what}"

    # ── to rows ───────────────────────────────────────────────────────────────────────────────────

    def _to_row(self, table: Table, record: Record) -> Conversion:
        held = self._held(record)
        values: list[tuple[str, str]] = []
        needed: list[Needed] = []
        dumped = False
        checks: list[str] = []
        for one in table.stored:
            if one.store == "none":
                continue
            attribute = held.get(one.source.name)
            if table.inheritance is not None and one.source.name == table.inheritance.tag:
                # The class of a row says of which kind it is.
                if attribute is not None and not self._is_sure(table, record):
                    value = self._tag_of(table, one)
                    only = self._columns_use("of_kind")
                    checks.append(f"    {only}(model.{attribute}, {value})")
                continue
            if attribute is None:
                given = self._missing(one, table)
                if given is not None:
                    needed.append(given)
                    values += self._given(table, one, one.source, given.name, needed)
                continue
            source = self._property(record, one.source.name)
            if one.store in ("rows", "values"):
                made = self._list_to_rows(table, one, source, f"model.{attribute}")
                if made is None:
                    given = self._rows_of(one)
                    needed.append(given)
                    values.append((column_attribute(one.source.words), given.name))
                else:
                    values.append((column_attribute(one.source.words), made))
            elif one.store == "json":
                dumped = True
                text = f"sent.get({string(source.name)})"
                values.append((column_attribute(one.source.words), text))
            else:
                values += self._given(
                    table, one, source, f"model.{attribute}", needed, optional=not source.required
                )
        if table.extra is not None and record.extra is not None:
            attribute = column_attribute(table.extra.source.words)
            values.append((attribute, self._undeclared(table, record)))
        name = self._function(record, "to_row")
        body = checks if not dumped else [*checks, '    sent = model.model_dump(mode="json")']
        body += self._call("return ", self._rows[table.key], values)
        result: Code = Atom(self._rows[table.key])
        done = self._conversion(name, record, self._model_name(record), result, needed, body)
        below = self._below(table)
        if not below:
            return done
        # Who takes a model takes those that extend it, whose rows are of other classes.
        result = either([result, *(Atom(self._rows[key]) for key in below)])
        overload = _head("to_row", "model", self._model_name(record), needed, result, " ...")
        return changed(done, overload=overload)

    def _undeclared(self, table: Table, record: Record) -> str:
        """The members of a `model` that are no property of it, in whatever direction it travels."""
        held = self._held(record)
        named = [string(name) for name in self._declared(table) if name not in held]
        return f"{self._columns_use('undeclared')}({', '.join(['model', *named])})"

    def _declared(self, table: Table) -> dict[str, None]:
        """The properties of a record, those that are only sent among them, though nobody may send them."""
        held = dict.fromkeys(name for one in self._records(table) for name in self._held(one))
        return held | dict.fromkeys(declared(self._model.contract, table.key))

    def _below(self, table: Table) -> list[TypeKey]:
        """The kinds of rows whose models extend that of one kind."""
        if table.inheritance is None or not table.is_member:
            return []
        return [key for key in table.inheritance.tags if self._extends(key, table.key)]

    def _extends(self, key: TypeKey, other: TypeKey) -> bool:
        found = self._model.definitions.get(key)
        while isinstance(found, Record) and found.base is not None:
            if found.base == other:
                return True
            found = self._model.definitions.get(found.base)
        return False

    # ── kinds of rows ─────────────────────────────────────────────────────────────────────────────

    def _is_sure(self, table: Table, record: Record) -> bool:
        """Whether a model says no other tag than that of its rows."""
        inheritance = table.inheritance
        if inheritance is None:
            return True
        value = inheritance.tags[table.key]
        if bound(self._model.definitions, record).get(inheritance.tag) == (value,):
            return True
        kind = plain(self._model, self._property(record, inheritance.tag).type)
        return kind == Constants((value,))

    def _tag_of(self, table: Table, tag: Stored) -> str:
        """The tag of a kind of rows, as its model has it."""
        inheritance = table.inheritance
        value = "" if inheritance is None else inheritance.tags[table.key]
        kind = plain(self._model, self._property(table.record, tag.source.name).type)
        listed = self._model.definitions.get(kind.key) if isinstance(kind, Ref) else None
        if isinstance(listed, Enumeration):
            for one, code in members(listed):
                if one == value:
                    return f"{self._columns.model(listed.key)}.{code}"
        return string(value)

    def _missing(self, one: Stored, table: Table) -> Needed | None:
        """The argument for what a model does not hold; None where the row does without."""
        if is_nullable(one) or one.now or one.default or one.source.name == table.owner:
            return None
        if one.source.name in table.primary and one.source.read_only:
            kind = self._columns.kind(one)
            if kind.is_uuid or counts(table, one, kind.held):
                return None
        if one.store == "rows":
            return self._rows_of(one)
        held = self._types.code(one.source.type)
        return Needed(argument_name(one.source.words), held, (one.source.name,))

    def _rows_of(self, one: Stored) -> Needed:
        """The argument for a list whose rows are made elsewhere."""
        row = Atom(self._rows[one.rows or ""])
        kind = Group("list", [row])
        return Needed(argument_name(one.source.words), kind, (one.source.name,), rows=True)

    def _given(
        self,
        table: Table,
        one: Stored,
        source: Property,
        value: str,
        needed: list[Needed],
        *,
        optional: bool = False,
    ) -> list[tuple[str, str]]:
        """The columns of a property, and what stands in them. `source` is the property as the value has it."""
        name = column_attribute(one.source.words)
        if one.store == "json":
            return [(name, f"{self._columns_use('jsonable')}({value})")]
        if one.store == "values":
            return [(name, self._listed(table, one, one.source, value))]
        if one.store == "rows":
            return [(name, value)]
        if one.store == "columns":
            return list(self._parts((one,), source, value, needed, optional=optional))
        return [(name, self._value(one, self._columns.kind(one), value, optional=optional))]

    def _parts(
        self,
        path: tuple[Stored, ...],
        source: Property,
        value: str,
        needed: list[Needed],
        *,
        optional: bool,
    ) -> Iterator[tuple[str, str]]:
        """The columns of the object at the end of a path, and what stands in them."""
        record = self._record_of(source)
        names = self._attributes.names(record)
        maybe = optional or isinstance(source.type, Nullable)
        base = f"{self._columns_use('given')}({value})" if optional else value
        whole = "one" if maybe else base
        for part in path[-1].parts:
            here = (*path, part)
            attribute = names.get(part.source.name)
            if attribute is not None:
                own = self._property(record, part.source.name)
                made = self._part(here, own, whole, f"{whole}.{attribute}", needed)
            elif any(map(is_nullable, here)) or part.now or part.default:
                continue
            else:
                given = self._leaf(here)
                needed.append(given)
                made = self._part(here, part.source, None, given.name, needed)
            for name, text in made:
                if maybe:
                    text = f"{self._columns_use('applied')}(lambda one: {text}, {base})"
                yield name, text

    def _part(
        self,
        path: tuple[Stored, ...],
        source: Property,
        whole: str | None,
        value: str,
        needed: list[Needed],
    ) -> list[tuple[str, str]]:
        """The columns of a part, `value`, of the object `whole`; None where it is given by itself."""
        part = path[-1]
        if part.store == "columns":
            optional = not source.required
            return list(self._parts(path, source, value, needed, optional=optional))
        name = column_attribute(leaf_words(path))
        if part.store != "json":
            kind = self._columns.kind(part)
            return [(name, self._value(part, kind, value, optional=not source.required))]
        if whole is None:
            return [(name, f"{self._columns_use('jsonable')}({value})")]
        wire = string(part.source.name)
        return [(name, f"{self._columns_use('dumped')}({whole}, {wire})")]

    def _leaf(self, path: tuple[Stored, ...]) -> Needed:
        """The argument for a part of an object."""
        kind = self._types.code(path[-1].source.type)
        return Needed(argument_name(leaf_words(path)), kind, leaf_names(path))

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
        if one.store == "values":
            return self._listed(table, one, source, value)
        target = self._tables.get(one.rows or "")
        item = self._record_of_type(self._item(source))
        if target is None or item is None:
            return "[]"
        if self._needs(target, item):
            return None
        return f"[{self._function(item, 'to_row')}(one) for one in {self._items(source, value)}]"

    def _listed(self, table: Table, one: Stored, source: Property, value: str) -> str:
        """The rows of a list of values."""
        kind = self._columns.value(one, self._item(source))
        made = f"{self._names.list_row(table, one)}(value={kind.to.replace('{}', 'one')})"
        return f"[{made} for one in {self._items(source, value)}]"

    def _items(self, source: Property, value: str) -> str:
        """The items of a list that may be absent, or null."""
        if not source.required:
            return f"({self._columns_use('given')}({value}) or [])"
        return f"({value} or [])" if isinstance(source.type, Nullable) else value

    def _needs(self, table: Table, record: Record, seen: frozenset[TypeKey] = frozenset()) -> bool:
        """Whether a row, or one in its lists, needs something that a model does not hold."""
        held = self._held(record)
        for one in table.stored:
            if one.store == "none":
                continue
            if one.source.name not in held:
                if self._missing(one, table) is not None:
                    return True
                continue
            source = self._property(record, one.source.name)
            if one.store == "columns":
                needed: list[Needed] = []
                self._given(table, one, source, "", needed, optional=not source.required)
                if needed:
                    return True
            elif one.store == "rows" and one.rows not in seen:
                item = self._record_of_type(self._item(source))
                target = self._tables[one.rows or ""]
                if item is not None and self._needs(target, item, seen | {table.key, target.key}):
                    return True
        return False

    # ── from rows ─────────────────────────────────────────────────────────────────────────────────

    def _from_row(self, table: Table) -> Conversion:
        record = table.record
        held = self._held(record)
        stored = {one.source.name: one for one in table.stored}
        values: list[tuple[str, str]] = []
        needed: list[Needed] = []
        for name, attribute in held.items():
            one = stored.get(name)
            source = self._property(record, name)
            if one is not None and table.inheritance is not None and name == table.inheritance.tag:
                values.append((attribute, self._tag_of(table, one)))
                continue
            unstored = one is None or one.store == "none"
            if (unstored and source.required) or (
                one is not None
                and one.store == "rows"
                and self._wants(self._tables.get(one.rows or ""))
            ):
                given = Needed(
                    f"{attribute}_" if attribute == "row" else attribute,
                    self._types.code(source.type),
                    (name,),
                )
                needed.append(given)
                values.append((attribute, given.name))
            elif one is not None and not unstored:
                values.append((attribute, self._read(one, source, needed)))
        name = self._function(record, "from_row")
        made = self._model_name(record)
        if table.extra is not None and record.extra is not None:
            members = f"row.{column_attribute(table.extra.source.words)}"
            made = f"{self._columns_use('with_undeclared')}({made}, {members})"
        body = list(self._call("return ", made, values))
        result = Atom(self._model_name(record))
        return self._conversion(name, record, self._rows[table.key], result, needed, body, "row")

    def _wants(self, table: Table | None, seen: frozenset[TypeKey] = frozenset()) -> bool:
        """Whether a model, or one in its lists, needs something that a row does not hold."""
        if table is None or table.key in seen:
            return False
        held = self._held(table.record)
        needed: list[Needed] = []
        for one in table.stored:
            source = one.source
            if one.store == "none" and source.required and source.name in held:
                return True
            if one.store == "rows" and self._wants(
                self._tables.get(one.rows or ""), seen | {table.key}
            ):
                return True
            if one.store == "columns" and source.name in held:
                self._read_columns((one,), source, needed)
        return bool(needed)

    def _read(self, one: Stored, source: Property, needed: list[Needed]) -> str:
        value = f"row.{column_attribute(one.source.words)}"
        if one.store == "values":
            kind = self._columns.value(one, self._item(source))
            made = f"[{kind.back.replace('{}', 'one.value')} for one in {value}]"
            return made if source.required else self._present(made, value)
        if one.store == "rows":
            item = self._record_of_type(self._item(source))
            name = "list" if item is None else self._function(item, "from_row")
            made = f"[{name}(one) for one in {value}]"
            return made if source.required else self._present(made, value)
        if one.store == "columns":
            return self._read_columns((one,), source, needed)
        kind = self._columns.kind(one)
        if is_nullable(one) and source.required and not isinstance(source.type, Nullable):
            # Other kinds of rows may do without.
            return kind.back.replace("{}", f"{self._columns_use('there')}({value})")
        if is_nullable(one):
            return self._maybe(one, kind, value)
        return kind.back.replace("{}", value)

    def _present(self, made: str, value: str) -> str:
        """A list that is absent where it has no rows."""
        return f"{made} if {value} else {self._module.use('pydantic', 'MISSING')}"

    def _read_columns(
        self,
        path: tuple[Stored, ...],
        source: Property,
        needed: list[Needed],
        *,
        maybe: bool = False,
    ) -> str:
        """The object at the end of a path. `maybe`: what it is part of may be absent or null."""
        one = path[-1]
        record = self._record_of(one.source)
        maybe = maybe or is_nullable(one)
        stored = {part.source.name: part for part in one.parts}
        parts: list[str] = []
        for name, attribute in self._attributes.names(record).items():
            if name in stored:
                text = self._read_part((*path, stored[name]), needed, maybe=maybe)
                parts.append(f"{attribute}={text}")
                continue
            own = self._property(record, name)
            if own.required:
                words = (*leaf_words(path), *own.words)
                way = (*leaf_names(path), name)
                needed.append(Needed(argument_name(words), self._types.code(own.type), way))
                parts.append(f"{attribute}={needed[-1].name}")
        made = f"{self._model_name(record)}({', '.join(parts)})"
        first = self._witness(path)
        if not is_nullable(one) or first is None:
            return made
        absent = (
            "None" if isinstance(source.type, Nullable) else self._module.use("pydantic", "MISSING")
        )
        return f"{absent} if {first} is None else {made}"

    def _read_part(self, path: tuple[Stored, ...], needed: list[Needed], *, maybe: bool) -> str:
        part = path[-1]
        if part.store == "columns":
            return self._read_columns(path, part.source, needed, maybe=maybe)
        value = f"row.{column_attribute(leaf_words(path))}"
        kind = self._columns.kind(part)
        if part.required:
            # Where the whole is absent its parts are; where it is there, they are too.
            found = f"{self._columns_use('there')}({value})" if maybe and part.witness else value
            return kind.back.replace("{}", found)
        return self._maybe(part, kind, value)

    def _witness(self, path: tuple[Stored, ...]) -> str | None:
        """The column that is NULL where the object at the end of a path is not there."""
        for leaf in leaves(path[-1]):
            if all(one.witness for one in leaf[1:]):
                return f"row.{column_attribute(leaf_words((*path, *leaf[1:])))}"
        return None

    def _maybe(self, one: Stored, kind: Kind, value: str) -> str:
        """What a column that may be NULL says of a property."""
        if isinstance(one.source.type, Nullable):
            fn = self._columns_use("applied")
            return value if kind.back == _SAME else f"{fn}({_function(kind.back)}, {value})"
        missing = self._module.use("pydantic", "MISSING")
        return f"{missing} if {value} is None else {kind.back.replace('{}', value)}"

    # ── text ──────────────────────────────────────────────────────────────────────────────────────

    def _call(self, before: str, name: str, values: Sequence[tuple[str, str]]) -> Iterator[str]:
        """A call, in as many lines as it takes."""
        arguments = ", ".join(f"{key}={value}" for key, value in values)
        yield from broken(f"    {before}", f"{name}({arguments})", "", _INDENT)

    def _conversion(
        self,
        name: str,
        record: Record,
        source: str,
        result: Code,
        needed: Sequence[Needed],
        body: Sequence[str],
        given: str = "model",
    ) -> Conversion:
        other, both = ("row", "to_row") if given == "model" else ("model", "from_row")
        if name == both:
            said = f"The {other} of a {given}. What the {given} does not hold is given by name."
            body = [f'    """{said}"""', *body]
        return Conversion(
            name=name,
            record=record,
            source=source,
            needed=tuple(needed),
            head=_head(name, given, source, needed, result),
            overload=_head(both, given, source, needed, result, " ..."),
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
        return self._columns.model(record.key)

    def _columns_use(self, name: str) -> str:
        if name == "given":
            return self._module.use(MODELS, "given")
        return self._module.use(TABLES, name)


def _framed_head(head: str, result: Code) -> str:
    """The head of a function of few arguments and a long result."""
    line = f"{head} -> {result.flat}: ..."
    if width(line) <= WIDTH:
        return line
    return f"{head} -> (\n{framed('    ', result, '', _INDENT)}\n): ..."


def _function(expression: str) -> str:
    """A conversion as something to be called."""
    name = expression.removesuffix("({})")
    if "{}" not in name:
        return name
    return f"lambda one: {expression.replace('{}', 'one')}"


def _head(
    name: str, given: str, source: str, needed: Sequence[Needed], result: Code, tail: str = ""
) -> str:
    flat = ", ".join(
        [
            f"{given}: {source}",
            *(["*"] if needed else []),
            *(f"{one.name}: {one.type.flat}" for one in needed),
        ]
    )
    line = f"def {name}({flat}) -> {result.flat}:"
    if len(line) <= 84:
        return line + tail
    listed = [f"    {given}: {source},", *(["    *,"] if needed else [])]
    listed += [framed(f"    {one.name}: ", one.type, ",", _INDENT) for one in needed]
    foot = f") -> {result.flat}:{tail}"
    if width(foot) > WIDTH >= width(f"    {result.flat}"):
        foot = f") -> (\n    {result.flat}\n):{tail}"
    return f"def {name}(\n" + "\n".join(listed) + f"\n{foot}"
