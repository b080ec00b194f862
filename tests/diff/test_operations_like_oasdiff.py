"""With `compat`, the walk over operations says what oasdiff 1.28 says: its table, its answers, the tool itself."""

import csv
import json
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contractor.diagnostic import Severity
from contractor.diff.compat import findings
from contractor.diff.rows.operations import ROWS
from contractor.diff.rule import MIRRORED, OURS
from contractor.diff.terms import Terms
from tests.diff.test_operations import ALL
from tests.documents import contract
from tests.oasdiff import real

ROOT = Path(__file__).parents[2]
SET = ROOT.parent / "shared" / "diffset"
recorded = pytest.mark.skipif(not SET.is_dir(), reason="there is no folder ../shared/diffset")
LEVELS = {"ERR": Severity.ERROR, "WARN": Severity.WARNING, "INFO": Severity.INFO}


@recorded
def test_rows_have_the_level_the_direction_and_the_kind_of_oasdiff() -> None:
    with (SET / "rules.tsv").open(encoding="utf-8") as file:
        theirs = {row["id"]: row for row in csv.DictReader(file, delimiter="\t")}
    for row in ROWS:
        if row.since == OURS:
            assert row.id not in theirs
            continue
        told = theirs[row.id]
        assert (row.level, row.direction, row.kind) == (
            LEVELS[told["level"]],
            told["direction"],
            told["kind"],
        ), row.id


@recorded
@pytest.mark.parametrize("tier", ["cases", "full", "real"])
def test_recorded_answers_are_given(tier: str) -> None:
    script = ROOT / "benchmarks" / "diffset.py"
    given = ["--set", str(SET), "--tier", tier, "--ids", "only-operations", "--worst"]
    done = subprocess.run(
        [sys.executable, str(script), *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 100.00 %" in done.stdout


@pytest.mark.parametrize("name", ALL)
def test_oasdiff_itself_says_the_same(name: str, tmp_path: Path) -> None:
    oasdiff = real()
    if oasdiff.engine.release != MIRRORED:
        pytest.skip(f"this oasdiff is {oasdiff.engine.release}, not {MIRRORED}")
    paths = []
    documents = []
    for side, text in zip(("old", "new"), ALL[name][:2], strict=True):
        document = contract(text)
        path = tmp_path / f"{side}.json"
        path.write_text(json.dumps(document.raw), encoding="utf-8")
        documents.append(document)
        paths.append(str(path))
    command = [str(oasdiff.path), "changelog", *paths, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    theirs = Counter(
        (one["id"], one["level"], one.get("operation", ""), one.get("path", ""))
        for one in json.loads(done.stdout or "[]")
    )
    today = datetime.now(UTC).date()  # oasdiff looks at the clock itself
    ours = Counter(map(tuple, findings(*documents, Terms(today, compat=True))))
    assert ours == theirs
