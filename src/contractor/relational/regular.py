"""Patterns in PostgreSQL's words: its advanced regular expressions (§9.7.3), for the operator `~`.

Takes a tree, gives text, or None where it cannot be said or would become large; refuses to know columns. Every
set of characters is spelled out, since PostgreSQL's own `\\d`, `\\w` and `\\s` follow the locale.
"""

from typing import Final

from contractor.relational.characters import LAST, WORD, Characters, of
from contractor.relational.expressions import (
    Boundary,
    Either,
    End,
    Expression,
    Look,
    Repeated,
    Sequence,
    Start,
)

#: How often PostgreSQL lets anything be repeated, and how many sets we let it make of a pattern.
_MOST: Final = 255
_LARGEST: Final = 500
_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|")
_NUL: Final = of("\0")
_HIDDEN: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f", "\v": "\\v"}


class _Unsayable(Exception):
    """PostgreSQL has no way to say this."""


def regular(expression: Expression) -> str | None:
    """The pattern, to be searched for."""
    if _size(expression) > _LARGEST:
        return None
    try:
        return _said(expression)
    except _Unsayable:
        return None


def _size(expression: Expression) -> int:
    match expression:
        case Sequence(parts) | Either(parts):
            return sum(map(_size, parts))
        case Repeated(inner, least, most):
            return _size(inner) * max(least, most or 1, 1)
        case Look(inner):
            return _size(inner)
        case _:
            return 1


def _said(expression: Expression) -> str:
    match expression:
        case Characters():
            return characters(expression)
        case Sequence(parts):
            return "".join(
                f"(?:{_said(one)})" if isinstance(one, Either) else _said(one) for one in parts
            )
        case Either(options):
            return "|".join(_said(one) or "(?:)" for one in options)
        case Repeated(inner, least, most):
            return _repeated(_group(inner), least, most)
        case Start():
            return "^"
        case End():
            return "$"
        case Boundary(inside):
            word = characters(WORD)
            apart = f"(?<={word})(?!{word})|(?<!{word})(?={word})"
            alike = f"(?<={word})(?={word})|(?<!{word})(?!{word})"
            return f"(?:{alike if inside else apart})"
        case Look(inner, ahead, negated):
            sign = ("" if ahead else "<") + ("!" if negated else "=")
            return f"(?{sign}{_said(inner) or '(?:)'})"


def _group(expression: Expression) -> str:
    said = _said(expression)
    return said if isinstance(expression, Characters) else f"(?:{said})"


def _repeated(atom: str, least: int, most: int | None) -> str:
    simple = {(0, None): "*", (1, None): "+", (0, 1): "?", (1, 1): ""}
    if (least, most) in simple:
        return atom + simple[least, most]
    if most is None:
        *first, last = _parts(least)
        return "".join(f"{atom}{{{part}}}" for part in first) + f"{atom}{{{last},}}"
    if most <= _MOST:
        return f"{atom}{{{least}}}" if least == most else f"{atom}{{{least},{most}}}"
    needed = "".join(f"{atom}{{{part}}}" for part in _parts(least) if part)
    return needed + "".join(f"{atom}{{0,{part}}}" for part in _parts(most - least) if part)


def _parts(number: int) -> list[int]:
    """A number as a sum of numbers that PostgreSQL repeats so often."""
    whole, rest = divmod(number, _MOST)
    return [_MOST] * whole + ([rest] if rest or not whole else [])


def characters(found: Characters) -> str:
    """A set in brackets, or its one character. What no text of PostgreSQL has, U+0000, is left out."""
    found &= ~_NUL
    if not found.ranges:
        raise _Unsayable
    if found.only is not None:
        return _literal(found.only)
    if found.ranges[-1][1] < LAST:
        return f"[{_ranges(found)}]"
    others = ~(found | _NUL)
    return f"[^{_ranges(others)}]" if others.ranges else "."


def _literal(char: str) -> str:
    return f"\\{char}" if char in _SYNTAX else _spelled(char)


def _ranges(found: Characters) -> str:
    return "".join(
        _inside(low)
        if low == high
        else _inside(low) + ("-" if high > low + 1 else "") + _inside(high)
        for low, high in found.ranges
    )


def _inside(code: int) -> str:
    char = chr(code)
    return f"\\{char}" if char in "\\[]^-" else _spelled(char)


def _spelled(char: str) -> str:
    if char in _HIDDEN:
        return _HIDDEN[char]
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
