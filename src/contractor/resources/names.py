"""Names that APIs use for the same thing: arguments of lists, members of pages, times of things.

Takes names, says what they are about; refuses to know values.
"""

import re
from collections.abc import Collection, Mapping
from typing import Final

from contractor.text import words

_WORD: Final = re.compile(r"[^a-z0-9]+")
#: Arguments of lists, as `plain` has them: how many, from where on, which page, behind what, in which order.
SIZES: Final = frozenset(
    "limit size pagesize perpage count maxresults maxitems top first take pagelimit".split()
)
OFFSETS: Final = frozenset("offset skip start startindex from".split())
PAGES: Final = frozenset("page pagenumber pageno pageindex".split())
CURSORS: Final = frozenset(
    "cursor after pagetoken pageafter marker next startingafter nexttoken continuationtoken position".split()
)
SORTS: Final = frozenset("sort sortby orderby order".split())
SEARCHES: Final = frozenset("q query search text term keyword".split())
#: All arguments that say which part of a list is asked for, and none of which is a property of the things.
LISTING: Final = SIZES | OFFSETS | PAGES | CURSORS | SORTS | SEARCHES
#: What names of arguments end or begin with that bound a property, and how its value must then relate to theirs.
BOUNDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("after", "gt"), ">"),
    **dict.fromkeys(("since", "from", "min", "gte"), ">="),
    **dict.fromkeys(("before", "lt"), "<"),
    **dict.fromkeys(("until", "to", "max", "lte"), "<="),
}
#: What the names of times and days end in, and names of their bounds leave out: `bookedAfter` of `bookedAt`.
_WHEN: Final = ("", "at", "on", "date", "time")
#: Members of the object around a page, and what they say.
TOTALS: Final = frozenset("total totalcount totalresults totalitems count totalsize".split())
NEXTS: Final = frozenset("next nextcursor cursor nexttoken nextpagetoken nextmarker after".split())
MORE: Final = frozenset("hasmore hasnext hasnextpage more".split())
PAGE_COUNTS: Final = frozenset("pages totalpages pagecount".split())
#: Properties that hold when a thing was made, and when it changed.
_MADE: Final = frozenset("createdat createdon created creationdate datecreated placedat".split())
_CHANGED: Final = frozenset("updatedat updatedon updated modifiedat modified lastmodified".split())


def plain(name: str) -> str:
    """A name without capitals and marks, as the tables here have it."""
    return _WORD.sub("", name.lower())


def bounded(name: str, properties: Collection[str]) -> tuple[str, str] | None:
    """The property that an argument bounds, as `plain` has them, and how its value must relate; None where none is."""
    told = [one.lower() for one in words(name)]
    if len(told) < 2:
        return None
    for word, rest in ((told[-1], told[:-1]), (told[0], told[1:])):
        found = next((one for end in _WHEN if (one := "".join(rest) + end) in properties), None)
        if found is not None and word in BOUNDS:
            return found, BOUNDS[word]
    return None


def tells_when(name: str, *, new: bool) -> bool:
    """Whether a property is the time at which a thing was made or changed; if it is not new, changed alone."""
    word = re.sub(r"[^a-z]", "", name.lower())
    return word in _CHANGED or (new and word in _MADE)
