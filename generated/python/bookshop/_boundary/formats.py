# Made by contractor. Changes made here are lost.
"""Formats whose text is narrower than what the engine takes, and those that only OpenAPI's registry has.

Days of the year 0 and leap seconds are of no calendar that Python or a database has; what is refused on the way
in, by everybody alike, cannot get lost further on.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = (
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
    "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_DATE = re.compile(_DAY)
_INSTANT = re.compile(f"{_DAY}[Tt]{_CLOCK}")
_TIME = re.compile(_CLOCK)
_BYTES = re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def _date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None and _is_read(date.fromisoformat, text)


def _date_time(text: str) -> bool:
    whole = _INSTANT.fullmatch(text) is not None
    return whole and _is_read(datetime.fromisoformat, text.upper())


def _time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None and _is_read(
        time.fromisoformat, text.upper()
    )


def _byte(text: str) -> bool:
    return _BYTES.fullmatch(text) is not None


def _decimal(text: str) -> bool:
    return _DECIMAL.fullmatch(text) is not None


def _is_read(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": _date,
    "date-time": _date_time,
    "time": _time,
    "byte": _byte,
    "decimal": _decimal,
}
"""What says whether a text is of a format."""
