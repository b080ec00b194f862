"""`contractor check` as a person and a runner meet it: what is done, what is not, and what came of it."""

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from contractor.cli import _contractor, printing, steps
from contractor.cli.steps import Ran
from contractor.report.steps import FORMATS, Step, status, summary
from tests.cli.library import ALONE, ALONE_BROKEN, BROKEN, LIBRARY, contractor, library
from tests.repository import Repo

SPEC = "specs/library.yaml"
CONFIG = f'spec = "{SPEC}"\n'
APP = """
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

app = Starlette(routes=[Route("/books", lambda request: JSONResponse(ANSWER))])
"""
BOOKS = """\
openapi: 3.1.1
info: {title: Books, version: '1'}
paths:
  /books:
    get:
      responses:
        '200':
          description: all
          content: {application/json: {schema: {type: array, items: {type: string}}}}
"""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No runner's variables."""
    for name in [*os.environ]:
        if name.startswith(("GITHUB_", "CI_")):
            monkeypatch.delenv(name)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A project on a branch of its own."""
    found = library(tmp_path / "project")
    found.commit("configured", contractor_toml=CONFIG)
    found.git("checkout", "--quiet", "-b", "work")
    monkeypatch.chdir(found.folder)
    return found


def checked(*arguments: str) -> tuple[int, dict[str, Any]]:
    found = contractor("check", "--format", "json", *arguments)
    return found.exit_code, json.loads(found.stdout)


def verdicts(data: dict[str, Any]) -> dict[str, str]:
    return {name: one["verdict"] for name, one in data.items() if name != "status"}


# ── what is done ──────────────────────────────────────────────────────────────────────────────────


def test_what_there_is_to_do_is_done_and_what_there_is_not_is_said(repo: Repo) -> None:
    code, data = checked()
    assert (code, data["status"]) == (0, 0)
    assert verdicts(data) == {
        "lint": "passed",
        "generate": "not run",
        "diff": "passed",
        "test": "not run",
    }
    assert data["generate"]["said"].startswith("nothing is generated here")
    assert data["test"]["said"].startswith("no application is configured")
    assert data["diff"]["said"] == "no breaking changes, against main"


def test_text_is_each_verbs_own_below_its_name(repo: Repo) -> None:
    repo.write(specs__library_yaml=BROKEN)
    found = contractor("check", "--color", "never")
    own = contractor("diff", "--against", "main", "--color", "never")
    assert (found.exit_code, own.exit_code) == (1, 1)
    assert f"── diff {'─' * 64}\n{own.stdout}\n" in found.stdout
    lint = contractor("lint", "--color", "never")
    assert found.stdout.startswith(f"── lint {'─' * 64}\n{lint.stdout}\n")
    table = found.stdout.partition("── check ")[2].splitlines()[1:]
    assert [line.split()[:2] for line in table] == [
        ["lint", "passed"],
        ["generate", "not"],
        ["diff", "failed"],
        ["test", "not"],
    ]
    assert "\x1b[" in contractor_in_colour("check", "--color", "always")


def contractor_in_colour(*arguments: str) -> str:
    return CliRunner().invoke(_contractor, arguments, color=True).stdout


def test_code_is_held_against_the_document(repo: Repo) -> None:
    toml = f'{CONFIG}out = "generated"\n[targets]\nsqlalchemy.enabled = false\nfastapi.enabled = false\n'
    repo.write(contractor_toml=toml)
    code, data = checked("--only", "generate")
    assert (code, verdicts(data)["generate"]) == (1, "failed")
    assert data["generate"]["said"].endswith("errors") or "not as the" in data["generate"]["said"]
    assert {one["id"] for one in data["generate"]["report"]} >= {"stale-file"}
    assert contractor("generate").exit_code == 0
    assert verdicts(checked("--only", "generate")[1])["generate"] == "passed"
    # What was generated once is held to it, whatever the configuration says of it.
    repo.write(contractor_toml=CONFIG)
    assert verdicts(checked("--only", "generate")[1])["generate"] == "failed"


def test_an_application_is_tested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("schemathesis", reason="make setup installs it")
    name = f"library_{os.getpid()}"
    (tmp_path / "openapi.yaml").write_text(BOOKS)
    toml = f'spec = "openapi.yaml"\napp = "{name}:app"\n[test]\nexamples = 1\n'
    (tmp_path / "contractor.toml").write_text(toml)
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{name}.py").write_text(APP.replace("ANSWER", '["Emma"]'))
    code, data = checked("--only", "test")
    assert (code, data["test"]["verdict"], data["test"]["report"]["passed"]) == (0, "passed", True)
    (tmp_path / f"{name}2.py").write_text(APP.replace("ANSWER", "[1]"))
    (tmp_path / "contractor.toml").write_text(toml.replace(name, f"{name}2"))
    code, data = checked("--only", "test")
    assert (code, data["test"]["verdict"]) == (1, "failed")
    assert data["test"]["said"] == data["test"]["report"]["verdict"]
    for format in ("github", "sarif", "junit", "markdown"):
        told = contractor("check", "--only", "test", "--format", format)
        assert told.exit_code == 1
        assert "GET /books" in told.stdout


# ── which steps ───────────────────────────────────────────────────────────────────────────────────


def test_steps_are_chosen_and_left_out(repo: Repo) -> None:
    left = "left out by the command line"
    data = checked("--only", "lint, diff")[1]
    assert [name for name in data if name != "status" and data[name]["said"] == left] == [
        "generate",
        "test",
    ]
    data = checked("--skip", "test,diff")[1]
    assert [name for name in data if name != "status" and data[name]["said"] == left] == [
        "diff",
        "test",
    ]


def test_a_run_in_which_nothing_is_done_is_no_pass(repo: Repo) -> None:
    for arguments in (["--only", "test"], ["--skip", "lint,diff,generate"]):
        code, data = checked(*arguments)
        assert (code, data["status"]) == (2, 2)
        assert set(verdicts(data).values()) == {"not run"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "lnt"], "Did you mean lint?"),
        (["--skip", "xyz"], "There are: lint, generate, diff, test."),
    ],
)
def test_unknown_steps_are_no_steps(arguments: list[str], said: str, repo: Repo) -> None:
    found = contractor("check", *arguments)
    assert found.exit_code == 2
    assert said in found.stderr


def test_without_a_document_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = contractor("check")
    assert found.exit_code == 2
    assert "contractor check" in found.stderr
    assert "Traceback" not in found.output


# ── one step does not hide the others ─────────────────────────────────────────────────────────────


def ran(code: int | None) -> Any:
    def step(context: object, asked: object, printer: printing.Printer) -> Ran:
        if code == 2:
            printing.stop("there is no such thing", "make it")
        return Ran(code, f"this is {code}")

    return step


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((0, 0, 0, 0), 0),
        ((0, None, None, None), 0),
        ((1, 0, 0, 0), 1),
        ((0, 0, 0, 1), 1),
        ((2, 1, 0, 0), 2),
        ((1, 0, None, 2), 2),
        ((2, 2, 2, 2), 2),
        ((None, None, None, None), 2),
    ],
)
def test_the_status_is_that_of_all(
    codes: tuple[int | None, ...], expected: int, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, code in zip(steps.STEPS, codes, strict=True):
        monkeypatch.setitem(steps.STEPS, name, ran(code))  # type: ignore[misc]
    code, data = checked()
    assert (code, data["status"]) == (expected, expected)
    assert [data[name]["status"] for name in steps.STEPS] == [*codes]
    assert contractor("check").exit_code == expected


def test_a_document_that_cannot_be_read_stops_no_step(repo: Repo) -> None:
    repo.write(specs__library_yaml="openapi: [", contractor_toml=f'{CONFIG}out = "generated"\n')
    code, data = checked()
    assert code == 2
    assert list(verdicts(data).values()) == ["not done", "not done", "not done", "not run"]
    assert data["lint"]["report"][0]["id"] == "invalid-yaml"
    assert data["lint"]["said"] == data["lint"]["report"][0]["message"]


def test_a_mistake_of_ours_hides_nothing(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> Ran:
        raise ZeroDivisionError("by zero")

    monkeypatch.setitem(steps.STEPS, "lint", broken)  # type: ignore[misc]
    found = contractor("check", "--format", "json")
    data = json.loads(found.stdout)
    assert (found.exit_code, verdicts(data)["lint"], verdicts(data)["diff"]) == (
        2,
        "not done",
        "passed",
    )
    assert "internal error: ZeroDivisionError" in found.stderr
    assert "Traceback" not in found.output


def test_an_engine_that_is_not_there_is_said(repo: Repo) -> None:
    toml = f'{CONFIG}[diff]\nengine = "oasdiff"\noasdiff = "nowhere/oasdiff"\n'
    repo.write(contractor_toml=toml)
    code, data = checked("--skip", "lint")
    assert (code, data["diff"]["verdict"]) == (2, "not done")


# ── what is compared with what ────────────────────────────────────────────────────────────────────


def against(data: dict[str, Any]) -> str:
    said: str = data["diff"]["said"]
    return said.partition(", against ")[2] or said


def test_the_default_branch_is_the_base(repo: Repo, tmp_path: Path) -> None:
    repo.write(specs__library_yaml=BROKEN)
    code, data = checked()
    assert (code, against(data)) == (1, "main")
    repo.git("branch", "-m", "main", "master")
    assert against(checked()[1]) == "master"
    repo.git("branch", "-m", "master", "trunk")
    assert checked()[1]["diff"]["said"].startswith("no base: there is no branch main or master")


def test_a_remotes_default_branch_goes_first(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("checkout", "--quiet", "-b", "develop", "main")
    clone = repo.clone(tmp_path / "clone")
    clone.git("checkout", "--quiet", "-b", "mine")
    monkeypatch.chdir(clone.folder)
    assert against(checked()[1]) == "origin/develop"


def test_the_configuration_and_the_command_line_name_another(repo: Repo) -> None:
    repo.git("tag", "v1", "main")
    repo.write(contractor_toml=f'{CONFIG}[diff]\nagainst = "v1"\n')
    assert against(checked()[1]) == "v1"
    assert against(checked("--against", "HEAD")[1]) == "HEAD"
    code, data = checked("--against", "nowhere")
    assert (code, data["diff"]["verdict"]) == (2, "not done")
    assert "there is no revision 'nowhere'" in data["diff"]["said"]


def test_a_pull_request_says_where_it_goes(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("branch", "release", "main")
    repo.write(contractor_toml=f'{CONFIG}[diff]\nagainst = "main"\n')
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    assert against(checked()[1]) == "release"
    clone = repo.clone(tmp_path / "clone")
    monkeypatch.chdir(clone.folder)
    assert against(checked()[1]) == "origin/release"
    # A checkout that lacks it is no pass.
    monkeypatch.setenv("GITHUB_BASE_REF", "elsewhere")
    code, data = checked()
    assert (code, data["diff"]["verdict"]) == (2, "not done")
    monkeypatch.delenv("GITHUB_BASE_REF")
    monkeypatch.setenv("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "release")
    assert against(checked()[1]) == "origin/release"


def test_a_push_says_what_it_replaced(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "--quiet", "main")
    repo.commit("break", specs__library_yaml=BROKEN)
    repo.commit("more")
    event = tmp_path / "event.json"
    monkeypatch.setenv("GITHUB_EVENT_NAME", "push")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    event.write_text(json.dumps({"before": before}))
    code, data = checked()
    assert (code, against(data)) == (1, before[:12])
    for text in ('{"before": "' + "0" * 40 + '"}', "{", "[]", '{"before": 1}'):
        event.write_text(text)
        assert against(checked()[1]) == "main"


def test_what_has_no_base_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(ALONE)
    (folder / "contractor.toml").write_text('spec = "openapi.yaml"\n')
    monkeypatch.chdir(folder)
    assert checked()[1]["diff"]["said"] == "no base: this is no git repository"
    (tmp_path / "repo").mkdir()
    repo = Repo(tmp_path / "made")
    repo.write(openapi_yaml=ALONE, contractor_toml='spec = "openapi.yaml"\n')
    monkeypatch.chdir(repo.folder)
    assert checked()[1]["diff"]["said"] == "no base: nothing has been committed yet"
    repo.commit("first")
    assert checked()[1]["diff"]["said"] == "no base: this is the first commit"
    repo.write(openapi_yaml=ALONE_BROKEN)
    assert verdicts(checked()[1])["diff"] == "failed"
    repo.commit("second", openapi_yaml=ALONE)
    assert verdicts(checked()[1])["diff"] == "passed"


def test_a_document_that_is_new_breaks_nobody_and_is_not_counted(repo: Repo) -> None:
    repo.write(contractor_toml='spec = "specs/other.yaml"\n', specs__other_yaml=ALONE)
    code, data = checked()
    assert (code, data["diff"]["verdict"]) == (0, "not run")
    assert "specs/other.yaml is new" in data["diff"]["said"]


# ── in which format ───────────────────────────────────────────────────────────────────────────────


def test_github_gets_annotations_a_summary_and_the_outputs(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write(specs__library_yaml=BROKEN)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    found = contractor("check", "--format", "github")
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert lines[0] == "::group::lint: passed"
    assert lines.count("::endgroup::") == 4
    assert any(line.startswith("::error file=specs/library.yaml,") for line in lines)
    told = (tmp_path / "summary").read_text()
    assert "### 🔴 breaking" in told
    assert "| 🔴 failed | diff |" in told
    assert "| ⚪ not run | test |" in told
    assert (tmp_path / "output").read_text() == "breaking=true\n"


def test_every_format_has_all_steps_in_one(repo: Repo, tmp_path: Path) -> None:
    repo.write(specs__library_yaml=BROKEN)
    log = json.loads(contractor("check", "--format", "sarif").stdout)
    assert [run["automationDetails"]["id"] for run in log["runs"]] == [
        "contractor/lint/",
        "contractor/diff/",
    ]
    suites = ET.fromstring(contractor("check", "--format", "junit").stdout)
    assert [one.get("name") for one in suites] == [
        f"contractor {name}" for name in ("lint", "generate", "diff", "test")
    ]
    assert (suites.get("failures"), suites.get("skipped"), suites.get("errors")) == ("1", "2", "0")
    page = contractor("check", "--format", "markdown").stdout
    assert page.startswith("## contractor check\n\n| | Step | | |\n")
    assert "\n## diff\n\n### 🔴 breaking" in page
    target = tmp_path / "told.txt"
    found = contractor("check", "--output", str(target))
    assert (found.exit_code, found.stdout) == (1, "")
    assert f"diff failed, test not run; written to {target}" in found.stderr
    assert "── check ──" in target.read_text()


def test_a_step_that_could_not_be_done_shows_in_every_format() -> None:
    steps_ = [Step("lint", 0, "no findings"), Step("diff", 2, "it | broke % off\n<b>", 1.5)]
    assert status(steps_) == 2
    assert "diff  not done    1.5 s  it | broke % off\\n<b>\n" in summary(steps_)
    assert json.loads(FORMATS["json"](steps_))["diff"]["verdict"] == "not done"
    assert "::error title=contractor diff::it | broke %25 off\\n<b>\n" in FORMATS["github"](steps_)
    [*_, run] = json.loads(FORMATS["sarif"](steps_))["runs"]
    [done] = run["invocations"]
    assert done["executionSuccessful"] is False
    suites = ET.fromstring(FORMATS["junit"](steps_))
    assert (suites.get("errors"), suites.get("tests")) == ("1", "2")
    page = FORMATS["markdown"](steps_)
    assert "<b>" not in page
    assert len(page.split("\n\n")[1].splitlines()) == 4


def test_reports_of_all_verbs_are_kept_as_they_print_them(repo: Repo) -> None:
    repo.write(specs__library_yaml=LIBRARY.replace("lent}", "lent}\n        '500': {}"))
    data = checked()[1]
    assert data["lint"]["report"] == json.loads(contractor("lint", "--format", "json").stdout)
    own = contractor("diff", "--against", "main", "--format", "json").stdout
    assert data["diff"]["report"] == json.loads(own)


def test_help_says_what_it_does() -> None:
    said = " ".join(contractor("check", "--help").stdout.split())
    assert "lint, generate --check, diff and test" in said
    assert "Exit status: 2 if a step could not do its work" in said
