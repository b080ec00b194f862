"""Documents that nobody writes on purpose: what is proposed for them is applied without an error all the same."""

import json
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import orm

from tests.proposing.stored import applied, generated, proposed

SCHEMAS = (
    "Order",
    "order",
    "Orders",
    "User",
    "Row",
    "Base",
    "Select",
    "a.b",
    "A/B",
    "It's",
    "Ünïcode",
    "x" * 90,
)
PROPERTIES = (
    "id", "ID", "Id", "uuid", "orderId", "order_id", "userIds", "name", "version", "row_id", "position", "created_at",
    "metadata", "registry", "class", "a b", "a.b", "it's", '"', "", "é", "key", "parentId", "password", "price", "user",
    "lines", "n" * 70, "deleted_at", "x\ty",
)  # fmt: skip
#: Names of properties that refer to things of some of these schemas.
KEYS = ("orderId", "order_id", "userId", "userIds", "orderIds", "parentId", "thing_id")
VALUES: tuple[dict[str, Any], ...] = (
    {"type": "string", "format": "uuid", "readOnly": True},
    {"type": "string", "format": "uuid"},
    {"type": "string"},
    {"type": ["string", "null"]},
    {"type": "integer"},
    {"type": "number", "multipleOf": 0.01},
    {"type": "number", "format": "decimal"},
    {"type": "string", "writeOnly": True},
    {"type": "string", "format": "date-time", "readOnly": True},
    {"type": "array", "items": {"type": "string", "format": "uuid"}},
    {"type": "array", "items": {"type": ["string", "null"]}},
    {"enum": ["a", "b"]},
    {"type": "object"},
    {},
    True,  # type: ignore[assignment]
)


def reference(name: str) -> dict[str, str]:
    escaped = name.replace("~", "~0").replace("/", "~1")
    return {"$ref": f"#/components/schemas/{escaped}"}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(SCHEMAS), min_size=1, max_size=5, unique=True))
    refers = st.sampled_from(names).map(reference)
    values = st.one_of(
        st.sampled_from(VALUES),
        refers,
        refers.map(lambda one: {"type": "array", "items": one}),
        refers.map(lambda one: {"oneOf": [one, {"type": "null"}]}),
    )
    key = draw(st.sampled_from(VALUES[:5]))
    schemas: dict[str, Any] = {}
    for name in names:
        held = draw(st.dictionaries(st.sampled_from(PROPERTIES), values, min_size=1, max_size=7))
        if draw(st.integers(0, 3)):
            held["id"] = dict(key)
        for one in draw(st.lists(st.sampled_from(KEYS), max_size=2, unique=True)):
            held[one] = {"type": "array", "items": dict(key)} if one.endswith("s") else dict(key)
        required = draw(st.lists(st.sampled_from([*held] or ["id"]), max_size=3, unique=True))
        schema: dict[str, Any] = {"type": "object", "properties": held, "required": required}
        if not draw(st.integers(0, 4)):
            schema = {"allOf": [draw(refers), schema]}
        schemas[name] = schema
    paths: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(names), min_size=1, unique=True)):
        above = draw(st.sampled_from(["", "/orders/{id}", "/users/{userId}"]))
        place = draw(
            st.sampled_from(["/orders", "/users", "/things", "/a.json", "/user/get", "/order"])
        )
        said = {"content": {"application/json": {"schema": reference(name)}}}
        listed = {"type": "array", "items": reference(name)}
        several = {"content": {"application/json": {"schema": listed}}}
        good = {"200": {"description": "", **said}}
        paths[above + place] = {
            "get": {"responses": {"200": {"description": "", **several}}},
            "post": {"requestBody": said, "responses": good},
        }
        variable = draw(st.sampled_from(["id", "orderId", "userId", "name"]))
        if f"{{{variable}}}" not in above:
            paths[f"{above}{place}/{{{variable}}}"] = {
                "get": {"responses": good},
                "put": {"requestBody": said, "responses": good},
            }
    for path, item in paths.items():
        item["parameters"] = [
            {"name": part[1:-1], "in": "path", "required": True, "schema": {"type": "string"}}
            for part in path.split("/")
            if part.startswith("{")
        ]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Odd", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_what_is_proposed_can_be_applied_and_made(document: dict[str, Any]) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        path = folder / "odd.json"
        path.write_text(json.dumps(document), "utf-8")
        *_, text = proposed(path)
        if not text:
            return
        with generated(applied(path, text, folder), "odd", folder) as module:
            orm.configure_mappers()
            engine = import_module("odd._tables").engine("sqlite://")
            module.Base.metadata.create_all(engine)
            engine.dispose()
            module.Base.registry.dispose()
