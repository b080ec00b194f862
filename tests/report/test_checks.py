"""The checks of contract tests: whatever a run can say has a row, each row says everything, and its page is current."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from schemathesis.checks import CHECKS as OF_ENGINE
from schemathesis.checks import load_all_checks

from contractor.cli.explain import command as explain
from contractor.report import checks
from contractor.testing.checks import CHECKS, GROUPS, uncovered
from contractor.testing.checks.check import ENGINE, Check
from contractor.testing.credentials import credentials
from contractor.testing.failure import Kind
from contractor.testing.probes import probes
from contractor.testing.schemathesis.asked import Explored, configuration
from contractor.testing.settings import ENGINE as PHASES
from tests.report.outcomes import contract

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "src" / "contractor" / "testing"
REQUEST = re.compile(r"(GET|POST|PUT|PATCH|DELETE|OPTIONS) /|contractor test ")
#: The one place that passes on what the engine calls a check.
PASSING_ON = "told.py"


def written() -> Iterator[tuple[str | None, str]]:
    """The check of every failure that the code makes, None where it is not written down there, and the file."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Failure")):
                    named = [one.value for one in node.keywords if one.arg == "check"]
                    first = (*node.args[:1], *named)[0]
                case ast.Call(func=ast.Name(id="changed"), keywords=keywords):
                    named = [one.value for one in keywords if one.arg == "check"]
                    if not named:
                        continue
                    first = named[0]
                case _:
                    continue
            value = first.value if isinstance(first, ast.Constant) else None
            yield (value if isinstance(value, str) else None), path.name


def of_engine() -> set[str]:
    """The checks of the engine that are on, as it is configured here."""
    document = contract()
    asked = Explored(document, (), {}, credentials(document, {}), PHASES, 1, 1, None, 1.0, ())
    settings = configuration(asked).projects.default.checks
    load_all_checks()
    return {name for name in OF_ENGINE.get_all_names() if settings.get_by_name(name=name).enabled}


def test_every_check_of_a_failure_has_a_row() -> None:
    found = [*written()]
    assert len(found) > 15
    assert {file for check, file in found if check is None} == {PASSING_ON}
    unknown = {(check, file) for check, file in found if check is not None and check not in CHECKS}
    assert unknown == set(), "add a row to src/contractor/testing/checks and run tools/rules.py"


def test_every_check_of_the_engine_has_a_row() -> None:
    ids = {id for id, one in CHECKS.items() if "_" in id}
    assert ids == of_engine()
    assert all(ENGINE in CHECKS[id].by for id in ids)


def test_every_kind_of_what_is_not_covered_has_a_row() -> None:
    assert {one.id for one in uncovered.CHECKS} == {*get_args(Kind)}


def test_no_row_is_about_nothing() -> None:
    ids = {check for check, _ in written()} | of_engine() | {*get_args(Kind)}
    assert CHECKS.keys() - ids == set()


def test_ids_stand_once() -> None:
    assert len(CHECKS) == sum(map(len, GROUPS.values()))


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS.keys())
def test_a_row_says_everything(check: Check) -> None:
    assert not check.title.endswith(".")
    assert check.promise.endswith(".")
    assert check.why.endswith(".")
    assert not check.fix.endswith(".")
    assert check.id not in check.alike
    assert {*check.alike} <= CHECKS.keys()
    assert {*check.by} <= {ENGINE, *(one.name for one in probes())}
    for example in (check.bad, check.good):
        first, *rest = checks.exchange(example).split("\n")
        assert REQUEST.match(first)
        assert first.startswith("contractor") or any(
            re.match(r"  (\d{3}|nothing)\b", line) for line in rest
        )
    if check not in uncovered.CHECKS:
        assert check.by
        assert check.sources
    assert max(map(len, checks.plain(check).split("\n"))) <= 100


def test_the_page_is_current() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    assert page == checks.page(), "run tools/rules.py"
    assert [id for id in CHECKS if f"](#{id})" not in page or f"\n### {id}\n" not in page] == []


def test_explain_knows_the_checks_of_contract_tests() -> None:
    said = CliRunner().invoke(explain, ["[accepts-invalid]"])
    assert said.exit_code == 0
    assert said.output.startswith("error[accepts-invalid]: A request that the document forbids")
    assert "Not this:\n\n    POST /books" in said.output
    assert "See also: negative_data_rejection" in said.output
    one = json.loads(CliRunner().invoke(explain, ["use_after_free", "--format", "json"]).output)
    assert one["by"] == ["Schemathesis"]
    assert one["bad"].startswith("DELETE /books/7\n  204")
    page = CliRunner().invoke(explain, ["unreached", "--format", "markdown"])
    assert page.output.startswith("## unreached\n\n**error.** ")
    assert "did you mean use_after_free?" in CliRunner().invoke(explain, ["use-after-free"]).output
