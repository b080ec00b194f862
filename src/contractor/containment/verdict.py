"""How the values of two schemas relate.

Takes nothing, gives values; refuses to know how a relation is found.
"""

from enum import StrEnum
from typing import Any

from contractor.frozen import frozen


class Relation(StrEnum):
    """What the new schema allows, seen from the old one."""

    EQUAL = "equal"
    NARROWER = "narrower"
    """The new schema allows fewer values."""
    WIDER = "wider"
    """The new schema allows more values."""
    INCOMPARABLE = "incomparable"
    """Each allows values that the other refuses."""
    UNKNOWN = "unknown"
    """Nothing was proved; it says nothing about the values."""

    @property
    def mirrored(self) -> "Relation":
        """The relation with the sides swapped."""
        swapped = {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}
        return swapped.get(self, self)


@frozen
class Verdict:
    """A relation, and for UNKNOWN why it could not be told; empty otherwise."""

    relation: Relation
    reason: str = ""


@frozen
class Counterexample:
    """A value that one side allows and the other refuses; both were checked by the engine.

    `accepted` is the side that allows it, `old` or `new`. `keyword` is what refuses it on the other side.
    """

    value: Any
    accepted: str
    keyword: str = ""
