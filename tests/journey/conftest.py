"""A project that `contractor init` began, generated from."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
Done: TypeAlias = "subprocess.CompletedProcess[str]"


def environment(folder: Path) -> dict[str, str]:
    """That of a person who installed the project, with the tools of this one."""
    places = [str(folder), str(folder / "generated" / "python"), str(ROOT / "src")]
    return {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(places),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
    }


def run(folder: Path, *command: str) -> Done:
    """What a command does in a folder."""
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a project called Todo."""
    folder = tmp_path / "todo"
    for command in (
        ["init", str(folder)],
        ["generate", "--config", str(folder / "pyproject.toml")],
    ):
        done = run(tmp_path, "contractor", *command)
        assert done.returncode == 0, done.stdout + done.stderr
    (folder / "web" / "node_modules").symlink_to(ROOT / "tools" / "node" / "node_modules")
    return folder
