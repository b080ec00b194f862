"""Sets of characters, as patterns name them, and as databases write them.

Takes ranges of code points, gives sets and their spelling; refuses to know what stands around a set. Halves of
surrogate pairs are in no set, for no text holds them.
"""

from typing import Final

from contractor.frozen import frozen

LAST: Final = 0x10FFFF
_SURROGATES: Final = (0xD800, 0xDFFF)


@frozen
class Characters:
    """A set of code points: ranges in order that neither touch nor overlap, both ends within."""

    ranges: tuple[tuple[int, int], ...]

    def __contains__(self, code: int) -> bool:
        return any(low <= code <= high for low, high in self.ranges)

    def __or__(self, other: "Characters") -> "Characters":
        return characters(*self.ranges, *other.ranges)

    def __and__(self, other: "Characters") -> "Characters":
        return ((~self) | (~other)).__invert__()

    def __invert__(self) -> "Characters":
        found: list[tuple[int, int]] = []
        at = 0
        for low, high in (*self.ranges, (LAST + 1, LAST + 1)):
            if at < low:
                found.append((at, low - 1))
            at = high + 1
        return characters(*found)

    @property
    def size(self) -> int:
        """How many code points there are."""
        return sum(high - low + 1 for low, high in self.ranges)

    @property
    def only(self) -> str | None:
        """The one character there is; None where there are more or none."""
        return chr(self.ranges[0][0]) if self.size == 1 else None

    def listed(self) -> str:
        """All of them, one behind the other."""
        return "".join(chr(code) for low, high in self.ranges for code in range(low, high + 1))

    def within(self, other: "Characters") -> bool:
        """Whether the other set has all of them."""
        return not (self & ~other).ranges

    def meets(self, other: "Characters") -> bool:
        """Whether both sets share one."""
        return bool((self & other).ranges)


def characters(*ranges: tuple[int, int]) -> Characters:
    """The set of all characters in some ranges."""
    cut = [part for one in ranges for part in _without_surrogates(*one)]
    found: list[tuple[int, int]] = []
    for low, high in sorted(cut):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return Characters(tuple(found))


def of(text: str) -> Characters:
    """The set of the characters of a text."""
    return characters(*((ord(char), ord(char)) for char in text))


def _without_surrogates(low: int, high: int) -> list[tuple[int, int]]:
    first, last = _SURROGATES
    parts = [(low, min(high, first - 1)), (max(low, last + 1), high)]
    return [(start, end) for start, end in dict.fromkeys(parts) if start <= end]


NONE: Final = characters()
ANY: Final = characters((0, LAST))
DIGITS: Final = characters((0x30, 0x39))
WORD: Final = characters((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
#: ECMA-262 §12.2 and §12.3.
SPACE: Final = characters(
    (9, 13), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
    (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
)  # fmt: skip
LINE_ENDS: Final = of("\n\r\u2028\u2029")
