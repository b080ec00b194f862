"""How long something is promised, as extensions of a document say it.

Takes the value of an extension, gives the day or the level that it means; refuses to know what has it. An
`x-sunset` and an `x-deprecated-at` are dates (RFC 3339 full-date or date-time), an `x-stability-level` one of
four words.
"""

import re
from datetime import UTC, date, datetime
from typing import Any, Final

SUNSET: Final = "x-sunset"
DEPRECATED: Final = "x-deprecated-at"
STABILITY: Final = "x-stability-level"
#: The levels of stability, from what is promised least.
LEVELS: Final = ("draft", "alpha", "beta", "stable")

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:[.,]\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII
)


def sunset_day(said: Any) -> date | None:
    """The day that `x-sunset` names; None where it names none."""
    found = _read(said)
    # The day where the instant was written, not that of UTC.
    return found.date() if isinstance(found, datetime) else found


def instant(said: Any) -> datetime | None:
    """The instant that a date names, in UTC: that of a day is when it begins there. None where it names none."""
    found = _read(said)
    if found is None:
        return None
    if isinstance(found, datetime):
        try:
            return found.astimezone(UTC)
        except OverflowError:
            return None
    return datetime(found.year, found.month, found.day, tzinfo=UTC)


def _read(said: Any) -> date | datetime | None:
    if not isinstance(said, str):
        return None
    written = _INSTANT.fullmatch(said)
    try:
        if written is not None:
            return datetime.fromisoformat(written[1] + written[2])
        return date.fromisoformat(said) if _DAY.fullmatch(said) else None
    except ValueError:
        return None
