"""What a comparison says to a person: one change for each edit, with everybody it reaches.

Takes nothing, gives values; refuses to know how changes are found, and how they are printed.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import IntEnum
from typing import Any

from contractor.containment.verdict import Counterexample
from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.diagnostic import Finding, Severity, Span
from contractor.diff.occurrence import NO_ARGUMENTS, Where
from contractor.frozen import frozen


class Promise(IntEnum):
    """What is promised to whom; each one holds those before it."""

    WIRE = 1
    """Payloads and HTTP: what any client sends and gets."""
    CLIENT = 2
    """And what code that contractor generates exposes: names, and what is optional."""
    DATA = 3
    """And what is stored: tables, columns, values of enumerations."""

    @property
    def word(self) -> str:
        """The promise as people write it."""
        return self.name.lower()


@frozen
class Allowance:
    """Why a team lets a change pass, until when (for ever where it says nothing), and where it says so.

    `level` is what the change would be without it: who allows a change knows that it breaks somebody.
    `operation` is the pattern of those that it passes for; empty for all.
    """

    reason: str
    level: Severity
    expires: date | None = None
    operation: str = ""
    span: Span | None = field(default=None, compare=False)


@frozen
class Reading:
    """What one edit is to one direction: a rule's id and level, and where it is met."""

    id: str
    level: Severity
    direction: Direction
    message: str
    operations: tuple[Where, ...] = ()
    allowed: tuple[Allowance, ...] = ()


@frozen
class Change:
    """One edit, and what it means.

    The gravest reading gives `id`, `level` and the words; `also` are the others. `operations` are all places
    that the edit reaches, one for each operation and direction, in document order; `met` are those of the gravest
    reading (empty where `also` names all others). `base` and `revision` are
    the keys of what differs (empty where nothing stands: there `near` is the key of what is around it), the spans
    are filled in when somebody prints it.
    `notes` leave the verdict alone; `hint` is the one of them that is of use to whoever calls the service (`looks
    like a rename of b to c`). `allowed` says why the
    gravest reading is let pass, `mark` is the fingerprint that `fingerprints` gave it.
    """

    id: str
    level: Severity
    promise: Promise
    direction: Direction
    edit: str
    message: str
    why: str
    remedy: str
    base: str = ""
    revision: str = ""
    operations: tuple[Where, ...] = ()
    also: tuple[Reading, ...] = ()
    arguments: Mapping[str, Any] = NO_ARGUMENTS
    counterexample: Counterexample | None = None
    notes: tuple[str, ...] = ()
    allowed: tuple[Allowance, ...] = ()
    mark: str = ""
    near: str = ""
    met: tuple[Where, ...] = ()
    hint: str = ""
    base_span: Span | None = field(default=None, compare=False)
    revision_span: Span | None = field(default=None, compare=False)

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that stay the same as long as the edit does, whatever its words become."""
        from contractor.diff.fingerprints import digest

        return self.mark or digest(self)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All readings, that of the change itself first."""
        others = {where for reading in self.also for where in reading.operations}
        own = self.met or tuple(where for where in self.operations if where not in others)
        first = Reading(
            self.id,
            self.level,
            self.direction,
            self.message,
            own or self.operations,
            self.allowed,
        )
        return (first, *self.also)

    @property
    def hit(self) -> tuple[Where, ...]:
        """The places that the gravest reading is about; others may be reached without being hurt."""
        return self.readings[0].operations

    @property
    def breaking(self) -> bool:
        """Whether somebody is broken for certain."""
        return self.level is Severity.ERROR


@frozen
class Comparison:
    """Two contracts, and everything that differs between them, the gravest first.

    `hidden` counts the edits that are not reported because the values stay the same; `undecided` are the
    reasons why something could not be judged, each with its key; the first `unread` of them are places that one
    of the documents leaves without meaning. `findings` are about what the
    comparison was judged by, not about the contracts: entries that allow nothing, and the like.
    """

    old: Contract
    new: Contract
    changes: tuple[Change, ...]
    promise: Promise = Promise.WIRE
    hidden: int = 0
    undecided: tuple[tuple[str, str], ...] = ()
    unread: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def gravest(self) -> Severity | None:
        """The level of the gravest change; None where nothing changed."""
        return max((change.level for change in self.changes), default=None)

    @property
    def allowed(self) -> int:
        """How many changes somebody lets pass, wholly or for some operations."""
        return sum(any(one.allowed for one in change.readings) for change in self.changes)
