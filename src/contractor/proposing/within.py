"""Things that are told apart by the key of another thing, and so only within what they stand below.

Takes drafts, gives each of these the key of both, and what is left out as it does not hold both; refuses to know how
keys are found.
"""

from collections.abc import Iterator

from contractor.proposing.draft import Draft, Drafts, Key
from contractor.proposing.keys import usable
from contractor.proposing.kinds import Kinds
from contractor.proposing.paths import above, place
from contractor.proposing.referring import Referring
from contractor.proposing.things import Thing, nouns
from contractor.proposing.values import Left
from contractor.resources import Resources
from contractor.resources.names import plain


def within(drafts: Drafts, kinds: Kinds, resources: Resources) -> list[Left]:
    """Say of keys that are those of other things what they are within; drafts without one go."""
    left: list[Left] = []
    referring = Referring(drafts, kinds)
    at_the_top = [one for one in drafts.values() if _is_at_the_top(one)]
    for key, draft in list(drafts.items()):
        other = _told_by(draft, at_the_top)
        if other is None or draft.thing is None or draft.key is None:
            continue
        [name] = draft.key.properties
        holder = next(_holders(draft, referring, kinds, resources), None)
        why = f"`{name}` may be that of {other.title}"
        if holder is None or holder == name:
            why = f"{why}: then it tells them apart only within {draft.thing.home.parent}"
            left.append(Left(drafts.pop(key).title, why))
        else:
            why = f"{why}: with `{holder}` it tells them apart"
            draft.why = [line.replace(draft.key.why, why) for line in draft.why]
            draft.key = Key((holder, name), why)
    return left


def _is_at_the_top(one: Draft) -> bool:
    """Whether each of some things has a path of its own, below nothing that has several."""
    home = None if one.thing is None else one.thing.home
    return home is not None and bool(home.variable) and "{" not in home.collection


def _told_by(draft: Draft, others: list[Draft]) -> Draft | None:
    """The other thing whose key may be the one key of a thing."""
    thing = draft.thing
    if thing is None or "{" not in thing.home.collection or not draft.key_name:
        return None
    return next((one for one in others if _is_told_by(thing, one)), None)


def _is_told_by(thing: Thing, other: Draft) -> bool:
    """Whether the path of a thing has the key of another where its own would be."""
    if other.thing is None or thing.home.variable != other.thing.home.variable:
        return False
    told = plain(thing.home.variable)
    return any(noun and told.startswith(plain("".join(noun))) for noun in nouns(other.thing))


def _holders(
    draft: Draft, referring: Referring, kinds: Kinds, resources: Resources
) -> Iterator[str]:
    """Properties that are always there, and hold the key of what a thing stands below."""
    places = [] if draft.thing is None else list(above(resources, draft.thing.home))
    for name, one in usable(kinds, draft.record).items():
        found = referring.of(draft, one)
        target = None if found is None or not found.sure else found.target.thing
        if target is not None and place(target.home.path) in places:
            yield name
