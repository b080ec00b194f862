"""The texts of a pattern, numbered: how many there are, and the one of a number.

Takes a regular expression, gives its texts; refuses lookaround, back references and what begins or ends in the
middle. What may be repeated is repeated equally often in all texts, so that no text has two numbers. Whoever asks
lets the engine judge the texts.
"""

import re
import re._constants as ops  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import prod
from string import ascii_letters, digits
from typing import Any, Final

from contractor.frozen import frozen

#: How often something is repeated, beyond what it has to be: what is tried, the likeliest first.
_MORE: Final = (12, 6, 3, 1, 0, 24, 48, 96, 2, 4, 5, 7, 8, 9, 10, 11)
_LONGEST: Final = 5_000
_PRINTED: Final = ascii_letters + digits + " -_.,:;/+*()!?#@&=%"


@frozen
class Language:
    """Texts by their numbers, from 0 on."""

    count: int
    text: Callable[[int], str]


@lru_cache(maxsize=256)
def language(pattern: str, least: int = 0, most: int | None = None) -> Language | None:
    """The texts of a pattern that are neither too short nor too long; None where they cannot be numbered."""
    found: list[Language] = []
    try:
        parsed = parser.parse(pattern, re.ASCII)
        found = [_Reading(more).sequence(parsed, outermost=True) for more in _MORE]
    except (re.error, _Strange, RecursionError, OverflowError):
        return None
    fitting = [
        one
        for one in found
        if least <= len(one.text(0)) <= (len(one.text(0)) if most is None else most)
    ]
    return fitting[0] if fitting else None


class _Strange(Exception):
    """The pattern has something that is not numbered here."""


class _Reading:
    """Reads a pattern whose repeated parts are repeated `more` times than they have to be."""

    def __init__(self, more: int) -> None:
        self._more = more

    def sequence(self, items: Any, *, outermost: bool = False) -> Language:
        """Texts of what follows one another; only the whole has a beginning and an end."""
        listed = list(items)
        if outermost and listed and listed[0] == (ops.AT, ops.AT_BEGINNING):
            listed = listed[1:]
        if outermost and listed and listed[-1] == (ops.AT, ops.AT_END):
            listed = listed[:-1]
        return _joined([self._part(op, argument) for op, argument in listed])

    def _part(self, op: Any, argument: Any) -> Language:
        if op is ops.LITERAL:
            return _chars(chr(argument))
        if op is ops.NOT_LITERAL:
            return _chars("".join(one for one in _PRINTED if ord(one) != argument))
        if op is ops.ANY:
            return _chars(_PRINTED)
        if op is ops.IN:
            return _chars(_class(argument))
        if op is ops.SUBPATTERN:
            return self.sequence(argument[3])
        if op is ops.BRANCH:
            return _either([self.sequence(one) for one in argument[1]])
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            least, most, inner = argument
            times = min(least + self._more, _LONGEST if most is ops.MAXREPEAT else int(most))
            return _joined([self.sequence(inner)] * times)
        raise _Strange


def _joined(parts: Sequence[Language]) -> Language:
    """One after the other; the last of them changes first."""
    if len(parts) == 1:
        return parts[0]

    def text(number: int) -> str:
        found = []
        for part in reversed(parts):
            number, rest = divmod(number, part.count)
            found.append(part.text(rest))
        return "".join(reversed(found))

    return Language(prod(part.count for part in parts), text)


def _either(parts: Sequence[Language]) -> Language:
    """One of several."""

    def text(number: int) -> str:
        for part in parts:
            if number < part.count:
                return part.text(number)
            number -= part.count
        raise ValueError("there is no such text")

    return Language(sum(part.count for part in parts), text)


def _chars(among: str) -> Language:
    if not among:
        raise _Strange
    return Language(len(among), lambda number: among[number])


def _class(members: Any) -> str:
    negated = members[0] == (ops.NEGATE, None)
    found: list[str] = []
    for op, argument in members[negated:]:
        if op is ops.LITERAL:
            found.append(chr(argument))
        elif op is ops.RANGE:
            found += map(chr, range(argument[0], argument[1] + 1))
        elif op is ops.CATEGORY and argument is ops.CATEGORY_DIGIT:
            found += digits
        elif op is ops.CATEGORY and argument is ops.CATEGORY_WORD:
            found += ascii_letters + digits + "_"
        elif op is ops.CATEGORY and argument is ops.CATEGORY_SPACE:
            found.append(" ")
        else:
            raise _Strange
    if negated:
        found = [one for one in _PRINTED if one not in found]
    # One character that two members name is one.
    return "".join(dict.fromkeys(found))
