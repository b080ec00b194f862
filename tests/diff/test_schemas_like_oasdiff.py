"""With `compat`, schemas are compared as oasdiff 1.28 does: its table, its answers, the tool itself."""

import csv
import json
import random
import subprocess
from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from contractor.contract import read
from contractor.diagnostic import DocumentError, Severity
from contractor.diff.compat import findings
from contractor.diff.rows.schemas import ROWS
from contractor.diff.schemas import walking
from contractor.diff.terms import Terms
from contractor.source import Files
from tests.diff.random_schemas import pair
from tests.oasdiff import real

SET = Path(__file__).parents[3] / "shared" / "diffset"
recorded = pytest.mark.skipif(not SET.is_dir(), reason="there is no folder ../shared/diffset")
LEVELS = {"ERR": Severity.ERROR, "WARN": Severity.WARNING, "INFO": Severity.INFO}
#: How many of the recorded edits are tried, and how many random pairs of each sort.
SAMPLE, PAIRS = 400, 40

Bag = Counter[tuple[str, Severity, str, str]]


def ours(old: Any, new: Any, today: date, *, flatten: bool = False) -> Bag:
    terms = Terms(today, compat=True, flatten=flatten)
    base, revision = (read(Files.of_data(side)) for side in (old, new))
    found = findings(base, revision, terms)
    return Counter((one.id, one.level, one.operation, one.path) for one in found)


# ── its table and its answers ─────────────────────────────────────────────────────────────────────


@recorded
def test_rows_have_the_level_and_the_direction_of_oasdiff() -> None:
    with (SET / "rules.tsv").open(encoding="utf-8") as file:
        theirs = {row["id"]: row for row in csv.DictReader(file, delimiter="\t")}
    mirrored = [row for row in ROWS.values() if not row.since]
    assert len(mirrored) > 300
    for row in mirrored:
        told = theirs[row.id]
        assert (row.level, row.direction) == (LEVELS[told["level"]], told["direction"]), row.id
    assert not [row.id for row in ROWS.values() if row.since and row.id in theirs]


@recorded
def test_recorded_edits_are_answered_the_same() -> None:
    lines = (SET / "matrix.jsonl").read_text(encoding="utf-8").splitlines()
    for line in random.Random(1).sample(lines, SAMPLE):
        case = json.loads(line)
        expected = Counter(
            (one["id"], Severity[one["level"].upper()], one["operation"], one["path"])
            for one in case["expected"]
        )
        assert ours(case["base"], case["revision"], date(2026, 11, 23)) == expected, case["name"]


# ── with allOf merged ─────────────────────────────────────────────────────────────────────────────

BASE = {"type": "object", "properties": {"a": {"type": "string"}}}
WITH_B = {"type": "object", "properties": {"b": {"type": "integer"}}}


def document(schema: Any, **schemas: Any) -> Any:
    """A document that takes such a body."""
    body = {"content": {"application/json": {"schema": schema}}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Test", "version": "1"},
        "paths": {"/a": {"post": {"requestBody": body, "responses": {}}}},
        "components": {"schemas": schemas},
    }


def ref(name: str) -> Any:
    return {"$ref": f"#/components/schemas/{name}"}


