"""Published documents, served: what is routed is what they list, and what is served is what they say."""

import json
import re
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from contractor.contract import read
from contractor.contract.bundle import bundle
from contractor.source import Files
from tests.served.conftest import SPECS

#: The path of the first server of each document.
PREFIXES = {
    "bookshop": "/v1",
    "museum": "/_mock/docs/openapi/museum-api",
    "train_travel": "/rest/Train+Travel+API/1.0.0",
}


def application(package: str, **implementations: Any) -> Any:
    """The application of a package, with nothing behind what is not given."""
    create = import_module(f"{package}.api").create_app
    wanted = [
        name
        for name, one in signature(create).parameters.items()
        if one.kind is one.KEYWORD_ONLY and name not in ("check_replies", "largest_body")
    ]
    return create(**{**{name: lambda *given: None for name in wanted}, **implementations})


@pytest.mark.parametrize("package", SPECS)
def test_routes_are_those_of_the_document(package: str, packages: Path) -> None:
    if not SPECS[package].exists():
        pytest.skip(f"{SPECS[package].name} is not here")
    contract = read(Files.open(SPECS[package]))
    app = application(package)
    routed = {
        (method, re.sub(r"\{[^}]*\}", "{}", path))
        for path, item in app.openapi()["paths"].items()
        for method in item
    }
    listed = {
        (one.method, PREFIXES[package] + re.sub(r"\{[^}]*\}", "{}", one.path))
        for one in contract.endpoints
        if one.kind == "path"
    }
    assert routed == listed
    client = TestClient(app)
    served = client.get("/openapi.json").content
    assert served == (packages / package / "openapi.json").read_bytes()
    assert json.loads(served) == json.loads(json.dumps(bundle(contract, keep_ours=False)))


@pytest.mark.parametrize("package", SPECS)
def test_every_operation_answers(package: str, packages: Path) -> None:
    """With nothing behind it, an operation refuses, or reaches the implementation that is not there."""
    if not SPECS[package].exists():
        pytest.skip(f"{SPECS[package].name} is not here")
    client = TestClient(application(package), raise_server_exceptions=False)
    described = json.loads((packages / package / "_operations.json").read_bytes())
    for operation in described["operations"]:
        path = re.sub(r"\{[^}]*\}", "00000000-0000-0000-0000-000000000000", operation["path"])
        answer = client.request(operation["method"].upper(), path)
        documented = {*operation["answers"], "500", "400", "401"}
        assert str(answer.status_code) in documented or "default" in documented, answer.text
