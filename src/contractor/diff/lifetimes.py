"""How long something is promised, as extensions of a document say it.

Takes the value of an extension, gives the day or the level that it means; refuses to know what has it. An
`x-sunset` is a date (RFC 3339 full-date or date-time), an `x-stability-level` one of four words.
"""

import re
from datetime import date, datetime
from typing import Any, Final

SUNSET: Final = "x-sunset"
STABILITY: Final = "x-stability-level"
#: The levels of stability, from what is promised least.
LEVELS: Final = ("draft", "alpha", "beta", "stable")

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:[.,]\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII
)


def sunset_day(said: Any) -> date | None:
    """The day that `x-sunset` names; None where it names none."""
    if not isinstance(said, str):
        return None
    instant = _INSTANT.fullmatch(said)
    try:
        if instant is not None:
            # The day where the instant was written, not that of UTC.
            return datetime.fromisoformat(instant[1] + instant[2]).date()
        return date.fromisoformat(said) if _DAY.fullmatch(said) else None
    except ValueError:
        return None
