"""How a database gets from one version of a contract to the next, in phases, and back.

Takes the databases of two versions, gives a `Plan`; refuses to know files, and to run anything.

    up      expand: old → middle      backfill      contract: middle → new      cleanup
    down    expand: middle → old                    contract: new → middle

Whatever either direction does to a side is the same: to loosen it, so that both versions can write, or to tighten the
middle to it.
"""

import hashlib
from collections.abc import Iterator

from contractor.frozen import changed
from contractor.migrations.changes import changes
from contractor.migrations.expressions import mistaken
from contractor.migrations.joining import joined, middle
from contractor.migrations.keeping import archive
from contractor.migrations.postgresql import PostgreSQL
from contractor.migrations.sqlite import SQLite
from contractor.migrations.values import Direction, Joined, Phase, Plan, Script, Statement, Step
from contractor.relational import Database, Relation
from contractor.relational.conditions import quoted


def plan(old: Database, new: Database) -> Plan:
    """The phases from one database to another."""
    found, findings = joined(old, new)
    touched = tuple(one for one in found if one.before or _bare(one.old) != _bare(one.new))
    name = identity(old, new)
    return Plan(
        name=name,
        old=old,
        middle=middle(found),
        new=new,
        joined=touched,
        changes=tuple(changes(touched, name)),
        scripts=tuple(_scripts(name, touched, found)),
        findings=(*mistaken(new), *findings),
    )


def identity(old: Database, new: Database) -> str:
    """Eight digits that tell this step from one version to another from every other step."""
    both = [[_bare(one) for one in side.relations.values()] for side in (old, new)]
    return hashlib.sha256(repr(both).encode()).hexdigest()[:8]


def _bare(relation: Relation | None) -> Relation | None:
    """A table as a database has it: where its parts come from, and came from, is nothing to a database."""
    if relation is None:
        return None
    return changed(
        relation,
        key="",
        at="",
        columns=tuple(
            changed(one, at="", path=(), fill=None, renamed_from=None, undeclared=False)
            for one in relation.columns
        ),
        checks=tuple(changed(one, at="") for one in relation.checks),
        uniques=tuple(changed(one, at="") for one in relation.uniques),
        indexes=tuple(changed(one, at="") for one in relation.indexes),
        foreign_keys=tuple(changed(one, at="") for one in relation.foreign_keys),
        renamed_from=None,
        former={},
    )


def _scripts(name: str, found: tuple[Joined, ...], every: tuple[Joined, ...]) -> Iterator[Script]:
    for writer in (PostgreSQL(name, found, every), SQLite(name, found, every)):
        made: list[tuple[Phase, Direction, list[Step]]] = [
            ("expand", "up", list(writer.loosened("old"))),
            ("expand", "down", list(writer.tightened("old"))),
            ("backfill", "up", list(writer.filled("new"))),
            ("backfill", "down", []),
            ("contract", "up", list(writer.tightened("new"))),
            ("contract", "down", [*writer.loosened("new"), *writer.filled("old")]),
            ("cleanup", "up", list(_cleaned(name, found))),
            ("cleanup", "down", []),
        ]
        for phase, direction, steps in made:
            yield Script(phase, direction, writer.dialect, tuple(steps))


def _cleaned(name: str, found: tuple[Joined, ...]) -> Iterator[Step]:
    """What nobody goes back to any more."""
    statements = [
        Statement(f"DROP TABLE IF EXISTS {quoted(archive(name, one.name, 'new'))}")
        for one in found
        if one.new is None or one.lost("new")
    ]
    if statements:
        yield Step("together", tuple(statements), "What was kept for a way back")
