"""Laws of samples, on random schemas of every keyword, and against the boundary of the generated bookshop."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from contractor.containment import values
from contractor.containment.instances import mutants
from contractor.contract import Contract, read
from contractor.contract.travel import Direction, Travel
from contractor.runtime.boundary.schemas import Schemas
from contractor.samples import NoSample, Samples, Unviolated, Violation
from contractor.samples.promises import reached
from contractor.source import Files
from contractor.values import same
from tests.exactness.schemas import value as any_value
from tests.soundness import AT, contract, judge, random_pair

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated" / "python" / "bookshop"
DOCUMENTS = 120


def documents(seed: int) -> Iterator[tuple[dict[str, Any], Contract]]:
    """Random schemas that refer to one another, none of them to itself for one value."""
    random = Random(seed)
    for _ in range(DOCUMENTS):
        components, _ = random_pair(random)
        found = contract(components)
        if not any(one.id == "circular-reference" for one in found.findings):
            yield components, found


def test_values_are_valid_and_found_wherever_containment_finds_one() -> None:
    seen = 0
    for components, found in documents(1):
        schema, judged = found.schemas[f"{AT}A"], judge(components, "A")
        assert judged is not None
        samples = Samples(found)
        try:
            for variant in range(3):
                value = samples.value(schema, Direction.NONE, variant)
                assert judged.is_valid(value), (components, value)
                assert samples.takes(schema, value, Direction.NONE)
                seen += 1
        except NoSample:
            assert not values(found, schema, Direction.NONE, count=3).valid, components
    assert seen > 150


def test_violations_are_refused_and_no_promise_is_passed_over() -> None:
    seen = 0
    for components, found in documents(2):
        schema, judged = found.schemas[f"{AT}A"], judge(components, "A")
        assert judged is not None
        samples = Samples(found)
        try:
            value = samples.value(schema, Direction.NONE)
        except NoSample:
            continue
        told = list(samples.matrix(schema, Direction.NONE, [value]))
        violations = [one for one in told if isinstance(one, Violation)]
        left = {(one.keyword, one.at) for one in told if isinstance(one, Unviolated)}
        # Those of the given value come first.
        own = list(samples.violations(schema, value, Direction.NONE))
        assert [one.value for one in violations[: len(own)]] == [one.value for one in own]
        assert not any(judged.is_valid(one.value) for one in violations), components
        assert left.isdisjoint((one.keyword, one.at) for one in violations)
        seen += len(violations)
        # What is violated is a promise of the schema, and no other.
        judging = samples._judging(Direction.NONE)
        promises = set(reached(judging, samples._reading, schema))
        assert {(one.keyword, one.at) for one in violations} <= promises
    assert seen > 200


def test_what_is_given_is_kept_where_it_can_be() -> None:
    random = Random(3)
    kept = 0
    for components, found in documents(3):
        schema, judged = found.schemas[f"{AT}A"], judge(components, "A")
        assert judged is not None
        samples = Samples(found)
        for _ in range(4):
            told = any_value(random)
            try:
                completed = samples.completed(schema, told, Direction.NONE)
            except NoSample:
                break
            assert judged.is_valid(completed), (components, told, completed)
            if judged.is_valid(told):
                kept += 1
                assert _holds(completed, told), (components, told, completed)
    assert kept > 50


def _holds(value: Any, told: Any) -> bool:
    """Whether everything of a value is in another."""
    if isinstance(told, dict) and isinstance(value, dict):
        return all(name in value and _holds(value[name], one) for name, one in told.items())
    if isinstance(told, list) and isinstance(value, list):
        return len(value) >= len(told) and all(map(_holds, value, told))
    return same(value, told)


# ── the boundary ──────────────────────────────────────────────────────────────────────────────────


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), other=JSON)
def test_verdicts_are_those_of_the_boundary(seed: int, other: Any) -> None:
    schemas = Schemas(lambda name: (GENERATED / name).read_bytes())
    names = json.loads((GENERATED / "_schemas.json").read_text("utf-8"))["$defs"]
    bookshop, samples = _bookshop()
    random = Random(seed)
    name = random.choice(sorted(one for one in names if ">" not in one))
    schema = bookshop.schemas[f"{AT}{name}"]
    for direction in (Direction.REQUEST, Direction.RESPONSE):
        two = schema.at in Travel(bookshop).two_faced
        asked = f"{name}>sent" if two and direction is Direction.REQUEST else name
        if asked not in names:
            continue  # it never travels that way
        boundary = schemas.schema({"$ref": f"_schemas.json#/$defs/{asked.replace('>', '%3E')}"})
        value = samples.value(schema, direction, random.randrange(4))
        told = [value, other, *mutants(value, random)]
        if isinstance(value, dict):
            told += [{**value, "other": other}, {**value, next(iter(value), "a"): other}]
        for one in told:
            assert samples.takes(schema, one, direction) == boundary.takes(one), (name, one)
        for one in list(samples.violations(schema, value, direction))[:: random.randrange(3, 9)]:
            assert not boundary.takes(one.value)


@cache
def _bookshop() -> tuple[Contract, Samples]:
    """One for the whole module: its schemas are compiled once."""
    found = read(Files.open(ROOT / "specs" / "bookshop.yaml"))
    return found, Samples(found)
