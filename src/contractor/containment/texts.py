"""Text for schemas of strings: samples of formats, and text that matches a pattern.

Takes a format or a pattern, gives text that is likely to fit; whoever asks lets the engine judge it. Without a
source of chance it is the plainest text there is.
"""

import re
import re._constants as ops  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any, Final, TypeVar

T = TypeVar("T")

#: Format → texts of it, ordinary ones first.
SAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("2024-02-29", "1999-12-31"),
    "date-time": ("2024-02-29T12:30:15Z", "1999-12-31T23:59:59.5+02:00"),
    "time": ("12:30:15Z", "23:59:59.5+02:00"),
    "duration": ("P3D", "PT15M", "P4W"),
    "email": ("someone@example.com", "some.one@mail.example.org"),
    "idn-email": ("someone@example.com",),
    "hostname": ("www.example.com", "localhost"),
    "idn-hostname": ("www.example.com",),
    "ipv4": ("192.168.0.1", "127.0.0.1"),
    "ipv6": ("2001:db8::1", "::1"),
    "uri": ("https://example.com/a", "urn:isbn:0451450523"),
    "uri-reference": ("/a/b?c=d", "https://example.com/"),
    "iri": ("https://example.com/a",),
    "iri-reference": ("/a", "https://example.com/"),
    "uri-template": ("/users/{id}", "https://example.com/"),
    "uuid": ("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "00000000-0000-4000-8000-000000000000"),
    "json-pointer": ("/a/0", ""),
    "relative-json-pointer": ("1/a", "0#"),
    "regex": ("^[a-z]+$",),
    "byte": ("aGVsbG8=", "QUJD"),
    "decimal": ("12.50", "0"),
    "binary": ("text",),
    "password": ("secret",),
}
#: Text where nothing is said.
PLAIN: Final = (
    "text",
    "a",
    "",
    "0",
    "A b",
    "x-1",
    "é",
    "2024-02-29",
    "someone@example.com",
    "line\nend",
)
_PRINTED: Final = "aZ0_-. /é"
_LONGEST: Final = 5_000


class _TooLong(Exception):
    """The text grows beyond what anybody reads."""


def padded(text: str, least: int, most: int | None) -> str | None:
    """The text, made as long as it has to be; None where that is too long for anybody."""
    if least > _LONGEST:
        return None
    if len(text) < least:
        text = (text or "x") * (least // len(text or "x") + 1)
        text = text[:least]
    return text if most is None else text[:most]


def matching(pattern: str, rng: Random | None, repeat: int | None = None) -> str | None:
    """Text that matches a pattern and holds little besides; None where the pattern is beyond us.

    `repeat` is how often what may be repeated is, as far as the pattern lets it.
    """
    try:
        return _Matching(rng, repeat).sequence(_parsed(pattern))
    except (re.error, RecursionError, OverflowError, KeyError, IndexError, StopIteration, _TooLong):
        return None


@lru_cache(maxsize=1024)
def _parsed(pattern: str) -> Any:
    return parser.parse(pattern)


class _Matching:
    """The parts of one text."""

    def __init__(self, rng: Random | None, repeat: int | None) -> None:
        self._rng = rng
        self._repeat = repeat
        self._groups: dict[int, str] = {}
        self._left = _LONGEST

    def sequence(self, items: Any) -> str:
        last = len(items) - 1
        return "".join(
            self._around(argument, first=index == 0, last=index == last)
            if op is ops.ASSERT
            else self._part(op, argument)
            for index, (op, argument) in enumerate(items)
        )

    def _around(self, argument: Any, *, first: bool, last: bool) -> str:
        """What must stand before or behind the text, where nothing of the pattern does."""
        direction, inner = argument
        is_bare = first if direction < 0 else last
        return self.sequence(inner) if is_bare else ""

    def _choice(self, among: Sequence[T]) -> T:
        return among[0] if self._rng is None else self._rng.choice(among)

    def _part(self, op: Any, argument: Any) -> str:
        self._left -= 1
        if self._left < 0:
            raise _TooLong
        if op is ops.LITERAL:
            return chr(argument)
        if op is ops.NOT_LITERAL:
            return next(char for char in _PRINTED if ord(char) != argument)
        if op is ops.ANY:
            return self._choice("aZ0_- ")
        if op is ops.IN:
            return self._of_class(argument)
        if op is ops.BRANCH:
            return self.sequence(self._choice(argument[1]))
        if op is ops.SUBPATTERN:
            text = self.sequence(argument[3])
            if argument[0] is not None:
                self._groups[argument[0]] = text
            return text
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            return self._repeated(*argument)
        if op is ops.GROUPREF:
            return self._groups[argument]
        if op is ops.ATOMIC_GROUP:
            return self.sequence(argument)
        return ""  # anchors, and what must not be around: the engine sees whether the text fits

    def _repeated(self, least: int, most: Any, inner: Any) -> str:
        most = least + 4 if most is ops.MAXREPEAT else most
        count = least if self._rng is None else self._rng.randint(least, min(most, least + 4))
        if self._repeat is not None:
            count = min(max(self._repeat, least), most)
        return "".join(self.sequence(inner) for _ in range(count))

    def _of_class(self, members: Any) -> str:
        if members and members[0][0] is ops.NEGATE:
            refused = members[1:]
            fitting = [char for char in _PRINTED if not any(_holds(one, char) for one in refused)]
            return self._choice(fitting or ["\u2603"])
        op, argument = self._choice(members)
        if op is ops.LITERAL:
            return chr(argument)
        if op is ops.RANGE:
            first, last = argument
            return chr(first if self._rng is None else self._rng.randint(first, last))
        return self._choice(_CATEGORIES.get(argument, "a"))


_CATEGORIES: Final[Mapping[Any, str]] = {
    ops.CATEGORY_DIGIT: "0123456789",
    ops.CATEGORY_SPACE: " ",
    ops.CATEGORY_WORD: "aZ0_",
    ops.CATEGORY_NOT_DIGIT: "aZ_-",
    ops.CATEGORY_NOT_SPACE: "aZ0_-",
    ops.CATEGORY_NOT_WORD: "- .",
}


def _holds(member: Any, char: str) -> bool:
    op, argument = member
    if op is ops.LITERAL:
        return bool(ord(char) == argument)
    if op is ops.RANGE:
        return bool(argument[0] <= ord(char) <= argument[1])
    word = char.isalnum() or char == "_"
    held = {
        ops.CATEGORY_DIGIT: char.isdigit(),
        ops.CATEGORY_SPACE: char.isspace(),
        ops.CATEGORY_WORD: word,
        ops.CATEGORY_NOT_DIGIT: not char.isdigit(),
        ops.CATEGORY_NOT_SPACE: not char.isspace(),
        ops.CATEGORY_NOT_WORD: not word,
    }
    return held.get(argument, False)
