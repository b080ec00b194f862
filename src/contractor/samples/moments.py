"""Times as one story has them: what is updated comes after what is created, and the next instance a day later.

Takes words and a number of the instance, gives times; refuses to know the time of day.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from contractor.samples.named import Named

_BORN: Final = datetime(1984, 5, 17, tzinfo=UTC)
_BIRTHS: Final = frozenset({"birth", "born", "birthday", "birthdate", "dob"})
_BEGIN: Final = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
#: Words of times that come later than others of the same thing, and by how many hours.
_LATER: Final[Mapping[str, int]] = {
    "updated": 26,
    "modified": 26,
    "changed": 26,
    "paid": 1,
    "completed": 50,
    "finished": 50,
    "ended": 50,
    "end": 6,
    "ends": 6,
    "to": 6,
    "until": 24 * 30,
    "expires": 24 * 30,
    "expiry": 24 * 30,
    "expiration": 24 * 30,
    "due": 24 * 14,
    "arrival": 6,
    "arrives": 6,
    "delivered": 72,
    "shipped": 24,
    "deleted": 24 * 90,
    "closed": 24 * 7,
    "valid": 24 * 30,
}


def moment(at: Named) -> datetime:
    """When something is, by its name and which instance it is."""
    if not _BIRTHS.isdisjoint(word.lower() for word in at.name):
        return _BORN + timedelta(days=1_000 * at.number)
    return _BEGIN + timedelta(days=at.number, hours=_later(at))


def _later(at: Named) -> int:
    return max((_LATER.get(word.lower(), 0) for word in at.name), default=0)


def day(at: Named) -> str:
    """The day, as RFC 3339 has it."""
    rest = timedelta(hours=-_later(at) % 24)  # what ends within a day ends on the next
    return (moment(at) + rest).date().isoformat()


def clock(at: Named) -> str:
    """The time of the day, without a zone."""
    return moment(at).strftime("%H:%M:%S")
