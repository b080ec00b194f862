"""Texts and numbers that schemas may take, as a careful person would write them, the best one first.

Takes what schemas say together and where the value stands, gives candidates; refuses to judge them.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from random import Random
from typing import Any, Final

from contractor.containment.forms import exact
from contractor.containment.texts import matching, padded
from contractor.samples import words
from contractor.samples.formats import formatted
from contractor.samples.named import Named
from contractor.samples.parts import Parts
from contractor.samples.varying import varied

#: Above it, a number between bounds looks like none that anybody chose.
_MANY: Final = 20


def texts(
    parts: Parts, at: Named, inner: Iterator[str], first: Named | None, number: int
) -> Iterator[str]:
    """Texts. `inner` are those of what a text has inside; `first` is the first instance, where others must differ."""
    least, most = parts.least("minLength"), parts.most("maxLength")
    for text in _spoken(parts, at, inner, first, number):
        yield text
        if len(text) < least or (most is not None and len(text) > most):
            fitted = _fitted(text, least, most)
            if fitted is not None:
                yield fitted
    yield from _matching(parts, at)


def _matching(parts: Parts, at: Named) -> Iterator[str]:
    """What patterns themselves suggest."""
    least, most = parts.least("minLength"), parts.most("maxLength")
    rng = Random(int.from_bytes(at.digest("pattern")))  # noqa: S311
    for pattern in parts.values("pattern"):
        for chance, repeat in ((rng, 1), (rng, None), (rng, 2), (None, None), (None, least)):
            made = matching(pattern, chance, repeat)
            if made is not None:
                yield made
                longer = padded(made, least, most)
                if longer is not None:
                    yield longer


def _spoken(
    parts: Parts, at: Named, inner: Iterator[str], first: Named | None, number: int
) -> Iterator[str]:
    """Texts that mean something."""
    yield from inner
    if parts.told("contentEncoding") == "base64":
        yield str(formatted("byte", at))
    for format in parts.values("format"):
        text = formatted(format, at)
        if text is not None:
            yield text
    said = words.said_of(at)
    if first is not None and said == words.said_of(first):
        yield from varied(said or words.of(at), at, number, insisting=True)
        yield f"{said or words.of(at)} {number + 1}"
        if parts.values("pattern"):
            # The spellings of a name are few, and the same for every instance.
            yield from words.lettered(at)
            yield from _matching(parts, at)
    yield from words.texts(at)


def numbers(parts: Parts, at: Named, used: Sequence[Any], *, whole: bool) -> Iterator[Any]:
    """Numbers; those that are `used` by instances before are none that a name suggests."""
    least, most = parts.range
    for number in words.numbers(at, used):
        if not whole or float(number).is_integer():
            yield int(number) if float(number).is_integer() else number
    step = max(parts.steps, default=Fraction(1) if whole else None)
    natural = [10 + at.number, 1 + at.number, 100 + at.number]
    between = list(_between(least, most, step, at.number))
    if whole or most is None or most > _MANY:
        yield from natural if step is None or step == 1 else ()
    yield from between
    base = step if step is not None and step > 1 else Fraction(1)
    yield from (_written(base * turn) for turn in natural)
    if step is not None:
        yield from (_written(step * turn) for turn in (*natural, 1, 0))
    for bound, sign in ((least, 1), (most, -1)):
        if bound is not None:
            edge = exact(bound)
            grid = step if step is not None else Fraction(1)
            nearest = grid * (ceil(edge / grid) if sign > 0 else floor(edge / grid))
            for turn in (at.number, 1, 0):
                yield _written(nearest + sign * grid * turn)
            yield _written(edge + sign * Fraction(1, 2))
            yield bound


def _between(least: Any, most: Any, step: Fraction | None, number: int) -> Iterator[Any]:
    """A number well inside of bounds."""
    if least is None or most is None:
        return
    low, high = exact(least), exact(most)
    if step is None:
        yield _written(low + (high - low) * Fraction(1 + number % 3, 4))
        return
    first, last = ceil(low / step), floor(high / step)
    if last > first:
        yield _written(step * (first + ((last - first) // 4 + number) % (last - first + 1)))


def _fitted(text: str, least: int, most: int | None) -> str | None:
    """A text cut at a word, or said again, so that it has the length that is asked for."""
    if most is not None and len(text) > most:
        cut = text[:most].rstrip()
        shorter = cut.rpartition(" ")[0]
        return shorter if len(shorter) >= max(least, most // 2) else text[:most]
    return padded(f"{text} ", least, most)


def _written(number: Fraction) -> int | float:
    if number.denominator == 1:
        return int(number)
    try:
        return float(number)
    except OverflowError:  # beyond what a double holds
        return int(number)
