"""Files of the expand phase, during which the version before still writes."""

from collections.abc import Iterator

from contractor.sql.checks.rebuilding import rebuilt_to
from contractor.sql.kinds import (
    AddConstraint,
    Drop,
    DropColumn,
    DropConstraint,
    Name,
    SetNotNull,
)
from contractor.sql.rule import Fact, Step
from contractor.sql.script import BACK


def check(step: Step) -> Iterator[Fact]:
    """What tightens or removes before the version before is gone."""
    if not step.script.is_phase("expand") or step.script.is_phase(*BACK):
        return
    history = step.history
    match step.said.change:
        case AddConstraint(table, constraint) if constraint.kind in ("check", "not null"):
            words = constraint.check.words if constraint.check else {*constraint.columns}
            old = not any(history.is_new_column(table, word) for word in words)
            if old and not _replaces(step, table, constraint.name):
                yield Fact("tightened-in-expand", {"what": constraint.name or "a constraint"})
        case AddConstraint(table, constraint) if not history.is_new(table):
            new = [one for one in constraint.columns if history.is_new_column(table, one)]
            if not constraint.columns or len(new) < len(constraint.columns):
                yield Fact("tightened-in-expand", {"what": constraint.name or "a constraint"})
        case SetNotNull(table, column) if not history.is_new_column(table, column):
            yield Fact("tightened-in-expand", {"what": f"NOT NULL of {column}"})
        case DropColumn(table, column) if not history.is_new_column(table, column):
            yield Fact("tightened-in-expand", {"what": f"dropping {column}"})
        case Drop("table", names) if not all(_spared(step, name) for name in names):
            yield Fact("tightened-in-expand", {"what": f"dropping {names[0]}"})


def _spared(step: Step, table: Name) -> bool:
    """Whether nobody misses the table: it is new, or one of its name takes its place."""
    return step.history.is_new(table) or rebuilt_to(step, table) is not None


def _replaces(step: Step, table: Name, name: str | None) -> bool:
    """Whether the same file drops the constraint of this name: then it is loosened as likely as tightened."""
    return any(
        (drop.table, drop.constraint) == (table, name) for drop in step.others(DropConstraint)
    )
