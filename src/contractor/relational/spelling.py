"""Sets of characters and texts as SQLite writes them.

Takes sets and texts, gives patterns of GLOB and literals; refuses to know what is compared with them.
"""

from itertools import groupby
from typing import Final

from contractor.relational.characters import LAST, Characters, of
from contractor.relational.runs import Unsayable

NUL: Final = of("\0")
#: SQLite reads these three as one character.
_ALIKE: Final = of("\ufffd\ufffe\uffff")


def bracketed(set: Characters) -> str:
    """A set as GLOB has it."""
    alike = set & _ALIKE
    set |= NUL if set.ranges and set.ranges[-1][1] == LAST else set
    if alike.size not in (0, 3) or not (set & ~NUL).ranges:
        raise Unsayable
    if set.only is not None:
        return f"[{set.only}]" if set.only in "*?[" else set.only
    if set.ranges[-1][1] < LAST:
        return f"[{_inside(set & ~NUL)}]"
    others = ~set
    return f"[^{_inside(others)}]" if others.ranges else "?"


def _inside(set: Characters) -> str:
    """What stands between brackets: `]` first and `-` last, `^` not first, and none of them at the end of a range."""
    singles = "".join(char for char in "]^-" if ord(char) in set)
    plain, spans = "", ""
    for low, high in _without_special(set).ranges:
        if high - low < 3:
            plain += "".join(map(chr, range(low, high + 1)))
        else:
            spans += f"{chr(low)}-{chr(high)}"
    first = "]" if "]" in singles else ""
    last = ("^" if "^" in singles else "") + ("-" if "-" in singles else "")
    if not first and not plain and not spans and last.startswith("^"):
        return last[::-1]
    return first + spans + plain + last


def _without_special(set: Characters) -> Characters:
    return set & ~of("]^-")


def quoted(text: str) -> str:
    """A text as a literal; what cannot be seen is spelled by its number."""
    parts = [
        _literal("".join(chars))
        if is_seen
        else f"char({', '.join(str(ord(char)) for char in chars)})"
        for is_seen, chars in groupby(text, str.isprintable)
    ]
    return parts[0] if len(parts) == 1 else f"({' || '.join(parts)})" if parts else "''"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
