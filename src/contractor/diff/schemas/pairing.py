"""Which branch of a union became which: they have no names.

Takes the branches of both sides and how to tell whether two are equal, gives pairs of places; refuses to compare
what it pairs. `As` oasdiff does it, `pairs_as_written` first pairs references to the same component, then inline
branches that are equal, then those of one title, and at last the only two inline ones that are left. `pairs`
pairs what is equal first, since a component that was renamed is still itself, and goes on from there: branches
that a constant tells apart are paired by it.
"""

from collections.abc import Callable, Sequence
from functools import partial

from contractor.diff.schemas.seen import Seen
from contractor.frozen import frozen
from contractor.values import identity

#: Are these two equal? The last argument leaves out what is said to people only.
Equal = Callable[[Seen, Seen, bool], bool]
#: Branches that are held against one another one by one; of longer lists only equal references are paired.
_MANY = 200


@frozen
class Pairs:
    """Places of branches: those that stayed, as pairs, those that went and those that came.

    `kept` are worth comparing; branches that are equal are in none of them.
    """

    kept: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def pairs_as_written(
    old: Sequence[Seen], new: Sequence[Seen], equal: Equal, *, match_inline: bool
) -> Pairs:
    """Pairs as oasdiff 1.28 makes them."""
    kept, old_refs, new_refs = _by_reference(old, new, range(len(old)), range(len(new)))
    # Of several references to one component it holds every one against the first, whatever stands beside them.
    first = {new[j].ref: j for j in reversed(range(len(new))) if new[j].ref}
    kept = [(i, first[new[j].ref]) for i, j in kept]
    old_inline = [i for i, seen in enumerate(old) if not seen.ref]
    new_inline = [j for j, seen in enumerate(new) if not seen.ref]
    same = _equals(old, new, old_inline, new_inline, equal, told=False)
    old_inline = [i for i in old_inline if i not in {one for one, _ in same}]
    new_inline = [j for j in new_inline if j not in {other for _, other in same}]
    titled = _by_title(old, new, old_inline, new_inline)
    kept += titled
    old_inline = [i for i in old_inline if i not in {one for one, _ in titled}]
    new_inline = [j for j in new_inline if j not in {other for _, other in titled}]
    if len(old_inline) == len(new_inline) == 1:
        i, j = old_inline[0], new_inline[0]
        if not old[i].get("title") and not new[j].get("title"):
            kept.append((i, j))
            old_inline, new_inline = [], []
    removed, added = [*old_refs, *old_inline], [*new_refs, *new_inline]
    if match_inline:
        for i in list(removed):
            for j in added:
                if bool(old[i].ref) != bool(new[j].ref) and equal(old[i], new[j], True):
                    removed.remove(i)
                    added.remove(j)
                    break
    return Pairs(tuple(kept), tuple(removed), tuple(added))


def pairs(old: Sequence[Seen], new: Sequence[Seen], equal: Equal) -> Pairs:
    """Pairs of branches that are the same one to a person."""
    kept: list[tuple[int, int]] = []
    removed, added = list(range(len(old))), list(range(len(new)))
    for match in (
        partial(_unmoved, equal=equal),
        partial(_equals, equal=equal, told=True),
        lambda *sides: _by_reference(*sides)[0],
        _by_title,
        _by_constants,
        _alone,
    ):
        # What is equal but for its words is compared all the same: `deprecated` may have come.
        matched = match(old, new, removed, added)
        kept += matched
        gone, come = {i for i, _ in matched}, {j for _, j in matched}
        removed = [i for i in removed if i not in gone]
        added = [j for j in added if j not in come]
    return Pairs(tuple(kept), tuple(removed), tuple(added))


def _unmoved(
    old: Sequence[Seen],
    new: Sequence[Seen],
    removed: Sequence[int],
    added: Sequence[int],
    *,
    equal: Equal,
) -> list[tuple[int, int]]:
    """References to the same component that are equal; its name may have gone to another one."""
    matched = _by_reference(old, new, removed, added)[0]
    return [(i, j) for i, j in matched if equal(old[i], new[j], True)]


