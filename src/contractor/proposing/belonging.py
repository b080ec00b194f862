"""Which rows belong to which, as the paths have it.

Takes drafts and the properties by which each refers to others, notes what its rows belong to; refuses to know how
references are found.
"""

from collections.abc import Iterator

from contractor.frozen import frozen
from contractor.proposing.draft import Draft, Drafts
from contractor.proposing.keys import usable
from contractor.proposing.kinds import Kinds
from contractor.proposing.paths import above, place
from contractor.proposing.referring import Found
from contractor.proposing.things import Thing
from contractor.proposing.values import Claim
from contractor.resources import Resource, Resources, Role
from contractor.text import snake, words


@frozen
class _Above:
    """What rows belong to, what else they are made or read below, and why it is not what the path says first."""

    parent: Draft
    others: tuple[Draft | str, ...]
    near: str = ""


class Belonging:
    """What drafts belong to, of those that are known."""

    def __init__(self, known: Drafts, kinds: Kinds, resources: Resources) -> None:
        self._kinds = kinds
        self._resources = resources
        self._homes = {
            place(one.thing.home.path): one for one in known.values() if one.thing is not None
        }

    def belong(self, draft: Draft, refers: dict[str, Found]) -> None:
        """Note to whom the rows of a draft belong; `refers` are its references by the names of properties."""
        thing = draft.thing
        found = None if thing is None else self._above(draft, thing)
        if thing is None or found is None:
            return
        holder = next(
            (
                name
                for name, one in refers.items()
                if one.target is found.parent and not one.several
            ),
            None,
        )
        if found.parent.key_name not in usable(self._kinds, found.parent.record):
            return
        if holder is not None and not _is_called_so(holder, found.parent, self._kinds):
            return
        draft.parent = found.parent
        draft.claims += _claims(thing, found, holder)

    def _above(self, draft: Draft, thing: Thing) -> _Above | None:
        """The table below whose rows the things of a draft stand."""
        parent = self._nearest(thing.home) if thing.home.parent else None
        if parent is None or parent is draft or not parent.can_be_named:
            return None
        others = self._others(thing, parent)
        nearer = [one for one in others if isinstance(one, Draft) and self._is_below(one, parent)]
        if nearer and len(others) == 1 and nearer[0].can_be_named:
            # Read from afar, and made below something that is nearer.
            return _Above(nearer[0], (), f"made or read below {nearer[0].title}")
        return _Above(parent, tuple(others))

    def _others(self, thing: Thing, parent: Draft) -> list[Draft | str]:
        """What else a thing is made or read below: another table, or a path without one."""
        found: dict[str, Draft | str] = {}
        for path in dict.fromkeys(one.path for one in thing.sights if one.role is not Role.LIST):
            home = self._resources.by_path.get(path)
            near = None if home is None else self._nearest(home)
            if near is not None and near is not parent and near.thing is not thing:
                found[near.title] = near
            elif near is None and home is not None and home.variable and path != thing.home.path:
                found[home.collection] = home.collection
        return list(found.values())

    def _nearest(self, home: Resource) -> Draft | None:
        """The first table that a resource stands below."""
        places = above(self._resources, home)
        return next((self._homes[one] for one in places if one in self._homes), None)

    def _is_below(self, one: Draft, other: Draft) -> bool:
        """Whether a thing stands below another."""
        if one.thing is None or other.thing is None:
            return False
        return place(other.thing.home.path) in above(self._resources, one.thing.home)


def is_owner(draft: Draft, name: str, kinds: Kinds) -> bool:
    """Whether a property is called as the column is that says to whom the rows of a draft belong."""
    return draft.parent is not None and _is_called_so(name, draft.parent, kinds)


def _is_called_so(name: str, parent: Draft, kinds: Kinds) -> bool:
    key, _ = kinds.properties(parent.record)[parent.key_name]
    return snake(words(name)) == snake((*parent.record.name, *key.words))


def _claims(thing: Thing, found: _Above, holder: str | None) -> Iterator[Claim]:
    """What is said of rows that belong to others, where the property `holder` says to whom if there is one."""
    each = "there is one for each" if thing.is_single else "they stand below it"
    why = found.near or f"{thing.home.path}: {each}"
    sure = not found.others and _is_made(thing)
    if found.others:
        called = [one.title if isinstance(one, Draft) else one for one in found.others]
        why = f"{why}, and below {', '.join(called)} too"
    yield Claim("parent", found.parent.title, why, sure=sure)
    if thing.is_single and holder is not None:
        yield Claim("unique", [[holder]], why, sure=sure)
    elif thing.is_single:
        yield Claim("single", True, why, sure=sure)


def _is_made(thing: Thing) -> bool:
    """Whether a thing is made, read or changed where it is at home."""
    roles = {one.role for one in thing.sights if one.path == thing.home.path}
    return bool(roles & {Role.CREATE, Role.READ, Role.REPLACE, Role.UPDATE})
