"""What a team can say, as values.

Takes nothing, gives values; refuses to know where they are written.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.frozen import frozen

#: The words for a severity, in settings; `none` is for what is not to be reported at all.
LEVELS: Final[Mapping[str, Severity | None]] = {
    **{severity.word: severity for severity in sorted(Severity, reverse=True)},
    "none": None,
}
UNTOUCHED: Final[Mapping[str, Severity | None]] = {}


class FailOn(StrEnum):
    """From which severity on a comparison fails."""

    ERROR = "error"
    WARNING = "warning"
    NONE = "none"


@frozen
class Allow:
    """One entry of what is let pass, and why.

    `id` is a rule's, with `*` for any letters. What else is given must all hold: `pointer`, the key of the node
    in the old or the new document (`/components/…` is `#/components/…`), `operation`, a method and a path, and
    `fingerprint`. In pointers and paths `*` is one name, `**` any number of them. Nothing is allowed any more
    after the day `expires`. `span` is where the entry stands.
    """

    id: str
    reason: str
    pointer: str | None = None
    operation: str | None = None
    fingerprint: str | None = None
    expires: date | None = None
    span: Span | None = field(default=None, compare=False)

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.expires is not None and self.expires < today


@frozen
class Policy:
    """All that a team says about changes: what it lets pass, and how grave it thinks a rule is (None: not at all).

    `spans` are where it says so of a rule, `findings` what was noticed on reading it.
    """

    allow: tuple[Allow, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=lambda: UNTOUCHED)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)
    findings: tuple[Finding, ...] = ()
