"""`contractor test`, as a person calls it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from schemathesis.baseline import Baseline

from contractor.cli.test import command
from tests.cli.library import contractor
from tests.repository import Repo

ROOT = Path(__file__).parents[2]
SPEC = """
openapi: 3.1.1
info: {title: Bells, version: '1'}
paths:
  /bells:
    get:
      operationId: listBells
      responses:
        '200': {description: Bells, content: {application/json: {schema: {type: array}}}}
  /ropes:
    get:
      operationId: listRopes
      responses:
        '200': {description: Ropes, content: {application/json: {schema: {type: array}}}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
"""
APP = """
async def app(scope, receive, send):
    if scope["type"] != "http":
        raise RuntimeError("no lifespan")
    print("noise of the application")
    head = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": STATUS, "headers": head})
    await send({"type": "http.response.body", "body": b"[]"})
"""
QUICK = ("--spec", "bells.yaml", "--phases", "reach", "--color", "never")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bells.yaml").write_text(SPEC, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _said(status: int, *arguments: Any) -> str:
    result = contractor("test", *arguments)
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    return result.output


def test_a_mock_passes(folder: Path) -> None:
    assert "passed: 2 operations seen to succeed" in _said(0, "--mock", *QUICK)


def test_a_broken_application_fails_and_its_noise_is_no_output(folder: Path) -> None:
    (folder / "bells_bad.py").write_text(APP.replace("STATUS", "500"), "utf-8")
    result = contractor("test", "bells_bad:app", *QUICK, "--format", "json")
    assert result.exit_code == 1, result.output
    told = json.loads(result.stdout)
    assert "noise" not in json.dumps(told)


def test_the_application_of_the_project_is_tested_whatever_else_is_installed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = folder / "other"
    other.mkdir()
    (other / "ringing.py").write_text(APP.replace("STATUS", "500"), "utf-8")
    (folder / "ringing.py").write_text(APP.replace("STATUS", "200"), "utf-8")
    monkeypatch.setattr("sys.path", [str(other), *sys.path, str(folder)])
    try:
        assert "passed" in _said(0, "ringing:app", *QUICK)
    finally:
        sys.modules.pop("ringing", None)


def test_an_application_that_does_not_import_says_where(folder: Path) -> None:
    (folder / "bells_torn.py").write_text("x = 1\nraise KeyError('no settings')\n", "utf-8")
    said = _said(2, "bells_torn:app", *QUICK)
    assert "bells_torn.py" in said
    assert "no settings" in said
    assert ":2" in said or "line 2" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--url", "http://127.0.0.1:1"), "cannot be reached"),
        (("http://127.0.0.1:1", "--mock"), "one thing to test"),
        (("--mock", "--operation", "listBels"), "did you mean listBells"),
        (("--mock", "--shard", "3/2"), "is no part"),
        (("--mock", "--header", "X"), "is no 'Name: value'"),
        (("--mock", "--header", "x-key: 7"), "[tool.contractor.test.credentials.key]"),
        (("ftp://example.com",), "no http or https URL"),
        (("no such thing",), "no module:variable"),
        ((), "Say what to test"),
    ],
)
def test_what_cannot_be_done_says_why(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    assert words in " ".join(_said(2, *QUICK, *arguments).split())


def test_a_phase_that_there_is_not_lists_those_that_there_are(folder: Path) -> None:
    said = _said(2, "--mock", "--spec", "bells.yaml", "--phases", "fuzing")
    assert "fuzzing" in said


def test_a_scheme_that_there_is_not_is_said(folder: Path) -> None:
    (folder / "contractor.toml").write_text("[test.credentials.keys]\nvalue = 'a'\n", "utf-8")
    said = _said(2, "--mock", *QUICK, "--config", "contractor.toml")
    assert "did you mean key?" in said


def test_a_known_failure_is_let_pass_until_its_day_is_over(folder: Path) -> None:
    (folder / "bells_odd.py").write_text(APP.replace("STATUS", "203"), "utf-8")
    (folder / "contractor.toml").write_text("[test]\nbaseline = 'known.json'\n", "utf-8")
    quick = ("bells_odd:app", "--spec", "bells.yaml", "--operation", "listBells", "--phases", "fuzzing",
             "--examples", "2", "--allow-uncovered", "unreached", "--format", "json",
             "--config", "contractor.toml")  # fmt: skip

    def run(*more: str) -> tuple[int, dict[str, Any]]:
        result = contractor("test", *quick, *more)
        return result.exit_code, json.loads(result.stdout)

    status, told = run()
    assert (status, told["known"]) == (1, [])
    # What is recorded is known at once, and Schemathesis itself can read it.
    said = contractor("test", *quick, "--baseline-update")
    assert said.exit_code == 1
    known = folder / "known.json"
    assert "known.json: 1 entry, 1 of them new" in said.stderr
    [entry] = Baseline.load(known).entries
    assert (entry.operation, entry.check) == ("GET /bells", "status_code_conformance")
    recorded = json.loads(known.read_text("utf-8"))
    found = {}
    for day in ("2999-01-01", "2020-01-01"):
        recorded["entries"][0] |= {"expires": day, "reason": "it is so"}
        known.write_text(json.dumps(recorded), "utf-8")
        found[day] = run()
    status, told = found["2999-01-01"]
    assert (status, told["failures"]) == (0, [])
    assert [one["reason"] for one in told["known"]] == ["it is so"]
    status, told = found["2020-01-01"]
    assert (status, told["known"]) == (1, [])
    assert {one["check"] for one in told["failures"]} == {"status_code_conformance"}


def test_what_is_no_baseline_is_said(folder: Path) -> None:
    (folder / "known.json").write_text("[]", "utf-8")
    assert "known.json is no baseline" in _said(2, "--mock", *QUICK, "--baseline", "known.json")
    assert "needs a file" in _said(2, "--mock", *QUICK, "--baseline-update")


def test_a_secret_that_is_not_there_is_said(folder: Path) -> None:
    text = "[test.credentials.key]\nenv = 'NO_SUCH_VARIABLE'\n"
    (folder / "contractor.toml").write_text(text, "utf-8")
    said = _said(2, "--mock", *QUICK, "--config", "contractor.toml")
    assert "NO_SUCH_VARIABLE" in " ".join(said.split())
    assert "contractor.toml:1" in said


def test_nothing_to_test_is_no_failure_of_a_part(folder: Path) -> None:
    assert "nothing to test" in _said(0, "--mock", *QUICK, "--shard", "3/3")
    (folder / "none.yaml").write_text(
        "openapi: 3.1.1\ninfo: {title: None, version: '1'}\npaths: {}\n", "utf-8"
    )
    assert "no operation" in _said(2, "--mock", "--spec", "none.yaml")


def test_only_what_changed_is_tested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = Repo(tmp_path / "work")
    repo.commit("first", bells_yaml=SPEC)
    monkeypatch.chdir(repo.folder)
    assert "no operation differs from HEAD" in _said(0, "--mock", *QUICK, "--changed", "HEAD")
    (repo.folder / "old.yaml").write_text(SPEC, "utf-8")
    repo.write(
        bells_yaml=SPEC.replace(
            "operationId: listRopes",
            "operationId: listRopes\n      parameters: [{name: q, in: query, schema: {type: string}}]",
        )
    )
    for base in ("HEAD", "old.yaml"):
        result = contractor("test", "--mock", *QUICK, "--changed", base, "--format", "json")
        assert result.exit_code == 0, result.output
        assert "1 operation" in _said(0, "--mock", *QUICK, "--changed", base)
        assert "/bells" not in [one["path"] for one in json.loads(result.stdout)["operations"]]


def test_every_option_is_described() -> None:
    text = (ROOT / "docs" / "guide" / "test.md").read_text("utf-8")
    text += (ROOT / "docs" / "guide" / "formats.md").read_text("utf-8")
    told = {"--help", "--verbose", "--quiet", "--color", "--config", "--allow-remote",
            "--allow-outside", "--assume-types", "--honour-nullable", "--overlay"}  # fmt: skip
    options = {one for given in command.params for one in given.opts if one.startswith("--")}
    assert [one for one in sorted(options - told) if one not in text] == []
