"""Laws that hold for every document: what names depend on, and what they do not."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from contractor.contract import read
from contractor.diagnostic import DocumentError
from contractor.model import Enumeration, Model, Record, build
from contractor.source import Files
from contractor.text import pascal, snake
from tests.documents import CORPUS, corpus

ROOT = Path(__file__).parents[1]
OWN = [ROOT / "specs" / "bookshop.yaml", *sorted((ROOT / "tests" / "cases").glob("*/spec.yaml"))]
SMALL = ("museum.yaml", "petstore-expanded.yaml", "train-travel.yaml", "box.json", "discord.json")
#: A component, an operation with types of its own, and a tag: nothing that any other document refers to.
SCHEMA = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["ant", "bear"]},
        "den": {"type": "object", "properties": {"deep": {"type": "boolean"}}},
    },
}
OPERATION = {
    "operationId": "listAardvarkSightings",
    "responses": {
        "200": {"description": "ok", "content": {"application/json": {"schema": SCHEMA}}}
    },
}


def title(path: Path) -> str:
    return path.parent.name if path.name == "spec.yaml" else path.name


def opened(path: Path) -> Files:
    try:
        return Files.open(path)
    except DocumentError:
        pytest.skip("this case is refused as a whole; its own test says how")


def modelled(files: Files) -> Model:
    try:
        return build(read(files))
    except DocumentError:
        pytest.skip("this case is refused as a whole; its own test says how")


def names(model: Model) -> dict[str, Any]:
    """Every name of a model, by the key of what it names."""
    found: dict[str, Any] = {}
    for key, definition in model.definitions.items():
        found[key] = pascal(definition.name)
        if isinstance(definition, Record):
            found[key + " properties"] = {one.name: one.words for one in definition.properties}
        if isinstance(definition, Enumeration):
            found[key + " members"] = {str(one.value): one.words for one in definition.members}
    found |= {f"{call.method} {call.path} {call.at}": call.name for call in model.calls}
    return found


def shuffled(value: Any, source: random.Random) -> Any:
    """The value with the members of every object in another order."""
    if isinstance(value, dict):
        items = list(value.items())
        source.shuffle(items)
        return {key: shuffled(item, source) for key, item in items}
    return [shuffled(item, source) for item in value] if isinstance(value, list) else value


def single(path: Path) -> Any:
    """The data of a document that is one file."""
    files = opened(path)
    if len(modelled(files).contract.files.loaded) > 1:
        pytest.skip("a document of many files cannot be shuffled in memory")
    return files.root.data


def assert_order_names_nothing(path: Path, seeds: int) -> None:
    data = single(path)
    expected = names(modelled(Files.of_data(data)))
    for seed in range(seeds):
        mixed = shuffled(data, random.Random(seed))
        assert names(modelled(Files.of_data(mixed))) == expected


def assert_additions_rename_nothing(path: Path) -> None:
    data = json.loads(json.dumps(single(path)))
    before = names(modelled(Files.of_data(data)))
    components = data.setdefault("components", {})
    components["schemas"] = {
        "AardvarkSighting": SCHEMA,
        **components.get("schemas", {}),
        "ZebraSighting": SCHEMA,
    }
    data["paths"] = {"/aardvarks": {"get": OPERATION}, **data.get("paths", {})}
    after = names(modelled(Files.of_data(data)))
    assert {key: after.get(key) for key in before} == before


@pytest.mark.parametrize("path", OWN, ids=title)
def test_the_order_of_keys_names_nothing(path: Path) -> None:
    assert_order_names_nothing(path, seeds=3)


@pytest.mark.parametrize("path", OWN, ids=title)
def test_additions_rename_nothing(path: Path) -> None:
    assert_additions_rename_nothing(path)


@corpus
@pytest.mark.parametrize("name", SMALL)
def test_the_names_of_real_documents_depend_on_nothing_else(name: str) -> None:
    assert_order_names_nothing(CORPUS / name, seeds=1)
    assert_additions_rename_nothing(CORPUS / name)


@pytest.mark.parametrize("path", OWN, ids=title)
def test_names_are_unique_and_can_be_written(path: Path) -> None:
    model = modelled(opened(path))
    made = [pascal(definition.name) for definition in model.definitions.values()]
    assert len({name.casefold() for name in made}) == len(made)
    calls = [snake(call.name) for call in model.calls]
    assert len(set(calls)) == len(calls)
    for name in (*made, *calls):
        assert name.isidentifier(), name
    for definition in model.definitions.values():
        inside: list[str] = []
        if isinstance(definition, Record):
            inside = [snake(one.words) for one in definition.properties]
        if isinstance(definition, Enumeration):
            inside = [snake(one.words) for one in definition.members]
        assert len(set(inside)) == len(inside), definition
        assert all(name.isidentifier() for name in inside), inside


@pytest.mark.parametrize("path", OWN, ids=title)
def test_shaping_is_pure(path: Path) -> None:
    files = opened(path)
    assert modelled(files) == modelled(files)
    assert list(modelled(files).definitions) == list(modelled(files).definitions)
