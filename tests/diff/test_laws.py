"""Laws of a comparison that need no expected answer: what must be silent, and what must turn round."""

import copy
import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import pytest

from contractor.contract import read
from contractor.contract.travel import Direction
from contractor.diff import Comparison, Terms, compare, operations, schemas
from contractor.diff.rule import Effect
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.weighing import Weight
from contractor.diff.weights import Weights
from contractor.source import Files
from tests.documents import CORPUS, corpus
from tests.rewriting import laws, null_beside, reordered

TERMS: Final = Terms(date(2026, 1, 1))

#: Everything that a rewriting can take hold of: unions with and without tags, recursion, constants, null, bounds.
ANIMALS: Final[dict[str, Any]] = {
    "openapi": "3.1.1",
    "info": {"title": "Animals", "version": "1"},
    "paths": {
        "/animals/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Id"}],
            "get": {
                "operationId": "getAnimal",
                "parameters": [
                    {"name": "fields", "in": "query", "schema": {"enum": ["name"]}},
                    {"name": "deep", "in": "query", "schema": {"type": "boolean"}},
                ],
                "responses": {"200": {"$ref": "#/components/responses/Animal"}},
            },
            "put": {
                "operationId": "putAnimal",
                "requestBody": {"$ref": "#/components/requestBodies/Animal"},
                "responses": {"204": {"description": "Done"}},
            },
        }
    },
    "components": {
        "parameters": {
            "Id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        },
        "headers": {"Rate": {"schema": {"type": ["integer", "null"], "minimum": 0}}},
        "responses": {
            "Animal": {
                "description": "An animal",
                "headers": {"X-Rate": {"$ref": "#/components/headers/Rate"}},
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Animal"}}
                },
            }
        },
        "requestBodies": {
            "Animal": {
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Animal"}}}
            }
        },
        "schemas": {
            "Animal": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Cat"},
                    {"$ref": "#/components/schemas/Dog"},
                ],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"},
                },
            },
            "Cat": {
                "type": "object",
                "required": ["kind", "lives"],
                "properties": {
                    "kind": {"const": "cat"},
                    "lives": {"type": "integer", "exclusiveMinimum": 0, "default": 9},
                    "kittens": {"type": "array", "items": {"$ref": "#/components/schemas/Cat"}},
                    "mood": {"$ref": "#/components/schemas/Mood"},
                },
            },
            "Dog": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": {"enum": ["dog"]},
                    "owner": {"type": ["string", "null"], "maxLength": 50, "deprecated": True},
                    "chip": {"anyOf": [{"type": "string", "format": "uuid"}, {"type": "integer"}]},
                    "size": {
                        "allOf": [{"$ref": "#/components/schemas/Size"}, {"required": ["unit"]}]
                    },
                },
                "additionalProperties": False,
            },
            "Size": {
                "type": ["object", "null"],
                "properties": {
                    "height": {"type": "number", "readOnly": True},
                    "unit": {"type": "string", "pattern": "^c?m$"},
                },
                "anyOf": [{"required": ["height"]}, {"required": ["unit"]}],
            },
            "Mood": {"type": "string", "enum": ["calm", "wild", "asleep"]},
        },
    },
}
#: The same kind of things as 3.0 spells them.
PLANTS: Final[dict[str, Any]] = {
    "openapi": "3.0.3",
    "info": {"title": "Plants", "version": "1"},
    "paths": {
        "/plants": {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Plant"}}
                    }
                },
                "responses": {
                    "200": {
                        "description": "Grown",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Plant"}}
                        },
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Plant": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "example": "oak"},
                    "height": {
                        "type": "number",
                        "nullable": True,
                        "minimum": 0,
                        "exclusiveMinimum": True,
                        "maximum": 100,
                        "exclusiveMaximum": False,
                    },
                    "note": {"type": "string", "nullable": True, "maxLength": 9},
                    "soil": {"type": "string", "enum": ["sand"]},
                    "seeds": {"type": "array", "items": {"$ref": "#/components/schemas/Plant"}},
                },
            }
        }
    },
}
WAYS: Final = [
    pytest.param(document, name, id=f"{document['info']['title']}, {name}")
    for document in (ANIMALS, PLANTS)
    for name in laws(document, random.Random(1))
]


