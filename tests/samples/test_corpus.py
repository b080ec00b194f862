"""Values of real documents: there are some, they are valid, and they are the same everywhere."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from contractor.contract import Contract, Schema, read
from contractor.contract.travel import Direction
from contractor.samples import NoSample, Samples
from contractor.source import Files
from tests.documents import CORPUS, corpus
from tests.samples.judges import Judges, asked, holders

BOOKSHOP = Path(__file__).parents[2] / "specs" / "bookshop.yaml"
NAMES = (
    "museum.yaml",
    "train-travel.yaml",
    "petstore-expanded.yaml",
    "adyen-checkout.json",
    "box.json",
    "discord.json",
)
#: Schemas that no value is of, and why.
NONE = {
    "discord.json": {
        "get /guilds/{guild_id}/requests status": "its `enum` lists nothing",
    }
}
#: CPU seconds for all values of a document, reading left out; what was measured is below a third of it.
SECONDS = {"museum.yaml": 1.0, "box.json": 25.0}


def opened(name: str) -> Contract:
    return read(Files.open(BOOKSHOP if name == "bookshop" else CORPUS / name))


DOCUMENTS = [
    pytest.param("bookshop"),
    *(pytest.param(name, marks=corpus) for name in NAMES),
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_schema_of_an_operation_has_valid_values(name: str) -> None:
    contract = opened(name)
    samples = Samples(contract)
    found: list[tuple[Schema, Direction, list[Any]]] = []
    without: dict[str, str] = {}
    began = time.process_time()
    for place, schema, direction in asked(contract):
        try:
            values = [samples.value(schema, direction, variant) for variant in range(3)]
            found.append((schema, direction, values))
        except NoSample as why:
            without[place] = why.why
    spent = time.process_time() - began
    assert without == NONE.get(name, {})
    assert spent < SECONDS.get(name, 60)
    judges = Judges(contract, [(schema, direction) for schema, direction, _ in found])
    for schema, direction, values in found:
        for value in values:
            assert judges.takes(schema, value, direction), (schema.at, value)


@pytest.mark.parametrize("name", DOCUMENTS[:4])
def test_values_are_the_same_in_every_process(name: str) -> None:
    path = BOOKSHOP if name == "bookshop" else CORPUS / name
    told = [
        subprocess.run(
            [sys.executable, "-m", "tests.samples.judges", str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert json.loads(told[0])


@pytest.mark.parametrize("name", DOCUMENTS[:3])
def test_what_was_asked_before_changes_nothing(name: str) -> None:
    contract = opened(name)
    places = list(asked(contract))
    before = Samples(contract)
    for _, schema, direction in reversed(places):
        list(before.violations(schema, before.value(schema, direction, 2), direction))
    for _, schema, direction in places:
        fresh = Samples(contract).value(schema, direction, 1)
        assert json.dumps(before.value(schema, direction, 1)) == json.dumps(fresh)


@pytest.mark.parametrize("name", DOCUMENTS[:4])
def test_examples_are_given_before_anything_is_built(name: str) -> None:
    contract = opened(name)
    samples = Samples(contract)
    seen = 0
    for _, node, direction in holders(contract):
        examples = samples.examples(node, direction)
        seen += len(examples)
        for variant, example in enumerate(examples):
            assert samples.of(node, direction, variant) == example
            assert samples.takes(node.schema, example, direction)
        assert samples.takes(node.schema, samples.of(node, direction, len(examples)), direction)
    assert seen > 5 or name == "petstore-expanded.yaml"


@pytest.mark.parametrize("name", DOCUMENTS[:4])
def test_variants_differ_where_the_schema_lets_them(name: str) -> None:
    contract = opened(name)
    samples = Samples(contract)
    alike = []
    for place, schema, direction in asked(contract):
        values = [json.dumps(samples.value(schema, direction, variant)) for variant in range(3)]
        if len(set(values)) < (2 if schema.types == ("boolean",) else 3):
            alike.append(place)
    # What went wrong is said in the document's own words, once.
    assert all(re.search(r" (4\d\d|default) application/problem", place) for place in alike)
    assert len(alike) <= 3


def test_a_seed_gives_other_values() -> None:
    contract = opened("bookshop")
    order = contract.schemas["#/components/schemas/Order"]
    one, other = (Samples(contract, seed).value(order, Direction.RESPONSE) for seed in (0, 1))
    assert one["id"] != other["id"]
    assert one["shippingAddress"]["name"] != other["shippingAddress"]["name"]
    assert one == Samples(contract).value(order, Direction.RESPONSE)
