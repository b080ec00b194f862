"""Which operations are about the rows of a table: the one that lists them, the one that changes parts of one.

Takes a model and its tables, gives calls; refuses to know what code makes of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from contractor.model import (
    Call,
    Checked,
    ListOf,
    Model,
    Nullable,
    Property,
    Record,
    Ref,
    Type,
    TypeKey,
)
from contractor.model.plain import plain
from contractor.model.tables import Table
from contractor.resources import Role, Step, resources


class Calls:
    """The operations of one model, by the tables that they are about."""

    def __init__(self, model: Model, tables: Mapping[TypeKey, Table]) -> None:
        self._model = model
        self._tables = tables

    def listing(self, table: Table) -> Call | None:
        """What lists the rows of a table: of several, what stands below the fewest other things, and asks most."""
        return self._lists.get(table.key)

    def patching(self, table: Table) -> tuple[Call, Record] | None:
        """What changes parts of a row, and the record that says which."""
        return self._patches.get(table.key)

    def around(self, call: Call) -> Sequence[Property]:
        """The properties of the page that a list stands in; none where it stands alone."""
        step = self._steps.get(call.index)
        if step is None or step.listing is None or not step.listing.inside:
            return ()
        page = self._inside(_answered(call), step.listing.inside[:-1])
        return tuple(self._properties(page))

    @cached_property
    def _steps(self) -> Mapping[int, Step]:
        return resources(self._model.contract).steps

    @cached_property
    def _by_index(self) -> Mapping[int, Call]:
        return {call.index: call for call in self._model.calls if call.kind == "path"}

    @cached_property
    def _lists(self) -> Mapping[TypeKey, Call]:
        found: dict[TypeKey, Call] = {}
        for index, step in self._steps.items():
            call = self._by_index.get(index)
            if step.role is not Role.LIST or step.listing is None or call is None:
                continue
            several = self._bare(self._inside(_answered(call), step.listing.inside))
            key = self._row_of(several.item) if isinstance(several, ListOf) else None
            if key is not None and (key not in found or _fitness(call) > _fitness(found[key])):
                found[key] = call
        return found

    @cached_property
    def _patches(self) -> Mapping[TypeKey, tuple[Call, Record]]:
        found: dict[TypeKey, tuple[Call, Record]] = {}
        for index, step in self._steps.items():
            call = self._by_index.get(index)
            if step.role is not Role.UPDATE or step.resource is None or call is None:
                continue
            read = self._by_index.get(step.resource.operations.get(Role.READ, -1))
            shown = _answered(call) or (None if read is None else _answered(read))
            key = self._row_of(self._inside(shown, step.resource.inside))
            sent = [record for one in call.bodies if (record := self._record(one.type))]
            if key is not None and sent:
                found.setdefault(key, (call, sent[0]))
        return found

    # ── types ─────────────────────────────────────────────────────────────────────────────────────

    def _bare(self, kind: Type | None) -> Type | None:
        return None if kind is None else plain(self._model, kind)

    def _record(self, kind: Type | None) -> Record | None:
        found = self._bare(kind)
        named = self._model.definitions.get(found.key) if isinstance(found, Ref) else None
        return named if isinstance(named, Record) else None

    def _row_of(self, kind: Type | None) -> TypeKey | None:
        """The table whose rows are of a type."""
        while isinstance(kind, (Nullable, Checked)):
            kind = kind.inner
        if isinstance(kind, Ref) and kind.key in self._tables:
            return kind.key
        record = self._record(kind)
        return record.key if record is not None and record.key in self._tables else None

    def _inside(self, kind: Type | None, names: Sequence[str]) -> Type | None:
        for name in names:
            kind = next((one.type for one in self._properties(kind) if one.name == name), None)
        return kind

    def _properties(self, kind: Type | None) -> Iterator[Property]:
        """The properties of a type, those of what it extends included."""
        record = self._record(kind)
        seen: set[TypeKey] = set()
        while record is not None and record.key not in seen:
            seen.add(record.key)
            yield from record.properties
            base = self._model.definitions.get(record.base or "")
            record = base if isinstance(base, Record) else None


def _answered(call: Call) -> Type | None:
    """The type of what is answered where it goes well."""
    for answer in call.answers:
        if answer.status[:1] == "2":
            for body in answer.bodies:
                if not body.stream:
                    return body.type
    return None


def _fitness(call: Call) -> tuple[int, int]:
    """How much of all rows an operation lists, and how much it may be asked."""
    return -call.path.count("{"), sum(one.place == "query" for one in call.inputs)
