"""How many types stand inside one another.

Takes definitions and a type, gives its height, behind the names of aliases too; refuses to know how it is written.
"""

from collections.abc import Mapping

from contractor.model import (
    Alias,
    Checked,
    Definition,
    ListOf,
    MapOf,
    Nullable,
    OneOf,
    Ref,
    TupleOf,
    Type,
    TypeKey,
)


class Heights:
    """The heights of one model's types; records end them."""

    def __init__(self, definitions: Mapping[TypeKey, Definition]) -> None:
        self._definitions = definitions
        self._known: dict[TypeKey, int] = {}

    def of(self, kind: Type) -> int:
        """How many types stand inside one another."""
        match kind:
            case Ref(key):
                return self._named(key)
            case Nullable(inner) | Checked(inner):
                return self.of(inner)
            case ListOf(inner) | MapOf(inner):
                return 1 + self.of(inner)
            case TupleOf(items, rest):
                inside = items if rest is None else (*items, rest)
                return 1 + max(map(self.of, inside), default=0)
            case OneOf(members):
                return 1 + max(map(self.of, members), default=0)
            case _:
                return 0

    def _named(self, key: TypeKey) -> int:
        found = self._known.get(key)
        if found is None:
            self._known[key] = 0  # a circle ends where it began
            alias = self._definitions.get(key)
            found = self.of(alias.type) if isinstance(alias, Alias) else 0
            self._known[key] = found
        return found
