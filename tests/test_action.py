"""The GitHub Action: its shell steps, run as a runner runs them, in checkouts as shallow as a runner's."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from contractor.cli.diff import command as diff
from tests.cli.library import BROKEN, MORE, library
from tests.repository import Repo

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SPEC = "specs/library.yaml"
PROGRAM = "from contractor.cli import program; program()"
#: GitHub's servers give any commit that is asked for.
SERVER = {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "uploadpack.allowAnySHA1InWant",
    "GIT_CONFIG_VALUE_0": "true",
}
NOTHING: Mapping[str, str] = {}


class Runner:
    """What a runner does with the steps that compare; those that install are left out."""

    def __init__(self, checkout: Path, temp: Path) -> None:
        self.checkout, self.temp = checkout, temp
        self.said = self.summary = ""
        program = temp / "contractor" / "bin" / "contractor"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{PROGRAM}" "$@"\n')
        program.chmod(0o755)

    def run(self, environment: Mapping[str, str] = NOTHING, before: str = "", **inputs: str) -> int:
        given = {name: one["default"] for name, one in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        values = {f"inputs.{name}": value for name, value in given.items()}
        values["github.event.before"] = before
        self.said = ""
        status = 0
        for step in ACTION["runs"]["steps"]:
            if "run" in step and not step["name"].startswith("Install"):
                status = self._step(step, values, environment)
                if status:
                    break
        summary = self.temp / "summary"
        self.summary = summary.read_text("utf-8") if summary.exists() else ""
        self.breaking = values.get("steps.diff.outputs.breaking", "")
        return status

    def _step(self, step: dict[str, Any], values: dict[str, str], more: Mapping[str, str]) -> int:
        output = self.temp / "output"
        output.write_text("")
        given = {name: _filled(text, values) for name, text in step.get("env", {}).items()}
        named = {"GITHUB_OUTPUT": output, "GITHUB_STEP_SUMMARY": self.temp / "summary"}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.checkout / _filled(step["working-directory"], values),
            env={
                **{name: value for name, value in os.environ.items() if name[:7] != "GITHUB_"},
                **SERVER,
                **{name: str(path) for name, path in named.items()},
                "RUNNER_TEMP": str(self.temp),
                **more,
                **given,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        self.said += done.stdout + done.stderr
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        return done.returncode


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values.get(found[1], ""), text)


@pytest.fixture
def origin(tmp_path: Path) -> Repo:
    """`main` goes on after `feature` left it; `feature` breaks clients; `pull` is what GitHub merges of both."""
    made = library(tmp_path / "origin")
    made.git("checkout", "--quiet", "-b", "feature")
    for number in range(40):
        made.commit(f"mine {number}")
    made.commit("break", specs__library_yaml=BROKEN)
    made.git("checkout", "--quiet", "main")
    for number in range(40):
        made.commit(f"theirs {number}")
    made.git("tag", "v1")
    made.git("checkout", "--quiet", "-b", "pull")
    made.git("merge", "--quiet", "--no-ff", "-m", "Merge", "feature")
    made.git("checkout", "--quiet", "main")
    return made


@pytest.fixture
def runner(origin: Repo, tmp_path: Path, request: pytest.FixtureRequest) -> Runner:
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    branch = getattr(request, "param", "pull")
    clone = origin.clone(tmp_path / "clone", "--depth=1", f"--branch={branch}")
    return Runner(clone.folder, tmp_path / "temp")


def test_a_pull_request_that_breaks_clients_fails(runner: Runner) -> None:
    assert runner.run({"GITHUB_BASE_REF": "main"}, documents=SPEC) == 1
    assert runner.breaking == "true"
    assert "::error file=specs/library.yaml,line=30," in runner.said
    assert "### 🔴 breaking: 1 operation" in runner.summary
    assert "`origin/main:specs/library.yaml`" in runner.summary


@pytest.mark.parametrize("runner", ["feature"], indirect=True)
def test_history_is_fetched_as_far_as_it_is_needed(runner: Runner) -> None:
    assert runner.run({"GITHUB_BASE_REF": "main"}, documents=SPEC, fail_on="none") == 0
    assert runner.breaking == "true"


@pytest.mark.parametrize("runner", ["main"], indirect=True)
def test_what_a_push_replaced_a_tag_and_a_commit_can_be_compared_with(
    runner: Runner, origin: Repo
) -> None:
    for number, named in enumerate(
        ({"before": origin.git("rev-parse", "main~3")}, {"against": "v1"}), 1
    ):
        assert runner.run(documents="library.yaml", working_directory="specs", **named) == 0
        assert runner.breaking == "false"
        assert runner.summary.count("### 🟢 no breaking changes") == number


def test_several_documents_are_judged_and_the_worst_counts(runner: Runner) -> None:
    (runner.checkout / "specs" / "two.yaml").write_text(MORE)
    assert runner.run({"GITHUB_BASE_REF": "main"}, documents=f"{SPEC} \n  specs/two.yaml\n\n") == 1
    assert runner.breaking == "true"
    assert "title=document-new" in runner.said


def test_no_verdict_is_no_pass(runner: Runner) -> None:
    (runner.checkout / SPEC).write_text("paths: [")
    assert runner.run({"GITHUB_BASE_REF": "main"}, documents=SPEC) == 2
    assert runner.breaking == ""
    assert "### ⚪ no verdict" in runner.summary
    assert runner.run(against="nowhere", documents=SPEC) == 2
    assert "nowhere is no branch, tag or commit" in runner.said
    # A branch that was just pushed replaced nothing, and nothing says what else to compare with.
    assert runner.run(before="0" * 40, documents=SPEC) == 2


def test_the_configuration_says_what_the_action_does_not(runner: Runner) -> None:
    settings = f'spec = "{SPEC}"\n[diff]\nfail-on = "none"\nagainst = "origin/main"\n'
    (runner.checkout / "contractor.toml").write_text(settings)
    assert runner.run({"GITHUB_BASE_REF": "main"}) == 0
    assert runner.breaking == "true"
    assert runner.run({"GITHUB_BASE_REF": "main"}, fail_on="error") == 1


def test_every_option_that_is_passed_on_is_one() -> None:
    known = {option for parameter in diff.params for option in parameter.opts}
    [script] = [step["run"] for step in ACTION["runs"]["steps"] if step.get("id") == "diff"]
    passed = set(re.findall(r"options\+?=\((--[\w-]+)", script))
    assert passed == {"--format", "--against", "--config", "--fail-on", "--promise", "--engine"}
    assert passed <= known


def test_the_guide_tells_of_every_input_and_output() -> None:
    guide = (ROOT / "docs" / "guide" / "ci.md").read_text("utf-8")
    names = [*ACTION["inputs"], *ACTION["outputs"]]
    assert [name for name in names if f"| `{name}` |" not in guide] == []
