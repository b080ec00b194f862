"""Which definitions need which.

Takes a model, gives what each definition names, and an order in which every definition comes after those
that it needs; refuses to know how they are written.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from contractor.graph import components
from contractor.model import Alias, Definition, Model, Record, TypeKey
from contractor.model.walk import references


def at_once(definition: Definition) -> dict[TypeKey, None]:
    """Keys that must be defined before: a base, and what an alias names. Fields can wait."""
    if isinstance(definition, Record):
        return {} if definition.base is None else {definition.base: None}
    return references(definition)


@dataclass(frozen=True)
class Graph:
    """The definitions of a model and what they need."""

    definitions: Mapping[TypeKey, Definition]
    edges: Mapping[TypeKey, Mapping[TypeKey, None]]

    @classmethod
    def of(cls, model: Model) -> "Graph":
        """The graph of a model."""
        return cls(model.definitions, model.references)

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
