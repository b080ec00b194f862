"""Values of a column that no two rows share, by the number of the row.

Takes what a column holds and a value of it, gives values for numbers; refuses to know tables. Different numbers
give different values, so nobody has to remember which are taken.
"""

import base64
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from ipaddress import IPv4Address, IPv6Address
from math import gcd
from typing import Any, Final
from uuid import UUID

from contractor.frozen import frozen
from contractor.model import Constants, Enumeration, Scalar
from contractor.seeding.chance import digest, mixed
from contractor.seeding.language import language

_DAY: Final = date(2000, 1, 1)
_MOMENT: Final = datetime(2020, 1, 1, tzinfo=UTC)
#: What databases count up to.
_INT32, _INT64 = 2**31 - 1, 2**63 - 1
_NETWORK4, _NETWORK6 = int(IPv4Address("10.0.0.0")), int(IPv6Address("2001:db8::"))
_DIGITS: Final = re.compile(r"^(.*?)(\d*)$", re.DOTALL)


@frozen
class Distinct:
    """Values by numbers from 0 on; `count` is how many there are, None where they do not end.

    `like` gives values that begin as another sample does; two numbers have different values all the same.
    """

    count: int | None
    value: Callable[[int], Any]
    like: Callable[[str], Callable[[int], Any]] | None = None

    def among(self, many: int, turn: int) -> "Distinct":
        """Those of the values that are for one of several who share them."""
        if many == 1:
            return self
        like = self.like

        def every(value: Callable[[int], Any]) -> Callable[[int], Any]:
            return lambda number: value(number * many + turn)

        return Distinct(
            None if self.count is None else self.count // many,
            every(self.value),
            None if like is None else lambda text: every(like(text)),
        )


def distinct(
    kind: Scalar | Enumeration | Constants | None,
    sample: Any,
    salted: int,
    numeric: tuple[int, int] | None = None,
) -> Distinct | None:
    """The values of a column; None where it has parts. `numeric` are its precision and scale."""
    match kind:
        case Enumeration():
            return listed([member.value for member in kind.members])
        case Constants(values):
            return listed(list(values))
        case Scalar(kind="boolean"):
            return listed([False, True])
        case Scalar(kind="integer" | "number"):
            return _numbers(kind, numeric)
        case Scalar(kind="string"):
            return _texts(kind, str(sample), salted)
    return None


def listed(values: list[Any]) -> Distinct:
    """Values that are told one by one."""
    return Distinct(len(values), lambda number: values[number])


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────


@frozen
class Steps:
    """Numbers at equal distances: the first, the distance, and how many steps there are at most (None: no end)."""

    first: Decimal
    step: Decimal
    most: int | None

    def value(self, number: int) -> int | float:
        """The number after so many steps, as JSON has it."""
        return written(self.first + number * self.step)


def written(number: Decimal) -> int | float:
    """A number as JSON has it."""
    return int(number) if number == number.to_integral_value() else float(number)


def steps(kind: Scalar, numeric: tuple[int, int] | None, sample: Any = None) -> Steps:
    """The numbers that a scalar and its column take; with as many digits as a sample where nothing is said."""
    step = Decimal(1)
    if kind.multiple_of is not None:
        step = _decimal(kind.multiple_of)
        if numeric is not None:
            # What is a multiple and has no more digits than the column keeps.
            step *= (Fraction(step) * 10 ** numeric[1]).denominator
    elif numeric is not None and kind.kind == "number":
        step = Decimal(1).scaleb(-numeric[1])
    elif kind.kind == "number" and isinstance(sample, float) and not sample.is_integer():
        step = Decimal(1).scaleb(_decimal(sample).normalize().as_tuple().exponent)  # type: ignore[arg-type]
    low, high = _bounds(kind, numeric, step)
    if low is None:
        if high is not None and high < 1:
            return Steps((high / step).to_integral_value(ROUND_FLOOR) * step, -step, None)
        low = Decimal(1)
    first = (low / step).to_integral_value(ROUND_CEILING) * step
    if high is None:
        return Steps(first, step, None)
    return Steps(first, step, int(((high - first) / step).to_integral_value(ROUND_FLOOR)))


def _bounds(
    kind: Scalar, numeric: tuple[int, int] | None, step: Decimal
) -> tuple[Decimal | None, Decimal | None]:
    lows = [_decimal(kind.minimum)] if kind.minimum is not None else []
    highs = [_decimal(kind.maximum)] if kind.maximum is not None else []
    if kind.exclusive_minimum is not None:
        lows.append(_next(_decimal(kind.exclusive_minimum), step, up=True))
    if kind.exclusive_maximum is not None:
        highs.append(_next(_decimal(kind.exclusive_maximum), step, up=False))
    if kind.kind == "integer":
        highs.append(Decimal(_INT32 if kind.format == "int32" else _INT64))
    if numeric is not None:
        most = Decimal(10) ** (numeric[0] - numeric[1]) - Decimal(1).scaleb(-numeric[1])
        lows = [max(one, -most) for one in lows]
        highs.append(most)
    return max(lows, default=None), min(highs, default=None)