def in_order(old: Sequence[Seen], new: Sequence[Seen]) -> Pairs:
    """Pairs where the place decides what a schema is for, as in `prefixItems`."""
    both = min(len(old), len(new))
    return Pairs(
        tuple((i, i) for i in range(both)),
        tuple(range(both, len(old))),
        tuple(range(both, len(new))),
    )


def _by_reference(
    old: Sequence[Seen], new: Sequence[Seen], removed: Sequence[int], added: Sequence[int]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """References to components of the same key, in their order; and the references that are left."""
    waiting: dict[str, list[int]] = {}
    for j in added:
        if new[j].ref:
            waiting.setdefault(new[j].ref, []).append(j)
    kept: list[tuple[int, int]] = []
    left = []
    for i in removed:
        seen = old[i]
        if seen.ref and waiting.get(seen.ref):
            kept.append((i, waiting[seen.ref].pop(0)))
        elif seen.ref:
            left.append(i)
    return kept, left, sorted(j for places in waiting.values() for j in places)


def _equals(
    old: Sequence[Seen],
    new: Sequence[Seen],
    removed: Sequence[int],
    added: Sequence[int],
    equal: Equal,
    *,
    told: bool,
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    free = list(added)
    if len(removed) * len(added) > _MANY * _MANY:
        return found
    for i in removed:
        for j in free:
            if equal(old[i], new[j], told):
                found.append((i, j))
                free.remove(j)
                break
    return found


def _by_title(
    old: Sequence[Seen], new: Sequence[Seen], removed: Sequence[int], added: Sequence[int]
) -> list[tuple[int, int]]:
    waiting: dict[str, int] = {}
    for i in removed:
        waiting.setdefault(old[i].get("title") or "", i)
    found = []
    for j in added:
        title = new[j].get("title") or ""
        if title and title in waiting:
            found.append((waiting.pop(title), j))
    return found


def _by_constants(
    old: Sequence[Seen], new: Sequence[Seen], removed: Sequence[int], added: Sequence[int]
) -> list[tuple[int, int]]:
    """Branches with the same constants in the same properties, where these tell them apart."""
    return _unique(old, new, removed, added, _constants)


def _alone(
    old: Sequence[Seen], new: Sequence[Seen], removed: Sequence[int], added: Sequence[int]
) -> list[tuple[int, int]]:
    """The only two that are left; else the only two of a kind, inline."""
    if len(removed) == len(added) == 1:
        i, j = removed[0], added[0]
        if _kind(old[i]) == _kind(new[j]) or not (old[i].ref or new[j].ref):
            return [(i, j)]
        return []
    inline_old = [i for i in removed if not old[i].ref]
    inline_new = [j for j in added if not new[j].ref]
    return _unique(old, new, inline_old, inline_new, _kind)


def _unique(
    old: Sequence[Seen],
    new: Sequence[Seen],
    removed: Sequence[int],
    added: Sequence[int],
    mark: Callable[[Seen], object],
) -> list[tuple[int, int]]:
    """Those that carry a mark which is nobody else's on their side."""
    ours: dict[object, list[int]] = {}
    theirs: dict[object, list[int]] = {}
    for i in removed:
        ours.setdefault(mark(old[i]), []).append(i)
    for j in added:
        theirs.setdefault(mark(new[j]), []).append(j)
    return [
        (places[0], theirs[told][0])
        for told, places in ours.items()
        if told and len(places) == 1 and len(theirs.get(told, ())) == 1
    ]


def _constants(seen: Seen) -> object:
    """What the branch says that its properties always are."""
    found = []
    for name, part in seen.properties.items():
        keywords = getattr(part, "keywords", {})
        value = keywords.get("const", keywords.get("enum", ()))
        if "const" in keywords:
            found.append((name, identity(value)))
        elif len(value) == 1:
            found.append((name, identity(value[0])))
    return tuple(found)


def _kind(seen: Seen) -> object:
    """Types, and for objects the names of their properties."""
    return (tuple(sorted(seen.types)), frozenset(seen.properties)) if seen.types else None
