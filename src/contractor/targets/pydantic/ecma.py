"""Patterns: from ECMA-262, which JSON Schema means, to the engines that Python code has.

Takes a pattern, gives it for Pydantic's engine (Rust's `regex`) or for Python's `re`, or None where the
engine cannot say it; refuses to know what is matched. ECMA's meaning is kept: `\\d` and `\\w` are ASCII, `$` is
the end of the text, `.` is no line end, `\\s` is ECMA's white space (ECMA-262 §22.2.2).
"""

import re
from functools import lru_cache
from typing import Final, Literal

from contractor.contract.patterns import is_linear

_SPACE: Final = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_NOT_SPACE: Final = (
    r"\x00-\x08\x0e-\x1f!-\x9f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e"
    r"\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\U0010ffff"
)
#: What stands inside brackets for each class escape.
_CLASSES: Final = {
    "d": "0-9",
    "w": "A-Za-z0-9_",
    "s": _SPACE,
    "D": r"\x00-/:-\U0010ffff",
    "W": r"\x00-/:-@[-^`{-\U0010ffff".replace("[", r"\[").replace("^", r"\^"),
    "S": _NOT_SPACE,
}
_CONTROLS: Final = {"t": "\\t", "n": "\\n", "r": "\\r", "f": "\\f", "v": "\\x0b"}
_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
#: Rust bounds the size of a compiled pattern; counted repetitions beyond this are left to Python.
_MOST_REPEATS: Final = 1000
_QUANTIFIER: Final = re.compile(r"\{(\d+)(,(\d*))?\}")
_GROUP: Final = re.compile(r"\(\?(?:<([A-Za-z_][A-Za-z0-9_]*)>|(:|=|!|<=|<!))")


class _Unsayable(Exception):
    """The engine has no way to say this."""


@lru_cache(maxsize=4096)
def rust_pattern(pattern: str) -> str | None:
    """The pattern for Pydantic's own engine; None where it looks around, refers back or is not ECMA's."""
    try:
        found = _Translator(pattern, rust=True).translated()
    except _Unsayable:
        return None
    return found if is_linear(found) else None


@lru_cache(maxsize=4096)
def python_pattern(pattern: str) -> str | None:
    """The pattern for Python's `re`, to be searched for; None where it cannot say it."""
    try:
        found = _Translator(pattern, rust=False).translated()
        re.compile(found)
    except (_Unsayable, re.error, OverflowError, RecursionError):
        return None
    return found


