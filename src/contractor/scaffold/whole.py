"""What is known of a whole application while it is written: types, tables, what is kept, what is there already.

Takes a model, gives what is looked up again and again; refuses to know which group is written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract.templating import as_sent, variables
from contractor.contract.travel import Direction, Travel
from contractor.frozen import frozen
from contractor.model import Model, Record, Ref, Scalar, Type
from contractor.model.tables import Reference, Stored, Table, tables
from contractor.resources import Resources, Role, resources
from contractor.resources.finding import declared
from contractor.samples import Samples
from contractor.scaffold.kept import Kept, Key, above, kept
from contractor.scaffold.kinds import Kinds
from contractor.scaffold.natural import Natural
from contractor.scaffold.stock import Stock
from contractor.targets.fastapi.names import groups
from contractor.targets.fastapi.refusals import Refusals
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import named
from contractor.targets.python.module import Module
from contractor.targets.sqlalchemy import conversions
from contractor.targets.sqlalchemy.conversions import Needed
from contractor.targets.sqlalchemy.names import column_attribute, owner_attribute, row_names

#: Modules of an application that are no groups.
_RESERVED: Final = frozenset(
    {"database", "etags", "examples", "memory", "merging", "paging", "security"}
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
        self.resources: Resources = resources(model.contract)
        self.groups = groups(model)
        self.homes = {call.index: group.module for group in self.groups for call in group.calls}
        self.calls = {call.index: call for call in model.calls}
        found = tables(model).tables if stored else {}
        self._all_tables = found
        self.row_names = row_names(found)
        self._to_rows, self._from_rows = conversions(model) if found else ({}, {})
        of_kinds = _of_kinds(found)
        #: Rows of a table that stand below others, or that need rows themselves, are made with these. What is of
        #: several kinds, or leads there, is not stored.
        self.tables: Mapping[str, Table] = {
            key: table
            for key, table in found.items()
            if key not in of_kinds
            and not any(one.rows for one in (*self.to_row(table), *self.from_row(table)))
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
        return f"{module}_group" if module in _RESERVED | {self.main} else module

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
        return self._to_rows[table.key].needed

    def from_row(self, table: Table) -> tuple[Needed, ...]:
        """What is given beside a row to make a model of it."""
        return self._from_rows[table.key].needed

    def owner(self, table: Table, parent: Table) -> str:
        """The attribute of a row that holds the key of the row which it belongs to."""
        held = {one.source.name: one.source for one in table.stored}
        if table.owner is not None:
            return column_attribute(held[table.owner].words)
        keys = {one.source.name: one.source for one in parent.stored}
        return owner_attribute(parent, keys[parent.primary[0]])

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
        made = self._to_rows.get(record.key)
        return (
            record.key.removesuffix(">sent") == table.key and made is not None and not made.needed
        )

    def above(self, path: str) -> Kept | None:
        """What is kept of the nearest thing above a path, if anything is."""
        return above(path, self.kept)

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


def _of_kinds(tables: Mapping[str, Table]) -> set[str]:
    """The tables whose rows come in kinds, and those whose rows need such rows."""
    found = {key for key, table in tables.items() if table.inheritance is not None}
    while True:
        leading = {
            key
            for key, table in tables.items()
            if table.parent in found
            or any(one.rows in found for one in table.stored)
            or any(one.table in found for each in table.stored for one in _references(each))
        }
        if leading <= found:
            return found
        found |= leading


def _references(stored: Stored) -> Iterator[Reference]:
    """What a property refers to, or parts of it."""
    if stored.reference is not None:
        yield stored.reference
    for part in stored.parts:
        yield from _references(part)
