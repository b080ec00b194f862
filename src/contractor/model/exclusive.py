"""Exclusive unions that have to be counted.

Takes definitions and operations, gives them with a `Checked` around every `oneOf` whose members' shapes do not
show that no value is of two of them, and with null outside of unions; refuses to know how shapes are compared.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from contractor.model.apart import Apart
from contractor.model.types import (
    Alias,
    Answer,
    Body,
    Call,
    Checked,
    Definition,
    Input,
    ListOf,
    MapOf,
    Nullable,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)

_NOTHING: Final = Scalar("null")


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
