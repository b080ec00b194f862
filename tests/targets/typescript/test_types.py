"""The types, judged by the compiler: what they accept, and what they refuse.

A case is a folder: `spec.yaml`, and `use.ts` with code that uses its types, where `@ts-expect-error` stands
above every line that must be refused. All of them are compiled in one run, strictly.
"""

from pathlib import Path
from typing import Final

import pytest

from contractor.contract import read
from contractor.diagnostic import DocumentError
from contractor.model import build
from contractor.source import Files
from tests.targets.typescript.compiler import Errors, compile, run, write

FOLDER: Final = Path(__file__).parent / "cases"
PROJECT_CASES: Final = Path(__file__).parents[2] / "cases"
CASES: Final = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Errors]:
    """Every case, compiled in one run; JavaScript in `js/`."""
    folder = tmp_path_factory.mktemp("typescript")
    files: list[str] = []
    for name in CASES:
        write(build(read(Files.open(FOLDER / name / "spec.yaml"))), folder / name)
        for use in FOLDER.joinpath(name).glob("*.ts"):
            (folder / name / use.name).write_bytes(use.read_bytes())
            files.append(f"{name}/{use.name}")
        files.append(f"{name}/typescript/paths.ts")
    return folder, compile(folder, files, emit="js")


@pytest.mark.parametrize("name", CASES)
def test_types_accept_and_refuse(name: str, compiled: tuple[Path, Errors]) -> None:
    folder, errors = compiled
    found = {
        f"{file}:{line} {(folder / file).read_text(encoding='utf-8').splitlines()[line - 1].strip()}": error
        for (file, line), error in errors.items()
        if file.startswith(f"{name}/")
    }
    assert found == {}


def test_enumerations_are_values(compiled: tuple[Path, Errors]) -> None:
    folder, _ = compiled
    script = """
        import * as T from "./js/enumerations/typescript/types.js";
        console.log(JSON.stringify([T.Size, T.Level, T.Word, T.Odd]));
        console.log(JSON.stringify(Object.keys(T)));
    """
    values, names = run(script, folder).splitlines()
    assert values == (
        '[{"Small":"small","ExtraLarge":"extra-large"},{"Low":1,"High":2},{"Yes":"yes","No":"no"},'
        '{"Empty":"","Space":" ","Minus":"-","AB":"a\\"b","Value9":"9","Proto":"__proto__"}]'
    )
    assert names == '["Level","Odd","Size","Word"]'


@pytest.mark.parametrize("version", ["5.9", "7"])
def test_every_case_of_the_project_compiles(version: str, tmp_path: Path) -> None:
    files: list[str] = []
    for spec in sorted(PROJECT_CASES.glob("*/spec.yaml")):
        try:
            model = build(read(Files.open(spec)))
        except DocumentError:
            continue
        write(model, tmp_path / spec.parent.name)
        files += [f"{spec.parent.name}/typescript/{name}.ts" for name in ("types", "paths")]
    assert len(files) > 20
    assert compile(tmp_path, files, version=version) == {}
