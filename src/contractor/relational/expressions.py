"""Patterns as syntax trees, as ECMA-262 reads them with the flag `u`.

Takes a pattern, gives a tree, or None where it refers back, asks for a property of Unicode or is not ECMA's;
refuses to know who matches. Whether a quantifier is lazy and a group has a name is left out: neither decides
whether there is a match.
"""

import re
from functools import lru_cache
from typing import Final

from contractor.contract.patterns import is_compiled
from contractor.frozen import frozen
from contractor.relational.characters import (
    DIGITS,
    LAST,
    LINE_ENDS,
    NONE,
    SPACE,
    WORD,
    Characters,
    characters,
    of,
)


@frozen
class Sequence:
    """One behind the other."""

    parts: tuple["Expression", ...]


@frozen
class Either:
    """One of these."""

    options: tuple["Expression", ...]


@frozen
class Repeated:
    """So many of one; without end where `most` is None."""

    inner: "Expression"
    least: int
    most: int | None


@frozen
class Start:
    """The beginning of the text."""


@frozen
class End:
    """The end of the text."""


@frozen
class Boundary:
    """Where a word begins or ends, in ASCII; `inside`: where none does."""

    inside: bool


@frozen
class Look:
    """What stands ahead of or behind this place; or does not, where `negated`."""

    inner: "Expression"
    ahead: bool
    negated: bool


Expression = Characters | Sequence | Either | Repeated | Start | End | Boundary | Look

_CLASSES: Final = {"d": DIGITS, "w": WORD, "s": SPACE, "D": ~DIGITS, "W": ~WORD, "S": ~SPACE}
_CONTROLS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
_QUANTIFIER: Final = re.compile(r"[*+?]|\{([0-9]+)(?:(,)([0-9]*))?\}")
_GROUP: Final = re.compile(r"\((?:\?(?:<[A-Za-z_][A-Za-z0-9_]*>|:|(<?[=!])))?")
_CODE: Final = re.compile(
    r"\\x([0-9A-Fa-f]{2})|\\u([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})"
    r"|\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]{1,6})\}"
)
#: How deep groups may stand in one another.
_DEEPEST: Final = 50


class _Unsayable(Exception):
    """Not ECMA's, or beyond what a tree says."""


@lru_cache(maxsize=4096)
def expression(pattern: str) -> Expression | None:
    """The tree of a pattern."""
    if not is_compiled(pattern):
        return None
    reading = _Reading(pattern)
    try:
        found = reading.either(0)
    except _Unsayable:
        return None
    return found if reading.is_over else None


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def is_over(self) -> bool:
        return self._at >= len(self._text)

    def either(self, depth: int) -> Expression:
        """Alternatives, up to the end of their group."""
        if depth > _DEEPEST:
            raise _Unsayable
        options = [self._sequence(depth)]
        while self._is("|"):
            self._at += 1
            options.append(self._sequence(depth))
        return options[0] if len(options) == 1 else Either(tuple(options))

    def _is(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _sequence(self, depth: int) -> Expression:
        parts: list[Expression] = []
        while not self.is_over and self._text[self._at] not in "|)":
            parts.append(self._repeated(self._atom(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _repeated(self, atom: Expression) -> Expression:
        found = _QUANTIFIER.match(self._text, self._at)
        if found is None:
            return atom
        if isinstance(atom, Start | End | Boundary | Look):
            raise _Unsayable
        self._at = found.end() + self._text.startswith("?", found.end())
        if _QUANTIFIER.match(self._text, self._at):
            raise _Unsayable
        match found[0]:
            case "*":
                return Repeated(atom, 0, None)
            case "+":
                return Repeated(atom, 1, None)
            case "?":
                return Repeated(atom, 0, 1)
        least = int(found[1])
        return Repeated(atom, least, int(found[3]) if found[3] else None if found[2] else least)

    def _atom(self, depth: int) -> Expression:
        char = self._text[self._at]
        if char == "(":
            return self._group(depth)
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        if _QUANTIFIER.match(self._text, self._at):
            raise _Unsayable
        self._at += 1
        match char:
            case "^":
                return Start()
            case "$":
                return End()
            case ".":
                return ~LINE_ENDS
        return of(char)

    def _group(self, depth: int) -> Expression:
        found = _GROUP.match(self._text, self._at)
        if found is None or self._text.startswith("?", found.end()):
            raise _Unsayable
        self._at = found.end()
        inner = self.either(depth + 1)
        if not self._is(")"):
            raise _Unsayable
        self._at += 1
        look = found[1]
        return Look(inner, "<" not in look, "!" in look) if look else inner

    def _escape(self) -> Expression:
        kind = self._text[self._at + 1 : self._at + 2]
        if kind in ("b", "B"):
            self._at += 2
            return Boundary(kind == "B")
        return self._set() or of(self._character())

    def _set(self) -> Characters | None:
        """The set that a letter behind a backslash names; None where it names none."""
        found = _CLASSES.get(self._text[self._at + 1 : self._at + 2]) if self._is("\\") else None
        self._at += 2 if found else 0
        return found

    def _character(self) -> str:
        """One character, escaped or not."""
        text, at = self._text, self._at
        if not self._is("\\"):
            self._at += 1
            return text[at]
        found = _CODE.match(text, at)
        if found is not None:
            self._at = found.end()
            return _spelled(found)
        char = text[at + 1 : at + 2]
        if char == "c" and text[at + 2 : at + 3].isalpha() and text[at + 2].isascii():
            self._at += 3
            return chr(ord(text[at + 2]) % 32)
        self._at += 2
        if char in _CONTROLS and char:
            return _CONTROLS[char]
        if char == "0" and not text[at + 2 : at + 3].isdigit():
            return "\0"
        if not char or char.isalnum() or not char.isascii():
            raise _Unsayable
        return char

    def _class(self) -> Characters:
        self._at += 1
        negated = self._is("^")
        self._at += negated
        found = NONE
        while not self._is("]"):
            found |= self._item()
        self._at += 1
        return ~found if negated else found

    def _item(self) -> Characters:
        """A set, a range or a character within brackets."""
        if self.is_over or self._is("[:"):
            raise _Unsayable
        low = self._set() or self._end()
        if not self._is("-") or self._is("-]"):
            return low if isinstance(low, Characters) else of(low)
        if self._is("--"):
            raise _Unsayable  # sets are subtracted so elsewhere
        self._at += 1
        high = self._set() or self._end()
        if isinstance(low, Characters) or isinstance(high, Characters):
            raise _Unsayable
        if ord(low) > ord(high):
            raise _Unsayable
        return characters((ord(low), ord(high)))

    def _end(self) -> str:
        """An end of a range. Within brackets, `\\b` is a character."""
        if self._is("\\b"):
            self._at += 2
            return "\b"
        if self.is_over or self._is("&&"):
            raise _Unsayable
        return self._character()


def _spelled(found: re.Match[str]) -> str:
    if found[2] is not None:
        high, low = int(found[2], 16), int(found[3], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(found[1] or found[4] or found[5], 16)
    if 0xD800 <= code <= 0xDFFF or code > LAST:
        raise _Unsayable
    return chr(code)
