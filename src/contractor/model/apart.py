"""Which types share no value, as far as their shape shows it.

Takes definitions, says of two types that no JSON value is of both, or that it cannot tell; refuses to look at
patterns, formats and bounds.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from contractor.model.tags import bound
from contractor.model.types import (
    Alias,
    Anything,
    Checked,
    Constants,
    Definition,
    Enumeration,
    ListOf,
    MapOf,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Property,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.values import among, kind_of

#: How many steps into properties two types are compared.
_DEEPEST = 4
_EVERY = frozenset({"object", "array", "string", "number", "boolean", "null"})
_OBJECT = frozenset({"object"})

#: A type that is none of several: a record, a scalar, a list, …
Plain = Scalar | Constants | Enumeration | ListOf | TupleOf | MapOf | Record | Other | Anything


class Apart:
    """Compares the types of one model."""

    def __init__(self, definitions: Mapping[TypeKey, Definition]) -> None:
        self._definitions = definitions
        self._known: dict[tuple[TypeKey, TypeKey], bool] = {}
        self._fields: dict[TypeKey, dict[str, Property]] = {}
        self._behind: dict[TypeKey, tuple[Plain, ...]] = {}

    def all(self, members: tuple[Type, ...]) -> bool:
        """Whether no two of the types share a value."""
        return all(self.two(one, other) for one, other in combinations(members, 2))

    def two(self, one: Type, other: Type, depth: int = 0) -> bool:
        """Whether no value is of both types; False where that is not to be seen."""
        if depth > _DEEPEST:
            return False
        if isinstance(one, Ref) and isinstance(other, Ref):
            both = (one.key, other.key)
            if both not in self._known:
                self._known[both] = False  # what leads back here shows nothing
                self._known[both] = self._two(one, other, depth)
            return self._known[both]
        return self._two(one, other, depth)

    def _two(self, one: Type, other: Type, depth: int) -> bool:
        others = self._plain(other)
        return all(
            self._are_apart(mine, theirs, depth) for mine in self._plain(one) for theirs in others
        )

    def _plain(self, kind: Type) -> tuple[Plain, ...]:
        """The types that a value of the type may be of, each once, none of which is a choice."""
        match kind:
            case Nothing():
                return ()
            case Nullable(inner):
                return (Scalar("null"), *self._plain(inner))
            case Checked(inner):
                return self._plain(inner)
            case OneOf(members):
                found = {id(one): one for member in members for one in self._plain(member)}
                return tuple(found.values())
            case Ref(key):
                if key not in self._behind:
                    self._behind[key] = (Anything(),)  # a circle shows nothing
                    self._behind[key] = self._named(key)
                return self._behind[key]
            case _:
                return (kind,)

    def _named(self, key: TypeKey) -> tuple[Plain, ...]:
        found = self._definitions.get(key)
        if found is None:
            return (Anything(),)
        if isinstance(found, Alias):
            return self._plain(found.type)
        if isinstance(found, Enumeration) and found.others is not None:
            return (found.others,)
        return (found,)

    def _are_apart(self, one: Plain, other: Plain, depth: int) -> bool:
        shared = _kinds(one) & _kinds(other)
        if not shared:
            return True
        values, others = _values(one), _values(other)
        if values is not None and others is not None:
            return not any(among(value, others) for value in values)
        if shared == _OBJECT and isinstance(one, Record) and isinstance(other, Record):
            return self._records(one, other, depth)
        if isinstance(one, ListOf) and isinstance(other, ListOf) and _is_filled(one, other):
            return self.two(one.item, other.item, depth + 1)
        return False

    def _records(self, one: Record, other: Record, depth: int) -> bool:
        mine, theirs = self._properties(one), self._properties(other)
        return (
            self._lacks(one, mine, theirs)
            or self._lacks(other, theirs, mine)
            or any(
                (field.required or theirs[name].required)
                and self.two(field.type, theirs[name].type, depth + 1)
                for name, field in mine.items()
                if name in theirs
            )
        )

    def _lacks(
        self, closed: Record, own: Mapping[str, Property], others: Mapping[str, Property]
    ) -> bool:
        """Whether a closed record refuses a property that the other requires."""
        if closed.extra is not None or closed.patterns:
            return False
        return any(field.required and name not in own for name, field in others.items())

    def _properties(self, record: Record) -> dict[str, Property]:
        found = self._fields.get(record.key)
        if found is None:
            base = self._definitions.get(record.base) if record.base is not None else None
            inherited = self._properties(base) if isinstance(base, Record) else {}
            found = {**inherited, **{one.name: one for one in record.properties}}
            for name, values in bound(self._definitions, record).items():
                found[name] = replace(found[name], type=Constants(values))
            self._fields[record.key] = found
        return found


def _kinds(kind: Plain) -> frozenset[str]:
    """The JSON types of a type's values; whole numbers are numbers."""
    match kind:
        case Scalar(kind=name):
            return frozenset({"number" if name == "integer" else name})
        case Record() | MapOf():
            return _OBJECT
        case ListOf() | TupleOf():
            return frozenset({"array"})
        case Other(kinds):
            return _EVERY - frozenset(kinds)
        case Anything():
            return _EVERY
        case _:
            return frozenset(map(kind_of, _values(kind) or ()))


def _values(kind: Plain) -> list[object] | None:
    """The values that a type lists; None where it lists none."""
    match kind:
        case Constants(values):
            return list(values)
        case Enumeration(members=members):
            return [member.value for member in members]
        case Scalar(kind="null"):
            return [None]
        case Scalar(kind="boolean"):
            return [False, True]
        case _:
            return None


def _is_filled(one: ListOf, other: ListOf) -> bool:
    """Whether a value of both lists has an item."""
    return bool((one.min_items or 0) or (other.min_items or 0))
