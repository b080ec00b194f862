"""The bundle of a document means what the document means, and of one file is that file."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contractor.contract import Contract, read
from contractor.contract.bundle import bundle, moved
from contractor.contract.json_schema import to_json
from contractor.source import Files
from tests.contract.test_json_schema import takes
from tests.contract.whole import DOCUMENTS
from tests.documents import CORPUS, contract, corpus

_APART = ("raw", "files", "findings", "security_schemes")


def read_files(folder: Path, files: dict[str, Any]) -> Contract:
    """The contract of a document in several files, the first its root."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data))
    (folder / "contractor.toml").touch()
    return read(Files.open(folder / next(iter(files))))


#: What a component is called where its own text does not say it: it moves, and is called otherwise.
_NAMED = {("Example", "name"), ("Callback", "name"), ("MediaType", "type"), ("PathItem", "path")}
#: Sections for what the version has no components of.
_SECTIONS = ("x-pathItems", "x-mediaTypes")


class Moves:
    """Keys of one contract as those of its bundle."""

    def __init__(self, moves: dict[str, str]) -> None:
        self.moves = moves
        self.places = set(moves.values())

    def key(self, key: str) -> str:
        place = next((at for at in _inwards(key) if at in self.moves), None)
        return key if place is None else self.moves[place] + key.removeprefix(place)

    def is_moved(self, key: str) -> bool:
        return any(at in self.places for at in _inwards(self.key(key)))


def _inwards(key: str) -> Iterator[str]:
    while key:
        yield key
        key = key.rpartition("/")[0]


def shown(value: Any, moves: Moves) -> Any:
    """A contract as plain data with the bundle's keys, without the names that components got by moving."""
    if is_dataclass(value):
        at = getattr(value, "at", "")
        return {
            each.name: shown(getattr(value, each.name), moves)
            for each in fields(value)
            if each.name not in _APART
            and not ((type(value).__name__, each.name) in _NAMED and moves.is_moved(at))
        }
    match value:
        case str():
            return moves.key(value)
        case tuple() | list():
            return [shown(item, moves) for item in value]
        case dict():
            out = {
                moves.key(name): shown(item, moves)
                for name, item in value.items()
                if name not in _SECTIONS
            }
            return {name: item for name, item in out.items() if name != "components" or item}
    return value


def same_but_for_keys(found: Contract) -> Contract:
    """Holds the law for one contract; gives the bundle's."""
    again = read(Files.of_data(json.loads(json.dumps(bundle(found)))))
    assert again.findings == ()
    moves = Moves(moved(found))
    assert shown(again, moves) == shown(found, moves)
    return again


def test_parts_of_other_files_become_components(tmp_path: Path) -> None:
    found = read_files(
        tmp_path,
        {
            "openapi.json": {
                "openapi": "3.0.4",
                "info": {"title": "T", "version": "1"},
                "paths": {"/orders": {"$ref": "paths/orders.json"}},
                "components": {"schemas": {"Money": {"$ref": "common.json#/Money"}}},
            },
            "paths/orders.json": {
                "get": {
                    "parameters": [{"$ref": "../common.json#/parameters/Page"}],
                    "responses": {"200": {"$ref": "../common.json#/answers/ok"}},
                }
            },
            "common.json": {
                "Money": {"type": "object", "properties": {"cents": {"$ref": "#/Cents"}}},
                "Cents": {"type": "integer", "x-contractor-name": "Cents"},
                "parameters": {
                    "Page": {"name": "page", "in": "query", "schema": {"$ref": "#/Cents"}}
                },
                "answers": {
                    "ok": {
                        "description": "ok",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "openapi.json#/components/schemas/Money"}
                            }
                        },
                    }
                },
            },
        },
    )
    whole = bundle(found)
    parts = whole["components"]
    assert whole["paths"] == {"/orders": {"$ref": "#/components/x-pathItems/orders"}}
    assert parts["schemas"]["Money"] == {"$ref": "#/components/schemas/common_Money"}
    money = parts["schemas"]["common_Money"]
    assert money["properties"] == {"cents": {"$ref": "#/components/schemas/Cents"}}
    assert list(parts["parameters"]) == ["Page"]
    assert list(parts["responses"]) == ["ok"]
    assert "x-contractor-name" in parts["schemas"]["Cents"]
    assert bundle(found, keep_ours=False)["components"]["schemas"]["Cents"] == {"type": "integer"}
    same_but_for_keys(found)


