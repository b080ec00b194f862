"""Semantic versions (semver.org 2.0.0).

Takes a text, gives a `Version`; refuses to guess: what the grammar does not take is none.
"""

import re
from typing import Final

from contractor.frozen import changed, frozen

_NUMBER: Final = r"(0|[1-9][0-9]*)"
_PART: Final = r"(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION: Final = re.compile(
    rf"(v?){_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-({_PART}(?:\.{_PART})*))?(?:\+[0-9A-Za-z.-]+)?"
)
_DATE: Final = re.compile(r"[12][0-9]{3}-[0-9]{2}(?:-[0-9]{2})?(?![0-9]).*")
_FEWER: Final = re.compile(r"v?[0-9]+(?:\.[0-9]+)?")
#: Python refuses to convert longer digit runs, and nobody counts so far.
_LONGEST: Final = 256


@frozen
class Version:
    """One version. `prefix` is the `v` that people write before it; build metadata orders nothing, and is left out."""

    major: int
    minor: int
    patch: int
    pre: tuple[str, ...] = ()
    prefix: str = ""

    def __str__(self) -> str:
        """The version as people write it."""
        numbers = f"{self.prefix}{self.major}.{self.minor}.{self.patch}"
        return f"{numbers}-{'.'.join(self.pre)}" if self.pre else numbers

    @property
    def numbers(self) -> tuple[int, int, int]:
        """The three numbers."""
        return self.major, self.minor, self.patch

    def before(self, other: "Version") -> bool:
        """Whether this one comes first (semver.org 2.0.0, item 11)."""
        return _order(self) < _order(other)

    def next_pre(self) -> "Version":
        """The pre-release after this one: its last number goes up, or it gets one."""
        *head, last = self.pre
        return changed(
            self, pre=(*head, str(int(last) + 1)) if last.isdecimal() else (*self.pre, "1")
        )


def version(text: str) -> Version | None:
    """The version that a text is; None where it is no semantic version."""
    found = _VERSION.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    prefix, major, minor, patch, pre = found.groups()
    return Version(int(major), int(minor), int(patch), tuple(pre.split(".")) if pre else (), prefix)


def why_not(text: str) -> str:
    """What a text is instead of a semantic version."""
    if not text.strip():
        return "is empty"
    if _DATE.fullmatch(text):
        return "is a date"
    if _FEWER.fullmatch(text):
        return "has fewer than three numbers"
    return "is no semantic version"


def _order(one: Version) -> tuple[object, ...]:
    # What has a pre-release comes before what has none; numbers come before words.
    pre = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in one.pre)
    return (*one.numbers, not pre, pre)
