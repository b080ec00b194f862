"""What a rule about migrations is, and what a check says of a statement.

Takes nothing, gives values; refuses to know any rule. A check notices a `Fact` and words nothing; the row of the table
turns it into a finding.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import Any, Final, TypeVar

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.sql.dialect import Dialect
from contractor.sql.history import History
from contractor.sql.kinds import Change
from contractor.sql.script import Said, Script
from contractor.text import short

C = TypeVar("C", bound=Change)

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
BOTH: Final = (Dialect.POSTGRESQL, Dialect.SQLITE)
POSTGRESQL: Final = (Dialect.POSTGRESQL,)
SQLITE: Final = (Dialect.SQLITE,)


@frozen
class Rule:
    """One row of the table. `message` and `fix` are templates for `str.format`, filled with a fact's values.

    `also` are names that others have for it: ids of squawk (`squawk` says that its own is the same as ours) and
    codes of Atlas and of contractor's own list. `bad` and `good` are migrations.
    """

    id: str
    severity: Severity
    dialects: tuple[Dialect, ...]
    title: str
    message: str
    why: str
    fix: str
    bad: str
    good: str
    squawk: bool = False
    also: tuple[str, ...] = ()


@frozen
class Fact:
    """Something that a check noticed. `answer` says why it does no harm here: then there is nothing to tell.

    An answer also stands for what another engine says, which cannot see what was proven before. Where `start` is None
    it is about the change that was looked at.
    """

    rule: str
    values: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    answer: str | None = None
    notes: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


@frozen
class Step:
    """A change about to happen: what is known before, and everything that the script does."""

    script: Script
    place: int
    history: History = field(repr=False)

    @property
    def said(self) -> Said:
        """The change and its statement."""
        return self.script.said[self.place]

    @property
    def dialect(self) -> Dialect:
        """Which database it is for."""
        return self.script.dialect

    @property
    def before_here(self) -> Iterator[Said]:
        """What the same statement did before."""
        for place in range(self.place - 1, -1, -1):
            if self.script.said[place].number != self.said.number:
                return
            yield self.script.said[place]

    def before(self, kind: type[C]) -> Iterator[C]:
        """What the script did before, of a kind of change."""
        places = self.script.places.get(kind, ())
        yield from self._at(places[: bisect_left(places, self.place)], kind)

    def behind(self, kind: type[C]) -> Iterator[C]:
        """What the script does afterwards, of a kind of change."""
        places = self.script.places.get(kind, ())
        yield from self._at(places[bisect_right(places, self.place) :], kind)

    def others(self, kind: type[C]) -> Iterator[C]:
        """What else the script does, before and afterwards, of a kind of change."""
        yield from self.before(kind)
        yield from self.behind(kind)

    def _at(self, places: Sequence[int], kind: type[C]) -> Iterator[C]:
        for place in places:
            change = self.script.said[place].change
            if isinstance(change, kind):
                yield change


def finding(rule: Rule, fact: Fact) -> Finding:
    """The finding that a fact makes by its row."""
    values = {name: short(str(value), 600) for name, value in fact.values.items()}
    return Finding(
        rule.id,
        rule.severity,
        rule.message.format(**values),
        help=rule.fix.format(**values),
        notes=fact.notes,
    )
