"""The tutorials do what they say: their commands are run in their order, and print what is shown."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
TSC = Path(sys.executable).with_name("tsc-5.9")
#: A command and what it prints, up to the next.
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_start_from_a_document(tmp_path: Path) -> None:
    shutil.copy(ROOT / "specs" / "bookshop.yaml", tmp_path / "openapi.yaml")
    assert followed(DOCS / "your-document.md", tmp_path) > 8


def test_start_from_an_empty_folder(tmp_path: Path) -> None:
    folder = tmp_path / "todo"
    folder.mkdir()
    assert followed(DOCS / "tutorial.md", folder) > 8


def followed(tutorial: Path, folder: Path) -> int:
    """Do what a tutorial says; how many commands were run."""
    commands = 0
    for kind, name, text in BLOCK.findall(tutorial.read_text(encoding="utf-8")):
        if kind == "diff":
            edit(folder / name, text)
        elif kind == "console":
            for command, shown in COMMAND.findall(text):
                if "npx tsc" in command and not TSC.exists():
                    continue
                printed = run(folder, command)
                if os.environ.get("CONTRACTOR_REWRITE") and steady(printed) != steady(shown):
                    rewrite(tutorial, shown, printed)
                    shown = printed
                assert steady(printed) == steady(shown), command
                commands += 1
        elif name:
            (folder / name).write_text(text, encoding="utf-8")
    return commands


def rewrite(tutorial: Path, shown: str, printed: str) -> None:
    """Put into a tutorial what a command prints now."""
    text = tutorial.read_text(encoding="utf-8")
    tutorial.write_text(text.replace(shown.strip(), printed.strip(), 1), encoding="utf-8")


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