def test_names_that_collide_all_take_the_longer_one(tmp_path: Path) -> None:
    found = read_files(
        tmp_path,
        {
            "openapi.json": {
                "openapi": "3.1.1",
                "info": {"title": "T", "version": "1"},
                "components": {
                    "schemas": {
                        "A": {"$ref": "a.json#/Money"},
                        "B": {"$ref": "b.json#/money"},
                        "C": {"$ref": "c/b.json#/money"},
                        "D": {"$ref": "d.json#/anyOf/0"},
                        "E": {"$ref": "we%20ird%23.json"},
                    }
                },
            },
            "a.json": {"Money": {"type": "integer"}},
            "b.json": {"money": {"type": "number"}},
            "c/b.json": {"money": {"type": "string"}},
            "d.json": {"anyOf": [{"type": "null"}]},
            "we ird#.json": {"type": "boolean"},
        },
    )
    assert found.findings == ()
    assert moved(found) == {
        "a.json#/Money": "#/components/schemas/a_Money",
        "b.json#/money": "#/components/schemas/b_money",
        "c/b.json#/money": "#/components/schemas/c_b_money",
        "d.json#/anyOf/0": "#/components/schemas/anyOf_0",
        "we ird%23.json#": "#/components/schemas/we_ird",
    }
    same_but_for_keys(found)


def test_identities_stay_where_everything_can_still_be_named(tmp_path: Path) -> None:
    """Dynamic scope is made of resources, so a bundle that lost them would mean something else."""
    found = read_files(
        tmp_path,
        {
            "openapi.json": {
                "openapi": "3.1.1",
                "info": {"title": "T", "version": "1"},
                "components": {
                    "schemas": {
                        "Strict": {"$ref": "strict.json"},
                        "Far": {"$ref": "loses.json"},
                        "Anchored": {"$ref": "anchors.json#here"},
                        "Here": {"$anchor": "here", "type": "string"},
                        "Both": {"$ref": "#here"},
                    }
                },
            },
            "strict.json": {
                "$id": "https://example.com/strict.json",
                "$dynamicAnchor": "node",
                "$ref": "tree.json",
                "unevaluatedProperties": False,
            },
            "tree.json": {
                "$id": "https://example.com/tree.json",
                "$dynamicAnchor": "node",
                "type": "object",
                "properties": {
                    "data": {"$ref": "#/$defs/data"},
                    "children": {"type": "array", "items": {"$dynamicRef": "#node"}},
                },
                "$defs": {"data": {"type": "integer"}},
            },
            "loses.json": {"$id": "https://example.com/loses", "items": {"$ref": "plain.json"}},
            "plain.json": {"type": "integer"},
            "anchors.json": {"$defs": {"a": {"$anchor": "here", "type": "null"}}},
        },
    )
    assert found.findings == ()
    whole = bundle(found)
    schemas = whole["components"]["schemas"]
    assert schemas["tree"]["$id"] == "https://example.com/tree.json"
    assert schemas["strict.json"]["$ref"] == "https://example.com/tree.json"
    assert schemas["loses"] == {"items": {"$ref": "#/components/schemas/plain"}}
    again = read(Files.of_data(whole))
    assert again.findings == ()
    for document in (found, again):
        strict = to_json(document, document.schemas["#/components/schemas/Strict"])
        assert takes(strict, {"children": [{"data": 1}]})
        assert not takes(strict, {"children": [{"daat": 1}]})
        assert takes(to_json(document, document.schemas["#/components/schemas/Both"]), "a")
        assert takes(to_json(document, document.schemas["#/components/schemas/Anchored"]), None)


