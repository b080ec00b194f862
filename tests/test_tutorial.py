"""docs/tutorial.md does what it says: its commands are run in its order, and print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
TSC = Path(sys.executable).with_name("tsc-5.9")
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "specs" / "bookshop.yaml", tmp_path / "openapi.yaml")
    return tmp_path


def test_the_tutorial(folder: Path) -> None:
    commands = 0
    for kind, name, text in BLOCK.findall(TUTORIAL.read_text(encoding="utf-8")):
        if kind == "diff":
            edit(folder / name, text)
        elif kind == "console":
            command, _, shown = text.partition("\n")
            if "npx tsc" in command and not TSC.exists():
                continue
            assert steady(run(folder, command.removeprefix("$ "))) == steady(shown), command
            commands += 1
        elif name:
            (folder / name).write_text(text, encoding="utf-8")
    assert commands > 8


def edit(path: Path, diff: str) -> None:
    """Replace the lines that begin with `-` by those that begin with `+`."""
    old, new = (
        "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] == sign)
        for sign in "-+"
    )
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(folder: Path, command: str) -> str:
    """What a command prints, as a person sees it."""
    tools = str(Path(sys.executable).parent)
    done = subprocess.run(
        ["bash", "-c", command.replace("npx tsc", "tsc-5.9")],
        cwd=folder,
        env={**os.environ, "PATH": tools + os.pathsep + os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def steady(shown: str) -> str:
    """The text without what differs between two runs."""
    return re.sub(r"in \d+\.\d s", "in 0 s", shown).strip()
