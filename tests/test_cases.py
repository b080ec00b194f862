"""Every folder of tests/cases: what contractor makes of `spec.yaml` is what stands in `expect/`.

Files called `*.overlay.yaml` beside it are applied in the order of their names; a `contractor.toml` holds options
of targets.

`make expect` writes `expect/` anew; the diff of that is what a reviewer reads.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

import contractor
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.fastapi import target as fastapi
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target as sqlalchemy
from contractor.targets.typescript import target as typescript
from contractor.workspace.config import load
from contractor.workspace.options import settled
from tests.corpus import Outcome, outcomes_of

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/spec.yaml"))
REWRITE = os.environ.get("CONTRACTOR_REWRITE") == "1"
#: Runtime files, the package's index and the document itself: the same for all, or said by the rest.
BOILERPLATE = (
    "_schema.py",
    "_wire.py",
    "_lazy.py",
    "_failures.py",
    "_repositories.py",
    "_sessions.py",
    "_tables.py",
    "_contract.py",
    "__init__.py",
    "py.typed",
    "http.ts",
    "json.ts",
    "openapi.json",
)
FOLDERS = ("models", "api")


def made(case: Path) -> dict[str, str]:
    """What comes out of a case, by its path below `expect/`."""
    try:
        overlays = sorted(case.glob("*.overlay.yaml"))
        contract = contractor.read(case / "spec.yaml", overlays=overlays)
    except contractor.DocumentError as refusal:
        return {"findings.txt": "".join(f"{line}\n" for line in told(refusal.findings))}
    findings = contract.files.locate(contractor.lint(contract))
    files = {"findings.txt": "".join(f"{line}\n" for line in told(findings))}
    model = build(contract)
    configuration = case / "contractor.toml"
    chosen = load(configuration if configuration.exists() else None).targets
    for target in (pydantic, fastapi, sqlalchemy, typescript):
        options = chosen[target.name].options if target.name in chosen else {}
        for file in target.render(model, Settings("case", settled(target, options))):
            path = PurePosixPath(file.path)
            if path.name == "tables.py" and "x-contractor-table" not in contract.files.root.text:
                continue
            if path.name not in BOILERPLATE and path.parent.name != "_boundary":
                shown = path.parts[-2:] if path.parent.name in FOLDERS else path.parts[-1:]
                files["/".join(shown)] = file.text
    return files


def told(findings: "list[contractor.Finding] | tuple[contractor.Finding, ...]") -> Iterator[str]:
    for finding in findings:
        place = f"{finding.span.line}:{finding.span.column} " if finding.span else ""
        if finding.span is not None and finding.span.file.endswith(".overlay.yaml"):
            place = f"{Path(finding.span.file).name}:{place}"
        yield f"{place}{finding.severity.word}[{finding.id}] {finding.message} ({finding.at})"


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    expect = CASES / name / "expect"
    files = {path: text for path, text in made(CASES / name).items() if text}
    if REWRITE:
        shutil.rmtree(expect, ignore_errors=True)
        for path, text in files.items():
            (expect / path).parent.mkdir(parents=True, exist_ok=True)
            (expect / path).write_text(text, encoding="utf-8", newline="")
    stored = {
        path.relative_to(expect).as_posix(): path.read_bytes().decode()
        for path in sorted(expect.rglob("*"))
        if path.is_file()
    }
    assert stored == files


def test_all_that_comes_out_passes_every_checker(tmp_path: Path) -> None:
    readable = {}
    for name in NAMES:
        try:
            contractor.read(CASES / name / "spec.yaml")
        except contractor.DocumentError:
            continue
        readable[name] = CASES / name / "spec.yaml"
    wrong: list[Outcome] = [one for one in outcomes_of(readable, tmp_path) if not one.held]
    assert not wrong, "\n".join(map(str, wrong))
