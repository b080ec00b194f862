"""Where a value of a row stands: which row it is, and what its chance begins with.

Takes nothing, gives values; refuses to know what is made there.
"""

from collections.abc import Callable
from dataclasses import field
from typing import Any, Final

from contractor.frozen import changed, frozen
from contractor.seeding.chance import mixed

#: Numbers that rows in lists have, for each row that they belong to.
STRIDE: Final = 256


class _Absent:
    """What a member of an object is that is left out."""


ABSENT: Final = _Absent()


@frozen
class Place:
    """One value of a row. `row` counts the rows that belong to none, `number` all rows of a table, `owner` is
    the number of the row that this one belongs to.

    `root` and `state` are what chance begins with, for the whole row and for this part of it. `calm`: as little as
    possible differs from a sample. `taken` counts the rows in lists of this row, by their table.
    """

    root: int
    state: int
    row: int
    number: int
    owner: int | None = None
    position: int = 0
    calm: bool = False
    taken: dict[str, int] = field(default_factory=dict)

    def item(self, salted: int, position: int) -> "Place":
        """An item of a list here."""
        return changed(self, state=mixed(self.state, salted + position), position=position)

    def row_of(self, table: str, salted: int, position: int) -> "Place":
        """A row in a list here."""
        count = self.taken[table] = self.taken.get(table, 0) + 1
        return changed(
            self,
            state=mixed(self.state, salted + position),
            number=self.row * STRIDE + count,
            owner=self.number,
            position=position,
        )


#: Makes the value of a place.
Maker = Callable[[Place], Any]
