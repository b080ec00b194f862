"""The hooks for pre-commit run verbs that there are, as they are documented."""

from pathlib import Path

import yaml
from click.testing import CliRunner

from contractor.cli import _contractor

ROOT = Path(__file__).parents[1]


def test_hooks_run_verbs_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    guide = (ROOT / "docs" / "guide" / "pre-commit.md").read_text("utf-8")
    assert [hook["id"] for hook in hooks] == [
        "contractor-lint",
        "contractor-generate",
        "contractor-diff",
    ]
    for hook in hooks:
        command, verb, *options = hook["entry"].split()
        assert command == "contractor"
        assert CliRunner().invoke(_contractor, [verb, *options, "--help"]).exit_code == 0
        # All take the document from the configuration, never what happens to be committed.
        assert hook["pass_filenames"] is False
        assert f"| `{hook['id']}` |" in guide
