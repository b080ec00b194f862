"""What is served is what the document lists, read here once more and by other means: as plain data.

Method, path, parameters, whether they are required, the body and the statuses, of the application's own types:
its routes, the annotations of its protocols, the classes of its replies.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from fastapi import APIRouter, FastAPI

from tests.served.conftest import SPECS
from tests.served.test_documents import PREFIXES, application

_METHODS = frozenset("get put post delete options head patch trace".split())
#: What the boundary reads by itself (OpenAPI 3.1 §4.8.12.1).
_IGNORED = frozenset({"accept", "content-type", "authorization"})


def resolved(document: Any, node: Any) -> Any:
    while isinstance(node, dict) and "$ref" in node:
        found = document
        for token in node["$ref"].removeprefix("#/").split("/"):
            found = found[token.replace("~1", "/").replace("~0", "~")]
        node = found
    return node


def listed(document: Any, prefix: str) -> Iterator[tuple[Any, ...]]:
    """Method, path, required and other parameters, body, statuses of each operation of a document."""
    for path, item in document["paths"].items():
        shared = [resolved(document, one) for one in item.get("parameters", ())]
        for method in _METHODS & item.keys():
            operation = item[method]
            own = [resolved(document, one) for one in operation.get("parameters", ())]
            both = {(one["in"], one["name"]): one for one in (*shared, *own)}
            parameters = {
                (place, name): bool(one.get("required"))
                for (place, name), one in both.items()
                if place != "header" or name.lower() not in _IGNORED
            }
            body = resolved(document, operation.get("requestBody"))
            yield (
                method,
                prefix + re.sub(r"\{[^}]*\}", "{}", path),
                frozenset(parameters.items()),
                None if body is None else bool(body.get("required")),
                frozenset(str(status) for status in operation["responses"]),
            )


def served(package: str, app: FastAPI) -> Iterator[tuple[Any, ...]]:
    """The same of an application: what code says, and beside it what the boundary reads."""
    contract = import_module(f"{package}.api").contract
    routed = {
        (method, path): one
        for path, item in app.openapi()["paths"].items()
        for method, one in item.items()
    }
    assert len(routed) == len(contract.description["operations"])
    for operation in contract.description["operations"]:
        key = (operation["method"], operation["path"])
        hints = method_of(package, routed[key], operation)
        for one in operation.get("parameters", ()):
            hint = hints[one["argument"]]
            optional = NoneType in get_args(hint)
            # An absent one is None, unless a default stands in for it.
            assert optional or one.get("required") or "default" in one, (key, one["name"])
        # `MaybeAwaitable` is the union of them, and what gives it.
        replies = [one for one in get_args(hints["return"]) if isinstance(one, type)]
        statuses = {status_of(one) for one in replies}
        yield (
            operation["method"],
            re.sub(r"\{[^}]*\}", "{}", operation["path"]),
            frozenset(
                ((one["place"], one["name"]), bool(one.get("required")))
                for one in operation.get("parameters", ())
            ),
            operation["body"]["required"] if "body" in operation else None,
            frozenset(statuses),
        )


def status_of(reply: type) -> str:
    """What a class of replies answers."""
    own = vars(reply).get("status")
    if own is not None:
        return str(own)
    return "default" if reply.__name__.endswith("Default") else reply.__name__[-3:]


def method_of(package: str, route: Any, operation: Any) -> dict[str, Any]:
    """The annotations of the method that implements an operation."""
    api = import_module(f"{package}.api")
    for name in api.__all__:
        protocol = getattr(api, name)
        if name.endswith("Api"):
            for method in vars(protocol).values():
                said = f"`{operation['method'].upper()} "
                if callable(method) and said in (method.__doc__ or ""):
                    written = (method.__doc__ or "").rpartition(said)[2].partition("`")[0]
                    if operation["path"].endswith(path_of(written, operation)):
                        return get_type_hints(method, include_extras=True)
    raise AssertionError(f"{operation['id']} is no method of any protocol")


def path_of(written: str, operation: Any) -> str:
    names = iter(re.findall(r"\{[^}]*\}", operation["path"]))
    return re.sub(r"\{[^}]*\}", lambda _: next(names, "{}"), written)


@pytest.mark.parametrize("package", SPECS)
def test_what_is_served_is_what_is_listed(package: str, packages: Path) -> None:
    if not SPECS[package].exists():
        pytest.skip(f"{SPECS[package].name} is not here")
    document = yaml.safe_load(SPECS[package].read_text("utf-8"))
    found = {one[:2]: one for one in served(package, application(package))}
    wanted = {one[:2]: one for one in listed(document, PREFIXES[package])}
    assert found == wanted


def test_a_test_of_an_application_can_ask_what_is_missing(packages: Path) -> None:
    api = import_module("bookshop.api")
    assert api.contract.unserved(application("bookshop")) == []
    app = api.contract.app()
    assert "GET /v1/books/{isbn}" in api.contract.unserved(app)
    routers: list[APIRouter] = [
        getattr(import_module(f"bookshop.api.{name}"), f"{name}_router")(lambda: None)
        for name in ("authors", "books", "customers")
    ]
    for router in routers:
        app.include_router(router)
    assert {one.partition(" ")[2].split("/")[2] for one in api.contract.unserved(app)} == {"orders"}
