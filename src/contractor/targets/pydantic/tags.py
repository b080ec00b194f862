"""Unions that Pydantic can tell apart by a tag.

Takes definitions, gives the tag of a union where it is one to Pydantic, and the literals that tags put into
records; refuses to know how either is written. Pydantic wants the tag to be required in every member and a
`Literal` there, different in each; where that is not so, the union is tried member by member.
"""

from collections.abc import Callable, Mapping

from contractor.model import (
    Alias,
    Checked,
    Constants,
    Definition,
    OneOf,
    Property,
    Record,
    Ref,
    Type,
    TypeKey,
)
from contractor.model.tags import inherited, own


class Tags:
    """The tags of one model. `attribute` says what a property of a record is called in Python."""

    def __init__(
        self,
        definitions: Mapping[TypeKey, Definition],
        attribute: Callable[[Record, Property], str],
    ) -> None:
        self._definitions = definitions
        self._attribute = attribute

    def discriminator(self, union: OneOf) -> str | None:
        """The Python name of the tag, or None where Pydantic could not use it."""
        if union.tag is None:
            return None
        taken: set[str] = set()
        names: set[str] = set()
        for member in union.members:
            found = self._tagged(member, union.tag.property)
            if found is None:
                return None
            name, values = found
            if not taken.isdisjoint(values):
                return None
            taken.update(values)
            names.add(name)
        return names.pop() if len(names) == 1 else None

    def mapping(self, union: OneOf) -> Mapping[str, TypeKey]:
        """The member of each value of the tag; empty where Pydantic could not use it."""
        if union.tag is None or self.discriminator(union) is None:
            return {}
        found: dict[str, TypeKey] = {}
        for member in union.members:
            tagged = self._tagged(member, union.tag.property)
            if tagged is not None and isinstance(member, Ref):
                found |= dict.fromkeys(tagged[1], member.key)
        return found

    def literals(self, record: Record, one: Property) -> tuple[str, ...]:
        """The values of a property that is a tag; none where the property says more itself."""
        return own(record, one)

    def narrowed(self, record: Record) -> dict[str, tuple[Property, tuple[str, ...]]]:
        """Inherited properties that are tags, and their values: the record declares them again."""
        return inherited(self._definitions, record)

    def _base(self, record: Record) -> Record | None:
        found = self._definitions[record.base] if record.base is not None else None
        return found if isinstance(found, Record) else None

    def _tagged(self, member: Type, name: str) -> tuple[str, tuple[str, ...]] | None:
        found = self._definitions[member.key] if isinstance(member, Ref) else None
        record = found if isinstance(found, Record) else None
        while record is not None:
            narrowed = self.narrowed(record).get(name)
            if narrowed is not None:
                return self._attribute(record, narrowed[0]), narrowed[1]
            for one in record.properties:
                if one.name == name:
                    values = self._values(record, one)
                    return (self._attribute(record, one), values) if values else None
            record = self._base(record)
        return None

    def _values(self, record: Record, one: Property) -> tuple[str, ...]:
        if not one.required:
            return ()
        kind = one.type
        seen: set[TypeKey] = set()
        while isinstance(kind, (Ref, Checked)):
            if isinstance(kind, Checked):
                kind = kind.inner
                continue
            definition = self._definitions[kind.key]
            if not isinstance(definition, Alias) or kind.key in seen:
                return ()
            seen.add(kind.key)
            kind = definition.type
        if isinstance(kind, Constants) and all(isinstance(value, str) for value in kind.values):
            return kind.values
        return self.literals(record, one)