def compared(old: Any, new: Any) -> Comparison:
    return compare(read(Files.of_data(old)), read(Files.of_data(new)), TERMS)


def said(found: Comparison) -> list[str]:
    return [f"{one.id}: {one.message}" for one in found.changes]


@pytest.mark.parametrize(("document", "way"), WAYS)
def test_the_same_in_other_words_is_silent(document: Any, way: str) -> None:
    other = laws(document, random.Random(2))[way]()
    assert said(compared(document, other)) == []
    assert said(compared(other, document)) == []


@pytest.mark.parametrize("seed", range(20))
def test_ways_go_together(seed: int) -> None:
    chance = random.Random(seed)
    other = copy.deepcopy(ANIMALS)
    names = chance.sample(list(laws(other, chance)), 4)
    for name in names:
        other = laws(other, chance)[name]()
    assert said(compared(ANIMALS, other)) == [], names


@corpus
@pytest.mark.parametrize("name", ["museum.yaml", "petstore-expanded.yaml", "train-travel.yaml"])
def test_published_documents_keep_the_laws(name: str) -> None:
    document = Files.open(CORPUS / name).root.data
    for way, write in laws(document, random.Random(3)).items():
        assert said(compared(document, write())) == [], way


def test_an_edit_in_other_words_is_still_seen() -> None:
    edited = copy.deepcopy(ANIMALS)
    edited["components"]["schemas"]["Mood"]["enum"].append("new")
    for way, write in laws(edited, random.Random(4)).items():
        found = compared(ANIMALS, write())
        assert [one.edit for one in found.changes] == ["enum-value-added"], way


def test_null_that_comes_with_a_union_is_said_once() -> None:
    edited = copy.deepcopy(ANIMALS)
    edited["components"]["schemas"]["Cat"]["properties"]["mood"] = {
        "anyOf": [{"$ref": "#/components/schemas/Mood"}, {"type": "null"}]
    }
    (change,) = compared(ANIMALS, edited).changes
    assert change.id == "response-property-became-nullable"
    assert change.revision == "#/components/schemas/Cat/properties/mood/anyOf"


# ── distinct edits ────────────────────────────────────────────────────────────────────────────────────


def shared(schemas: dict[str, Any], operations: int) -> dict[str, Any]:
    """A document whose operations all send and get all of some schemas."""
    every = {"type": "object", "properties": {name: _to(name) for name in schemas}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Every"}}}}
    return {
        "openapi": "3.1.1",
        "info": {"title": "Shared", "version": "1"},
        "paths": {
            f"/path{i}": {
                "post": {"requestBody": body, "responses": {"200": {"description": "", **body}}}
            }
            for i in range(operations)
        },
        "components": {"schemas": {**copy.deepcopy(schemas), "Every": every}},
    }


def _to(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _leaves(count: int) -> dict[str, Any]:
    kinds: list[dict[str, Any]] = [
        {"type": "string", "maxLength": 40, "minLength": 2},
        {"type": "integer", "minimum": 3, "maximum": 70},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
        {"type": "string", "enum": ["a", "b", "c"]},
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {}}, "required": ["a"]},
    ]
    return {f"Leaf{i}": copy.deepcopy(kinds[i % len(kinds)]) for i in range(count)}


_EDITS: Final[dict[str, Callable[[dict[str, Any]], object]]] = {
    "maxLength": lambda one: one.update(maxLength=30),
    "minimum": lambda one: one.update(minimum=5),
    "maximum": lambda one: one.pop("maximum"),
    "minItems": lambda one: one.update(minItems=2),
    "uniqueItems": lambda one: one.update(uniqueItems=True),
    "enum": lambda one: one["enum"].append("d"),
    "required": lambda one: one["required"].append("b"),
    "property": lambda one: one["properties"].update(c={"type": "boolean"}),
    "nullable": lambda one: one.update(type=[one["type"], "null"]),
    "pattern": lambda one: one.update(pattern="^[a-z]+$"),
}
_APPLIES: Final = {
    "string": ("maxLength", "nullable", "pattern"),
    "integer": ("minimum", "maximum", "nullable"),
    "array": ("minItems", "uniqueItems", "nullable"),
    "object": ("required", "property", "nullable"),
}


