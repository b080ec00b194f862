"""Aliases that mean themselves.

Takes definitions, gives the types of aliases that TypeScript would refuse as circular (TS2456); refuses to
know text. Interfaces, lists, tuples and maps may hold themselves; a union may not be its own member, and
adds nothing by it: `A = A | X` is X. Aliases that are members of one another are one and the same union.
"""

from collections.abc import Iterator, Mapping

from contractor.graph import components, endless
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Definition,
    Nullable,
    OneOf,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.walk import mentioned


def straightened(definitions: Mapping[TypeKey, Definition]) -> dict[TypeKey, Type]:
    """New types for the aliases that stand in a circle, by their keys."""
    members = {
        key: list(_members(one.type))
        for key, one in definitions.items()
        if isinstance(one, Alias) and isinstance(one.type, (Ref, Nullable, OneOf, Checked))
    }
    edges = {
        key: [one.key for one in listed if isinstance(one, Ref) and one.key in members]
        for key, listed in members.items()
    }
    found: dict[TypeKey, Type] = {}
    for circle in _circles(edges):
        first, *others = [key for key in members if key in circle]
        whole = tuple(
            part
            for key in (first, *others)
            for part in members[key]
            if not (isinstance(part, Ref) and part.key in circle)
        )
        found[first] = OneOf(whole) if whole else Anything()
        found |= {key: Ref(first) for key in others}
    return found


def circular(definitions: Mapping[TypeKey, Definition]) -> set[TypeKey]:
    """Aliases that lead back to themselves through lists, maps or unions, and no interface on the way."""
    edges = {
        key: [other for other in mentioned(one.type) if isinstance(definitions.get(other), Alias)]
        for key, one in definitions.items()
        if isinstance(one, Alias)
    }
    return endless(edges)


def _members(kind: Type) -> Iterator[Type]:
    match kind:
        case Nullable(inner):
            yield from _members(inner)
            yield Scalar("null")
        case OneOf(members):
            for member in members:
                yield from _members(member)
        case Checked(inner):
            yield from _members(inner)
        case _:
            yield kind


def _circles(edges: Mapping[TypeKey, list[TypeKey]]) -> Iterator[set[TypeKey]]:
    """The sets of keys that reach one another, and keys that lead to themselves."""
    for part in components(edges, edges.__getitem__):
        if len(part) > 1 or part[0] in edges[part[0]]:
            yield set(part)
