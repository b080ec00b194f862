"""Text for schemas of strings: samples of formats, and text that matches a pattern.

Takes a format or a pattern and a source of chance, gives text that is likely to fit; whoever asks lets the
oracle judge it.
"""

import re
import re._constants as ops  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Mapping
from random import Random
from typing import Any, Final

#: Format → texts of it, ordinary ones first.
SAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("2024-02-29", "1999-12-31", "0001-01-01", "9999-12-31"),
    "date-time": (
        "2024-02-29T12:30:15Z",
        "2017-07-21T17:32:28.5+02:00",
        "1985-04-12t23:20:50.52z",
        "1999-12-31T23:59:59.123456-08:00",
        "2024-02-29T12:30:15.123456789Z",
    ),
    "time": ("12:30:15Z", "23:59:59.5+02:00"),
    "duration": ("P3Y6M4DT12H30M5S", "PT15M", "P4W"),
    "email": ("someone@example.com", "some.one+tag@mail.example.org"),
    "idn-email": ("someone@example.com",),
    "hostname": ("www.example.com", "localhost"),
    "idn-hostname": ("www.example.com",),
    "ipv4": ("192.168.0.1", "0.0.0.0"),
    "ipv6": ("2001:db8::1", "::", "2001:0DB8:0:0:0:0:0:1"),
    "uri": ("https://example.com/a/b?c=d#e", "urn:isbn:0451450523", "mailto:someone@example.com"),
    "uri-reference": ("/a/b?c=d", "https://example.com/", "#part", ""),
    "iri": ("https://example.com/ü", "https://example.com/"),
    "iri-reference": ("/ü", "https://example.com/"),
    "uri-template": ("/users/{id}{?page,size}", "https://example.com/"),
    "uuid": ("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"),
    "json-pointer": ("/a/0/b~1c", ""),
    "relative-json-pointer": ("1/a", "0#"),
    "regex": ("^[a-z]+$",),
    "byte": ("aGVsbG8=", "", "QUJD"),
    "decimal": ("12.50", "-3", "0"),
    "binary": ("binary text",),
    "password": ("secret",),
}
PLAIN: Final = (
    "text",
    "Ünïcödé ☃ 🎉",
    'quote " and \\ back',
    "",
    "a",
    "0",
    "true",
    "line\nend",
    " ",
)
_PRINTED: Final = "aZ0_-. /é"
_MOST: Final = 40


def padded(text: str, least: int, most: int | None) -> str:
    """The text, made as long as it has to be."""
    if len(text) < least:
        text += "x" * (least - len(text))
    return text if most is None else text[:most]


def matching(pattern: str, rng: Random, repeat: int | None = None) -> str | None:
    """Text that matches a pattern (and holds little besides); None where the pattern is beyond us.

    `repeat` is how often what may be repeated is: None for any number that is allowed.
    """
    try:
        tree = parser.parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return None
    groups: dict[int, str] = {}
    try:
        return "".join(_part(op, argument, rng, groups, repeat) for op, argument in tree)
    except (KeyError, IndexError):
        return None


def _part(op: Any, argument: Any, rng: Random, groups: dict[int, str], repeat: int | None) -> str:
    def sequence(items: Any) -> str:
        return "".join(_part(op, inner, rng, groups, repeat) for op, inner in items)

    if op is ops.LITERAL:
        return chr(argument)
    if op is ops.NOT_LITERAL:
        return next(char for char in _PRINTED if ord(char) != argument)
    if op is ops.ANY:
        return rng.choice("aZ0_- ")
    if op is ops.IN:
        return _of_class(argument, rng)
    if op is ops.BRANCH:
        return sequence(rng.choice(argument[1]))
    if op is ops.SUBPATTERN:
        text = sequence(argument[3])
        if argument[0] is not None:
            groups[argument[0]] = text
        return text
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, most, inner = argument
        most = least + 4 if most is ops.MAXREPEAT else most
        count = rng.randint(least, min(most, least + _MOST)) if repeat is None else repeat
        return "".join(sequence(inner) for _ in range(min(max(count, least), most)))
    if op is ops.GROUPREF:
        return groups[argument]
    if op is ops.ATOMIC_GROUP:
        return sequence(argument)
    return ""  # anchors and what looks around: the oracle sees whether the text fits


def _of_class(members: Any, rng: Random) -> str:
    if members and members[0][0] is ops.NEGATE:
        refused = members[1:]
        fitting = [char for char in _PRINTED if not any(_holds(one, char) for one in refused)]
        return rng.choice(fitting or ["\u2603"])
    op, argument = rng.choice(members)
    if op is ops.LITERAL:
        return chr(argument)
    if op is ops.RANGE:
        return chr(rng.choice((argument[0], argument[1], rng.randint(*argument))))
    return _of_category(argument, rng)


def _of_category(category: Any, rng: Random) -> str:
    fitting = {
        ops.CATEGORY_DIGIT: "0123456789",
        ops.CATEGORY_SPACE: " ",
        ops.CATEGORY_WORD: "aZ0_",
        ops.CATEGORY_NOT_DIGIT: "aZ_-",
        ops.CATEGORY_NOT_SPACE: "aZ0_-",
        ops.CATEGORY_NOT_WORD: "- .",
    }
    return rng.choice(fitting.get(category, "a"))


def _holds(member: Any, char: str) -> bool:
    op, argument = member
    if op is ops.LITERAL:
        return bool(ord(char) == argument)
    if op is ops.RANGE:
        return bool(argument[0] <= ord(char) <= argument[1])
    held = {
        ops.CATEGORY_DIGIT: char.isdigit(),
        ops.CATEGORY_SPACE: char.isspace(),
        ops.CATEGORY_WORD: char.isalnum() or char == "_",
        ops.CATEGORY_NOT_DIGIT: not char.isdigit(),
        ops.CATEGORY_NOT_SPACE: not char.isspace(),
        ops.CATEGORY_NOT_WORD: not (char.isalnum() or char == "_"),
    }
    return held.get(argument, False)
