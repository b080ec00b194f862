"""Constraints: which rows and writers they meet, and for how long they lock."""

import re
from collections.abc import Iterator
from typing import Final

from contractor.sql.checks.indexes import unique
from contractor.sql.checks.queries import violating
from contractor.sql.dialect import Dialect
from contractor.sql.history import required
from contractor.sql.kinds import (
    AddColumn,
    AddConstraint,
    Constraint,
    DropColumn,
    DropConstraint,
    Name,
    SetNotNull,
    ValidateConstraint,
)
from contractor.sql.rule import Fact, Step

_NEW: Final = "the table is made in this file"
#: What keys to other tables are called, where nobody saw one being made.
_FOREIGN: Final = re.compile(r"^fk_|_fk$|_fkey$")


def check(step: Step) -> Iterator[Fact]:
    """Constraints that are added, validated and dropped."""
    match step.said.change:
        case AddConstraint(table, constraint):
            yield from _added(step, table, constraint)
        case AddColumn(table, column) if step.dialect is Dialect.POSTGRESQL:
            for constraint in column.constraints:
                if constraint.kind != "foreign key" or column.default is not None:
                    yield from _added(step, table, constraint, declared=True)
        case ValidateConstraint(table, name):
            yield from _validated(step, table, name)
        case DropConstraint(table, name):
            yield from _dropped(step, table, name)


def _added(
    step: Step, table: Name, constraint: Constraint, *, declared: bool = False
) -> Iterator[Fact]:
    values = {"table": table, "constraint": constraint.name or f"a {constraint.kind} constraint"}
    if step.history.is_new(table):
        for rule in _SCANS.values():
            yield Fact(rule, values, answer=_NEW)
        return
    if constraint.kind in _SCANS and not constraint.not_valid and not constraint.using_index:
        rule = _SCANS[constraint.kind]
        yield Fact(rule, values)
        if rule != "constraint-missing-not-valid":
            yield Fact("constraint-missing-not-valid", values, answer=f"told as {rule}")
    if constraint.kind == "unique" and not constraint.using_index and not declared:
        yield from unique(step, table, constraint.columns)
    if constraint.kind == "check" and not constraint.not_valid and not declared:
        yield from _refused(step, table, constraint)


#: Kind of constraint → the rule about what adding it keeps waiting.
_SCANS: Final = {
    "check": "constraint-missing-not-valid",
    "not null": "constraint-missing-not-valid",
    "foreign key": "adding-foreign-key-constraint",
    "unique": "disallowed-unique-constraint",
    "primary key": "adding-serial-primary-key-field",
}


def _refused(step: Step, table: Name, constraint: Constraint) -> Iterator[Fact]:
    """Rows that are there may break what is promised of all, unless somebody saw to them before."""
    if constraint.check is None:
        return
    known = step.history.table(table)
    if step.history.is_expected(table, constraint.check.words):
        return
    if constraint.check.words & (known.filled | known.added.keys()):
        return
    values = {
        "constraint": constraint.name or "the check",
        "table": table,
        "query": violating(table, constraint.check.text),
    }
    yield Fact("rows-may-violate-check", values)


def _validated(step: Step, table: Name, name: str) -> Iterator[Fact]:
    known = step.history.table(table)
    added = known.since.get(name)
    constraint = known.constraints.get(name)
    if added is None or constraint is None:
        return
    if constraint.not_valid and added == (step.history.transaction, step.history.script):
        values = {"table": table, "constraint": f"{name}, validated in the same transaction,"}
        yield Fact("constraint-missing-not-valid", values)
    if constraint.not_valid:
        yield from _refused(step, table, constraint)


def _dropped(step: Step, table: Name, name: str) -> Iterator[Fact]:
    known = step.history.table(table)
    constraint = known.constraints.get(name)
    values = {"table": table, "constraint": name}
    answer = _needless(step, table, name, constraint)
    foreign = constraint.kind == "foreign key" if constraint else _FOREIGN.search(name)
    if foreign and answer is None:
        yield Fact("foreign-key-dropped", values)
        answer = "told as foreign-key-dropped"
    yield Fact("ban-drop-constraint", values, answer=answer)


def _needless(step: Step, table: Name, name: str, constraint: Constraint | None) -> str | None:
    """Why nobody loses a promise by it."""
    if step.history.is_new(table):
        return _NEW
    since = step.history.table(table).since.get(name)
    if constraint is not None and since is not None and since[1] == step.history.script:
        return "the constraint is made in this file"
    for change in step.others(AddConstraint):
        again = change.constraint
        if change.table == table and (again.name == name or _same_key(constraint, again)):
            return "the same file adds it again"
    about = _columns(constraint)
    for drop in step.behind(DropColumn):
        if drop.table == table and drop.column in about:
            return f"{drop.column} is dropped, and its constraints with it"
    column = required(constraint) if constraint else None
    if column is None:
        return None
    declared = step.history.table(table).columns.get(column)
    if (declared is not None and declared.not_null) or _later(step, table, column):
        return f"{column} is NOT NULL itself"
    return None


def _columns(constraint: Constraint | None) -> frozenset[str]:
    """The columns, and other words, that a constraint is about."""
    if constraint is None:
        return frozenset()
    words = constraint.check.words if constraint.check else frozenset[str]()
    return words | frozenset(constraint.columns)


def _same_key(old: Constraint | None, new: Constraint) -> bool:
    """Whether both are a foreign key of the same columns."""
    keys = old is not None and old.kind == new.kind == "foreign key"
    return keys and old is not None and old.columns == new.columns


def _later(step: Step, table: Name, column: str) -> bool:
    return SetNotNull(table, column) in step.behind(SetNotNull)
