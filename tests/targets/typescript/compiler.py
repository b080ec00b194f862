"""Runs the TypeScript compiler over files of ours, once for many."""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from contractor.model import Model
from contractor.targets import Settings
from contractor.targets.typescript import target

BIN = Path(__file__).parents[3] / ".venv" / "bin"
STRICT = {
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "noPropertyAccessFromIndexSignature": True,
    "noUnusedLocals": True,
    "verbatimModuleSyntax": True,
    "isolatedModules": True,
    "erasableSyntaxOnly": True,
    "target": "ES2022",
    "module": "ESNext",
    "moduleResolution": "bundler",
    "moduleDetection": "force",
    "lib": ["ES2022", "DOM"],
    "types": [],
}

Errors = dict[tuple[str, int], str]


def write(model: Model, folder: Path, **options: object) -> None:
    """Render a model into a folder."""
    for file in target.render(model, Settings("shop", options)):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def compile(
    folder: Path,
    files: Iterable[str],
    *,
    version: str = "7",
    emit: str | None = None,
    **options: object,
) -> Errors:
    """The first error of each line, by file and line. With `emit`, JavaScript is written to that folder.

    `options` are the compiler's, instead of the strict ones.
    """
    output: dict[str, object] = (
        {"noEmit": True} if emit is None else {"outDir": emit, "rootDir": "."}
    )
    config = {"compilerOptions": STRICT | output | options, "files": sorted(files)}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run(
        [BIN / f"tsc-{version}", "-p", ".", "--pretty", "false"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    found: Errors = {}
    for match in re.finditer(r"^(.+?)\((\d+),\d+\): error (TS\d+: .*)$", done.stdout, re.MULTILINE):
        found.setdefault((match[1], int(match[2])), match[3])
    if done.returncode and not found:
        raise AssertionError(done.stdout + done.stderr)
    return found


def run(script: str, folder: Path) -> str:
    """What an ES module prints under node."""
    path = folder / "run.mjs"
    path.write_text(script, encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return subprocess.run(
        [BIN / "node", path], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
