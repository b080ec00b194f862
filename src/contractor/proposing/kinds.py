"""What the types of a model are to a table: values of one column, lists, records.

Takes a model, answers about its types; refuses to know operations and proposals.
"""

from collections.abc import Iterable
from functools import cached_property

from contractor.model import (
    Constants,
    Enumeration,
    Model,
    OneOf,
    Property,
    Record,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.plain import item, lineage, plain, properties, record, scalar, takes_null
from contractor.model.tables import COLUMN, TABLE
from contractor.source import resolve

#: Characters of a name that anybody would write into an Overlay.
_LONGEST: int = 200


class Kinds:
    """The types of one model. What is asked often is remembered."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._properties: dict[TypeKey, dict[str, tuple[Property, str]]] = {}

    def properties(self, record: Record) -> dict[str, tuple[Property, str]]:
        """The properties of a record by name, and where they stand; as sent ones too."""
        found = self._properties.get(record.key)
        if found is None:
            found = {one.name: (one, place) for one, place in properties(self.model, record)}
            self._properties[record.key] = found
        return found

    def read(self, record: Record) -> set[str]:
        """The names of the properties of a record that are read."""
        return {name for name, (one, _) in self.properties(record).items() if not one.write_only}

    def plain(self, kind: Type) -> Type:
        """A type without null and names for other types."""
        return plain(self.model, kind)

    def scalar(self, kind: Type) -> Scalar | Enumeration | Constants | None:
        """The single value that a type is; None where it has parts."""
        return scalar(self.model, kind)

    def item(self, kind: Type) -> Type | None:
        """What a list holds."""
        return item(self.model, kind)

    def record(self, kind: Type | None) -> Record | None:
        """The record that a type is."""
        return None if kind is None else record(self.model, kind)

    def inside(self, kind: Type | None, names: Iterable[str]) -> Type | None:
        """The type of a property of a property."""
        for name in names:
            record = self.record(kind)
            found = None if record is None else self.properties(record).get(name)
            kind = None if found is None else found[0].type
        return kind

    def members(self, kind: Type | None) -> list[Record]:
        """The record that a type is, or those that it is one of."""
        pending, seen, found = [kind], set[TypeKey](), list[Record]()
        while pending:
            one = pending.pop(0)
            record = self.record(one)
            if record is not None:
                found += [] if record in found else [record]
                continue
            plain = None if one is None else self.plain(one)
            if isinstance(plain, OneOf):
                key = repr(plain.members)
                if key not in seen:
                    seen.add(key)
                    pending += plain.members
        return found

    def core(self, record: Record) -> Record:
        """The component that an inline record only adds something to, or is put together of; else the record.

        What is sent is the record as read, if there is that.
        """
        read = self.model.definitions.get(record.key.removesuffix(">sent"))
        line = list(lineage(self.model, read if isinstance(read, Record) else record))
        for one in line:
            if self.is_component(one.key):
                return one
        return self._main_part(line[-1])

    def _main_part(self, record: Record) -> Record:
        """The component that most properties of an inline record are of; else the record."""
        held = self.properties(record)
        homes: dict[str, int] = {}
        for _, place in held.values():
            home, _, name = place.rpartition("/properties/")
            if "/" not in name:
                homes[home] = homes.get(home, 0) + 1
        for home, count in sorted(homes.items(), key=lambda pair: -pair[1]):
            one = self.model.definitions.get(home)
            if isinstance(one, Record) and self.is_component(home) and 2 * count > len(held):
                return one
        return record

    @staticmethod
    def is_component(key: TypeKey) -> bool:
        """Whether a type stands where components do, in the document itself."""
        return key.startswith("#/components/schemas/") and key.count("/") == 3

    def can_change(self, place: str) -> bool:
        """Whether an Overlay reaches an object of the document, which can hold what we say of it."""
        found = self._raw(place)
        return isinstance(found, dict) and len(place.rpartition("/")[2]) <= _LONGEST

    def has(self, place: str) -> bool:
        """Whether the document says already how what stands at a place is stored."""
        found = self._raw(place)
        return isinstance(found, dict) and (TABLE in found or COLUMN in found)

    def _raw(self, place: str) -> object:
        if not place.startswith("#"):
            return None
        try:
            found: object = resolve(self._data, place[1:])
        except (LookupError, ValueError, TypeError):
            # A place that is made up, below a schema that was put together of others.
            return None
        return found

    @cached_property
    def _data(self) -> object:
        return self.model.contract.files.root.data

    def takes_null(self, kind: Type) -> bool:
        """Whether a value may be null."""
        return takes_null(self.model, kind)

    def is_address(self, one: Property) -> bool:
        """Whether a text is the address of somebody's mail."""
        found = self.scalar(one.type)
        return isinstance(found, Scalar) and found.format in ("email", "idn-email")

    def family(self, kind: Type) -> str:
        """Which values a single value is one of, roughly: those that can be compared."""
        found = self.scalar(kind)
        match found:
            case Scalar(kind="string", format=form) if form in ("uuid", "date", "date-time"):
                return form
            case Scalar(kind=name):
                return name
            case Enumeration() | Constants():
                return "enum"
            case _:
                return ""


def pattern(kinds: Kinds, kind: Type) -> str | None:
    """The pattern of a text."""
    found = kinds.scalar(kind)
    return found.pattern if isinstance(found, Scalar) else None
