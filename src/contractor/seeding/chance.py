"""Chance that is the same in every process: numbers that follow from a seed and from what they are for.

Takes a seed, names and numbers, gives numbers of 64 bits; refuses to remember. Nobody's draw depends on what was
drawn before, so a row is the same whatever other rows, columns and tables there are.
"""

import hashlib
from typing import Final

#: All bits of a number.
BITS: Final = (1 << 64) - 1
_STEP, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def salt(*parts: object) -> int:
    """The number of something that has a name."""
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


def mixed(state: int, other: int) -> int:
    """A number that follows from two others and looks like neither (SplitMix64's last steps)."""
    bits = (state + other * _STEP) & BITS
    bits = ((bits ^ (bits >> 30)) * _FIRST) & BITS
    bits = ((bits ^ (bits >> 27)) * _SECOND) & BITS
    return bits ^ (bits >> 31)


def digest(salted: int, number: int) -> bytes:
    """Sixteen bytes that no other number has, in practice."""
    text = salted.to_bytes(8, "big") + number.to_bytes(16, "big", signed=True)
    return hashlib.blake2b(text, digest_size=16).digest()
