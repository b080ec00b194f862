"""Walks over types.

Takes operations, definitions and types, gives the types that stand in them; refuses to judge them. References
are not followed.
"""

from collections.abc import Iterable, Iterator

from contractor.model.types import (
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
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)


def taken(call: Call) -> Iterator[Type]:
    """The types of all that an operation takes."""
    yield from (one.property.type for one in call.inputs)
    yield from (body.type for body in call.bodies)


def given(call: Call) -> Iterator[Type]:
    """The types of all that an operation gives."""
    for answer in call.answers:
        yield from (body.type for body in answer.bodies)
        yield from (header.property.type for header in answer.headers)


def kinds(call: Call) -> Iterator[Type]:
    """The types of all that an operation takes and gives."""
    yield from taken(call)
    yield from given(call)


def held(definition: Definition) -> Iterator[Type]:
    """The types that stand directly in a definition, its base included."""
    match definition:
        case Record():
            if definition.base is not None:
                yield Ref(definition.base)
            yield from (one.type for one in definition.properties)
            if definition.extra is not None:
                yield definition.extra
            yield from (kind for _, kind in definition.patterns)
        case Alias():
            yield definition.type
        case Enumeration():
            return


def parts(kind: Type) -> Iterator[Type]:
    """The type, and every type that stands in it, as a reader meets them."""
    pending = [kind]
    while pending:
        found = pending.pop()
        yield found
        match found:
            case Nullable(inner) | Checked(inner) | ListOf(inner):
                pending.append(inner)
            case MapOf(inner, _, _, patterns):
                pending += [by_pattern for _, by_pattern in reversed(patterns)]
                pending.append(inner)
            case TupleOf(items, rest):
                pending += [] if rest is None else [rest]
                pending += reversed(items)
            case OneOf(members):
                pending += reversed(members)
            case _:
                continue


def mentioned(kind: Type) -> Iterable[TypeKey]:
    """Keys of the named types in a type, as a reader meets them."""
    if isinstance(kind, Ref):  # many are nothing else
        return (kind.key,)
    return (part.key for part in parts(kind) if isinstance(part, Ref))


def references(definition: Definition) -> dict[TypeKey, None]:
    """Keys of the types that a definition names, each once, as a reader meets them."""
    found: dict[TypeKey, None] = {}
    for kind in held(definition):
        # Most are one of these two.
        if isinstance(kind, Ref):
            found[kind.key] = None
        elif not isinstance(kind, Scalar):
            found.update(dict.fromkeys(mentioned(kind)))
    return found
