"""Aliases that mean themselves.

Takes definitions, gives the types of aliases that TypeScript would refuse as circular (TS2456); refuses to
know text. Interfaces, lists, tuples and maps may hold themselves; a union may not be its own member, and
adds nothing by it: `A = A | X` is X. Aliases that are members of one another are one and the same union.
"""

from collections.abc import Iterator, Mapping

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
from contractor.targets.typescript.walk import parts


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
        key: [
            part.key
            for part in parts(one.type)
            if isinstance(part, Ref) and isinstance(definitions.get(part.key), Alias)
        ]
        for key, one in definitions.items()
        if isinstance(one, Alias)
    }
    return set(_endless(edges))


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
    live = _endless(edges)
    reached = {key: _reached(live, key) for key in live}
    done: set[TypeKey] = set()
    for key, others in reached.items():
        if key in others and key not in done:
            circle = {other for other in others if key in reached[other]}
            done |= circle
            yield circle


def _endless(edges: Mapping[TypeKey, list[TypeKey]]) -> dict[TypeKey, list[TypeKey]]:
    """The part of a graph from which there is no way to an end: circles, and what leads only to them."""
    users: dict[TypeKey, list[TypeKey]] = {key: [] for key in edges}
    for key, targets in edges.items():
        for target in targets:
            users[target].append(key)
    left = {key: len(targets) for key, targets in edges.items()}
    pending = [key for key, count in left.items() if not count]
    while pending:
        key = pending.pop()
        del left[key]
        for user in users[key]:
            left[user] -= 1
            if not left[user]:
                pending.append(user)
    return {key: [target for target in edges[key] if target in left] for key in left}


def _reached(edges: Mapping[TypeKey, list[TypeKey]], start: TypeKey) -> set[TypeKey]:
    found: set[TypeKey] = set()
    pending = list(edges[start])
    while pending:
        key = pending.pop()
        if key not in found:
            found.add(key)
            pending += edges[key]
    return found
