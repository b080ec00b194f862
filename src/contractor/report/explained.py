"""What reports say about a rule besides its findings.

Takes nothing, gives values; refuses to know which tables of rules there are: whoever prints brings them.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from contractor.diff.change import Change
from contractor.frozen import frozen


@frozen
class Explained:
    """A rule for people: a title, why it matters, and what to do."""

    title: str
    why: str
    fix: str


UNEXPLAINED: Final[Mapping[str, Explained]] = {}


def of_changes(changes: Iterable[Change]) -> dict[str, Explained]:
    """The rules of changes, as their rows worded them."""
    return {
        change.id: Explained(change.id.replace("-", " "), change.why, change.remedy)
        for change in changes
    }
