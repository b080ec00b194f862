"""JSON values as Python literals.

Takes values, gives text in the quotes that `ruff format` prefers; refuses to know where it will stand.
Whatever a string holds, its literal is one line of printable characters.
"""

from functools import lru_cache
from typing import Any, Final

_ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@lru_cache(maxsize=16384)
def string(text: str) -> str:
    """A string literal: double quotes unless single ones spare escapes."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    if text.isprintable() and "\\" not in text and quote not in text:
        return quote + text + quote
    return quote + escaped(text, quote) + quote


def pattern(text: str) -> str:
    """A regular expression: raw where it has backslashes and can be."""
    trailing = len(text) - len(text.rstrip("\\"))
    if "\\" not in text or not text.isprintable() or '"' in text or trailing % 2:
        return string(text)
    return f'r"{text}"'


def escaped(text: str, quote: str = "") -> str:
    """The text with everything escaped that cannot stand in a literal; `quote` too where it is given."""
    return "".join(
        _ESCAPES.get(char)
        or (f"\\{char}" if char == quote else char if char.isprintable() else _numbered(char))
        for char in text
    )


def _numbered(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def scalar(value: str | float | bool | None) -> str:
    """A literal of a JSON value that has no parts."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, float):
        return repr(value).replace("e+", "e")
    return repr(value)


def is_scalar(value: Any) -> bool:
    """Whether a JSON value has no parts."""
    return value is None or isinstance(value, (str, int, float, bool))
