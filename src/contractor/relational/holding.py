"""What the column of a property holds.

Takes a model and stored properties, gives types of columns and the scalars that they hold; refuses to know names and
tables beyond the keys that columns refer to.
"""

from collections.abc import Mapping
from typing import Final

from contractor.frozen import frozen
from contractor.model import (
    Constants,
    Enumeration,
    ListOf,
    Model,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.plain import plain
from contractor.model.tables import Stored, Table
from contractor.relational.database import ColumnType

#: Integers that 32 bits hold.
_SMALL: Final = frozenset({"int8", "int16", "int32", "uint8", "uint16"})
_TEXTS: Final[Mapping[str, ColumnType]] = {
    "uuid": ColumnType("uuid"),
    "date-time": ColumnType("instant"),
    "date": ColumnType("date"),
    "decimal": ColumnType("exact"),
    "binary": ColumnType("bytes"),
    "byte": ColumnType("bytes"),
}
_JSON: Final = ColumnType("json")
_TEXT: Final = ColumnType("text")


@frozen
class Held:
    """What a column holds, and what its values are in the contract; None where these have parts."""

    type: ColumnType
    scalar: Scalar | Enumeration | Constants | None = None


class Holding:
    """What the columns of a model's tables hold."""

    def __init__(self, model: Model, tables: Mapping[TypeKey, Table]) -> None:
        self._model = model
        self._tables = tables

    def column(self, stored: Stored) -> Held:
        """What the column of a stored property holds."""
        if stored.store == "json":
            return Held(_JSON)
        return self._referring(stored, self.of(stored.source.type, stored.numeric))

    def value(self, stored: Stored) -> Held:
        """What the column of an item holds, whose list is stored as rows."""
        return self._referring(stored, self.of(self.item(stored), stored.numeric))

    def item(self, stored: Stored) -> Type:
        """The type of the items of a list."""
        found = plain(self._model, stored.source.type)
        return found.item if isinstance(found, ListOf) else found

    def is_set(self, stored: Stored) -> bool:
        """Whether no two items of a list are the same, as far as columns tell values apart."""
        found = plain(self._model, stored.source.type)
        is_unique = isinstance(found, ListOf) and found.unique
        return is_unique and self.value(stored).type.kind != "json"

    def key(self, table: TypeKey) -> tuple[Stored, Held]:
        """The key of a table that others refer to, which is one column, and what it holds."""
        found = self._tables[table]
        [name] = found.primary
        one = next(one for one in found.stored if one.source.name == name)
        return one, self.column(one)

    def of(self, kind: Type, numeric: tuple[int, int] | None) -> Held:
        """What holds values of a type; `numeric` are precision and scale of an exact number."""
        found = plain(self._model, kind)
        if isinstance(found, Constants):
            texts = all(isinstance(value, str) for value in found.values)
            return Held(_TEXT, found) if texts else Held(_JSON)
        if isinstance(found, Ref):
            definition = self._model.definitions.get(found.key)
            return _enumerated(definition) if isinstance(definition, Enumeration) else Held(_JSON)
        if isinstance(found, Scalar) and found.kind != "null":
            return Held(_scalar(found, numeric), found)
        return Held(_JSON)

    def _referring(self, stored: Stored, own: Held) -> Held:
        """What a column holds that refers to a key: what the key does, where the contract says text."""
        if stored.reference is None:
            return own
        kind = self.key(stored.reference.table)[1].type
        return own if kind == own.type else Held(kind)


def is_nullable(stored: Stored) -> bool:
    """Whether NULL may stand in the column: for null, or for what is absent."""
    return not stored.required


def _enumerated(found: Enumeration) -> Held:
    texts = isinstance(found.members[0].value, str)
    return Held(_TEXT if texts else ColumnType("bigint"), found)


def _scalar(found: Scalar, numeric: tuple[int, int] | None) -> ColumnType:
    match found.kind:
        case "integer" | "number" if numeric is not None:
            return ColumnType("exact", *numeric)
        case "integer":
            return ColumnType("integer" if found.format in _SMALL else "bigint")
        case "number":
            return ColumnType("double")
        case "boolean":
            return ColumnType("boolean")
        case _:
            return _TEXTS.get(found.format or "", _TEXT)