@pytest.mark.parametrize("seed", range(5))
def test_one_finding_for_each_edit_whoever_it_reaches(seed: int) -> None:
    chance = random.Random(seed)
    leaves = _leaves(30)
    old = shared(leaves, 12)
    edited = chance.sample(sorted(leaves), 10)
    for name in edited:
        one = leaves[name]
        ways = ("enum",) if "enum" in one else _APPLIES[one["type"]]
        _EDITS[chance.choice(ways)](one)
    new = shared(leaves, 12)
    for found in (compared(old, new), compared(new, old)):
        assert len(found.changes) + found.hidden == len(edited), said(found)
        assert found.hidden == 0
        operations = {(one.method, one.path) for one in found.changes[0].operations}
        assert len(operations) == 12


def test_an_edit_that_only_breaks_through_what_is_around_it_is_one_finding() -> None:
    # With less asked for in one branch, values fall into both, and `oneOf` refuses them.
    def document(least: int) -> dict[str, Any]:
        union = [{"type": "string", "minLength": least}, {"type": "string", "maxLength": 3}]
        return shared({"Text": {"oneOf": union}}, 1)

    (change,) = compared(document(4), document(2)).changes
    assert change.id == "request-schema-incompatible" or change.id == "request-schema-narrowed"
    assert change.base == "#/components/schemas/Text/oneOf/0/minLength"


# ── the other way round ───────────────────────────────────────────────────────────────────────────────

_TURNED: Final = {Effect.NARROWS: Effect.WIDENS, Effect.WIDENS: Effect.NARROWS}


class _Listening:
    """A judge that remembers what it said of each pair."""

    def __init__(self, judging: Weights) -> None:
        self._judging = judging
        self.said: dict[tuple[str, str, Direction], Effect] = {}

    def __call__(self, pair: Difference, direction: Direction) -> Weight:
        weight = self._judging(pair, direction)
        self.said[pair.base.key, pair.revision.key, direction] = weight.effect
        return weight


def _verdicts(old: Any, new: Any) -> dict[tuple[str, str, Direction], Effect]:
    base, revision = read(Files.of_data(old)), read(Files.of_data(new))
    judge = _Listening(Weights(base, revision))
    schemas.compare(base, revision, operations.compare(base, revision, TERMS).roots, TERMS, judge)
    return judge.said


def _edited() -> Iterator[tuple[str, Any, Any]]:
    for name, edit in _EDITS.items():
        for kind, leaf in _leaves(5).items():
            ways = ("enum",) if "enum" in leaf else _APPLIES[leaf["type"]]
            if name in ways:
                new = copy.deepcopy(leaf)
                edit(new)
                yield f"{name} of {kind}", leaf, new


@pytest.mark.parametrize(("name", "old", "new"), list(_edited()))
def test_what_narrows_widens_the_other_way_round(name: str, old: Any, new: Any) -> None:
    one = shared({"Leaf": old}, 1)
    other = shared({"Leaf": new}, 1)
    there, back = _verdicts(one, other), _verdicts(other, one)
    assert there
    for (base, revision, direction), effect in there.items():
        assert back[revision, base, direction] is _TURNED.get(effect, effect), name


def test_null_beside_and_order_keep_a_verdict() -> None:
    edited = copy.deepcopy(ANIMALS)
    edited["components"]["schemas"]["Size"]["properties"]["unit"]["pattern"] = "^m$"
    plain = compared(ANIMALS, edited)
    moved = compared(ANIMALS, reordered(null_beside(edited), random.Random(5)))
    assert [(one.id, one.level, one.base) for one in plain.changes] == [
        (one.id, one.level, one.base) for one in moved.changes
    ]


def test_a_tag_that_leads_elsewhere_is_seen() -> None:
    edited = copy.deepcopy(ANIMALS)
    mapping = edited["components"]["schemas"]["Animal"]["discriminator"]["mapping"]
    mapping["cat"], mapping["dog"] = "Dog", "Cat"
    assert "discriminator-mapping-changed" in {
        one.edit for one in compared(ANIMALS, edited).changes
    }
