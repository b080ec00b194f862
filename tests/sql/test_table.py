"""The rows about migrations explain every id that is printed, and their examples and page are true."""

import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

from contractor.diff.rules import RULES as OF_CHANGES
from contractor.lint.rules import RULES as OF_DOCUMENTS
from contractor.sql.dialect import Dialect
from contractor.sql.explained import as_data, fix, listed, markdown, meant, page, plain, snippet
from contractor.sql.judging import judge
from contractor.sql.rule import Rule
from contractor.sql.rules import ALSO, GROUPS, RULES
from contractor.sql.script import script
from contractor.testing.checks import CHECKS

ROOT = Path(__file__).parents[2]
CODE = ROOT / "src" / "contractor" / "sql"
every = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)


def test_no_id_means_two_things() -> None:
    listed_ids = [rule.id for rules in GROUPS.values() for rule in rules]
    assert len(listed_ids) == len(set(listed_ids)) == len(RULES)
    assert not RULES.keys() & {*OF_DOCUMENTS, *OF_CHANGES, *CHECKS}
    assert not RULES.keys() & ALSO.keys()


def test_every_id_that_is_noticed_has_a_row_and_every_row_is_noticed() -> None:
    texts = "\n".join(
        path.read_text("utf-8") for path in CODE.rglob("*.py") if path.parent.name != "rows"
    )
    noticed = {*re.findall(r'Fact\(\s*"([a-z-]+)"', texts)}
    assert noticed <= RULES.keys()
    assert [id for id in RULES if f'"{id}"' not in texts] == []


@every
def test_a_row_says_everything(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.why.endswith((".", ".)"))
    assert not fix(rule).endswith(".")
    named = {name for _, name, _, _ in Formatter().parse(rule.message) if name}
    asked = {name for _, name, _, _ in Formatter().parse(rule.fix) if name}
    assert asked - named <= {"query"}
    assert rule.id in plain(rule)
    assert rule.title in markdown(rule)
    assert rule.id in listed()
    assert as_data(rule)["also"] == list(rule.also)


@every
def test_the_examples_are_true(rule: Rule) -> None:
    if rule.id == "non-linear":
        pytest.skip("it is about names of files; tests/sql/histories has it")
    name = "1_expand.sql" if rule.id == "tightened-in-expand" else "1.sql"

    def found(text: str, dialect: Dialect) -> set[str]:
        return {one.id for one in judge([script(name, snippet(text), dialect)]).findings}

    assert rule.id in found(rule.bad, rule.dialects[0])
    assert rule.id not in found(rule.good, rule.dialects[0])
    if Dialect.SQLITE not in rule.dialects:
        assert rule.id not in found(rule.bad, Dialect.SQLITE)


def test_codes_of_others_lead_to_rules() -> None:
    assert [rule.id for rule in meant("ct008")] == ["irreversible-drop"]
    assert len(meant("CT001")) == 3
    assert meant("CT999") == ()
    numbered = {f"CT00{number}" for number in (1, 2, 3, 4, 7, 8)}
    atlas = {"DS101", "DS102", "DS103", "MF101", "MF102", "MF103", "MF104"}
    assert numbered | atlas | {"CD101", "BC101", "BC102", "LT101"} <= ALSO.keys()


def test_the_page_is_current() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / "rules.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (ROOT / "docs" / "migration-rules.md").read_text("utf-8") == page()
