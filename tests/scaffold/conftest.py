"""Applications that were scaffolded from small documents, imported into this process."""

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

import contractor
from contractor.model import Model, build
from contractor.scaffold import scaffold
from contractor.targets import Settings
from contractor.targets.fastapi import target as fastapi
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target as sqlalchemy

ROOT = Path(__file__).parents[2]
PACKAGE = "small_api"
Serve = Callable[[str], TestClient]
ServeModel = Callable[[Model], TestClient]


def model_of(document: str, folder: Path) -> Model:
    """The model of a document that is given as text."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "openapi.yaml"
    path.write_text(document, encoding="utf-8")
    return build(contractor.read(path))


def written(model: Model, folder: Path, package: str = PACKAGE) -> Mapping[str, str]:
    """Write generated code and a scaffold below a folder; the files of the scaffold."""
    for target in (pydantic, fastapi, sqlalchemy):
        for file in target.render(model, Settings(package, {})):
            put(folder / "generated" / file.path, file.text)
    made = scaffold(model, package).files
    for path, text in made.items():
        put(folder / "app" / path, text)
    return made


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def document(paths: str, more: str = "") -> str:
    """A document with these paths, as YAML, and whatever else."""
    return f"openapi: 3.1.1\ninfo: {{title: Small, version: '1'}}\npaths:\n{paths}\n{more}"


@pytest.fixture
def serve(serve_model: ServeModel, tmp_path: Path) -> Serve:
    """What scaffolds a document that is given as text, and gives a client of the application."""

    def served(text: str) -> TestClient:
        yaml.safe_load(text)
        return serve_model(model_of(text, tmp_path))

    return served


@pytest.fixture
def served(database: str, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """What gives a client of the application on a new database, filled as a new one is while one develops."""
    monkeypatch.setenv("DATABASE_URL", database)

    def on_database(spec: str) -> TestClient:
        client = serve(spec)
        kept: Any = sys.modules["app.database"]
        kept.begin()
        return client

    return on_database


@pytest.fixture
def serve_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServeModel]:
    """What scaffolds a model and gives a client of the application; its modules are forgotten afterwards."""

    def served(model: Model) -> TestClient:
        written(model, tmp_path)
        monkeypatch.chdir(tmp_path)
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.syspath_prepend(str(tmp_path / "generated" / "python"))
        module: Any = importlib.import_module("app.main")
        return TestClient(module.app)

    yield served
    database = sys.modules.get("app.database")
    if database is not None:
        database.database.dispose()
    for name in [*sys.modules]:
        if name.partition(".")[0] in ("app", PACKAGE):
            del sys.modules[name]
