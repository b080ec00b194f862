"""What reports say about a rule besides its findings.

Takes nothing, gives values; refuses to know which tables of rules there are: whoever prints brings them.
"""

from collections.abc import Mapping
from typing import Final

from contractor.frozen import frozen


@frozen
class Explained:
    """A rule for people: a title, why it matters, and what to do."""

    title: str
    why: str
    fix: str


UNEXPLAINED: Final[Mapping[str, Explained]] = {}
