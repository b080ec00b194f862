"""Lists as clients ask for them: some of the things, in an order, a page at a time.

Takes things and the arguments of a request by their names in the document, gives a page; refuses to know where
the page is written. Names are those that APIs use for it; an argument that is none of them and is called as a
property of the things is what that property must be, and one that is called as its bound (`bookedAfter`) bounds it.
"""

import operator
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from contractor.frozen import frozen
from contractor.resources.names import (
    CURSORS,
    LISTING,
    MORE,
    NEXTS,
    OFFSETS,
    PAGE_COUNTS,
    PAGES,
    SEARCHES,
    SIZES,
    SORTS,
    TOTALS,
    bounded,
    plain,
)

_USUAL: Final = 20
#: Letters of a day: `2026-03-14`.
_DAY: Final = 10
_RELATIONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


@frozen
class Page:
    """Some of the things that were asked for: the first is the one at `offset` of `total`."""

    values: tuple[Any, ...]
    offset: int
    size: int
    total: int

    @property
    def next(self) -> str | None:
        """What asks for the page after this one; None at the end."""
        behind = self.offset + len(self.values)
        return _cursor(behind) if self.values and behind < self.total else None


def page(values: Sequence[Any], arguments: Mapping[str, Any]) -> Page:
    """The page of some values that a request asks for. `arguments` are those of its query, None where absent."""
    given = {plain(name): value for name, value in arguments.items() if value is not None}
    wanted = {
        name: value
        for name, value in arguments.items()
        if value is not None and plain(name) not in LISTING
    }
    found = [one for one in values if _fits(one, wanted)]
    for name in SEARCHES & given.keys():
        found = [one for one in found if _holds(one, str(given[name]).lower())]
    for name in sorted(SORTS & given.keys()):
        found = _ordered(found, given[name])
    size = _number(given, SIZES, _USUAL)
    offset = _number(given, OFFSETS, 0)
    number = _number(given, PAGES, 0)
    if number > 1:
        offset = (number - 1) * size
    for name in sorted(CURSORS & given.keys()):
        offset = _offset(given[name])
    return Page(tuple(found[offset : offset + size]), offset, size, len(found))


def around(name: str, before: Any, one: Page) -> Any:
    """What the member of an object around a page says; `before` where it says nothing of pages."""
    word = plain(name)
    number = isinstance(before, int) and not isinstance(before, bool)
    if number and word in TOTALS:
        return one.total
    if number and word in SIZES:
        return one.size
    if number and word in OFFSETS:
        return one.offset
    if number and word in PAGES:
        return one.offset // one.size + 1 if one.size else before
    if number and word in PAGE_COUNTS:
        return -(-one.total // one.size) if one.size else before
    if isinstance(before, bool) and word in MORE:
        return one.next is not None
    if word in NEXTS and (isinstance(before, str) or before is None):
        return one.next
    return before


def _fits(value: Any, wanted: Mapping[str, Any]) -> bool:
    """Whether the properties of a thing are what was asked for. What it does not have is not asked of it."""
    if not isinstance(value, dict):
        return True
    own = {plain(name): inner for name, inner in value.items()}
    for name, one in wanted.items():
        if plain(name) in own:
            if not _equal(own[plain(name)], one):
                return False
            continue
        bound = bounded(name, own)
        if bound is not None and not _relates(own[bound[0]], bound[1], one):
            return False
    return True


def _relates(own: Any, relation: str, bound: Any) -> bool:
    """Whether a value is on the right side of a bound. What cannot be compared is; nothing is not."""
    if own is None:
        return False
    pair = _compared(own, bound)
    return pair is None or _RELATIONS[relation](*pair)


def _compared(own: Any, bound: Any) -> tuple[Any, Any] | None:
    """Two numbers, or two moments; by the day where one of them is only a day. None where they are neither."""
    numbers = [one for one in (own, bound) if isinstance(one, (int, float))]
    if numbers:
        comparable = len(numbers) == 2 and not any(isinstance(one, bool) for one in numbers)
        return (own, bound) if comparable else None
    first, second = _moment(own), _moment(bound)
    if first is None or second is None:
        return None
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first, second
    return str(first)[:_DAY], str(second)[:_DAY]


def _moment(value: Any) -> date | datetime | None:
    """The moment or day that a value tells; None where it tells none."""
    text = value.isoformat() if isinstance(value, date) else value
    if not isinstance(text, str):
        return None
    try:
        if len(text) == _DAY:
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _equal(own: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return any(_equal(own, one) for one in wanted)
    if isinstance(own, list):
        return any(_equal(one, wanted) for one in own)
    if isinstance(wanted, dict) or isinstance(own, dict):
        return True
    return str(own).lower() == str(wanted).lower()


def _holds(value: Any, text: str) -> bool:
    """Whether a text is part of any text in a value."""
    if isinstance(value, str):
        return text in value.lower()
    if isinstance(value, dict):
        return any(_holds(one, text) for one in value.values())
    return isinstance(value, list) and any(_holds(one, text) for one in value)


def _ordered(values: Sequence[Any], said: Any) -> list[Any]:
    """Values in the order that is asked for: `title`, `-title`, a list of such."""
    found = list(values)
    for one in reversed(said if isinstance(said, list) else str(said).split(",")):
        name = plain(str(one).lstrip("+-"))
        found.sort(key=lambda value: _rank(value, name), reverse=str(one).startswith("-"))
    return found


def _rank(value: Any, name: str) -> tuple[str, float, str]:
    """Where a thing stands among others: numbers by their size, everything else by its text."""
    own = {plain(key): inner for key, inner in value.items()} if isinstance(value, dict) else {}
    one = own.get(name)
    if isinstance(one, (int, float)) and not isinstance(one, bool):
        return ("number", float(one), "")
    return ("text", 0.0, "" if one is None else str(one))


def _number(given: Mapping[str, Any], names: frozenset[str], usual: int) -> int:
    for name in sorted(names & given.keys()):
        value = given[name]
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return max(0, int(value))
        if isinstance(value, str) and value.isascii() and value.isdigit():
            return int(value[:9])
    return usual


def _cursor(offset: int) -> str:
    return urlsafe_b64encode(f"{offset}".encode()).decode().rstrip("=")


def _offset(cursor: Any) -> int:
    """Where a cursor of ours leads; the beginning for any other."""
    text = str(cursor)
    try:
        found = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
    except ValueError:
        return 0
    return int(found[:9]) if found.isdigit() else 0
