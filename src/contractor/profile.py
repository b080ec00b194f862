"""The profile: where the value of a schema is narrower than JSON Schema says, or equal to another one, on purpose.

Takes nothing, gives tables; refuses to know who reads them. What generated types refuse, equate or assert beside
the keywords of a schema stands here, each row with its reason; everything else is a fault of theirs. The bounds
of integer formats are read from here; what generated packages carry along says formats again, in their own
languages, and `tests/test_profile.py` and the measurement of exactness hold that against these rows.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from ipaddress import IPv6Address
from typing import Any, Final

from contractor.frozen import frozen


@frozen
class Meaning:
    """What text of a format is: the whole of it matches `pattern`, and `parse`, where there is one, takes it."""

    says: str
    pattern: re.Pattern[str]
    parse: Callable[[str], Any] | None = None

    def takes(self, text: str) -> bool:
        """Whether the text is of the format."""
        if self.pattern.fullmatch(text) is None:
            return False
        if self.parse is None:
            return True
        try:
            self.parse(text)
        except ValueError:
            return False
        return True


@frozen
class Equality:
    """Which texts of a format mean the same: those of which `value` gives the same."""

    says: str
    value: Callable[[str], Any]


_FRACTION: Final = re.compile(r"\.([0-9]+)")


def _instant(text: str) -> tuple[datetime, str]:
    whole, fraction = _split(text)
    return datetime.fromisoformat(whole).astimezone(UTC), fraction


def _time(text: str) -> tuple[time, Any, str]:
    whole, fraction = _split(text)
    found = time.fromisoformat(whole)
    return found.replace(tzinfo=None), found.utcoffset(), fraction


def _split(text: str) -> tuple[str, str]:
    """A time without its fraction of a second, and that fraction: Python's own is cut at microseconds."""
    found = _FRACTION.search(text)
    return _FRACTION.sub("", text.upper(), count=1), found[1].rstrip("0") if found else ""


_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-5][0-9])"

#: Formats whose text is narrower than their definition, and those that only OpenAPI's registry defines.
FORMATS: Final[Mapping[str, Meaning]] = {
    "date": Meaning(
        "A day of the years 1 to 9999, which is what dates of Python and of databases hold.",
        re.compile(_DAY),
        date.fromisoformat,
    ),
    "date-time": Meaning(
        "As RFC 3339, in the years 1 to 9999 and without leap seconds, which no date type holds.",
        re.compile(f"{_DAY}[Tt]{_CLOCK}"),
        lambda text: datetime.fromisoformat(text.upper()),
    ),
    "time": Meaning(
        "As RFC 3339, without leap seconds.",
        re.compile(_CLOCK),
        lambda text: time.fromisoformat(text.upper()),
    ),
    "byte": Meaning(
        "Base64 with its padding, in the alphabet of RFC 4648 §4, without line ends.",
        re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"),
    ),
    "decimal": Meaning(
        "A decimal number without exponent, as text.",
        re.compile(r"-?[0-9]+(?:\.[0-9]+)?"),
    ),
}

#: Formats of integers (OpenAPI's registry): the least and the greatest.
INTEGERS: Final[Mapping[str, tuple[int, int]]] = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
}

#: Values that are refused whatever the schema says.
REFUSED: Final[Mapping[str, str]] = {
    "lone-surrogate": "Text with half of a surrogate pair is not Unicode; no encoding carries it further.",
    "beyond-double": "A number that no double holds would arrive as infinity.",
}

#: Texts that are written in another way than they were read, and mean the same.
EQUAL: Final[Mapping[str, Equality]] = {
    "date-time": Equality("The same instant with another offset or spelling.", _instant),
    "time": Equality("The same time of day with the same offset.", _time),
    "uuid": Equality("Digits may be capitals (RFC 9562 §4).", str.lower),
    "ipv6": Equality("Zeros may be left out (RFC 5952).", IPv6Address),
    "decimal": Equality("Leading zeros say nothing.", Decimal),
}

#: Rules that no single value breaks: they hold between schemas.
RULES: Final[Mapping[str, str]] = {
    "tag": (
        "A member of a union with a discriminator that declares the tag as a plain required string takes only the "
        "values that the mapping gives for it; JSON Schema itself does not read the discriminator."
    ),
    "undeclared": (
        "Properties that nothing declares are welcome in an open object, and TypeScript refuses them where a literal "
        "is written, and only there."
    ),
    "binary": "Raw bytes are no JSON: to TypeScript they are a `Blob`, which no JSON text is.",
}


def refused(value: Any) -> str | None:
    """The row of `REFUSED` that a JSON value falls under, at any depth; None where there is none."""
    pending = [value]
    while pending:
        one = pending.pop()
        match one:
            case str():
                if any("\ud800" <= char <= "\udfff" for char in one):
                    return "lone-surrogate"
            case float():
                if one in (float("inf"), float("-inf")) or one != one:
                    return "beyond-double"
            case int():
                if abs(one) >= 2**1024:
                    return "beyond-double"
            case {**members}:
                pending += [*members, *members.values()]
            case list():
                pending += one
            case _:
                continue
    return None
