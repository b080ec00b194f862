"""`contractor diff --batch`: a line for each request, whatever the others ask for."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.library import ALONE, ALONE_BROKEN, contractor

SET = Path(__file__).parents[3] / "shared" / "diffset"
#: The set was recorded on this day.
TODAY = "2026-11-23"
REMOVED = {
    "id": "request-property-enum-value-removed",
    "level": "error",
    "operation": "POST",
    "path": "/loans",
}


def batch(folder: Path, *requests: Any) -> list[dict[str, Any]]:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in requests]
    (folder / "requests.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    ran = contractor("diff", "--batch", folder / "requests.jsonl", folder / "answers.jsonl")
    assert (ran.exit_code, ran.output) == (0, "")
    return [json.loads(line) for line in (folder / "answers.jsonl").read_text("utf-8").splitlines()]


def test_documents_are_named_or_given(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(ALONE)
    (tmp_path / "new.yaml").write_text(ALONE_BROKEN)
    named, given, muted = batch(
        tmp_path,
        {"case": "named", "base": "old.yaml", "revision": str(tmp_path / "new.yaml")},
        {"base": yaml.safe_load(ALONE), "revision": yaml.safe_load(ALONE_BROKEN), "options": {}},
        {
            "case": "muted",
            "base": "old.yaml",
            "revision": "new.yaml",
            "options": {"today": TODAY, "severity": {REMOVED["id"]: "none"}},
        },
    )
    assert named["case"] == "named"
    assert REMOVED in named["findings"]
    assert given == {"case": 2, "findings": named["findings"]}
    assert REMOVED not in muted["findings"]


def test_a_line_that_asks_for_nothing_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(ALONE)
    (tmp_path / "bad.yaml").write_text("paths: [")
    pair = {"base": "old.yaml", "revision": "old.yaml"}
    *wrong, last = batch(
        tmp_path,
        "{",
        "[" * 100_000,
        "[]",
        "",
        {"case": "half", "base": "old.yaml"},
        {"case": "number", **pair, "base": 3},
        {"case": "options", **pair, "options": [1]},
        {"case": "today", **pair, "options": {"today": "soon"}},
        {"case": "days", **pair, "options": {"deprecation_days_beta": "two"}},
        {"case": "level", **pair, "options": {"severity": {"a": ["x"]}}},
        {"case": "gone", **pair, "base": "no.yaml"},
        {"case": "bad", **pair, "revision": "bad.yaml"},
        {"case": "last", **pair},
    )
    assert last == {"case": "last", "findings": []}
    assert [one["case"] for one in wrong] == [
        *(1, 2, 3),
        *("half", "number", "options", "today", "days", "level", "gone", "bad"),
    ]
    assert all(set(one) == {"case", "error"} and one["error"] for one in wrong)
    assert not [one for one in wrong if "internal" in one["error"]]


@pytest.mark.skipif(not SET.is_dir(), reason="there is no conformance set beside the project")
def test_answers_are_those_that_were_recorded(tmp_path: Path) -> None:
    cases = json.loads((SET / "cases.json").read_text("utf-8"))["cases"]
    chosen = [one for one in cases if one["scope"] == "all"][:12]
    rows = [
        json.loads(line) for line in (SET / "matrix.jsonl").read_text("utf-8").splitlines()[:200:10]
    ]
    requests = [
        {
            "case": one["name"],
            "base": str(SET / one["base"]),
            "revision": str(SET / one["revision"]),
            "options": {"today": TODAY, **{k: v for k, v in one["options"].items() if k != "diff"}},
        }
        for one in chosen
    ]
    requests += [
        {"case": one["name"], "base": one["base"], "revision": one["revision"]} for one in rows
    ]
    found = {one["case"]: one for one in batch(tmp_path, *requests)}
    wrong = [one["name"] for one in [*chosen, *rows] if not _agree(one, found[one["name"]])]
    assert len(found) == len(requests) > 25
    # That all of them agree is measured elsewhere; here it is that the protocol says what the engine does.
    assert len(wrong) <= len(requests) // 10, wrong


def _agree(case: dict[str, Any], answer: dict[str, Any]) -> bool:
    if "error" in answer:
        return False
    least = ["info", "warning", "error"]
    from_level = least.index(case.get("min_level", "info"))
    kept = [one for one in answer["findings"] if least.index(one["level"]) >= from_level]
    return _bag(kept) == _bag(case["expected"])


def _bag(found: list[dict[str, Any]]) -> "Counter[tuple[str, ...]]":
    return Counter((one["id"], one["level"], one["operation"], one["path"]) for one in found)
