"""What a new database begins with: a few rows of each table, and those that examples of requests refer to.

Takes the tables of a model, gives models as JSON, those that others refer to first; refuses to know sessions.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.graph import components
from contractor.model import Type
from contractor.model.tables import Stored, Table
from contractor.samples import NoSample
from contractor.scaffold.whole import Whole
from contractor.targets.fastapi.bodies import carried

_SEEDED: Final = 3
#: Rows of one table at most.
_MOST: Final = 12


@frozen
class Seeds:
    """Rows of one table, as the models that they are made of."""

    table: Table
    values: tuple[Any, ...]


def seeds(whole: Whole) -> list[Seeds]:
    """The rows of every table that can have some by itself."""
    return _Seeding(whole).all()


class _Seeding:
    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        #: Rows whose owner no property says are left to whoever makes them.
        self._tables = {
            key: one
            for key, one in whole.tables.items()
            if one.parent is None or (one.owner is not None and not one.single)
        }
        self._wanted: dict[str, list[Any]] = {key: [] for key in whole.tables}
        self._made: dict[str, list[Any]] = {}

    def all(self) -> list[Seeds]:
        for value, kind in self._sent():
            self._look_for_keys(kind, value, depth=0)
        found: list[Seeds] = []
        edges = {key: self._needs(table) for key, table in self._tables.items()}
        for part in components(list(self._tables), lambda key: edges[key]):
            for key in part:
                values = list(self._rows(self._tables[key]))
                self._made[key] = values
                if values:
                    found.append(Seeds(self._tables[key], tuple(values)))
        return found

    def _needs(self, table: Table) -> list[str]:
        """The tables that rows of a table refer to, those of lists in it included."""
        found = [one.reference.table for one in table.stored if one.reference is not None]
        for one in table.stored:
            inner = self._whole.tables.get(one.rows or "")
            found += [] if inner is None or inner is table else self._needs(inner)
        return [key for key in dict.fromkeys(found) if key in self._tables]

    # ── what requests refer to ────────────────────────────────────────────────────────────────────

    def _sent(self) -> Iterator[tuple[Any, Type]]:
        """Examples of the bodies that clients send, with their types."""
        whole = self._whole
        for call in whole.calls.values():
            operation = whole.contract.endpoints[call.index].operation
            node = operation.request_body
            body = None if node is None else whole.contract.resolve(node)
            for one in carried(whole.model, call.bodies, sent=True)[0]:
                media = None if body is None else body.content.get(one.body.media_type)
                found = None if media is None else whole.contract.resolve(media)
                if found is None or not one.whole:
                    continue
                for variant in range(2):
                    try:
                        yield whole.samples.of(found, Direction.REQUEST, variant), one.body.type
                    except NoSample:
                        break

    def _look_for_keys(self, kind: Type, value: Any, depth: int) -> None:
        """Note the keys of other rows in a value."""
        kinds = self._whole.kinds
        if isinstance(value, list):
            item = kinds.item(kind)
            if item is not None:
                for one in value:
                    self._look_for_keys(item, one, depth + 1)
            return
        record = kinds.record(kind)
        if record is None or not isinstance(value, dict):
            return
        table = self._whole.tables.get(record.key.removesuffix(">sent"))
        for name, one in kinds.properties(record).items():
            if name not in value:
                continue
            stored = None if table is None else _stored(table, name)
            if stored is not None and stored.reference is not None:
                keys = self._wanted.setdefault(stored.reference.table, [])
                given = value[name] if isinstance(value[name], list) else [value[name]]
                keys += [key for key in given if key is not None and key not in keys]
            elif depth < _MOST:
                self._look_for_keys(one.type, value[name], depth + 1)

    # ── rows ──────────────────────────────────────────────────────────────────────────────────────

    def _rows(self, table: Table) -> Iterator[Any]:
        """The rows of a table, as models."""
        [key] = table.primary[:1]
        values = self._values(table)
        taken = [value[key] for value in values if key in value]
        others = [one for one in self._wanted.get(table.key, ()) if one not in taken]
        for variant, one in enumerate(others[: _MOST - len(values)], len(values)):
            value = self._value(table, variant)
            if value is not None:
                values.append({**value, key: one})
        for value in values:
            settled = self._referring(table, value)
            if settled is not None and self._takes(table, settled):
                yield settled

    def _values(self, table: Table) -> list[Any]:
        whole = self._whole
        for one in whole.kept.values():
            if one.table is table and whole.same(
                one.kind or whole.kind_of(table), whole.kind_of(table)
            ):
                return [stocked.value for stocked in whole.stock.of(one)]
        found = [self._value(table, variant) for variant in range(_SEEDED)]
        return [one for one in found if one is not None]

    def _value(self, table: Table, variant: int) -> Any | None:
        schema = self._whole.contract.schemas[table.key]
        try:
            value = self._whole.samples.value(schema, Direction.RESPONSE, variant)
        except NoSample:
            return None
        return value if isinstance(value, dict) else None

    def _takes(self, table: Table, value: Any) -> bool:
        schema = self._whole.contract.schemas[table.key]
        return self._whole.samples.takes(schema, value, Direction.RESPONSE)

    def _referring(self, table: Table, value: Mapping[str, Any]) -> dict[str, Any] | None:
        """A row that refers to rows that are there; None where there are none, and there must be."""
        out = dict(value)
        for one in table.stored:
            name = one.source.name
            if name not in out:
                continue
            if one.reference is not None:
                keys = self._keys(one)
                if not keys and one.source.required:
                    return None
                if not keys:
                    del out[name]
                elif isinstance(out[name], list):
                    out[name] = keys[: max(1, min(len(out[name]), len(keys)))]
                elif out[name] not in keys:
                    out[name] = keys[0]
            inner = self._whole.tables.get(one.rows or "")
            if inner is not None and isinstance(out[name], list):
                rows = [self._referring(inner, item) for item in out[name]]
                out[name] = [row for row in rows if row is not None]
        return out

    def _keys(self, one: Stored) -> list[Any]:
        """The keys of the rows that a column may refer to."""
        table = None if one.reference is None else self._tables.get(one.reference.table)
        made = [] if table is None else self._made.get(table.key, [])
        return [] if table is None else [row[table.primary[0]] for row in made]


def _stored(table: Table, name: str) -> Stored | None:
    return next((one for one in table.stored if one.source.name == name), None)
