"""What can be done with values of a type: whether it is an object, and what stands in it.

Takes types of a model, gives what is known of them; refuses to know how they are written.
"""

from collections.abc import Iterator, Mapping, Sequence

from contractor.model import (
    Alias,
    Checked,
    Enumeration,
    ListOf,
    Model,
    Nullable,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
)


class Kinds:
    """The types of one model."""

    def __init__(self, model: Model) -> None:
        self._definitions = model.definitions

    def bare(self, kind: Type) -> Type:
        """What a type is without names for it and without what is checked beside it; null is left out too."""
        seen: set[str] = set()
        while True:
            match kind:
                case Checked(inner) | Nullable(inner):
                    kind = inner
                case Ref(key) if key not in seen:
                    seen.add(key)
                    definition = self._definitions[key]
                    if not isinstance(definition, Alias):
                        return kind
                    kind = definition.type
                case _:
                    return kind

    def takes_null(self, kind: Type) -> bool:
        """Whether null is a value of a type, as far as its annotation says."""
        seen: set[str] = set()
        while True:
            match kind:
                case Nullable() | Scalar(kind="null"):
                    return True
                case Checked(inner):
                    kind = inner
                case OneOf(members):
                    return any(map(self.takes_null, members))
                case Ref(key) if key not in seen:
                    seen.add(key)
                    definition = self._definitions[key]
                    if not isinstance(definition, Alias):
                        return False
                    kind = definition.type
                case _:
                    return False

    def record(self, kind: Type | None) -> Record | None:
        """The record that a type is."""
        found = None if kind is None else self.bare(kind)
        definition = self._definitions.get(found.key) if isinstance(found, Ref) else None
        return definition if isinstance(definition, Record) else None

    def enumeration(self, kind: Type) -> Enumeration | None:
        """The enumeration that a type is."""
        found = self.bare(kind)
        definition = self._definitions.get(found.key) if isinstance(found, Ref) else None
        return definition if isinstance(definition, Enumeration) else None

    def scalar(self, kind: Type) -> Scalar | None:
        """The plain value that a type is."""
        found = self.bare(kind)
        return found if isinstance(found, Scalar) else None

    def item(self, kind: Type) -> Type | None:
        """The type of the items, where a type is a list."""
        found = self.bare(kind)
        return found.item if isinstance(found, ListOf) else None

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
        for one in self._line(record):
            for part in one.properties:
                found.setdefault(part.name, part)
        return found

    def _line(self, record: Record) -> Iterator[Record]:
        seen: set[str] = set()
        one: Record | None = record
        while one is not None and one.key not in seen:
            seen.add(one.key)
            yield one
            base = self._definitions.get(one.base or "")
            one = base if isinstance(base, Record) else None

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
