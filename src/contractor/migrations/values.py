"""Migrations as values.

Takes nothing, gives values; refuses to know how they are found, written to files and run.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from contractor.diagnostic import Finding
from contractor.frozen import frozen
from contractor.relational import Database, Dialect, Relation, Sql

Phase = Literal["expand", "backfill", "contract", "cleanup"]
PHASES: tuple[Phase, ...] = ("expand", "backfill", "contract", "cleanup")
Direction = Literal["up", "down"]
DIRECTIONS: tuple[Direction, ...] = ("up", "down")
Side = Literal["old", "new"]
Manner = Literal["together", "alone", "batches"]


@frozen
class Statement:
    """A statement of SQL. `note` tells a reader what it is for, where the step does not.

    Where `expect` says something, it asks for a number that has to be 0; else that is told, and nothing more is done.
    `by` is the key of the table along which batches go. `allow` are rules of the linter that it breaks, and why.
    """

    sql: str
    note: str = ""
    expect: str = ""
    by: tuple[str, ...] = ()
    allow: tuple[tuple[str, str], ...] = ()


@frozen
class Step:
    """Statements, and how they are run: `why` tells a reader what for.

    `together`: all of them in one transaction; `alone`: each by itself, outside of any; `batches`: for some rows after
    the other, each time in a transaction of its own. `long`: it takes as long as it takes, and keeps nobody waiting.
    """

    manner: Manner
    statements: tuple[Statement, ...]
    why: str
    long: bool = False


@frozen
class Script:
    """What one database does in one direction of one phase."""

    phase: Phase
    direction: Direction
    dialect: Dialect
    steps: tuple[Step, ...]


@frozen
class Change:
    """What becomes of one part of a database. `kind` is one word for it: `column-added`, `enum-narrowed`.

    `phases` are those that do it, `lock` what it keeps others from meanwhile, `preflight` a query that has to give 0,
    `archive` the table that keeps what would be lost; None where nothing is. `at` is a place in the document of `side`.
    """

    kind: str
    table: str
    message: str
    phases: tuple[Phase, ...]
    at: str
    side: Side = "new"
    column: str | None = None
    lock: str = ""
    preflight: Sql | None = None
    archive: str | None = None


@frozen
class Sync:
    """Columns that say the same, before and after: whoever writes some of them has written the others.

    `olds` and `news` are the columns that only one version has. `forward` gives new ones from the others, `backward`
    the other way round; either may be empty. `faithful` are the versions whose columns the other ones give back.
    """

    olds: tuple[str, ...]
    news: tuple[str, ...]
    forward: Mapping[str, Sql]
    backward: Mapping[str, Sql]
    faithful: frozenset[Side]


@frozen
class Repair:
    """What becomes of values that a side does not allow, in the rows that meet `where`. `value` is None where nobody
    says it: then there may be no such rows, and `why` tells what is wrong with them. `constraint` is the one that does
    not allow them; empty where the column itself does not. `kept`: what it was is wanted again on the way back."""

    column: str
    where: Sql
    value: Sql | None
    why: str
    constraint: str = ""
    kept: bool = True


@frozen
class Recast:
    """A column whose type differs between one side and the middle: its values on that side from those in the middle,
    and back. `faithful`: none of those in the middle is lost."""

    column: str
    there: Sql
    back: Sql
    faithful: bool


@frozen
class Joined:
    """A table while applications of both versions are at work. `old` or `new` is None where that one has no such table.

    `middle` is what stands then; `before` is the old table as it is called there, where the new name is another.
    `old` has the new names. `fills` are the values of columns that only one side has, in rows that the other one
    wrote; `repairs` is what has to become of rows before a side is all there is, `recasts` are columns of another
    type there.
    """

    name: str
    old: Relation | None
    new: Relation | None
    middle: Relation
    before: Relation | None = None
    syncs: tuple[Sync, ...] = ()
    fills: Mapping[Side, Mapping[str, Sql]] = field(default_factory=lambda: {"old": {}, "new": {}})
    repairs: Mapping[Side, tuple[Repair, ...]] = field(
        default_factory=lambda: {"old": (), "new": ()}
    )
    recasts: Mapping[Side, tuple[Recast, ...]] = field(
        default_factory=lambda: {"old": (), "new": ()}
    )

    def side(self, side: Side) -> Relation | None:
        """The table as one version has it."""
        return self.old if side == "old" else self.new

    def leaving(self, side: Side) -> tuple[str, ...]:
        """Columns that stand in the middle and not on that side."""
        found = self.side(side)
        names = set() if found is None else {one.name for one in found.columns}
        return tuple(one.name for one in self.middle.columns if one.name not in names)

    def filled_later(self, side: Side) -> tuple[str, ...]:
        """Columns that come when a side is loosened, and that get their values afterwards: the default that they have
        is for rows that are written from now on."""
        return tuple(
            name
            for name in self.leaving(side)
            if self.middle.column(name).default is not None and name in self.fills[other(side)]
        )

    def lost(self, side: Side) -> tuple[str, ...]:
        """Columns of the middle whose values are nowhere to be found once that side is all there is."""
        kept = {
            name for one in self.syncs if other(side) in one.faithful for name in _other(one, side)
        }
        gone = [name for name in self.leaving(side) if name not in kept]
        gone += [one.column for one in self.repairs[side] if one.value is not None and one.kept]
        gone += [one.column for one in self.recasts[side] if not one.faithful]
        return tuple(dict.fromkeys(gone))


def other(side: Side) -> Side:
    """The other version."""
    return "new" if side == "old" else "old"


def _other(sync: Sync, side: Side) -> Mapping[str, Sql]:
    """The columns of a pair that the other side has."""
    return sync.backward if side == "new" else sync.forward


@frozen
class Plan:
    """How a database gets from one version of a contract to the next, and back.

    `name` tells it from every other one.
    """

    name: str
    old: Database
    middle: Database
    new: Database
    joined: tuple[Joined, ...]
    changes: tuple[Change, ...]
    scripts: tuple[Script, ...]
    findings: tuple[Finding, ...]
