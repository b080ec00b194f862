"""What is known while code is written: of the whole application, and of the group of operations at hand.

Takes a model and what belongs to it, gives what is looked up again and again; refuses to write statements.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract.templating import as_sent, variables
from contractor.contract.travel import Direction, Travel
from contractor.frozen import frozen
from contractor.model import Model, Record, Ref, Scalar, Type
from contractor.model.tables import Table, tables
from contractor.model.walk import kinds, mentioned
from contractor.resources import Resources, Role, resources
from contractor.resources.finding import declared
from contractor.samples import Samples
from contractor.scaffold.examples import Examples
from contractor.scaffold.expressions import Expressions
from contractor.scaffold.gathering import gathered
from contractor.scaffold.kept import Kept, Key, kept
from contractor.scaffold.kinds import Kinds
from contractor.scaffold.natural import Natural
from contractor.scaffold.stock import Stock
from contractor.targets.fastapi.names import Group, call_names, groups
from contractor.targets.fastapi.refusals import Refusals
from contractor.targets.fastapi.typed import Typed
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import named
from contractor.targets.python.identifiers import attribute, unique
from contractor.targets.python.module import Module
from contractor.targets.sqlalchemy import conversions
from contractor.targets.sqlalchemy.conversions import Needed
from contractor.targets.sqlalchemy.names import row_names
from contractor.text import Words, pascal

#: Modules of an application that are no groups.
RESERVED: Final = frozenset(
    {"database", "etags", "examples", "memory", "merging", "paging", "security"}
)
#: What modules of groups import; nothing else there is called so.
IMPORTED: Final = frozenset(
    "attrgetter beginning datetime etag following from_row func given is_stale like now patched quote select to_row "
    "uuid4 UTC UUID Shelf Session Refused StatementError MISSING digest".split()
)


@frozen
class OwnKey:
    """The attribute of a thing that is its key; `always` where it is never absent."""

    name: str
    always: bool


class Whole:
    """One application. `existing` are the files of it that are there already, by their paths in `app`."""

    def __init__(
        self,
        model: Model,
        package: str,
        existing: Mapping[str, str],
        *,
        stored: bool,
        absent: str,
        main: str,
        variable: str,
    ) -> None:
        self.main = main
        self.variable = variable
        self.model = model
        self.contract = model.contract
        self.package = package
        self.existing = existing
        self.absent = absent
        """What code says of a property that is not there: `MISSING`, or `None`."""
        self.kinds = Kinds(model)
        self.symbols = named(model, Graph.of(model))
        self.attributes = Attributes(model.definitions, frozenset(self.symbols.exported))
        self.samples = Samples(model.contract)
        self.resources: Resources = gathered(model.contract, resources(model.contract))
        self.groups = groups(model)
        self.homes = {call.index: group.module for group in self.groups for call in group.calls}
        self.calls = {call.index: call for call in model.calls}
        found = tables(model).tables if stored else {}
        self._all_tables = found
        self.row_names = row_names(found)
        self._to_rows, self._from_rows = conversions(model) if found else ({}, {})
        #: Rows of a table that stand below others, or that need rows themselves, are made with these.
        self.tables: Mapping[str, Table] = {
            key: table
            for key, table in found.items()
            if not any(one.rows for one in (*self.to_row(table), *self.from_row(table)))
        }
        self.kept = kept(model, self.resources, self.tables, self.homes)
        self.stock = Stock(model, self.samples, self.resources, self.calls)
        self.refusals = Refusals(model.contract, Travel(model.contract))
        self._plain = Natural(self.symbols.annotations, Module(), frozenset(), "models")

    def code(self, kind: Type) -> str:
        """The annotation of a type, to compare it with others."""
        return self._plain.code(kind).flat

    def same(self, one: Type, other: Type) -> bool:
        """Whether values of one type can stand where those of another do, as far as annotations say."""
        return self.bare(one) == self.bare(other)

    def fits(self, one: Type, other: Type) -> bool:
        """Whether every value of one type is of the other, which may take null besides."""
        alike = self.code(self.kinds.bare(one)) == self.code(self.kinds.bare(other))
        return alike and (self.kinds.takes_null(other) or not self.kinds.takes_null(one))

    def bare(self, kind: Type) -> str:
        """The annotation of a type by no name that it goes by; only models have one."""
        null = " | None" if self.kinds.takes_null(kind) else ""
        return f"{self.code(self.kinds.bare(kind))}{null}"

    def file(self, module: str) -> str:
        """The module of the application for a group, by the one that the group has in the generated package."""
        return f"{module}_group" if module in RESERVED | {self.main} else module

    def is_defined(self, module: str, name: str) -> bool:
        """Whether the module of a group defines a name: one that a person has edited may do so no more."""
        text = self.existing.get(f"{self.file(module)}.py")
        return text is None or re.search(rf"^{re.escape(name)}\b", text, re.MULTILINE) is not None

    def attribute(self, kind: Type, name: str) -> str | None:
        """The attribute of a property of a record."""
        record = self.kinds.record(kind)
        return None if record is None else self.attributes.names(record).get(name)

    def own_key(self, one: Kept) -> OwnKey | None:
        """The attribute of a thing that is its key; None where it has none of that type."""
        record = self.kinds.record(one.kind)
        if record is None or not self.kinds.is_object(one.kind) or not one.keys:
            return None
        found = self.kinds.properties(record).get(one.resource.member)
        if found is None or self.key_code(one.keys[-1]) != self.bare(found.type):
            return None
        name = self.attributes.names(record)[one.resource.member]
        return OwnKey(name, always=found.required)

    def key_code(self, key: Key) -> str:
        """The annotation of a variable of a path."""
        return "str" if key.as_text else self.bare(key.kind)

    # ── tables ────────────────────────────────────────────────────────────────────────────────────

    def table(self, kind: Type | None) -> Table | None:
        """The table that holds values of a type."""
        record = self.kinds.record(kind)
        return None if record is None else self.tables.get(record.key)

    def kind_of(self, table: Table) -> Type:
        """The type of what a table holds."""
        return Ref(table.key)

    def sent(self, table: Table) -> Record | None:
        """What a table holds, as it is sent."""
        found = self.model.definitions.get(f"{table.key}>sent")
        return found if isinstance(found, Record) else table.record

    def to_row(self, table: Table) -> tuple[Needed, ...]:
        """What is given beside a model to make a row of it."""
        return self._to_rows[self.symbols.names[table.key]].needed

    def from_row(self, table: Table) -> tuple[Needed, ...]:
        """What is given beside a row to make a model of it."""
        return self._from_rows[self.row_names.rows[table.key]].needed

    def refers(self, table: Table) -> bool:
        """Whether rows of a table refer to others, lists in it included."""
        inner = (self._all_tables.get(one.rows or "") for one in table.stored)
        below = [one for one in inner if one is not None and one is not table]
        return any(one.reference is not None for one in table.stored) or any(
            map(self.refers, below)
        )

    def is_referred(self, table: Table) -> bool:
        """Whether rows of another table refer to those of a table."""
        return any(
            one.reference is not None and one.reference.table == table.key
            for other in self._all_tables.values()
            for one in other.stored
        )

    def beside(self, table: Table, one: Needed) -> tuple[Type, Any]:
        """A sample of what is given beside a model to make a row of it, and its type. Raises `NoSample`."""
        schema = self.contract.schemas[table.key]
        for name in one.path:
            schema = declared(self.contract, schema)[name]
        record = self.sent(table)
        kind = None if record is None else self.kinds.inside_record(record, one.path)
        return kind or Scalar("string"), self.samples.value(schema, Direction.REQUEST)

    def is_row(self, record: Record, table: Table) -> bool:
        """Whether a record is all that a row of a table needs."""
        made = self._to_rows.get(self.symbols.names[record.key])
        return (
            record.key.removesuffix(">sent") == table.key and made is not None and not made.needed
        )

    def above(self, path: str) -> Kept | None:
        """What is kept of the nearest thing above a path, if anything is."""
        while path := path.rpartition("/")[0]:
            found = self.kept.get(path)
            if found is not None and found.resource.variable:
                return found
        return None

    def below(self, one: Kept) -> list[Kept]:
        """What is kept of the things that stand below, or are made there."""
        start = f"{one.resource.path}/"
        return [
            other
            for path, other in self.kept.items()
            if path.startswith(start) or self.made_at(other).startswith(start)
        ]

    def made_at(self, one: Kept) -> str:
        """The path at which things are made."""
        index = one.resource.operations.get(Role.CREATE)
        return "" if index is None else as_sent(self.contract.endpoints[index].path)

    def made_below(self, one: Kept) -> tuple[str, ...]:
        """The variables of what things are made below, where their own path does not hold them."""
        path = self.made_at(one)
        return () if path in ("", one.resource.collection) else tuple(variables(path))


class Scene:
    """One group, while its module is written."""

    def __init__(self, whole: Whole, group: Group) -> None:
        self.whole = whole
        self.group = group
        self.api = f"{whole.package}.api.{group.module}"
        self.models = f"{whole.package}.models"
        self.tables = f"{whole.package}.tables"
        self.public = f"{whole.package}.api"
        """What gives those things of the boundary that people use."""
        self.boundary = f"{whole.package}._boundary"
        names = {call.index: call_names(whole.model, call) for call in group.calls}
        replies = {
            names[call.index].reply(answer) for call in group.calls for answer in call.answers
        }
        arguments = {
            one for call in group.calls for one in names[call.index].arguments.values()
        } | {"body", "principal"}
        self.nouns = {
            attribute(one.noun) for one in whole.kept.values() if one.group == group.module
        }
        taken = {*whole.symbols.exported, *replies, group.protocol}
        title = _titled(group)
        self.title = unique(f"{title}Operations" if title in taken else title, taken)
        own = {*replies, group.protocol, self.title, *self._models(), *arguments, *self.nouns}
        self.module = Module(own)
        plain = Natural(
            whole.symbols.annotations,
            self.module,
            {*replies, group.protocol, self.title},
            self.models,
        )
        self.typed = Typed(whole.model, self.module, plain, self.boundary, self.public)
        self.expressions = Expressions(whole.model, whole.symbols, self.module, self.models)
        shelves = {one.name for one in whole.kept.values()}
        self.examples = Examples(
            whole.model, whole.symbols, self.models, {*whole.symbols.exported, *shelves, *IMPORTED}
        )
        self.file = whole.file(group.module)
        self.modules = frozenset(whole.file(one.module) for one in whole.groups)
        self._several: dict[str, str] = {}
        self.stores = False
        """Whether anything here goes through a database."""

    def _models(self) -> Iterator[str]:
        """The names of the models that operations of the group, and what is kept of their things, speak of."""
        whole = self.whole
        kinds_of = [kind for call in self.group.calls for kind in kinds(call)]
        kinds_of += [one.kind for one in whole.kept.values() if one.kind is not None]
        for kind in kinds_of:
            for key in mentioned(kind):
                yield whole.symbols.names[key]
                yield whole.symbols.annotations[key]

    # ── names ─────────────────────────────────────────────────────────────────────────────────────

    def use(self, source: str, name: str) -> str:
        """Something to import."""
        return self.module.use(source, name)

    def example(self, name: str) -> str:
        """A constant of the module of examples."""
        return self.module.use(f".examples.{self.file}", name)

    def memory(self, name: str) -> str:
        """Something of what keeps things in memory."""
        return self.module.use(".memory", name)

    def merging(self, name: str) -> str:
        """Something of what merges JSON."""
        return self.module.use(".merging", name)

    def class_of(self, record: Record) -> str:
        """The class of a record."""
        return self.module.keep(self.models, self.whole.symbols.names[record.key])

    def row(self, table: Table) -> str:
        """The class of the rows of a table."""
        return self.module.use(self.tables, self.whole.row_names.rows[table.key])

    def reply(self, name: str) -> str:
        """A class of replies."""
        return self.module.keep(self.api, name)

    def local(self, said: Words, taken: "set[str] | frozenset[str]") -> str:
        """A name for a variable that nothing else has."""
        return unique(attribute(said), taken | IMPORTED | self.modules)

    def shelf(self, one: Kept) -> str | None:
        """Where things are kept in memory; None where another file was to define it, and does not."""
        if one.group == self.group.module:
            return one.name
        if not self.whole.is_defined(one.group, one.name):
            return None
        return f"{self.use('.', self.whole.file(one.group))}.{one.name}"

    def things(self, one: Kept) -> str | None:
        """The constant of the first thing of a resource; None where no example of one can be made."""
        stocked = self.whole.stock.of(one)
        if one.kind is None or not stocked:
            return None
        return self.example(self.examples.one(one.kind, one.noun, stocked[0].value))

    def several(self, one: Kept) -> str:
        """The name of the constant of all things that a resource begins with. There must be some."""
        path = one.resource.path
        if path not in self._several and one.kind is not None:
            values = [thing.value for thing in self.whole.stock.of(one)]
            self._several[path] = self.examples.several(one.kind, one.noun, values)[1]
        return self._several[path]

    def absent(self) -> str:
        """What says that a property is not there."""
        if self.whole.absent == "None":
            return "None"
        return self.use("pydantic", self.whole.absent)

    def literal(self, kind: Type, value: Any) -> str:
        """A value, written where it is used."""
        return self.expressions.value(kind, value).flat


def _titled(group: Group) -> str:
    """`Books` for `BooksApi`."""
    found = group.protocol.removesuffix("_").removesuffix("Api")
    return found or pascal(("operations",))