def test_a_schema_that_is_true_moves(tmp_path: Path) -> None:
    parts = {"schemas": {"A": {"$ref": "b.json"}}}
    root = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "components": parts}
    found = read_files(tmp_path, {"openapi.json": root, "b.json": True})
    assert bundle(found)["components"]["schemas"]["b"] is True
    same_but_for_keys(found)


def test_only_our_own_extensions_are_stripped() -> None:
    found = contract(
        """
        x-contractor-a: 1
        x-other: {x-contractor-b: 1}
        components:
          schemas:
            A:
              x-contractor-table: {name: a}
              properties:
                x-contractor-c: {type: string, default: {x-contractor-d: 1}, x-contractor-e: 1}
        """
    )
    assert bundle(found) == found.raw
    stripped = bundle(found, keep_ours=False)
    assert "x-contractor-a" not in stripped
    assert stripped["x-other"] == {"x-contractor-b": 1}
    assert stripped["components"]["schemas"]["A"] == {
        "properties": {"x-contractor-c": {"type": "string", "default": {"x-contractor-d": 1}}}
    }


@pytest.mark.parametrize("version", DOCUMENTS)
def test_one_file_is_its_own_bundle(version: str) -> None:
    data = DOCUMENTS[version]()
    found = read(Files.of_data(data))
    assert bundle(found) == data
    assert same_but_for_keys(found) == found


# ── any document, cut into files anywhere ─────────────────────────────────────────────────────────


