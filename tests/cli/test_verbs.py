"""The command line as a person meets it: exit codes, frames, formats."""

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from contractor.cli import main as entry
from contractor.cli import printing
from contractor.cli.lint import command as lint
from contractor.report import FORMATS

BROKEN = """\
openapi: 3.1.1
info: {title: T, version: "1"}
components:
  schemas:
    Order:
      type: object
      properties:
        lines:
          type: array
          items:
            $ref: '#/components/schemas/Line'
"""
FINE = BROKEN.replace("$ref: '#/components/schemas/Line'", "enum: [book, pen]")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.yaml"
    path.write_text(BROKEN)
    return path


def test_lint_shows_the_line_and_exits_with_1(spec: Path) -> None:
    result = CliRunner().invoke(lint, [str(spec)])
    assert result.exit_code == 1
    assert result.output.splitlines()[0].startswith(
        "error[unresolved-reference]: #/components/schemas/Line"
    )
    assert result.output.splitlines()[1].endswith("openapi.yaml:11:19")
    assert "11 |             $ref: '#/components/schemas/Line'" in result.output
    assert "   |                   ^^^^^^^^^^" in result.output
    assert result.output.endswith("1 error\n")


def test_lint_as_json_and_for_github(spec: Path) -> None:
    [finding] = json.loads(CliRunner().invoke(lint, [str(spec), "--format", "json"]).output)
    assert (finding["line"], finding["column"], finding["severity"]) == (11, 19, "error")
    assert finding["pointer"] == "/components/schemas/Order/properties/lines/items/$ref"
    printed = CliRunner().invoke(lint, [str(spec), "--format", "github"]).output
    assert printed.startswith("::error file=")
    assert "line=11,col=19,title=unresolved-reference::" in printed


@pytest.mark.parametrize(
    "text", ["", "swagger: '2.0'", "a: [", "openapi: 3.1.1\ninfo: 1\nopenapi: 3"]
)
def test_what_cannot_be_read_exits_with_2(spec: Path, text: str) -> None:
    spec.write_text(text)
    result = CliRunner().invoke(lint, [str(spec)])
    assert result.exit_code == 2
    assert result.output.startswith("error[")


def test_why_it_cannot_be_read_goes_where_findings_go(spec: Path, tmp_path: Path) -> None:
    spec.write_text("a: [")
    report = tmp_path / "report.json"
    result = CliRunner().invoke(lint, [str(spec), "--format", "json", "--output", str(report)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"1 error, written to {report}\n"
    assert [one["id"] for one in json.loads(report.read_text())] == ["invalid-yaml"]


def test_every_format_can_be_asked_for() -> None:
    assert tuple(FORMATS) == printing._FORMATS


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(lint, [str(tmp_path / "none.yaml")])
    assert result.exit_code == 2
    assert "there is no file" in result.output


def test_lint_asks_the_official_meta_schema_too(spec: Path) -> None:
    spec.write_text(FINE.replace('info: {title: T, version: "1"}', "info: {title: T}\npaths: {}"))
    result = CliRunner().invoke(lint, [str(spec)])
    assert result.exit_code == 1
    assert "error[invalid-structure]" in result.output
    assert "openapi.yaml:2:7" in result.output


def test_the_command_lists_its_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        entry(["--help"])
    assert stopped.value.code == 0
    assert "lint" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["lnt"], 2, "There is no verb 'lnt'. Did you mean lint?"),
        (["lint", "--formt", "json"], 2, "No such option"),
        (["generate", "openapi.yaml", "--check", "--diff"], 2, "exclude one another"),
        (["--version"], 0, ""),
    ],
)
def test_the_exit_status_of_the_command(
    capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        entry(arguments)
    assert stopped.value.code == status
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raised", "status"), [(KeyboardInterrupt(), 130), (LookupError("of all things"), 2)]
)
def test_neither_ctrl_c_nor_a_mistake_of_ours_looks_like_a_finding(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    status: int,
    spec: Path,
) -> None:
    def failing(*arguments: object, **more: object) -> None:
        raise raised

    monkeypatch.setattr("contractor.cli.reading.contract", failing)
    with pytest.raises(SystemExit) as stopped:
        entry(["lint", str(spec)])
    assert stopped.value.code == status
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert ("internal error: LookupError: of all things (test_verbs.py:" in said) == (status == 2)


def test_progress_is_shown_once_it_takes_long_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(printing, "_TICK", 0.001)
    with printing.progress() as say:
        say("reading")
    assert screen.getvalue() == ""
    monkeypatch.setattr(printing, "_PATIENCE", 0.001)
    with printing.progress() as say:
        say("rendering")
        while "rendering (" not in screen.getvalue():
            time.sleep(0.001)
    assert screen.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize(
    ("sink", "said"),
    [
        ("", ""),
        pytest.param(
            "/dev/full",
            "cannot be written",
            marks=pytest.mark.skipif(
                not Path("/dev/full").exists(), reason="this system has no device that is full"
            ),
        ),
    ],
)
def test_output_that_nobody_takes_is_no_success(tmp_path: Path, sink: str, said: str) -> None:
    """Neither 0 nor 1, which say that the work was done, and no traceback."""
    schemas = {
        f"Type{index}": {"type": "object", "description": "x" * 200} for index in range(2000)
    }
    spec = tmp_path / "openapi.json"
    spec.write_text(
        json.dumps(
            {
                "openapi": "3.1.1",
                "info": {"title": "T", "version": "1"},
                "paths": {},
                "components": {"schemas": schemas},
            }
        )
    )
    command = [
        sys.executable,
        "-c",
        "from contractor.cli import program; program()",
        "show",
        str(spec),
        "--json",
    ]
    with (
        Path(sink or os.devnull).open("wb") as full,
        subprocess.Popen(
            command, stdout=full if sink else subprocess.PIPE, stderr=subprocess.PIPE
        ) as running,
    ):
        if running.stdout is not None:
            running.stdout.close()
        assert running.stderr is not None
        told = running.stderr.read().decode()
        assert running.wait() == 2
    assert said in told
    assert "Traceback" not in told
