"""A row of the table of rules: what an id means, how grave it is, why, and what to do.

Takes nothing, gives values; refuses to know what meets a rule. Ids and levels are those of oasdiff 1.28.0,
so that lists of severities are interchangeable; rows that it does not have say so in `since`.
"""

from enum import StrEnum
from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.frozen import frozen

#: The release of oasdiff whose ids and levels the rows without `since` mirror.
MIRRORED: Final = "1.28.0"
#: `since` of the rows that only contractor has.
OURS: Final = "contractor"


class Effect(StrEnum):
    """What an edit does to the values that a place takes, whatever direction they travel in."""

    NARROWS = "narrows"
    WIDENS = "widens"
    INCOMPARABLE = "incomparable"
    UNKNOWN = "unknown"
    NONE = "none"
    """It is about people, conventions or time, not about values."""


class Kind(StrEnum):
    """The aspect of a contract that a rule is about (oasdiff's own division)."""

    EXISTENCE = "existence"
    REQUIREDNESS = "requiredness"
    MUTABILITY = "mutability"
    TYPE = "type"
    CONSTRAINTS = "constraints"
    VALUES = "values"
    STRUCTURE = "structure"
    LIFECYCLE = "lifecycle"
    NONE = "none"


@frozen
class Row:
    """One rule.

    `message` is a `str.format` template over an occurrence's arguments. `why` says what happens to whom, in a
    sentence; `remedy` what to do instead, in the imperative, without a full stop. Where `values` is true, the
    rule is about which values are allowed, and nothing is lost by staying silent where containment proves
    that they are the same. `since` is empty, a later release of oasdiff, or `OURS`.
    """

    id: str
    level: Severity
    direction: Direction
    kind: Kind
    effect: Effect
    message: str
    why: str
    remedy: str
    values: bool = False
    since: str = ""
