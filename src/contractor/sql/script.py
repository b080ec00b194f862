"""A text of SQL that is run as a whole, as its statements and what they do.

Takes a name, text and which database it is for, gives it read; refuses to know where it comes from.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from contractor.frozen import frozen
from contractor.sql.dialect import Dialect
from contractor.sql.kinds import Change
from contractor.sql.locking import alters
from contractor.sql.reading import Read, changes
from contractor.sql.statements import Statement, split
from contractor.sql.tokens import Token

#: Words in names of files that lead back.
BACK: Final = ("down", "undo", "rollback")
_WORDS: Final = re.compile(r"[A-Za-z]+")


@frozen
class Said:
    """A change, the statement that says it and the number of that."""

    read: Read
    statement: Statement
    number: int

    @property
    def change(self) -> Change:
        """What is changed."""
        return self.read.change


@frozen
class Script:
    """A text that was read. `rest` are the comments behind the last statement.

    `altering` are the numbers of statements that do anything to the database, `places` where in `said` changes of
    each kind stand.
    """

    name: str
    text: str
    dialect: Dialect
    statements: tuple[Statement, ...]
    said: tuple[Said, ...]
    rest: tuple[Token, ...]
    altering: tuple[int, ...]
    places: Mapping[type[Change], tuple[int, ...]] = field(repr=False)

    def is_phase(self, *phases: str) -> bool:
        """Whether the name has one of these words: expand, backfill, contract, cleanup."""
        # In folders of tests and checkouts any word may stand; only the file's own name says what it is.
        last = self.name.replace("\\", "/").rpartition("/")[2].lower()
        return not {*_WORDS.findall(last)}.isdisjoint(phases)


def script(name: str, text: str, dialect: Dialect) -> Script:
    """A text as a script."""
    found = split(text, dialect)
    said = tuple(
        Said(read, statement, number)
        for number, statement in enumerate(found.statements)
        for read in changes(statement, dialect)
    )
    altering = tuple(dict.fromkeys(one.number for one in said if alters(one.change)))
    places: dict[type[Change], list[int]] = {}
    for place, one in enumerate(said):
        places.setdefault(type(one.change), []).append(place)
    sorted_places = {kind: tuple(listed) for kind, listed in places.items()}
    return Script(name, text, dialect, found.statements, said, found.rest, altering, sorted_places)
