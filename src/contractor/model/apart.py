"""Which types share no value, as far as their shape shows it.

Takes definitions, says of two types that no JSON value is of both, or that it cannot tell; and puts exclusive
unions whose members may share a value into a `Checked`, since for them somebody has to count. Refuses to look
at patterns, formats and bounds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from contractor.model.tags import bound
from contractor.model.types import (
    Alias,
    Answer,
    Anything,
    Body,
    Call,
    Checked,
    Constants,
    Definition,
    Enumeration,
    Input,
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
_NOTHING = Scalar("null")

#: A type that is none of several: a record, a scalar, a list, …
Plain = Scalar | Constants | Enumeration | ListOf | TupleOf | MapOf | Record | Other | Anything


class Apart:
    """Compares the types of one model."""

    def __init__(self, definitions: Mapping[TypeKey, Definition]) -> None:
        self._definitions = definitions
        self._known: dict[tuple[TypeKey, TypeKey], bool] = {}
        self._fields: dict[TypeKey, dict[str, Property]] = {}

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
        others = list(self._plain(other, set()))
        return all(
            self._are_apart(mine, theirs, depth)
            for mine in self._plain(one, set())
            for theirs in others
        )

    def _plain(self, kind: Type, seen: set[TypeKey]) -> Iterator[Plain]:
        """The types that a value of the type may be of, none of which is a choice."""
        match kind:
            case Nothing():
                return
            case Nullable(inner):
                yield Scalar("null")
                yield from self._plain(inner, seen)
            case Checked(inner):
                yield from self._plain(inner, seen)
            case OneOf(members):
                for member in members:
                    yield from self._plain(member, seen)
            case Ref(key):
                found = self._definitions.get(key)
                if found is None or key in seen:
                    yield Anything()
                elif isinstance(found, Alias):
                    yield from self._plain(found.type, seen | {key})
                elif isinstance(found, Enumeration) and found.others is not None:
                    yield found.others
                else:
                    yield found
            case _:
                yield kind

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


# ── exclusive unions ──────────────────────────────────────────────────────────────────────────────


def counted(
    definitions: dict[TypeKey, Definition], calls: list[Call]
) -> tuple[dict[TypeKey, Definition], list[Call]]:
    """The definitions and operations, with a `Checked` around unions that are exclusive by more than their shape."""
    apart = Apart(definitions)
    found: dict[int, tuple[Type, Type]] = {}

    def settle(kind: Type) -> Type:
        if isinstance(kind, (Scalar, Ref)):  # most are
            return kind
        known = found.get(id(kind))
        if known is None:
            known = found[id(kind)] = (kind, _settled(kind, apart))
        return known[1]

    out = {key: _definition(definition, settle) for key, definition in definitions.items()}
    return out, [_call(call, settle) for call in calls]


def _settled(kind: Type, apart: Apart) -> Type:
    match kind:
        case OneOf([only]):
            return _settled(only, apart)
        case OneOf(members) if _NOTHING in members:
            others = tuple(member for member in members if member != _NOTHING)
            settled = _settled(replace(kind, members=others), apart)
            return settled if isinstance(settled, Nullable) else Nullable(settled)
        case OneOf(members):
            inner = _parts(members, apart)
            union = kind if inner is members else replace(kind, members=inner)
            if not kind.exclusive or kind.schema is None or apart.all(members):
                return union
            return Checked(union, kind.schema.at, ("oneOf",), kind.schema)
        case Nullable(inner=one) | Checked(inner=one):
            settled = _settled(one, apart)
            if settled is one:
                return kind
            if isinstance(kind, Checked) and isinstance(settled, Checked):
                told = dict.fromkeys((*kind.keywords, *settled.keywords))
                return replace(kind, inner=settled.inner, keywords=tuple(told))
            return replace(kind, inner=settled)
        case ListOf(item):
            settled = _settled(item, apart)
            return kind if settled is item else replace(kind, item=settled)
        case MapOf(value):
            settled = _settled(value, apart)
            return kind if settled is value else replace(kind, value=settled)
        case TupleOf(items, rest):
            parts = _parts(items, apart)
            settled_rest = None if rest is None else _settled(rest, apart)
            if parts is items and settled_rest is rest:
                return kind
            return replace(kind, items=parts, rest=settled_rest)
        case _:
            return kind


def _parts(kinds: tuple[Type, ...], apart: Apart) -> tuple[Type, ...]:
    parts = tuple(_settled(kind, apart) for kind in kinds)
    return kinds if all(map(_is, parts, kinds)) else parts


def _is(one: object, other: object) -> bool:
    return one is other


def _definition(definition: Definition, settle: Callable[[Type], Type]) -> Definition:
    match definition:
        case Alias():
            kind = settle(definition.type)
            return definition if kind is definition.type else replace(definition, type=kind)
        case Record():
            properties = tuple(_property(one, settle) for one in definition.properties)
            extra = None if definition.extra is None else settle(definition.extra)
            if extra is definition.extra and all(map(_is, properties, definition.properties)):
                return definition
            return replace(definition, properties=properties, extra=extra)
        case _:
            return definition


def _property(one: Property, settle: Callable[[Type], Type]) -> Property:
    kind = settle(one.type)
    return one if kind is one.type else replace(one, type=kind)


def _call(call: Call, settle: Callable[[Type], Type]) -> Call:
    inputs = tuple(_input(one, settle) for one in call.inputs)
    bodies = tuple(_body(body, settle) for body in call.bodies)
    answers = tuple(_answer(answer, settle) for answer in call.answers)
    if (
        all(map(_is, inputs, call.inputs))
        and all(map(_is, bodies, call.bodies))
        and all(map(_is, answers, call.answers))
    ):
        return call
    return replace(call, inputs=inputs, bodies=bodies, answers=answers)


def _input(one: Input, settle: Callable[[Type], Type]) -> Input:
    found = _property(one.property, settle)
    return one if found is one.property else replace(one, property=found)


def _body(body: Body, settle: Callable[[Type], Type]) -> Body:
    kind = settle(body.type)
    return body if kind is body.type else replace(body, type=kind)


def _answer(answer: Answer, settle: Callable[[Type], Type]) -> Answer:
    bodies = tuple(_body(body, settle) for body in answer.bodies)
    headers = tuple(_input(one, settle) for one in answer.headers)
    if all(map(_is, bodies, answer.bodies)) and all(map(_is, headers, answer.headers)):
        return answer
    return replace(answer, bodies=bodies, headers=headers)
