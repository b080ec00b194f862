"""What is planned keeps the linter's rules, or explains in the file why not."""

import pytest

from contractor.diagnostic import Severity
from contractor.migrations import PHASES, Plan, plan
from contractor.migrations.spelling import spelled
from contractor.relational import Database, Dialect, relational
from contractor.sql import dialect as sql
from contractor.sql.judging import judge
from contractor.sql.script import Script, script
from contractor.sql.squawk import told
from contractor.workspace import squawk
from tests.migrations.kinds import KINDS, models


def scripts(kind: str, dialect: Dialect) -> list[Script]:
    """The history of a database: its tables, and a change of them."""
    old, new = map(relational, models(kind))
    return [
        *_forward("0001", plan(Database(), old), dialect),
        *_forward("0002", plan(old, new), dialect),
    ]


def _forward(number: str, made: Plan, dialect: Dialect) -> list[Script]:
    return [
        script(
            f"{number}_{index}_{phase}.up.{dialect}.sql",
            spelled(one, "A change."),
            sql.Dialect(dialect),
        )
        for index, phase in enumerate(PHASES)
        for one in made.scripts
        if (one.phase, one.direction, one.dialect) == (phase, "up", dialect) and one.steps
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_that_is_not_explained(kind: str) -> None:
    found = scripts(kind, "postgresql")
    program = squawk.find()
    others = (
        {
            one.name: told(
                squawk.answer(program, one.text, one.name, in_transaction=False), one.text
            )
            for one in found
        }
        if program is not None
        else None
    )
    judgement = judge(found, others, own=True, in_transaction=False)
    said = [
        f"{one.id}: {one.message}" for one in judgement.findings if one.severity >= Severity.WARNING
    ]
    assert said == []


@pytest.mark.parametrize("kind", KINDS)
def test_scripts_of_sqlite_are_in_order(kind: str) -> None:
    judgement = judge(scripts(kind, "sqlite"), None, own=True, in_transaction=False)
    errors = [
        f"{one.id}: {one.message}" for one in judgement.findings if one.severity is Severity.ERROR
    ]
    assert errors == []
