"""Properties that look renamed: a hint, which leaves the verdict alone.

Takes the properties that went and that came, gives words; refuses to decide that two are the same.
"""

from difflib import SequenceMatcher
from typing import Final

from contractor.diff.schemas.difference import Difference, Names
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.sides import Sides
from contractor.text import short

#: Properties that went, times those that came: more are not held against one another.
_MANY: Final = 2500
#: How alike the names of a property before and after are.
_ALIKE: Final = 0.6


def renamed(pair: Difference, names: Names, sides: Sides) -> dict[tuple[str, str], str]:
    """What to say of properties that look renamed: one that went and one that came say the same."""
    found: dict[tuple[str, str], str] = {}
    if len(names.removed) * len(names.added) > _MANY:
        return found
    came = {name: sides.new(pair.revision.properties[name]) for name in names.added}
    for gone in names.removed:
        seen = sides.old(pair.base.properties[gone])
        alike = [name for name, other in came.items() if sides.alike(seen, other)]
        best = max(alike, key=lambda name: _likeness(gone, name), default=None)
        # Two plain texts say the same by chance; then the names have to be alike.
        if best is not None and (
            (len(alike) == 1 and _says_much(seen)) or _likeness(gone, best) > _ALIKE
        ):
            said = f"looks like a rename of `{short(gone)}` to `{short(best)}`"
            found[gone, ""] = found["", best] = said
            del came[best]
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def _says_much(seen: Seen) -> bool:
    return bool(seen.one or seen.many or seen.named or len(seen.plain) > 1)