#: Name → the old document, the new one, and the ids that oasdiff 1.28 gives with `--flatten-allof`.
MERGED: dict[str, tuple[Any, Any, list[str]]] = {
    "written out": (
        document({"allOf": [BASE]}),
        document(BASE),
        [],
    ),
    "a branch came": (
        document({"allOf": [ref("Base")]}, Base=BASE),
        document({"allOf": [ref("Base"), WITH_B]}, Base=BASE),
        ["new-optional-request-property"],
    ),
    "a place that only refers is not merged": (
        document(ref("X"), X={"type": "object", "allOf": [BASE]}),
        document(ref("X"), X=BASE),
        ["new-optional-request-property", "request-body-all-of-removed"],
    ),
    "the narrowest bound counts": (
        document({"items": {"allOf": [{"maxLength": 5}, {"maxLength": 9}]}}),
        document({"items": {"allOf": [{"maxLength": 4}, {"maxLength": 9}]}}),
        ["request-property-max-length-decreased"],
    ),
    "types in common": (
        document({"properties": {"a": {"allOf": [{"type": "number"}, {"type": "integer"}]}}}),
        document({"properties": {"a": {"type": "integer"}}}),
        [],
    ),
    "lifecycle of a merged property is lost": (
        document({"allOf": [{"properties": {"a": {"type": "string"}}}]}),
        document({"allOf": [{"properties": {"a": {"type": "string", "deprecated": True}}}]}),
        [],
    ),
    "a circle": (
        document({"items": ref("Child")}, Parent={"oneOf": [ref("Child")]}, Child={
            "allOf": [ref("Parent"), BASE]}),
        document({"items": ref("Child")}, Parent={"oneOf": [ref("Child")]}, Child={
            "allOf": [ref("Parent"), BASE, WITH_B]}),
        ["new-optional-request-property"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MERGED)
def test_branches_are_merged_before_they_are_compared(name: str) -> None:
    old, new, expected = MERGED[name]
    found = ours(old, new, date(2026, 11, 23), flatten=True)
    assert sorted(one[0] for one in found.elements()) == expected


@pytest.mark.parametrize("name", MERGED)
def test_oasdiff_merges_the_same(name: str, tmp_path: Path) -> None:
    old, new, _ = MERGED[name]
    today = datetime.now(UTC).date()
    assert ours(old, new, today, flatten=True) == theirs(old, new, tmp_path, flatten=True)


def test_what_no_value_can_be_is_said_and_not_merged() -> None:
    old = document({"items": {"allOf": [{"type": "string"}, {"type": "array"}]}})
    with pytest.raises(DocumentError, match="no type is allowed in every branch"):
        ours(old, document({}), date(2026, 11, 23), flatten=True)


def test_more_routes_than_anybody_reads_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """oasdiff follows each of them, and does not come to an end."""
    monkeypatch.setattr(walking, "MOST_ROUTES", 1000)
    names = [f"S{number}" for number in range(40)]
    links = {
        name: {"properties": {"left": ref(below), "right": ref(below)}}
        for name, below in pairwise(names)
    }
    old = document({"items": ref("S0")}, **links, S39={"maxLength": 9})
    new = document({"items": ref("S0")}, **links, S39={"maxLength": 8})
    with pytest.raises(DocumentError, match="routes lead from here to what changed"):
        ours(old, new, date(2026, 11, 23))


def test_a_component_that_is_a_branch_and_a_property_is_a_circle_that_ends() -> None:
    """oasdiff overflows its stack here."""
    node = {"allOf": [ref("Leaf")], "properties": {"next": ref("Leaf")}}
    old = document({"items": ref("Node")}, Node=node, Leaf={})
    new = document({"items": ref("Node")}, Node=node, Leaf={"minProperties": 1})
    assert ours(old, old, date(2026, 11, 23), flatten=True) == {}
    ours(old, new, date(2026, 11, 23), flatten=True)


def test_unions_that_multiply_are_refused_before_memory_is_full() -> None:
    union = {"oneOf": [{"properties": {name: {"type": "string"}}} for name in "abcdefghij"]}
    other = {"oneOf": [{"properties": {name: {"minLength": 1}}} for name in "klmnopqrst"]}
    many = {"allOf": [dict(side) for side in (union, other) * 8]}
    with pytest.raises(DocumentError, match="too large a schema"):
        ours(document(many), document({}), date(2026, 11, 23), flatten=True)


# ── the tool itself ───────────────────────────────────────────────────────────────────────────────


def theirs(old: Any, new: Any, folder: Path, *, flatten: bool = False) -> Bag | int:
    """What oasdiff finds, or the code with which it gives no verdict."""
    for name, side in (("old", old), ("new", new)):
        (folder / f"{name}.json").write_text(json.dumps(side), encoding="utf-8")
    command = [str(real().path), "changelog", "old.json", "new.json", "--format", "json"]
    command += ["--flatten-allof"] * flatten
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.returncode
    return Counter(
        (one["id"], Severity(one["level"]), one.get("operation", ""), one.get("path", ""))
        for one in json.loads(done.stdout or "[]")
    )


#: Codes with which oasdiff ends where it has no answer: a document that it cannot load, or its own crash.
_NONE = (2, 102)
_UNMERGEABLE = 122


@pytest.mark.parametrize("flatten", [False, True], ids=["as written", "merged"])
def test_random_pairs_are_answered_the_same(flatten: bool, tmp_path: Path) -> None:
    today = datetime.now(UTC).date()  # oasdiff looks at the clock itself
    judged = 0
    for number in range(PAIRS):
        old, new = pair(number, branching=flatten)
        expected = theirs(old, new, tmp_path, flatten=flatten)
        if expected == _UNMERGEABLE:
            with pytest.raises(DocumentError):
                ours(old, new, today, flatten=flatten)
        elif expected not in _NONE:
            judged += 1
            assert ours(old, new, today, flatten=flatten) == expected, number
    assert judged > PAIRS / 4
