"""`contractor lint` and `contractor explain` as a person meets them."""

import builtins
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from contractor.cli.explain import command as explain
from contractor.cli.lint import command as lint
from contractor.diagnostic import Finding, Severity
from contractor.lint import RULES

FINE = "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {}\n"
WARNS = FINE + "components: {schemas: {A: {type: integer, maxLength: 3}}}\n"
WRONG = FINE + "components: {schemas: {A: {type: integer, default: x}}}\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.yaml"
    path.write_text(FINE)
    return path


@pytest.mark.parametrize(("text", "status"), [(FINE, 0), (WARNS, 0), (WRONG, 1), ("a: [", 2)])
def test_exit_status(spec: Path, text: str, status: int) -> None:
    spec.write_text(text)
    for engine in ("own", "both"):
        assert CliRunner().invoke(lint, [str(spec), "--engine", engine]).exit_code == status


def test_one_engine_or_both(spec: Path) -> None:
    spec.write_text(WRONG)

    def ids(engine: str) -> set[str]:
        printed = CliRunner().invoke(lint, [str(spec), "--engine", engine, "--format", "json"])
        return {one["id"] for one in json.loads(printed.output)}

    assert ids("own") == {"default-refused"}
    assert ids("openapi-spec-validator") == {"second-opinion"}
    assert ids("both") == {"default-refused", "second-opinion"}


def test_a_missing_engine_is_no_pass(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("openapi_spec_validator"):
            raise ImportError("No module named openapi_spec_validator")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    result = CliRunner().invoke(lint, [str(spec), "--engine", "both"])
    assert result.exit_code == 2
    assert "openapi-spec-validator is not installed" in result.output
    assert "pip install 'openapi-contractor[lint]'" in result.output


def test_output_goes_to_a_file(spec: Path, tmp_path: Path) -> None:
    spec.write_text(WRONG)
    target = tmp_path / "findings.json"
    result = CliRunner().invoke(
        lint, [str(spec), "--format", "json", "--output", str(target), "--color", "always"]
    )
    assert result.exit_code == 1
    assert [one["id"] for one in json.loads(target.read_text("utf-8"))] == ["default-refused"]
    assert "1 error, written to" in result.output
    nowhere = CliRunner().invoke(lint, [str(spec), "--output", str(tmp_path / "no" / "x")])
    assert nowhere.exit_code == 2
    assert "cannot be written" in nowhere.output


def test_colours_when_asked(spec: Path) -> None:
    spec.write_text(WRONG)
    painted = CliRunner().invoke(lint, [str(spec), "--color", "always"], color=True).output
    assert "\x1b[1;31merror[default-refused]\x1b[0m" in painted
    assert "\x1b" not in CliRunner().invoke(lint, [str(spec)], color=True).output


def test_what_the_model_noticed_is_said_too(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Finding("name-collision", Severity.WARNING, "two types want one name", "#/info")

    def build(contract: object) -> SimpleNamespace:
        return SimpleNamespace(findings=(found,))

    monkeypatch.setattr("contractor.model.build", build)
    printed = CliRunner().invoke(lint, [str(spec), "--format", "json"]).output
    assert [one["id"] for one in json.loads(printed)] == ["name-collision"]


def test_explain_says_why_and_what_to_do() -> None:
    result = CliRunner().invoke(explain, ["example-refused"])
    assert result.exit_code == 0
    rule = RULES["example-refused"]
    assert result.output.startswith(f"error[example-refused]: {rule.title}\n")
    assert "What to do: correct the example or the schema." in result.output
    assert "    example: {titel: Emma}" in result.output


def test_explain_takes_the_id_as_it_is_printed() -> None:
    assert CliRunner().invoke(explain, ["[identical-paths]"]).exit_code == 0


def test_explain_suggests_the_nearest() -> None:
    result = CliRunner().invoke(explain, ["exampel-refused"])
    assert result.exit_code == 2
    assert "did you mean example-refused?" in result.output
    assert "Traceback" not in CliRunner().invoke(explain, ["\x1b[2J"]).output


def test_explain_lists_all() -> None:
    listed = CliRunner().invoke(explain, []).output
    assert all(f"  {id} " in listed for id in RULES)


def test_explain_in_other_formats() -> None:
    one = json.loads(CliRunner().invoke(explain, ["no-responses", "--format", "json"]).output)
    assert one.keys() == {"id", "severity", "title", "why", "fix", "bad", "good"}
    everything = json.loads(CliRunner().invoke(explain, ["--format", "json"]).output)
    assert [each["id"] for each in everything][: len(RULES)] == list(RULES)
    page = CliRunner().invoke(explain, ["no-responses", "--format", "markdown"]).output
    assert page.startswith("## no-responses\n\n**error.** ")
    whole = CliRunner().invoke(explain, ["--format", "markdown"]).output
    assert "# Findings" in whole
