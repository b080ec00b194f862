"""Properties that hold when a thing came to be, by their names.

Takes a property, says whether it is such a time; refuses to know values.
"""

from typing import Final

from contractor.model import Property
from contractor.text import words

#: Ends of names that hold a time.
TIMES: Final = frozenset({"at", "on", "date", "time", "timestamp"})
#: What happened, where its word does not end as `booked` does.
_DONE: Final = frozenset({"made", "sent", "begun", "taken"})


def is_moment(one: Property) -> bool:
    """Whether a property says when a thing came to be: `bookedAt`, where it must be there, or just `at`."""
    *first, last = [word.lower() for word in words(one.name)] or [""]
    if last not in TIMES:
        return False
    return not first or (one.required and len(first) == 1 and _is_done(first[0]))


def _is_done(word: str) -> bool:
    return word.endswith("ed") or word in _DONE