def _cuts(data: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Places where a reference may stand instead."""
    for section, members in data["components"].items():
        if not section.startswith("x-"):
            yield from (("components", section, name) for name in members)
    for name in ("/orders/{id}",):
        yield ("paths", name)
        get = ("paths", name, "get")
        yield from [(*get, "responses", "200"), (*get, "requestBody"), (*get, "parameters", "1")]
        yield (*get, "responses", "200", "content", "application/json", "schema")
        yield (*get, "callbacks", "done")
        yield (*get, "responses", "200", "headers", "X-Rate")
    yield ("components", "schemas", "Order", "properties", "list")
    yield ("components", "schemas", "Page", "allOf", "0")


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for token in path:
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value


def _elsewhere(value: Any, root: str) -> Any:
    """A part with its references to the root document spelled from another file."""
    if isinstance(value, dict):
        if isinstance(value.get("$id"), str):
            return value
        out = {}
        for name, item in value.items():
            leads = name in ("$ref", "o") and isinstance(item, str) and item.startswith("#/")
            out[name] = root + item if leads else _elsewhere(item, root)
        return out
    return [_elsewhere(item, root) for item in value] if isinstance(value, list) else value


@st.composite
def cut(draw: st.DrawFn) -> dict[str, Any]:
    """A whole document in several files: name → data."""
    version = draw(st.sampled_from(sorted(DOCUMENTS)))
    root = DOCUMENTS[version]()
    root.pop("$self", None)  # it would make names of files relative to it
    root["paths"]["/orders/{id}"]["get"]["security"] = [{"oauth": ["read"]}]
    for link in (root["paths"]["/orders/{id}"]["get"]["responses"]["200"]["links"],):
        link["self"] = {"operationId": "getOrder"}
    root["components"]["schemas"].pop("Inner")
    files: dict[str, Any] = {"openapi.json": root}
    names = st.sampled_from(["a.json", "parts/b.json", "parts/deep/c d.json"])
    places = draw(st.lists(st.sampled_from(sorted(_cuts(root))), max_size=6, unique=True))
    # The innermost first, so that what is cut may hold references to what was cut before.
    for path in sorted(places, key=len, reverse=True):
        name, part = draw(names), deepcopy(_at(root, path))
        if "$id" in part:
            continue
        up = "../" * name.count("/")
        part = _reaching(_elsewhere(part, f"{up}openapi.json"), up)
        key = f"{path[-1]}-{len(files.get(name, {}))}"
        files.setdefault(name, {})[key] = part
        above = _at(root, path[:-1])
        reference = {"$ref": f"{name.replace(' ', '%20')}#/{key.replace('/', '~1')}"}
        above[int(path[-1]) if isinstance(above, list) else path[-1]] = reference
    return files


def _reaching(value: Any, up: str) -> Any:
    """References to cut parts, from a folder below."""
    if isinstance(value, dict):
        return {
            name: up + item
            if name == "$ref" and isinstance(item, str) and item.startswith(("a.json", "parts/"))
            else _reaching(item, up)
            for name, item in value.items()
        }
    return [_reaching(item, up) for item in value] if isinstance(value, list) else value


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(cut())
def test_a_document_cut_into_files(files: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        found = read_files(Path(folder), files)
        assert found.findings == ()
        same_but_for_keys(found)


@st.composite
def broken(draw: st.DrawFn) -> dict[str, Any]:
    """A document in several files, some parts of which are anything."""
    files = deepcopy(draw(cut()))
    for _ in range(draw(st.integers(1, 3))):
        data = files[draw(st.sampled_from(sorted(files)))]
        path = draw(st.sampled_from(sorted(_paths(data), key=str)))
        place = _at(data, path[:-1])
        key = int(path[-1]) if isinstance(place, list) else path[-1]
        place[key] = deepcopy(draw(_ANYTHING))
    return files


def _paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in members:
        if (*path, key) != ("openapi",):
            yield (*path, str(key))
        if isinstance(item, (dict, list)):
            yield from _paths(item, (*path, str(key)))


_ANYTHING = st.sampled_from(
    [
        *(None, 1, "a", [], {}, True, [1], {"a": 1}),
        *({"$ref": to} for to in ("nowhere.json", "a.json", "parts/b.json#/a", "#", 1)),
        {"$ref": "openapi.json#/info"},
        {"$id": "https://example.com/x", "$ref": "a.json#/Order-0"},
        {"discriminator": {"mapping": 1}},
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(broken())
def test_a_broken_document_in_files_has_a_bundle(files: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        found = read_files(Path(folder), files)
        whole = bundle(found)
        assert bundle(read(Files.of_data(whole))) == whole


@corpus
@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*")) if CORPUS.is_dir() else [], ids=lambda path: path.name
)
def test_real_documents_are_their_own_bundles(path: Path) -> None:
    found = read(Files.open(path))
    assert bundle(found) == found.raw
    stripped = bundle(found, keep_ours=False)
    assert read(Files.of_data(stripped)) == found


@pytest.mark.parametrize("version", ["3.0.4", "3.1.1"])
def test_references_beside_an_honoured_nullable(tmp_path: Path, version: str) -> None:
    root = {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "components": {
            "schemas": {
                "A": {
                    "nullable": True,
                    "allOf": [{"$ref": "other.json"}],
                    "readOnly": True,
                    "not": {"properties": {"x": {"$ref": "other.json#/properties/c"}}},
                },
                "B": {
                    "type": "object",
                    "nullable": True,
                    "properties": {"b": {"$ref": "other.json"}},
                },
            }
        },
    }
    read_files(
        tmp_path, {"openapi.json": root, "other.json": {"properties": {"c": {"type": "string"}}}}
    )
    found = read(Files.open(tmp_path / "openapi.json"), honour_nullable=True)
    assert found.findings == ()
    schema = found.schemas["#/components/schemas/A"]
    assert schema.read_only
    assert [one.types for one in schema.any_of] == [(), ("null",)]
    text = json.dumps(bundle(found))
    assert "other.json" not in text
    again = read(Files.of_text(text), honour_nullable=True)
    moves = Moves(moved(found))
    assert shown(again, moves) == shown(found, moves)
