"""Which definitions need which.

Takes a model, gives references, what can be reached from where, and an order in which every definition comes
after those that it needs; refuses to know how they are written.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from contractor.model import (
    Alias,
    Call,
    Checked,
    Definition,
    ListOf,
    MapOf,
    Model,
    Nullable,
    OneOf,
    Record,
    Ref,
    TupleOf,
    Type,
    TypeKey,
)


def mentioned(kind: Type) -> Iterator[TypeKey]:
    """Keys of the named types in a type, in order."""
    match kind:
        case Ref(key):
            yield key
        case Nullable(inner) | Checked(inner) | ListOf(inner) | MapOf(inner):
            yield from mentioned(inner)
        case TupleOf(items, rest):
            for item in items:
                yield from mentioned(item)
            if rest is not None:
                yield from mentioned(rest)
        case OneOf(members):
            for member in members:
                yield from mentioned(member)
        case _:
            return


def needs(definition: Definition) -> dict[TypeKey, None]:
    """Keys of the types that a definition names, in order."""
    found: dict[TypeKey, None] = {}
    match definition:
        case Record():
            if definition.base is not None:
                found[definition.base] = None
            kinds = [one.type for one in definition.properties]
            kinds += [] if definition.extra is None else [definition.extra]
            for kind in kinds:
                found |= dict.fromkeys(mentioned(kind))
        case Alias():
            found |= dict.fromkeys(mentioned(definition.type))
        case _:
            pass
    return found


def at_once(definition: Definition) -> dict[TypeKey, None]:
    """Keys that must be defined before: a base, and what an alias names. Fields can wait."""
    if isinstance(definition, Record):
        return {} if definition.base is None else {definition.base: None}
    return needs(definition)


@dataclass(frozen=True)
class Graph:
    """The definitions of a model and what they need."""

    definitions: Mapping[TypeKey, Definition]
    edges: Mapping[TypeKey, Mapping[TypeKey, None]]

    @classmethod
    def of(cls, model: Model) -> "Graph":
        """The graph of a model."""
        return cls(model.definitions, {key: needs(one) for key, one in model.definitions.items()})

    def roots(self, call: Call) -> set[TypeKey]:
        """Types that an operation names."""
        kinds: list[Type] = [one.property.type for one in call.inputs]
        kinds += [body.type for body in call.bodies]
        for answer in call.answers:
            kinds += [body.type for body in answer.bodies]
            kinds += [header.type for header in answer.headers]
        return {key for kind in kinds for key in mentioned(kind)}

    def reached(self, roots: Iterable[TypeKey]) -> set[TypeKey]:
        """Everything that can be reached from some types, themselves included."""
        found = {root for root in roots if root in self.edges}
        pending = list(found)
        while pending:
            for key in self.edges[pending.pop()]:
                if key not in found:
                    found.add(key)
                    pending.append(key)
        return found

    def within(self, keys: Iterable[TypeKey]) -> Callable[[TypeKey], Iterable[TypeKey]]:
        """The edges among some types."""
        inside = set(keys)
        return lambda key: [to for to in self.edges[key] if to in inside]

    def ordered(self, keys: Collection[TypeKey]) -> list[TypeKey]:
        """The keys so that each comes after what it needs; in a circle, after what it needs at once."""
        inside = dict.fromkeys(keys)
        found: list[TypeKey] = []
        for circle in components(inside, self.within(inside)):
            found += circle if len(circle) == 1 else self._untied(circle, inside)
        return found

    def _untied(self, circle: list[TypeKey], order: Mapping[TypeKey, None]) -> list[TypeKey]:
        """A circle: records first, since their fields can wait, then aliases, each after what it needs at once."""
        inside = set(circle)
        rank = {key: index for index, key in enumerate(order)}
        listed = sorted(
            circle, key=lambda key: (isinstance(self.definitions[key], Alias), rank[key])
        )

        def edges(key: TypeKey) -> Iterable[TypeKey]:
            return [to for to in at_once(self.definitions[key]) if to in inside]

        return [key for part in components(listed, edges) for key in part]


def components(
    keys: Iterable[TypeKey], edges: Callable[[TypeKey], Iterable[TypeKey]]
) -> list[list[TypeKey]]:
    """Strongly connected components, each after those it leads to (Tarjan's algorithm, without recursion)."""
    index: dict[TypeKey, int] = {}
    low: dict[TypeKey, int] = {}
    stack: list[TypeKey] = []
    waiting: set[TypeKey] = set()
    found: list[list[TypeKey]] = []
    for start in keys:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        waiting.add(start)
        work = [(start, iter(edges(start)))]
        while work:
            key, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    waiting.add(target)
                    work.append((target, iter(edges(target))))
                    break
                if target in waiting:
                    low[key] = min(low[key], index[target])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[key])
                if low[key] == index[key]:
                    part = [stack.pop()]
                    while part[-1] != key:
                        part.append(stack.pop())
                    waiting.difference_update(part)
                    found.append(sorted(part, key=index.__getitem__))
    return found
