"""squawk and our own rules say the same of what both know; what it says goes by our rows."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from contractor.sql.dialect import Dialect
from contractor.sql.judging import judge
from contractor.sql.rules import RULES
from contractor.sql.script import script
from contractor.sql.squawk import Told, Unreadable, told
from contractor.workspace import squawk
from contractor.workspace.problem import Refused
from tests.sql.test_cases import CASES, opened, sql

SHARED = sorted(rule.id for rule in RULES.values() if rule.squawk)
#: Where squawk knows no better: what it finds of a good case is answered by what ours proves, or it has no such
#: exception.
installed = pytest.mark.skipif(shutil.which("squawk") is None, reason="squawk is not installed")


def theirs(path: Path) -> tuple[Told, ...]:
    program = squawk.find()
    assert program is not None
    text = path.read_text("utf-8")
    return told(squawk.answer(program, text, path.name, in_transaction=False), text)


@installed
@pytest.mark.parametrize("id", SHARED)
def test_both_find_what_is_bad(id: str) -> None:
    path = sql(CASES / id, "bad")
    assert id in {one.rule for one in theirs(path)}
    assert id in {one.id for one in judge([opened(path)]).findings}


@installed
@pytest.mark.parametrize("id", SHARED)
def test_neither_finds_what_is_good(id: str) -> None:
    path = sql(CASES / id, "good")
    found = [one for one in theirs(path) if one.rule == id]
    judgement = judge([opened(path)], {path.name: found})
    assert [one.id for one in judgement.findings if one.id == id] == []
    assert {one.told.rule for one in judgement.answers} <= {id}
    assert len(judgement.answers) == len(found)
