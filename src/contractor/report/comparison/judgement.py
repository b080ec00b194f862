"""What is printed of a comparison: the comparison, where its sides came from, and which version comes next.

Takes nothing, gives values; refuses to know how the verdict came about and how it looks.
"""

from contractor.diagnostic import Finding
from contractor.diff.change import Allowance, Change, Comparison
from contractor.diff.policy.versions import Advice
from contractor.frozen import frozen
from contractor.text import short

#: Characters of a reason that a report shows.
_LONGEST = 400


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
class Judgement:
    """A comparison as it is reported, after a team had its say.

    `findings` are about the comparison itself (an entry that allows nothing, a version that was not raised) and
    about how the sides were read; they are located.
    """

    comparison: Comparison
    old: Side
    new: Side
    advice: Advice | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, the gravest first."""
        return self.comparison.changes

    def pardon(self, change: Change) -> Allowance | None:
        """Why the change is let pass everywhere, None where it is not."""
        return change.allowed[0] if change.allowed else None


def pardon(change: Change) -> str:
    """Why a change may happen, and until when; empty where nobody allowed it."""
    said = []
    for one in change.allowed:
        until = f" (until {one.expires})" if one.expires else ""
        said.append(f"allowed{until}: {short(one.reason, _LONGEST)}")
    return "; ".join(dict.fromkeys(said))
