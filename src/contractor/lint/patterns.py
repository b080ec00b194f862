r"""Whether a pattern is one, and whether every engine reads it alike.

Takes a pattern, gives a reason or nothing. Patterns are ECMA-262 regular expressions (2020-12 §6.4); the
engine of the boundary is jsonschema-rs. What it does not take is tried once more as JavaScript reads it
without the `u` flag, which forgives stray braces and escapes, in Python's spelling.
"""

import re
from functools import lru_cache
from typing import Final

from contractor.contract.patterns import is_compiled

#: Constructs that other languages have and ECMA-262 has not, outside character classes.
_FOREIGN: Final = (
    (re.compile(r"\(\?[a-zA-Z-]+\)"), "JavaScript has no flags inside a pattern"),
    (re.compile(r"\(\?P[<=>]"), "JavaScript writes named groups (?<name>…)"),
    (re.compile(r"\(\?>"), "JavaScript has no atomic groups"),
    (re.compile(r"\(\?#"), "JavaScript has no comments in patterns"),
    (re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\})\+"), "JavaScript has no possessive quantifiers"),
    (re.compile(r"\\[AZzhRGQE]"), "JavaScript reads this escape as the letter itself"),
)
_POSIX: Final = re.compile(r"\[:\^?[a-z]+:\]")
_CLASS: Final = re.compile(r"\[\^?\]|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_SET_THEN_HYPHEN: Final = re.compile(r"\\[wdsWDS]-(?!\])")
_ESCAPED: Final = re.compile(r"\\(?:[^\w\s]|_)", re.DOTALL)


@lru_cache(maxsize=4096)
def is_broken(pattern: str) -> str | None:
    """Why no engine takes the pattern; None where one does."""
    if is_compiled(pattern):
        return None
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(_as_python(pattern))
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    return None


@lru_cache(maxsize=4096)
def why_not_portable(pattern: str) -> str | None:
    """What makes engines differ; None where they agree."""
    bare = _CLASS.sub("[]", _ESCAPED.sub("", pattern))
    if _POSIX.search(pattern):
        return "JavaScript has no classes like [:alpha:]"
    for construct, why in _FOREIGN:
        if construct.search(bare):
            return why
    if not is_compiled(pattern):
        return "only JavaScript without the flag `u` forgives this"
    return None


def _as_python(pattern: str) -> str:
    """The pattern as ECMA-262 Annex B reads it, in Python's spelling. Only good for compiling."""
    out: list[str] = []
    inside, index = False, 0
    while index < len(pattern):
        rest = pattern[index:]
        piece = pattern[index]
        if piece == "\\":
            taken, written = _escape(rest)
            # A class cannot bound a range: JavaScript takes the hyphen beside it as itself.
            if inside and _SET_THEN_HYPHEN.match(rest):
                taken, written = taken + 1, written + "\\-"
            out.append(written)
            index += taken
            continue
        if not inside and piece == "[":
            empty = re.match(r"\[\^?\]", rest)
            if empty:
                out.append(r"[\s\S]" if len(empty[0]) == 3 else r"(?!)")
                index += len(empty[0])
                continue
            inside = True
        elif inside and piece == "]":
            inside = False
        elif inside and piece == "[":
            piece = r"\["
        named = None if inside else re.match(r"\(\?<(?![=!])", rest)
        out.append("(?P<" if named else piece)
        index += len(named[0]) if named else 1
    return "".join(out)


def _escape(rest: str) -> tuple[int, str]:
    """How many characters an escape takes, and what Python writes for it."""
    for shape, written in _ESCAPES:
        found = shape.match(rest)
        if found:
            return found.end(), found.expand(written)
    return min(2, len(rest)), rest[:2]


_ESCAPES: Final = (
    (re.compile(r"\\k<(\w+)>"), r"(?P=\1)"),
    (re.compile(r"\\[pP]\{[^}]*\}"), r"\\w"),
    (re.compile(r"\\u\{[0-9a-fA-F]+\}"), "x"),
    (re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})"), r"\\\1"),
    (re.compile(r"\\c[A-Za-z]"), "x"),
    (re.compile(r"\\([dDwWsSbBfnrtv])"), r"\\\1"),
    (re.compile(r"\\([A-Za-z])"), r"\1"),
)
