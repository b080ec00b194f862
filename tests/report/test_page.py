"""Pages in a real browser, of a comparison and of an outcome: on a desk and on a phone, in both colour schemes, by
keyboard."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from contractor.report.comparison import FORMATS
from contractor.report.testing import FORMATS as OF_OUTCOMES
from tests.report.comparisons import HOSTILE, judgement
from tests.report.outcomes import contract, made, real
from tests.report.test_comparison import hostile

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
MODULES = ROOT / "tools" / "node" / "node_modules"
PATH = f"{ROOT / '.venv' / 'bin'}"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(not MODULES.is_dir(), reason="tools/node.sh has not been run"),
]


def read(page: str, folder: Path, script: str = "page.mjs") -> dict[str, Any]:
    """What a browser says of a page."""
    (folder / "node_modules").symlink_to(MODULES)
    for name in ("looking.mjs", script):
        shutil.copy(Path(__file__).parent / name, folder / name)
    (folder / "page.html").write_text(page, "utf-8")
    url = (folder / "page.html").as_uri()
    node = shutil.which("node", path=PATH) or "node"
    done = subprocess.run(
        [node, folder / script, url, str(CHROMIUM), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_people_can_read_it_filter_it_and_follow_its_links(tmp_path: Path) -> None:
    said = read(FORMATS["html"](judgement()), tmp_path)
    assert (said["errors"], said["requests"], said["dialogs"]) == ([], [], 0)
    assert said["overflows"] == []
    assert said["pale"] == []
    assert said["status"] == "7 of 7 changes"
    assert (said["all"], said["errorsOnly"], said["none"]) == (7, 5, 0)
    assert said["operations"][:2] == ["all", "GET /bookings"]
    # Errors alone, in GET /bookings alone.
    assert len(said["oneOperation"]) == 2
    assert (said["firstStop"], said["skippedTo"]) == ("Skip to the changes", "#changes")
    assert (said["marked"], said["backTo"]) == (["get"], "#change-1")
    assert said["headings"][0] == 1
    assert all(b - a <= 1 for a, b in zip(said["headings"], said["headings"][1:], strict=False))
    assert said["ids"] is True
    assert said["printed"] is False
    assert said["withoutScript"] == [7, False]
    assert all(path.stat().st_size > 5_000 for path in tmp_path.glob("*.png"))


def test_nothing_of_a_document_acts_in_it(tmp_path: Path) -> None:
    text = " ".join(HOSTILE[:8])
    said = read(FORMATS["html"](hostile(text)), tmp_path)
    assert (said["errors"], said["requests"], said["dialogs"], said["images"]) == ([], [], 0, 0)
    assert said["overflows"] == []


def test_an_outcome_can_be_read_filtered_and_understood(tmp_path: Path) -> None:
    said = read(OF_OUTCOMES["html"](*real()), tmp_path, "outcome.mjs")
    assert (said["errors"], said["requests"], said["dialogs"]) == ([], [], 0)
    assert said["overflows"] == []
    assert said["pale"] == []
    assert said["status"] == f"{said['all']} of {said['all']} failures"
    assert said["all"] > said["oneCheck"] > said["none"] == 0
    assert " " in said["meaning"]
    assert said["headings"][0] == 1
    assert all(b - a <= 1 for a, b in zip(said["headings"], said["headings"][1:], strict=False))
    assert said["rows"] == [True, True]


def test_nothing_of_an_outcome_acts_in_it(tmp_path: Path) -> None:
    page = OF_OUTCOMES["html"](made(f"{' '.join(HOSTILE[:8])} {'long' * 200}"), contract())
    said = read(page, tmp_path, "outcome.mjs")
    assert (said["errors"], said["requests"], said["dialogs"], said["images"]) == ([], [], 0, 0)
    assert said["overflows"] == []
    assert said["pale"] == []
