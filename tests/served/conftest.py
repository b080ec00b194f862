"""Packages that are generated once for all tests here, and can be imported."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import contractor
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.fastapi import target as fastapi
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target as sqlalchemy

ROOT = Path(__file__).parents[2]
SPECS = {
    "bookshop": ROOT / "specs" / "bookshop.yaml",
    "museum": ROOT.parent / "shared" / "corpus" / "museum.yaml",
    "train_travel": ROOT.parent / "shared" / "corpus" / "train-travel.yaml",
}


def generate(spec: Path, package: str, out: Path) -> None:
    """Write the models, the server and the tables of a document below a folder, and put it on the way of imports."""
    model = build(contractor.read(spec))
    for target in (pydantic, fastapi, sqlalchemy):
        for file in target.render(model, Settings(package)):
            path = out / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that the packages of all documents that are here can be imported from."""
    out = tmp_path_factory.mktemp("served")
    for package, spec in SPECS.items():
        if spec.exists():
            generate(spec, package, out)
    sys.path.insert(0, str(out / "python"))
    yield out / "python"
    sys.path.remove(str(out / "python"))
