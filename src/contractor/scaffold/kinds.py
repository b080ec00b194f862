"""What can be done with values of a type: whether it is an object, and what stands in it.

Takes types of a model, gives what is known of them; refuses to know how they are written.
"""

from collections.abc import Mapping, Sequence

from contractor.model import (
    Enumeration,
    Model,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
)
from contractor.model.plain import item, lineage, plain, record, takes_null


class Kinds:
    """The types of one model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def bare(self, kind: Type) -> Type:
        """What a type is without names for it and without what is checked beside it; null is left out too."""
        return plain(self._model, kind)

    def takes_null(self, kind: Type) -> bool:
        """Whether null is a value of a type, as far as its annotation says."""
        return takes_null(self._model, kind)

    def record(self, kind: Type | None) -> Record | None:
        """The record that a type is."""
        return None if kind is None else record(self._model, kind)

    def enumeration(self, kind: Type) -> Enumeration | None:
        """The enumeration that a type is."""
        found = self.bare(kind)
        definition = self._model.definitions.get(found.key) if isinstance(found, Ref) else None
        return definition if isinstance(definition, Enumeration) else None

    def scalar(self, kind: Type) -> Scalar | None:
        """The plain value that a type is."""
        found = self.bare(kind)
        return found if isinstance(found, Scalar) else None

    def item(self, kind: Type) -> Type | None:
        """The type of the items, where a type is a list."""
        return item(self._model, kind)

    def is_object(self, kind: Type | None) -> bool:
        """Whether every value of a type is a model: a record, or one of several."""
        if kind is None or self.takes_null(kind):
            return False
        found = self.bare(kind)
        if isinstance(found, OneOf):
            return all(map(self.is_object, found.members))
        return self.record(found) is not None

    def properties(self, record: Record) -> Mapping[str, Property]:
        """The properties of a record by their names, those of what it extends included."""
        found: dict[str, Property] = {}
        for one in lineage(self._model, record):
            for part in one.properties:
                found.setdefault(part.name, part)
        return found

    def inside_record(self, record: Record, names: Sequence[str]) -> Type | None:
        """The type of a property of a property of a record."""
        found = self.properties(record).get(names[0])
        return None if found is None else self.inside(found.type, names[1:])

    def inside(self, kind: Type | None, names: Sequence[str]) -> Type | None:
        """The type of a property of a property."""
        for name in names:
            record = self.record(kind)
            found = None if record is None else self.properties(record).get(name)
            kind = None if found is None else found.type
        return kind
