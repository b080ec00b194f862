"""Edits that show as several: one thing happened, and keywords differ here and there for it.

Takes a pair of schemas, gives what happened; refuses to name it. Whoever names what differs leaves out what a
transition explains (`Transition.claims`). They are oasdiff's: a schema that became one of null and itself, a type
that became a choice of types, an object that was spread over alternatives, a `null` in a list of types.
"""

from collections.abc import Sequence
from typing import Final

from contractor.diff.rule import Kind
from contractor.diff.schemas.annotations import TOLD
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.sides import Alike, See, Sides
from contractor.frozen import frozen


@frozen
class Transition:
    """What happened; `None` and empty where it did not.

    `null` is +1 where null came by wrapping, -1 where it went. `types` are the types that came and those that
    went. `moved` are the properties that alternatives hold now, `alternatives` how many there are.
    """

    null: int = 0
    types: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    moved: tuple[str, ...] = ()
    alternatives: int = 0
    only_null: bool = False

    def claims(self, kind: Kind, facet: str, *, property: bool) -> bool:
        """Whether a facet of this kind is told by the transition already."""
        if self.null and kind in _NULL_CLAIMS and not _is_nullability(facet):
            return True
        if kind not in (Kind.TYPE, Kind.STRUCTURE):
            return False
        if self.moved and facet != ("one-of-added" if property else "wrapped-in-one-of"):
            return True
        if self.types is not None and not facet.startswith("list-of-types"):
            return True
        return self.only_null and kind is Kind.TYPE and not _is_nullability(facet)


_NULL_CLAIMS: Final = frozenset(
    {
        *(Kind.TYPE, Kind.VALUES, Kind.CONSTRAINTS),
        *(Kind.STRUCTURE, Kind.EXISTENCE, Kind.REQUIREDNESS),
    }
)


def transition(pair: Difference, sides: Sides) -> Transition:
    """What happened between two schemas."""
    base, revision = pair.base, pair.revision
    null = 0
    if _wraps(base, revision, sides.new, sides.alike):
        null = 1
    elif _wraps(revision, base, sides.old, lambda one, other: sides.alike(other, one)):
        null = -1
    moved, alternatives = _spread(base, revision, sides.new)
    types = _types(base, revision, sides)
    return Transition(null, types, moved, alternatives, _only_null(base, revision))


def says_nothing(seen: Seen, *, but: Sequence[str] = ()) -> bool:
    """Whether a schema refuses no value and asks nothing of a tool; `but` are keywords that do not count."""
    plain = [
        key for key, value in seen.plain.items() if key not in TOLD and value not in ("", False)
    ]
    rest = [
        *plain,
        *seen.one,
        *(k for k, v in seen.many.items() if v),
        *(k for k, v in seen.named.items() if v),
    ]
    return all(key in but for key in rest)


def _wraps(plain: Seen, wrapped: Seen, see: See, alike: Alike) -> bool:
    """Whether a schema that refuses null stands beside `type: null` in a `oneOf` that holds nothing else."""
    if plain.get("nullable") is True or "null" in plain.types:
        return False
    if (
        any(plain.many.get(keyword) for keyword in ("oneOf", "anyOf", "allOf"))
        or "not" in plain.one
    ):
        return False
    branches = [see(part) for part in wrapped.many.get("oneOf", ())]
    if len(branches) != 2 or not says_nothing(wrapped, but=("oneOf",)):
        return False
    others = [branch for branch in branches if not _is_null(branch)]
    return len(others) == 1 and alike(plain, others[0])


def _is_null(seen: Seen) -> bool:
    return seen.types == ("null",) and says_nothing(seen, but=("type",))


def _spread(base: Seen, revision: Seen, see: See) -> tuple[tuple[str, ...], int]:
    """The properties of an object that became alternatives, and how many these are."""
    alternatives = revision.many.get("oneOf", ())
    if base.many.get("oneOf") or not base.properties or not alternatives:
        return (), 0
    if revision.properties or revision.types:
        return (), 0
    branches = [see(part) for part in alternatives]
    moved = sorted(
        name for name in base.properties if any(name in branch.properties for branch in branches)
    )
    return tuple(moved), len(branches) if moved else 0


def _types(
    base: Seen, revision: Seen, sides: Sides
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The types that came and went where a type became a choice of plain types, or back."""
    was, now = _choice(base, sides.old), _choice(revision, sides.new)
    if was is None or now is None or not (was[1] or now[1]):
        return None
    if len(was[0]) == len(now[0]) and set(now[0]) <= set(was[0]):
        return None
    added = tuple(sorted(set(now[0]) - set(was[0])))
    gone = tuple(sorted(set(was[0]) - set(now[0])))
    return (added, gone) if added or gone else None


def _choice(seen: Seen, see: See) -> tuple[tuple[str, ...], bool] | None:
    """The types of a schema that says little more, and whether a union lists them."""
    if "not" in seen.one or seen.many.get("allOf") or seen.properties:
        return None
    if seen.types:
        return (seen.types[0],), False
    for keyword in ("oneOf", "anyOf"):
        branches = [see(part) for part in seen.many.get(keyword, ())]
        if branches and all(_is_plain(branch) for branch in branches):
            return tuple(branch.types[0] for branch in branches), True
    return None


def _is_plain(seen: Seen) -> bool:
    unions = any(seen.many.get(keyword) for keyword in ("oneOf", "anyOf", "allOf"))
    return len(seen.types) == 1 and not seen.properties and not unions


def _only_null(base: Seen, revision: Seen) -> bool:
    """Whether null alone came or went."""
    differ = set(base.types) ^ set(revision.types)
    return differ == {"null"} and (base.get("format") or "") == (revision.get("format") or "")


def _is_nullability(facet: str) -> bool:
    return facet in ("became-nullable", "became-not-nullable")
