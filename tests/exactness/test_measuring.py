"""What benchmarks/exactness measures with: cases, oracle, projection, comparison."""

import json
import sys
from pathlib import Path

import pytest

from contractor.contract import Contract
from contractor.model import build
from tests.documents import contract

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from exactness.instances import cases
from exactness.oracle import Bare, Judge, Oracle
from exactness.projection import accepted, refused
from exactness.python import difference

ZOO = """
components:
  schemas:
    Animal:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
    Cat:
      type: object
      required: [kind, name]
      properties:
        kind: {type: string}
        name: {type: string, pattern: '^[A-Z][a-z]{2,8}$'}
        lives: {type: integer, format: int32, minimum: 1, maximum: 9}
        born: {type: string, format: date-time}
        kittens: {type: array, items: {$ref: '#/components/schemas/Cat'}}
    Dog:
      type: object
      additionalProperties: false
      required: [kind, secret]
      properties:
        kind: {type: string}
        secret: {type: string, writeOnly: true}
        owner: {anyOf: [{type: string}, {type: 'null'}]}
"""
CAT, DOG, ANIMAL = (f"#/components/schemas/{name}" for name in ("Cat", "Dog", "Animal"))


def oracle(found: Contract) -> Oracle:
    return Oracle(found, build(found))


@pytest.fixture(scope="module")
def zoo() -> Contract:
    return contract(ZOO)


def test_cases_are_the_same_for_a_seed_and_others_for_another(zoo: Contract) -> None:
    judge = oracle(zoo)
    once, twice = (cases(zoo, judge.takes, judge.tags, seed=1) for _ in range(2))
    assert once == twice
    assert once != cases(zoo, judge.takes, judge.tags, seed=2)


def test_cases_reach_branches_recursion_null_and_mutants(zoo: Contract) -> None:
    judge = oracle(zoo)
    found = cases(zoo, judge.takes, judge.tags)
    valid = [(case.key, json.loads(case.text)) for case in found if case.mutation == "none"]
    assert {value["kind"] for key, value in valid if key == ANIMAL} == {"cat", "dog"}
    assert any(value.get("kittens") for key, value in valid if key == CAT)
    assert any(value.get("owner", "") is None for key, value in valid if key == DOG)
    assert not any("secret" in value for key, value in valid if key == DOG)
    refused_by = {case.mutation for case in found if not case.valid}
    assert {"null", "drop", "wrong-type", "number-as-string", "extra-key"} <= refused_by


def test_the_oracle_reads_what_is_received_and_binds_tags(zoo: Contract) -> None:
    judge, bare = oracle(zoo), Bare(zoo)
    dog = {"kind": "dog"}
    assert judge.takes(DOG, dog)  # its secret is never received
    assert not bare.takes(DOG, dog)
    assert not judge.takes(DOG, {"kind": "cat"})
    assert judge.touches_tag(DOG, {"kind": "cat"})
    assert judge.keyword(CAT, {"kind": "cat", "name": "Tom", "lives": 10}) == "maximum"
    leap = {"kind": "cat", "name": "Tom", "born": "1990-12-31T23:59:60Z"}
    assert not judge.takes(CAT, leap)
    assert bare.takes(CAT, leap)


def test_types_are_asked_only_what_they_can_say() -> None:
    definitions = {
        "T": {
            "type": "integer",
            "minimum": 3,
            "oneOf": [{"minimum": 5}, {"maximum": 7}],
            "not": {"minimum": 9},
        }
    }
    names = {"T": "T"}
    takes = Judge(accepted(definitions), names, formats=False)
    never = Judge(refused(definitions), names, formats=False)
    assert takes.takes("T", 1.5)
    assert not takes.takes("T", 10)
    assert never.takes("T", 10)
    assert not never.takes("T", "1")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({"a": 1}, {"a": 1.0}, None),
        ({"a": 1}, {"a": True}, "value"),
        ({"a": None}, {}, "property lost"),
        ({}, {"a": None}, "property added"),
        (["2024-02-29T12:30:15Z"], ["2024-02-29T12:30:15+00:00"], None),
        ("a", "b", "str"),
        ([1], [1, 2], "list"),
    ],
)
def test_what_dumps_otherwise_is_found(one: object, other: object, kind: str | None) -> None:
    found = difference(one, other)
    assert (found and found[0]) == kind
