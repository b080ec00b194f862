"""Every folder of tests/breaking whose name begins with a promise: what is said of it stands in `expect.txt`.

`CONTRACTOR_REWRITE=1` writes `expect.txt` anew; the diff of that is what a reviewer reads.
"""

import json
import os
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from contractor.contract import read
from contractor.contract.travel import Direction
from contractor.diff.rule import OURS
from contractor.model import build
from contractor.source import Files, resolve
from tests.diff.promises import ROWS, judged, model, told
from tests.documents import CORPUS, corpus

CASES = Path(__file__).parents[1] / "breaking"
NAMES = sorted(
    path.parent.name
    for promise in ("client", "data")
    for path in CASES.glob(f"{promise}-*/base.yaml")
)
REWRITE = os.environ.get("CONTRACTOR_REWRITE") == "1"


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    folder = CASES / name
    found = judged(model(folder / "base.yaml"), model(folder / "head.yaml"))
    text = "".join(told(found)) or "nothing differs\n"
    if REWRITE:
        (folder / "expect.txt").write_text(text, "utf-8")
    assert text == (folder / "expect.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", ["base.yaml", "head.yaml"])
def test_a_document_does_not_differ_from_itself(name: str, side: str) -> None:
    path = CASES / name / side
    assert judged(model(path), model(path)) == []


@corpus
@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*.*")) if CORPUS.is_dir() else [], ids=lambda path: path.name
)
def test_a_real_document_does_not_differ_from_itself(path: Path) -> None:
    assert judged(model(path), model(path)) == []


def backwards(value: Any) -> Any:
    """A document whose members stand in the other order."""
    if isinstance(value, dict):
        return {name: backwards(one) for name, one in reversed(value.items())}
    return [backwards(one) for one in value] if isinstance(value, list) else value


@corpus
@pytest.mark.parametrize("name", ["train-travel.yaml", "museum.yaml", "adyen-checkout.json"])
def test_the_order_of_a_document_is_no_matter(name: str) -> None:
    old = Files.open(CORPUS / name)
    new = Files.of_text(json.dumps(backwards(old.root.data)))
    found = judged(build(read(old)), build(read(new)))
    # The first media type is what the client sends unless it is told.
    assert {one.id for one in found} <= {"client-body-default-changed"}


#: What a change is called that is made undone; the others are their own mirrors, or have several.
MIRRORS = {
    "client-property-removed": {"client-property-added", "client-required-property-added"},
    "client-request-property-became-required": {"client-request-property-became-optional"},
    "client-response-property-became-optional": {"client-response-property-became-required"},
    "client-request-property-became-nullable": {"client-request-property-became-not-nullable"},
    "client-response-property-became-nullable": {"client-response-property-became-not-nullable"},
    "client-enum-member-removed": {
        "client-request-enum-member-added",
        "client-response-enum-member-added",
    },
    "client-response-type-narrowed": {
        "client-response-type-changed",
        "client-response-union-widened",
    },
    "client-request-type-widened": {"client-request-type-changed"},
    "client-operation-removed": {"client-operation-added"},
    "client-operation-renamed": {"client-operation-renamed"},
    "client-type-renamed": {"client-type-renamed"},
    "client-parameter-removed": {"client-parameter-added", "client-required-parameter-added"},
    "client-security-scheme-removed": {"client-security-scheme-added"},
    "data-table-removed": {"data-table-added"},
    "data-column-removed": {"data-column-added", "data-required-column-added"},
    "data-column-became-required": {"data-column-became-optional"},
    "data-enum-value-removed": {"data-enum-value-added"},
    "data-unique-removed": {"data-unique-added"},
    "data-index-removed": {"data-index-added"},
    "data-reference-removed": {"data-reference-added"},
}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_undone_is_told_the_other_way_round(name: str) -> None:
    old, new = (model(CASES / name / f"{side}.yaml") for side in ("base", "head"))
    there, back = ({one.id for one in judged(*pair)} for pair in ((old, new), (new, old)))
    assert bool(there) is bool(back)
    for id, others in MIRRORS.items():
        for met, undone in ((there, back), (back, there)):
            if id in met:
                assert others & undone


def test_cases_meet_every_rule() -> None:
    met = {
        one.id
        for name in NAMES
        for one in judged(*(model(CASES / name / f"{side}.yaml") for side in ("base", "head")))
    }
    assert sorted(ROWS.keys() - met) == []


def test_rules_are_fit_to_be_read() -> None:
    for row in ROWS.values():
        assert row.since == OURS
        assert row.why.endswith(".")
        assert not row.remedy.endswith(".")
        for text in (row.why, row.remedy):
            assert all(name is None for _, name, _, _ in Formatter().parse(text)) or "`{}`" in text


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_stands_in_the_documents(name: str) -> None:
    old, new = (model(CASES / name / f"{side}.yaml") for side in ("base", "head"))
    for one in judged(old, new):
        assert one.base or one.revision
        for key, side in ((one.base, old), (one.revision, new)):
            if key:
                resolve(side.contract.files.root.data, key.removeprefix("#"))


@pytest.mark.parametrize("name", NAMES)
def test_a_finding_of_one_direction_is_of_that_direction(name: str) -> None:
    old, new = (model(CASES / name / f"{side}.yaml") for side in ("base", "head"))
    for one in judged(old, new):
        if ROWS[one.id].direction is not Direction.NONE:
            assert one.direction in (ROWS[one.id].direction, Direction.NONE)
