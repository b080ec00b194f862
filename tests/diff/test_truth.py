"""What the promise *client* says is what type checkers say.

A file `caller*` in a case is code that somebody wrote against the old version, `server*` an implementation of it.
It passes mypy or tsc there, and against the new version it fails exactly where the rules that it names were met in
its language.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contractor.diagnostic import Severity
from contractor.diff.client import client
from contractor.model import Model
from contractor.targets import File, Settings
from contractor.targets.fastapi import target as fastapi
from contractor.targets.pydantic import target as pydantic
from contractor.targets.typescript import target as typescript
from contractor.workspace.exposing import exposed
from contractor.workspace.options import settled
from tests.corpus import TSCONFIG
from tests.diff.promises import ROWS, model

CASES = Path(__file__).parents[1] / "breaking"
CALLERS = sorted([*CASES.glob("client-*/caller*"), *CASES.glob("client-*/server*")])
SIDES = ("base", "head")
BIN = Path(sys.executable).parent
#: Rules about names that only Python has.
PYTHON_ONLY = {"client-attribute-renamed", "client-type-base-changed"}


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Callers that fail, as `case/side/name`: both checkers look at all of them at once."""
    root = tmp_path_factory.mktemp("truth")
    for case in sorted({path.parent for path in CALLERS}):
        for side in SIDES:
            write(root, case, side)
    config = {**TSCONFIG, "include": ["typescript/**/*.ts"]}
    (root / "tsconfig.json").write_text(json.dumps(config), "utf-8")
    said = run(root, "tsc-7", "-p", root) + run(
        root, "mypy", "--strict", "--config-file=", "--cache-dir", root / ".mypy", root / "python"
    )
    return set(located(said, root))


def write(root: Path, case: Path, side: str) -> None:
    """Generate a version of a case, and put its callers beside it."""
    made = model(case / f"{side}.yaml")
    name = f"{case.name}_{side}".replace("-", "_")
    python, script = root / "python", root / "typescript" / case.name / side
    served = any(case.glob("server*"))
    for target in (pydantic, typescript, *([fastapi] if served else [])):
        for file in target.render(made, Settings(name, settled(target, {}))):
            path = Path(file.path)
            place = python / path.relative_to("python") if path.parts[0] == "python" else None
            place = place or script / path.relative_to("typescript")
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(file, File):
                place.write_text(file.text, "utf-8")
    for caller in [one for one in CALLERS if one.parent == case]:
        text = caller.read_text("utf-8")
        if caller.suffix == ".ts":
            (script / caller.name).write_text(text, "utf-8")
        else:
            text = text.replace("from contract.", f"from {name}.")
            (python / name / caller.name).write_text(text, "utf-8")


def run(root: Path, command: str, *arguments: object) -> str:
    done = subprocess.run(
        [BIN / command, *map(str, arguments)], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1, 2), done.stdout + done.stderr
    return done.stdout


def located(said: str, root: Path) -> Iterator[str]:
    """Each file that has an error, as `case/side/name`."""
    for line in said.splitlines():
        if ": error" not in line:
            continue
        path = Path(line.partition(":")[0].partition("(")[0])
        path = path.relative_to(root) if path.is_absolute() else path
        if path.parts[0] == "typescript":
            yield "/".join(path.parts[1:])
        else:
            case, _, side = path.parts[1].rpartition("_")
            yield f"{case.replace('_', '-')}/{side}/{path.name}"


def met(case: Path, language: str) -> set[str]:
    """The rules that a case meets in a language, but for those that are for information."""
    old, new = (model(case / f"{side}.yaml") for side in SIDES)
    found = {id for id, spoken in rules(old, new) if language in spoken}
    return {id for id in found if ROWS[id].level > Severity.INFO}


def rules(old: Model, new: Model) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in client(exposed(old), exposed(new)):
        every = ("Python",) if one.id in PYTHON_ONLY else ("Python", "TypeScript")
        yield one.id, one.arguments.get("languages", every)


@pytest.mark.parametrize("caller", CALLERS, ids=lambda path: path.relative_to(CASES).as_posix())
def test_code_fails_where_it_is_said_to(caller: Path, failing: set[str]) -> None:
    language = "Python" if caller.suffix == ".py" else "TypeScript"
    head = caller.read_text("utf-8").splitlines()[0]
    about = {id.strip() for id in head.partition("about:")[2].split(",")}
    case = caller.parent.name
    assert f"{case}/base/{caller.name}" not in failing
    breaks = bool(about & met(caller.parent, language))
    assert (f"{case}/head/{caller.name}" in failing) is breaks
