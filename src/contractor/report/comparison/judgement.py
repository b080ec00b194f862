"""What is printed of a comparison: the comparison, where its sides came from, and what a team says of it.

Takes nothing, gives values; refuses to know how the verdict came about and how it looks.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from contractor.diagnostic import Finding
from contractor.diff.change import Change, Comparison
from contractor.frozen import frozen


@frozen
class Side:
    """One of the two documents as people name it: a path, and the git revision that it was read at."""

    file: str
    ref: str | None = None

    @property
    def shown(self) -> str:
        """`main:specs/bookings.yaml`, or the path alone."""
        return self.file if self.ref is None else f"{self.ref}:{self.file}"


@frozen
class Allowed:
    """Why a change may happen, and until when (a date as ISO 8601 has it)."""

    reason: str
    expires: str | None = None


@frozen
class Advice:
    """The version that should come next, why, and whether `info.version` says something else."""

    next: str | None
    reason: str
    contradicts: bool = False


NOBODY: Final[Mapping[str, Allowed]] = {}


@frozen
class Judgement:
    """A comparison as it is reported.

    `allowed` says why, by the fingerprints of the changes that are allowed. `findings` are about the
    comparison itself (an entry that allows nothing, a version that was not raised); they are located.
    """

    comparison: Comparison
    old: Side
    new: Side
    advice: Advice | None = None
    allowed: Mapping[str, Allowed] = field(default_factory=lambda: NOBODY)
    findings: tuple[Finding, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, the gravest first."""
        return self.comparison.changes

    def pardon(self, change: Change) -> Allowed | None:
        """Why the change is allowed, None where it is not."""
        return self.allowed.get(change.fingerprint) if self.allowed else None
