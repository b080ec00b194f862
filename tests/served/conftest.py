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


ENGINES = ("contractor", "datamodel-code-generator")


def generate(spec: Path, package: str, out: Path, engine: str = "contractor") -> None:
    """Write the models, the server and the tables of a document below a folder."""
    model = build(contractor.read(spec))
    for target in (pydantic, fastapi, sqlalchemy):
        options = {"engine": engine} if target is pydantic else {}
        for file in target.render(model, Settings(package, options)):
            path = out / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")


@pytest.fixture(scope="session", params=ENGINES)
def packages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The folder that the packages of all documents that are here can be imported from, by each engine."""
    if request.param != "contractor":
        pytest.importorskip("datamodel_code_generator", reason="make setup installs it")
    out = tmp_path_factory.mktemp("served")
    for package, spec in SPECS.items():
        if spec.exists():
            generate(spec, package, out, request.param)
    sys.path.insert(0, str(out / "python"))
    yield out / "python"
    sys.path.remove(str(out / "python"))
    # What stands on them is imported anew with the packages of the other engine.
    for name in [*sys.modules]:
        if name.partition(".")[0] in (*SPECS, "shop") or name == "tests.served.shop":
            del sys.modules[name]
