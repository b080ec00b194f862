"""A change for each edit, on a large document, however many operations each edit reaches; in both orders."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from contractor.contract import read
from contractor.diff import Terms, compare
from contractor.source import Files
from tests.diff.judging import TODAY
from tests.documents import CORPUS, corpus

Json = dict[str, Any]
EDITS = 50


def edits(document: Json, chance: random.Random) -> Iterator[None]:
    """Edits of the document's own properties, one after the other, each of another property."""
    schemas = document["components"]["schemas"].values()
    places = [
        (schema, name)
        for schema in schemas
        for name, said in schema.get("properties", {}).items()
        if isinstance(said, dict)
    ]
    chance.shuffle(places)
    for number, (schema, name) in enumerate(places):
        said = schema["properties"][name]
        if said.get("type") == "string" and "maxLength" in said:
            said["maxLength"] += chance.choice((-1, 1))
        elif said.get("type") == "integer" and "maximum" in said:
            said["maximum"] -= 1
        elif said.get("type") == "string" and not said.keys() & {"enum", "format", "pattern"}:
            said["pattern"] = f"^{number % 7}"
        elif said.get("type") == "boolean" and name not in schema.get("required", ()):
            del schema["properties"][name]
        else:
            continue
        yield


@corpus
@pytest.mark.parametrize("seed", range(2))
def test_each_edit_is_one_change(seed: int) -> None:
    old = json.loads((CORPUS / "discord.json").read_text("utf-8"))
    new = copy.deepcopy(old)
    made = sum(1 for _ in zip(range(EDITS), edits(new, random.Random(seed)), strict=False))
    assert made == EDITS
    contracts = [read(Files.of_data(document)) for document in (old, new)]
    for base, revision in (contracts, reversed(contracts)):
        found = compare(base, revision, Terms(TODAY))
        assert len(found.changes) + found.hidden == EDITS
