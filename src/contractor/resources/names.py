"""Names that APIs use for the same thing: arguments of lists, members of pages, times of things.

Takes names, says what they are about; refuses to know values.
"""

import re
from typing import Final

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


def tells_when(name: str, *, new: bool) -> bool:
    """Whether a property is the time at which a thing was made or changed; if it is not new, changed alone."""
    word = re.sub(r"[^a-z]", "", name.lower())
    return word in _CHANGED or (new and word in _MADE)
