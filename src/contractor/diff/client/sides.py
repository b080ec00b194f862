"""Both models of a comparison, and everything that is worked out of them once.

Takes what is exposed on both sides, gives occurrences their places and types their relations; refuses to know
which edits there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from contractor.contract.travel import Direction
from contractor.diff.client.exposed import Exposed, Spelling
from contractor.diff.client.faces import Face, Faces, Language, Plain, Relation, relation, spelled
from contractor.diff.client.pairing import Pairing
from contractor.diff.client.uses import Use, Uses
from contractor.diff.keys import Keys
from contractor.diff.occurrence import Occurrence, Where
from contractor.frozen import frozen
from contractor.model import Nullable, Type, TypeKey
from contractor.model.walk import mentioned

#: What an edit of a type is to those who send it, and to those who read it.
_BREAKS: Final = {
    Direction.REQUEST: frozenset({Relation.NARROWER, Relation.OTHER}),
    Direction.RESPONSE: frozenset({Relation.WIDER, Relation.OTHER}),
}
#: How many names a message lists.
_LISTED: Final = 3


@frozen
class Verdict:
    """What a change of type is: its rule, the change itself, how it reads, and in which languages it is one."""

    id: str
    edit: str
    change: str
    languages: tuple[str, ...]

    def told(self) -> dict[str, Any]:
        """The arguments of the rule's message."""
        return {"change": self.change, "languages": self.languages}


class Sides:
    """The two sides. `pairing` says which types are the same."""

    def __init__(self, old: Exposed, new: Exposed, pairing: Pairing) -> None:
        self.old, self.new, self.pairing = old, new, pairing
        self.old_uses, self.new_uses = Uses(old.model), Uses(new.model)
        self.old_keys, self.new_keys = (
            Keys(old.model.contract),
            Keys(new.model.contract),
        )
        self._ids = pairing.old_ids()
        ids = pairing.new_ids()
        self.faces = {
            language: (Faces(old, self._ids, language), Faces(new, ids, language))
            for language in Language
        }

    def is_same(self, old: Type, new: Type) -> bool:
        """Whether two types are one, and all types that they name are what they were."""
        return old == new and all(self._ids.get(key) == key for key in mentioned(old))

    def retyped(self, old: Type, new: Type, direction: Direction) -> Verdict | None:
        """What became of a type; None where no type checker sees a difference. Null is somebody else's."""
        old, new = bare(old), bare(new)
        if self.is_same(old, new):
            return None
        both = {
            language: (before.of(old), after.of(new))
            for language, (before, after) in self.faces.items()
        }
        return judged(both, direction)

    def altered(self, old: Type, new: Type, direction: Direction) -> Iterator[Verdict]:
        """What became of the type of a value in a request or an answer, and of null in it."""
        if isinstance(old, Nullable) != isinstance(new, Nullable):
            gains = isinstance(new, Nullable)
            facet = "widened" if direction is Direction.REQUEST else "narrowed"
            if gains is (direction is Direction.RESPONSE):
                facet = "changed"
            change = "it may be null now" if gains else "it is never null any more"
            every = tuple(language.value for language in Language)
            yield Verdict(f"client-{direction}-type-{facet}", "nullable-changed", change, every)
        found = self.retyped(old, new, direction)
        if found is not None:
            yield found

    def everywhere(
        self,
        id: str,
        edit: str,
        uses: Iterable[Use],
        base: str,
        revision: str,
        arguments: Mapping[str, Any],
        direction: Direction = Direction.NONE,
    ) -> Iterator[Occurrence]:
        """One occurrence for each operation that uses what changed; one without, where none does."""
        wanted = {place: way for place, way in uses if direction in (way, Direction.NONE)} or {
            Where(section="components"): direction
        }
        for place in wanted:
            yield Occurrence(id, edit, place, direction, base, revision, arguments)

    def along(self, pairs: Iterable[tuple[TypeKey, TypeKey | None]]) -> str:
        """What goes with a change, for the end of its message: types that stand inside of it."""
        told = [
            f"{self.old.type(one)} is {self.new.type(other)} now"
            if other is not None
            else f"{self.old.type(one)} is gone"
            for one, other in pairs
        ]
        if not told:
            return ""
        more = f", and {len(told) - _LISTED} more" if len(told) > _LISTED else ""
        return f"; with it {', '.join(told[:_LISTED])}{more}"


def judged(both: Mapping[Language, tuple[Face, Face]], direction: Direction) -> Verdict | None:
    """What a pair of faces is to those at one end."""
    found = {language: relation(*pair, language) for language, pair in both.items()}
    changed = [language for language, one in found.items() if one is not Relation.SAME]
    if not changed:
        return None
    broken = [language for language in changed if found[language] in _BREAKS[direction]]
    change = _change(both, broken or changed)
    names = tuple(language.value for language in broken or changed)
    if not broken:
        facet = "widened" if direction is Direction.REQUEST else "narrowed"
        return Verdict(f"client-{direction}-type-{facet}", "type-changed", change, names)
    if direction is Direction.RESPONSE and all(
        found[language] is Relation.WIDER and _is_union(both[language][0]) for language in broken
    ):
        return Verdict("client-response-union-widened", "type-changed", change, names)
    return Verdict(f"client-{direction}-type-changed", "type-changed", change, names)


def _change(both: Mapping[Language, tuple[Face, Face]], languages: Iterable[Language]) -> str:
    told: dict[str, list[str]] = {}
    for language in languages:
        old, new = (spelled(face, language) for face in both[language])
        said = f"`{old}` is another `{new}`" if old == new else f"`{old}` is `{new}` now"
        told.setdefault(said, []).append(language.value)
    return ", ".join(f"{said} in {' and '.join(names)}" for said, names in told.items())


def _is_union(face: Face) -> bool:
    return (
        len(
            [
                part
                for part in face
                if not (isinstance(part, Plain) and part.text in ("None", "null"))
            ]
        )
        > 1
    )


def bare(kind: Type) -> Type:
    """The type without null."""
    while isinstance(kind, Nullable):
        kind = kind.inner
    return kind


def member(types: Spelling, attribute: str, wire: str) -> Spelling:
    """A property of a type, as code reaches it."""
    dotted = f".{wire}" if wire.isidentifier() else f'["{wire}"]'
    return Spelling(
        f"{types.python}.{attribute}" if attribute else "", f"{types.typescript}{dotted}"
    )
