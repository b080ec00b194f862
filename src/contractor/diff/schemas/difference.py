"""What differs between two schemas, as values.

Takes nothing, gives values; refuses to know what a difference means. Schemas lead back to themselves, so
differences do too: each pair of schemas has one `Difference`, whoever asks, and it is filled while the pairs
below it are compared.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final

from contractor.diff.schemas.seen import Seen

#: What stands for a keyword that is absent, since null is a value.
ABSENT: Final[Any] = type(
    "Absent", (), {"__repr__": lambda self: "ABSENT", "__bool__": lambda self: False}
)()


@dataclass(slots=True)
class Branches:
    """The differences of a list of schemas: places of branches that came or went, and those that stay."""

    added: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    kept: list[tuple[int, int, "Difference"]] = field(default_factory=list)


@dataclass(slots=True)
class Names:
    """The differences of schemas by name."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: dict[str, "Difference"] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Difference:
    """Two schemas, and what of them differs.

    `old` and `new` are what the readers were given. `plain` holds was and now of keywords that differ. In `one`,
    a keyword whose schema is on one side only says `added` or `removed`. `differs` is settled when everything
    below was compared, and so are `weighs`: something differs that may refuse a value; and `regrouped`: schemas
    came or went other than as properties, so that what is said may only stand elsewhere.
    """

    base: Seen
    revision: Seen
    old: Any
    new: Any
    plain: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    one: dict[str, "Difference | str"] = field(default_factory=dict)
    many: dict[str, Branches] = field(default_factory=dict)
    named: dict[str, Names] = field(default_factory=dict)
    differs: bool = False
    weighs: bool = False
    regrouped: bool = False

    def is_on_one_side(self, name: str) -> bool:
        """Whether both sides say their types, and only one of them has this one."""
        both = self.base.types, self.revision.types
        return all(both) and len([types for types in both if name in types]) == 1

    def below(self) -> Iterator["Difference"]:
        """The pairs of schemas that stand directly in this one."""
        for part in self.one.values():
            if isinstance(part, Difference):
                yield part
        for branches in self.many.values():
            for _, _, part in branches.kept:
                yield part
        for names in self.named.values():
            yield from names.kept.values()

    def is_branch(self, base: str, revision: str) -> bool:
        """Whether the schemas of two keys are a pair of branches here: one that was renamed, say."""
        return any(
            (inner.base.ref, inner.revision.ref) == (base, revision)
            for branches in self.many.values()
            for _, _, inner in branches.kept
        )

    def is_regrouped(self) -> bool:
        """Whether schemas came or went here other than as properties."""
        return (
            any(isinstance(part, str) for part in self.one.values())
            or any(branches.added or branches.removed for branches in self.many.values())
            or any(
                names.added or names.removed
                for keyword, names in self.named.items()
                if keyword != "properties"
            )
        )

    def is_local(self, but: AbstractSet[str] = frozenset()) -> bool:
        """Whether something differs here, whatever stands below; `but` are keywords that do not count."""
        return (
            any(key not in but and not (but and key.startswith("x-")) for key in self.plain)
            or any(isinstance(part, str) for key, part in self.one.items() if key not in but)
            or any(branches.added or branches.removed for branches in self.many.values())
            or any(names.added or names.removed for names in self.named.values())
        )
