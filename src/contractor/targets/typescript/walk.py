"""Walks over types.

Takes operations, definitions and types, gives the types that stand in them; refuses to judge them.
"""

from collections.abc import Iterator

from contractor.model import (
    Alias,
    Call,
    Checked,
    Definition,
    Enumeration,
    ListOf,
    MapOf,
    Nullable,
    OneOf,
    Record,
    TupleOf,
    Type,
)


def kinds(call: Call) -> Iterator[Type]:
    """The types of all that an operation takes and gives."""
    yield from (one.property.type for one in call.inputs)
    yield from (body.type for body in call.bodies)
    for answer in call.answers:
        yield from (body.type for body in answer.bodies)
        yield from (header.type for header in answer.headers)


def held(definition: Definition) -> Iterator[Type]:
    """The types that stand directly in a definition."""
    match definition:
        case Record():
            yield from (one.type for one in definition.properties)
            if definition.extra is not None:
                yield definition.extra
        case Alias():
            yield definition.type
        case Enumeration():
            return


def parts(kind: Type) -> Iterator[Type]:
    """The type, and every type that stands in it; references are not followed."""
    pending = [kind]
    while pending:
        found = pending.pop()
        yield found
        match found:
            case Nullable(inner) | Checked(inner) | ListOf(inner):
                pending.append(inner)
            case MapOf(inner, _, _, patterns):
                pending += [inner, *(by_pattern for _, by_pattern in patterns)]
            case TupleOf(items, rest):
                pending += items if rest is None else (*items, rest)
            case OneOf(members):
                pending += members
            case _:
                continue