def _next(bound: Decimal, step: Decimal, *, up: bool) -> Decimal:
    """The first number of the steps beyond a bound that is none of them itself."""
    if up:
        return (bound / step).to_integral_value(ROUND_FLOOR) * step + step
    return (bound / step).to_integral_value(ROUND_CEILING) * step - step


def _decimal(number: float) -> Decimal:
    return Decimal(repr(number))


def _numbers(kind: Scalar, numeric: tuple[int, int] | None) -> Distinct:
    found = steps(kind, numeric)
    return Distinct(None if found.most is None else found.most + 1, found.value)


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────


def _texts(kind: Scalar, sample: str, salted: int) -> Distinct:
    if kind.format in _FORMATS:
        count, text = _FORMATS[kind.format]
        return Distinct(count, text(sample, salted), lambda other: text(other, salted))
    said = None
    if kind.pattern is not None:
        said = language(kind.pattern, kind.min_length or 0, kind.max_length)
    if said is not None:
        count = said.count
        return Distinct(count, lambda number: said.text(scattered(number, count, salted)))

    def like(other: str) -> Callable[[int], str]:
        return lambda number: numbered(other, number, kind.max_length)

    return Distinct(None, like(sample), like)


def scattered(number: int, count: int, salted: int) -> int:
    """Another number below `count`, a different one for each: neighbours do not look like neighbours."""
    if count <= 2:
        return number % count
    factor = mixed(salted, count) % count | 1
    while gcd(factor, count) != 1:
        factor = (factor + 2) % count | 1
    return (number * factor + salted) % count


def numbered(sample: str, number: int, longest: int | None = None) -> str:
    """A text with a number at its end: `Station 2`, `ORD-00017`."""
    stem, written = _DIGITS.fullmatch(sample).groups()  # type: ignore[union-attr]  # it matches every text
    said = str(number + 1).zfill(len(written) if stem and not stem[-1].isspace() else 0)
    if not written and stem:
        stem += " " if " " in stem or stem[:1].isupper() else "-"
    if longest is not None:
        # What ends with a digit of its own could be another text with another number.
        stem = stem[: max(0, longest - len(said))].rstrip("0123456789")
    return f"{stem}{said}"


def _uuid(sample: str, salted: int) -> "_Numbered":
    return lambda number: str(UUID(bytes=digest(salted, number), version=4))


def _mail(sample: str, salted: int) -> "_Numbered":
    local, _, domain = sample.partition("@")
    local, domain = local.rstrip("0123456789."), domain or "example.com"
    return lambda number: f"{local}.{number + 1}@{domain}"


def _address(sample: str, salted: int) -> "_Numbered":
    stem = sample.rstrip("/")
    return lambda number: f"{stem}/{number + 1}"


def _host(sample: str, salted: int) -> "_Numbered":
    return lambda number: f"host-{number + 1}.example.com"


def _moment(sample: str, salted: int) -> "_Numbered":
    return lambda number: f"{_MOMENT + timedelta(seconds=number):%Y-%m-%dT%H:%M:%SZ}"


def _time(sample: str, salted: int) -> "_Numbered":
    return lambda number: f"{_MOMENT + timedelta(seconds=number):%H:%M:%SZ}"


def _date(sample: str, salted: int) -> "_Numbered":
    return lambda number: (_DAY + timedelta(days=number)).isoformat()


def _duration(sample: str, salted: int) -> "_Numbered":
    return lambda number: f"PT{number + 1}S"


def _ipv4(sample: str, salted: int) -> "_Numbered":
    return lambda number: str(IPv4Address(_NETWORK4 + number))


def _ipv6(sample: str, salted: int) -> "_Numbered":
    return lambda number: str(IPv6Address(_NETWORK6 + number))


def _counted(sample: str, salted: int) -> "_Numbered":
    return lambda number: str(number + 1)


def _encoded(sample: str, salted: int) -> "_Numbered":
    return lambda number: base64.b64encode(number.to_bytes(9, "big")).decode()


_Numbered = Callable[[int], str]
#: Format → how many texts there are, and what makes the one of a number.
_FORMATS: Final[dict[str | None, tuple[int | None, Callable[[str, int], _Numbered]]]] = {
    "uuid": (None, _uuid),
    "email": (None, _mail),
    "idn-email": (None, _mail),
    "uri": (None, _address),
    "url": (None, _address),
    "iri": (None, _address),
    "uri-reference": (None, _address),
    "date": (2_000_000, _date),
    "date-time": (None, _moment),
    "time": (86_400, _time),
    "duration": (None, _duration),
    "hostname": (None, _host),
    "ipv4": (2**24, _ipv4),
    "ipv6": (2**64, _ipv6),
    "decimal": (None, _counted),
    "byte": (None, _encoded),
    "binary": (None, _counted),
}
