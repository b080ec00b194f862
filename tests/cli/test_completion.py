"""Completion in a real shell."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from contractor.cli import _VERBS

BASH = shutil.which("bash")


def offered(words: str, folder: Path) -> list[str]:
    """What bash offers for the last of some words, once it read our script."""
    script = f"""
    contractor completion bash > script.sh && . ./script.sh
    COMP_WORDS=({words}) COMP_CWORD=$(( {len(words.split())} - 1 ))
    compopt() {{ echo "files of the shell"; }}
    _contractor_completion contractor
    printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        [str(BASH), "-c", script],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(BASH is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("contractor ge", ["generate"]),
        ("contractor ''", list(_VERBS)),
        ("contractor generate --keep", ["--keep-going"]),
        ("contractor generate --target py", ["pydantic"]),
        ("contractor eject s", ["sqlalchemy"]),
        ("contractor explain overlay-w", ["overlay-without-effect"]),
        ("contractor lint --format git", ["github"]),
        ("contractor lint op", ["files of the shell", ""]),
        ("contractor generate op", ["files of the shell", ""]),
    ],
)
def test_bash(words: str, expected: list[str], tmp_path: Path) -> None:
    assert offered(words, tmp_path) == expected


@pytest.mark.skipif(BASH is None, reason="there is no bash")
def test_a_broken_configuration_is_nothing_to_completion(tmp_path: Path) -> None:
    (tmp_path / "contractor.toml").write_text("spc = 1")
    assert offered("contractor lint --format js", tmp_path) == ["json"]
    assert offered("contractor generate --keep", tmp_path) == ["--keep-going"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_every_shell(shell: str, tmp_path: Path) -> None:
    contractor = Path(sys.executable).with_name("contractor")
    done = subprocess.run(
        [contractor, "completion", shell], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "_CONTRACTOR_COMPLETE" in done.stdout
    assert "contractor" in done.stdout
