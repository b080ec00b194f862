"""Servers of documents that put names where code has its own."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from contractor.model import build
from contractor.targets import Settings
from contractor.targets.fastapi import target as fastapi
from contractor.targets.pydantic import target as pydantic
from tests.documents import contract

Make = Callable[[str, str], Any]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Generates a package from a document, and gives its `api`."""

    def made(package: str, text: str) -> Any:
        model = build(contract(text))
        for target in (pydantic, fastapi):
            for file in target.render(model, Settings(package)):
                path = tmp_path / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(file.text, "utf-8")
        invalidate_caches()
        return import_module(f"{package}.api")

    (tmp_path / "python").mkdir()
    sys.path.insert(0, str(tmp_path / "python"))
    yield made
    sys.path.remove(str(tmp_path / "python"))


ONE = """
openapi: 3.1.1
info: {title: TITLE, version: '1'}
paths:
  /TAG: {get: {operationId: look, tags: [TAG], responses: {'204': {description: ok}}}}
"""


@pytest.mark.parametrize("tag", ["contract", "create_app", "any", "app", "options", "fastapi"])
def test_groups_may_be_called_anything(tag: str, make: Make) -> None:
    api = make(f"odd_{tag}", ONE.replace("TAG", tag).replace("TITLE", "Odd"))
    [protocol] = [name for name in api.__all__ if name.endswith("Api")]
    module = import_module(getattr(api, protocol).__module__)
    base, reply = getattr(api, protocol), module.Look204

    # A class that says nothing of how it is made is made of nothing.
    class Mine(base):  # type: ignore[misc, valid-type]
        def look(self) -> Any:
            return reply()

    for given in (Mine, lambda: Mine()):
        [argument] = [
            name for name, kind in api.create_app.__annotations__.items() if protocol in str(kind)
        ]
        app = api.create_app(**{argument: given})
        assert TestClient(app).get(f"/{tag}").status_code == 204


def test_a_title_is_no_markup(make: Make) -> None:
    title = "'</title><script>alert(1)</script>'"
    api = make("odd_title", ONE.replace("TAG", "things").replace("TITLE", title))
    page = TestClient(api.create_app(things=object)).get("/docs").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_uploads_have_a_name_that_code_can_import(make: Make) -> None:
    assert "Upload" not in make("odd_plain", ONE.replace("TAG", "a").replace("TITLE", "A")).__all__
    body = """
    post:
      tags: [TAG]
      requestBody:
        content:
          multipart/form-data: {schema: {type: object, properties: {file: {type: string, contentMediaType: image/png}}}}
      responses: {'204': {description: ok}}
"""
    text = ONE.replace("  /TAG: {get", "  /up:" + body + "  /TAG: {get")
    api = make("odd_upload", text.replace("TAG", "a").replace("TITLE", "A"))
    assert issubclass(api.Upload, bytes)
