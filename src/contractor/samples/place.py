"""Where a value stands while it is written, and what is said where none can be.

Takes nothing, gives values; refuses to know how values are found.
"""

from typing import Final

from contractor.contract import Schema
from contractor.frozen import changed, frozen
from contractor.samples.named import Named
from contractor.samples.whereabouts import status


class Impossible(Exception):
    """No value was found. `at` is the key of the schema that none was found for."""

    def __init__(self, at: str, why: str) -> None:
        self.at = at
        self.why = why
        super().__init__(f"{at}: {why}")


class _Absent:
    """Nothing was given."""


ABSENT: Final = _Absent()


@frozen
class Place:
    """Where a value stands, and which instance it is."""

    root: str
    number: int
    name: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    path: str = ""
    depth: int = 0
    open: frozenset[str] = frozenset()
    """Keys of the schemas of all values around it."""
    sent: tuple[Schema, ...] = ()
    """What whoever sent the given value was asked to keep to."""

    def named(self, seed: int) -> Named:
        """The same for words."""
        key = f"{seed}|{self.root}|{self.path}"
        return Named(self.name, self.owner, self.number + seed, key, status(self.root))

    def below(self, step: str, name: tuple[str, ...], number: int) -> "Place":
        """The place of a member or an item of a value that stands here."""
        return changed(
            self, path=f"{self.path}/{step}", name=name, number=number, depth=self.depth + 1
        )
