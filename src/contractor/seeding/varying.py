"""Values like a sample, another one for each place.

Takes a sample, its type and what its property is called, gives what makes such values; refuses to know tables. Bounds
of the type hold, and are met sometimes; what a type cannot say is for the engine to judge.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from contractor.model import Constants, Enumeration, Scalar
from contractor.seeding.chance import digest, mixed, salt
from contractor.seeding.distinct import Steps, numbered, steps
from contractor.seeding.place import Maker, Place
from contractor.text import Words

#: One value in so many is at a bound of its type.
_BOUND: Final = 64
#: The days before those of samples that rows are of.
_DAYS: Final = 730
_WHEN: Final = salt("when")
_BIRTHS: Final = frozenset({"birth", "born", "birthday", "birthdate", "dob"})
_FIRST_BIRTH, _BIRTH_DAYS = date(1940, 1, 1), 24_000
#: Numbers that say what something is, and not how much.
_KEPT: Final = frozenset({"year", "port", "status", "version", "latitude", "longitude"})
#: Ranges that all numbers are taken from alike, and longest texts that are written out.
_NARROW, _LONG = 100, 2_000


def constant(value: Any) -> Maker:
    """The same everywhere."""
    return lambda place: value


def one_of(values: Sequence[Any], salted: int) -> Maker:
    """One of several, as often as any other."""
    listed, count = list(values), len(values)
    return lambda place: listed[mixed(place.state, salted) % count]


def varied(
    kind: Scalar | Enumeration | Constants,
    sample: Any,
    words: Words,
    salted: int,
    numeric: tuple[int, int] | None = None,
    variant: int = 0,
) -> Maker:
    """Values like a sample; calm places have the sample itself, unless its column could not hold it.

    `variant` says which instance the sample is of: `Book 3` is the second after the first.
    """
    match kind:
        case Enumeration():
            found = one_of([one.value for one in kind.members], salted)
        case Constants(values):
            found = one_of(values, salted)
        case Scalar(kind="boolean"):
            found = one_of([False, True], salted)
        case Scalar(kind="integer" | "number"):
            made = _number(kind, sample, words, salted, numeric)
            if numeric is not None:
                return made
            found = made
        case Scalar(kind="string"):
            found = _text(kind, str(sample), words, salted, variant)
        case _:
            return constant(sample)
    return lambda place: sample if place.calm else found(place)


def _says(words: Words, among: Iterable[str]) -> bool:
    return not frozenset(among).isdisjoint(word.lower() for word in words)


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────


def _number(
    kind: Scalar,
    sample: Any,
    words: Words,
    salted: int,
    numeric: tuple[int, int] | None,
) -> Maker:
    if _says(words, _KEPT) and numeric is None:
        return constant(sample)
    found = steps(kind, numeric, sample)
    least = 0 if kind.minimum is not None or kind.exclusive_minimum is not None else None
    bounds = [0] if least == 0 else []
    if found.most is not None and (kind.maximum is not None or kind.exclusive_maximum is not None):
        bounds.append(found.most)
    low, high = _around(found, sample, least)
    width = high - low + 1

    def number(place: Place) -> Any:
        bits = mixed(place.state, salted)
        if bounds and bits % _BOUND == 0 and not place.calm:
            return found.value(bounds[(bits >> 32) % len(bounds)])
        return found.value(low + (bits >> 8) % width)

    return number


def _around(found: Steps, sample: Any, least: int | None) -> tuple[int, int]:
    """The steps that numbers are taken from: all where there are few, else those around a sample."""
    if found.most is not None and found.most <= _NARROW and least is not None:
        return 0, found.most
    middle = int((Decimal(repr(sample)) - found.first) / found.step)
    reach = max(4, abs(middle) // 2)
    low, high = middle - reach, middle + reach
    if least is not None or middle >= 0:
        low = max(low, 0)
    if found.most is not None:
        high = min(high, found.most)
        low = min(low, high)
    return low, max(low, high)


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────


def _text(kind: Scalar, sample: str, words: Words, salted: int, variant: int) -> Maker:
    if kind.format == "uuid":
        return lambda place: str(UUID(bytes=digest(place.state, salted), version=4))
    if kind.format == "date":
        return _day(sample, words, salted)
    if kind.format == "date-time":
        return _moment(sample)
    if kind.format is not None or kind.pattern is not None:
        return constant(sample)
    bounds = list(dict.fromkeys(_bounds(kind, sample)))
    counted = sample.endswith(f" {variant + 1}")

    def text(place: Place) -> str:
        if bounds:
            bits = mixed(place.state, salted)
            if bits % _BOUND == 0:
                return bounds[(bits >> 32) % len(bounds)]
        return numbered(sample, place.number, kind.max_length) if counted else sample

    return text


def _bounds(kind: Scalar, sample: str) -> Iterable[str]:
    """The shortest and the longest text that is allowed."""
    if kind.min_length is not None and sample:
        yield _long(sample, kind.min_length)
    if kind.max_length is not None and kind.max_length <= _LONG and sample:
        yield _long(sample, kind.max_length)


def _long(sample: str, length: int) -> str:
    """A text of a length, that does not end with a space."""
    text = (f"{sample} " * (length // (len(sample) + 1) + 1))[:length]
    return text[:-1] + "s" if text.endswith(" ") else text


def _day(sample: str, words: Words, salted: int) -> Maker:
    if _says(words, _BIRTHS):
        return lambda place: (
            _FIRST_BIRTH + timedelta(days=mixed(place.state, salted) % _BIRTH_DAYS)
        ).isoformat()
    try:
        day = date.fromisoformat(sample)
        day - timedelta(days=_DAYS)
    except (ValueError, OverflowError):
        return constant(sample)
    return lambda place: (day - timedelta(days=days_before(place))).isoformat()


def _moment(sample: str) -> Maker:
    try:
        moment = datetime.fromisoformat(sample.upper()).astimezone(UTC)
        moment - timedelta(days=_DAYS + 1)
    except (ValueError, OverflowError):
        return constant(sample)
    return lambda place: instant(moment - before(place))


def days_before(place: Place) -> int:
    """By how many days all that a row tells is earlier than in samples: what comes later still does."""
    return mixed(place.root, _WHEN) % _DAYS


def before(place: Place) -> timedelta:
    """The same, to the second."""
    return timedelta(days=days_before(place), seconds=(mixed(place.root, _WHEN) >> 32) % 86_400)


def instant(moment: datetime) -> str:
    """A date-time as RFC 3339 has it."""
    return moment.isoformat().replace("+00:00", "Z")
