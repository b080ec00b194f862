"""The rules of a comparison: each is explained, in one area, and its page is current."""

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from contractor.cli.explain import command as explain
from contractor.diff.rule import MIRRORED, Row
from contractor.diff.rules import RULES
from contractor.lint import RULES as OF_DOCUMENTS
from contractor.report import catalogue
from contractor.sql.rules import RULES as OF_MIGRATIONS
from contractor.testing.checks import CHECKS

ROOT = Path(__file__).parents[2]
RECORDED = ROOT.parent / "shared" / "diffset" / "rules.tsv"
LEVELS = {"ERR": "error", "WARN": "warning", "INFO": "info"}


def test_every_rule_stands_in_one_area() -> None:
    listed = [row.id for rows in catalogue.AREAS.values() for row in rows]
    assert len(listed) == len(set(listed))
    assert set(listed) == RULES.keys()


def test_no_id_means_two_things() -> None:
    listed = [*RULES, *OF_DOCUMENTS, *CHECKS, *OF_MIGRATIONS]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("rows", catalogue.AREAS.values(), ids=catalogue.AREAS.keys())
def test_a_row_says_everything(rows: tuple[Row, ...]) -> None:
    for row in rows:
        printed = catalogue.plain(row)
        assert printed.startswith(f"{row.level.word}[{row.id}]: ")
        assert not re.search(r"\{\w", printed)
        assert row.why.endswith((".", ".)"))
        assert not row.remedy.endswith(".")
        assert max(map(len, printed.splitlines()[2:])) <= 100


def test_the_page_is_current() -> None:
    page = (ROOT / "docs" / "diff-rules.md").read_text("utf-8")
    assert page == catalogue.page(), "run tools/rules.py"
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert len(rows) == len(RULES)
    assert all(line.count(" | ") == 3 for line in rows)


@pytest.mark.skipif(not RECORDED.exists(), reason="there is no recorded table beside the project")
def test_ids_and_levels_are_those_of_the_release_that_is_mirrored() -> None:
    with RECORDED.open(encoding="utf-8", newline="") as file:
        recorded = {row["id"]: LEVELS[row["level"]] for row in csv.DictReader(file, delimiter="\t")}
    assert MIRRORED == "1.28.0"
    assert {id: row.level.word for id, row in RULES.items() if not row.since} == recorded


def test_explain_knows_the_rules_of_a_comparison() -> None:
    said = CliRunner().invoke(explain, ["[request-property-enum-value-removed]"])
    assert said.exit_code == 0
    assert said.output.startswith("error[request-property-enum-value-removed]: a request property")
    assert "What to do: " in said.output
    assert "since 1.28.0" in said.output
    ours = CliRunner().invoke(explain, ["request-schema-narrowed", "--format", "json"])
    assert json.loads(ours.output)["since"] == "contractor"
    page = CliRunner().invoke(explain, ["request-schema-narrowed", "--format", "markdown"])
    assert page.output.startswith("## request-schema-narrowed\n\n**")


def test_explain_suggests_the_nearest_of_all_tables() -> None:
    near = CliRunner().invoke(explain, ["request-property-enum-valu-removed"])
    assert near.exit_code == 2
    assert "did you mean request-property-enum-value-removed?" in near.output
    assert (
        "did you mean example-refused?" in CliRunner().invoke(explain, ["exampel-refused"]).output
    )
    assert "did you mean still-there?" in CliRunner().invoke(explain, ["stil-there"]).output


def test_explain_lists_all_tables() -> None:
    listed = CliRunner().invoke(explain, []).output
    assert "\nComparing · Security\n" in listed
    assert "\nTesting · Answers\n" in listed
    assert listed.endswith("\ncontractor explain ID says more.\n")
    every = json.loads(CliRunner().invoke(explain, ["--format", "json"]).output)
    assert {one["id"] for one in every} == {*RULES, *OF_DOCUMENTS, *CHECKS, *OF_MIGRATIONS}
