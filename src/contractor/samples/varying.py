"""Examples of another instance: the next day, `Station 2` where the document gives `Station`.

Takes an example, where it stands and how many instances on it is, gives values like it; refuses to know whether
they fit.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from contractor.samples import words
from contractor.samples.formats import formatted
from contractor.samples.named import Named

_DIGITS: Final = re.compile(r"^(.*?)(\d{1,18})(\D*)$", re.DOTALL)
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})([Tt ].*)")
#: The last words of names whose text goes on with a number.
#: And of those that say how things stand, not which they are.
_STATES: Final = frozenset({"status", "code", "type"})
_LISTED: Final = frozenset({"slug", "key"})
_CALLED: Final = frozenset({"name", "title", "label"})


def varied(example: Any, at: Named, turn: int, *, insisting: bool = False) -> Iterator[Any]:
    """Values like an example, the likeliest first. None where it tells no instances apart, unless `insisting`."""
    last = at.name[-1].lower() if at.name else ""
    telling = last in words.TELLING or (insisting and last not in _STATES)
    if isinstance(example, bool) or example is None:
        return
    if isinstance(example, (int, float)):
        if telling:
            yield from (example + turn, example - turn)
    elif isinstance(example, str):
        if words.is_personal(at):
            yield str(words.said_of(at))
        yield from _moved(example, at, turn)
        if telling and (" " not in example or example[-1].isdigit()):
            yield from _counted(example, turn)
        if last in _LISTED:
            yield f"{example}-{turn + 1}"
        called = last in _CALLED and not words.is_problem(at)
        if (
            (called or (insisting and not words.is_problem(at)))
            and example[:1].isupper()
            and example[-1:].isalpha()
        ):
            yield f"{example} {turn + 1}"


def _moved(example: str, at: Named, turn: int) -> Iterator[str]:
    """Identifiers of its own, and later days."""
    if _UUID.fullmatch(example):
        yield str(formatted("uuid", at))
    try:
        if _DAY.fullmatch(example):
            yield (date.fromisoformat(example) + timedelta(days=turn)).isoformat()
        elif (found := _MOMENT.fullmatch(example)) is not None:
            day = datetime.fromisoformat(found[1]) + timedelta(days=turn)
            yield f"{day.date().isoformat()}{found[2]}"
    except (ValueError, OverflowError):
        return


def _counted(example: str, turn: int) -> Iterator[str]:
    found = _DIGITS.match(example)
    if found is not None:
        digits = str(int(found[2]) + turn).zfill(len(found[2]))
        yield f"{found[1]}{digits}{found[3]}"