class _Translator:
    def __init__(self, pattern: str, *, rust: bool) -> None:
        self._text = pattern
        self._rust = rust
        self._at = 0
        self._out: list[str] = []
        self._repeats = 1
        self._last: Literal["nothing", "atom", "repeated", "lazy"] = "nothing"

    def translated(self) -> str:
        depth = 0
        while self._at < len(self._text):
            char = self._text[self._at]
            match char:
                case "\\":
                    self._escape()
                case "[":
                    self._class()
                    self._last = "atom"
                case "(":
                    depth += 1
                    self._open()
                    self._last = "nothing"
                case ")":
                    depth -= 1
                    if depth < 0:
                        raise _Unsayable
                    self._put(")")
                case "|" | "^":
                    self._put(char)
                    self._last = "nothing"
                case "$":
                    self._put("$" if self._rust else r"\Z")
                    self._last = "nothing"
                case "*" | "+" | "?":
                    self._repeat(char)
                case "{":
                    self._brace()
                case "}" | "]":
                    self._put("\\" + char)
                case ".":
                    self._put(r"[^\n\r\u2028\u2029]")
                case _:
                    self._put(char)
        if depth:
            raise _Unsayable
        return "".join(self._out)

    def _put(self, text: str, length: int = 1) -> None:
        self._out.append(text)
        self._at += length
        self._last = "atom"

    def _repeat(self, text: str) -> None:
        """A quantifier; it needs something to repeat, or makes another one lazy."""
        if self._last == "atom":
            last: Literal["repeated", "lazy"] = "repeated"
        elif self._last == "repeated" and text == "?":
            last = "lazy"
        else:
            raise _Unsayable
        self._put(text, len(text))
        self._last = last

    def _open(self) -> None:
        if not self._text.startswith("(?", self._at):
            self._put("(")
            return
        found = _GROUP.match(self._text, self._at)
        if found is None:
            raise _Unsayable
        name, kind = found[1], found[2]
        if name is not None:
            self._put(f"(?P<{name}>", len(found[0]))
        elif kind == ":" or not self._rust:
            self._put(found[0], len(found[0]))
        else:
            raise _Unsayable

    def _brace(self) -> None:
        found = _QUANTIFIER.match(self._text, self._at)
        if found is None:
            self._put("\\{")
            return
        most = int(found[3] or found[1])
        self._repeats *= max(most, 1) if most > 1 else 1
        if self._rust and self._repeats > _MOST_REPEATS:
            raise _Unsayable
        self._repeat(found[0])

    def _escape(self) -> None:
        char = self._text[self._at + 1 : self._at + 2]
        if char in _CLASSES and char:
            self._put(_bracketed(char), 2)
        elif char in ("b", "B"):
            self._put(f"(?-u:\\{char})" if self._rust else f"(?a:\\{char})", 2)
            self._last = "nothing"
        elif char in ("p", "P"):
            self._property()
        elif char == "k" or (char.isdigit() and char != "0"):
            self._back()
        else:
            self._put(self._character(), 0)

    def _back(self) -> None:
        if self._rust:
            raise _Unsayable
        named = re.compile(r"\\k<([A-Za-z_][A-Za-z0-9_]*)>").match(self._text, self._at)
        numbered = re.compile(r"\\([1-9][0-9]?)").match(self._text, self._at)
        if named is not None:
            self._put(f"(?P={named[1]})", len(named[0]))
        elif numbered is not None:
            self._put(f"(?:\\{numbered[1]})", len(numbered[0]))
        else:
            raise _Unsayable

    def _property(self) -> None:
        found = re.compile(r"\\[pP]\{[A-Za-z_=0-9]+\}").match(self._text, self._at)
        if found is None or not self._rust:
            raise _Unsayable
        self._put(found[0], len(found[0]))

    def _character(self) -> str:
        """One escaped character, as both engines write it; moves past it."""
        text, at = self._text, self._at
        char = text[at + 1 : at + 2]
        if char in _CONTROLS and char:
            self._at += 2
            return _CONTROLS[char]
        if char == "0" and not text[at + 2 : at + 3].isdigit():
            self._at += 2
            return r"\x00"
        if char == "c" and text[at + 2 : at + 3].isalpha() and text[at + 2].isascii():
            self._at += 3
            return f"\\x{ord(text[at + 2]) % 32:02x}"
        found = re.compile(
            r"\\x([0-9A-Fa-f]{2})|\\u([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})"
            r"|\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]{1,6})\}"
        ).match(text, at)
        if found is not None:
            self._at += len(found[0])
            if found[2] is not None:
                high, low = int(found[2], 16), int(found[3], 16)
                return _spelled(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
            return _spelled(int(found[1] or found[4] or found[5], 16))
        if not char or char.isalnum() or not char.isascii():
            raise _Unsayable  # ECMA's `u` mode, which JSON Schema recommends, has no such escape
        self._at += 2
        return f"\\{char}" if char in _SYNTAX or char in "-&~#" else char

    def _class(self) -> None:
        self._at += 1
        negated = self._text.startswith("^", self._at)
        self._at += negated
        parts: list[str] = []
        while not self._text.startswith("]", self._at):
            if self._at >= len(self._text):
                raise _Unsayable
            parts.append(self._item(parts))
        self._at += 1
        if parts:
            found = f"[{'^' if negated else ''}{''.join(parts)}]"
            _check(found)
            self._out.append(found)
        else:  # `[^]` is any character, `[]` is none
            self._out.append(r"[\x00-\U0010ffff]" if negated else r"[^\x00-\U0010ffff]")

    def _item(self, parts: list[str]) -> str:
        char = self._text[self._at]
        if char == "-" and (
            not parts or parts[-1] in _SETS or parts[-1] == "-" or self._before_set()
        ):
            self._at += 1
            return r"\-"
        if char != "\\":
            self._at += 1
            return f"\\{char}" if char in "[&~^|" else char
        kind = self._text[self._at + 1 : self._at + 2]
        if kind == "b":
            self._at += 2
            return r"\x08"
        if kind in _CLASSES and kind:
            self._at += 2
            return _CLASSES[kind]
        if kind in ("p", "P"):
            start = len(self._out)
            self._property()
            return self._out.pop(start)
        return self._character()

    def _before_set(self) -> bool:
        """Whether the hyphen here stands before a class escape or the end, and so means itself."""
        after = self._text[self._at + 1 : self._at + 3]
        return after[:1] in ("]", "") or (after[:1] == "\\" and after[1:] in _CLASSES)


_SETS: Final = frozenset(_CLASSES.values())


def _check(found: str) -> None:
    """Both engines read a class alike, but for properties, and so does either refuse a range upside down."""
    if not re.search(r"\\[pP]", found):
        try:
            re.compile(found)
        except re.error:
            raise _Unsayable from None


def _bracketed(kind: str) -> str:
    if kind in "DWS":
        return f"[^{_CLASSES[kind.lower()]}]"
    return f"[{_CLASSES[kind]}]"


def _spelled(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        raise _Unsayable
    char = chr(code)
    if char.isalnum() and char.isascii():
        return char
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
