"""`contractor generate --watch`: again whenever an input changes, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from contractor.cli import watching as watching_module
from tests.workspace.conftest import fake_site as fake_site
from tests.workspace.project import SPEC

LONGEST = 30.0


@pytest.fixture
def watching(tmp_path: Path, fake_site: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "openapi.yaml").write_text(SPEC.replace("'#/components/schemas/Line'", "line.yaml"))
    (tmp_path / "line.yaml").write_text("{type: object, properties: {a: {type: string}}}")
    command = [sys.executable, "-c", "from contractor.cli import main; main()", "generate"]
    running = subprocess.Popen(
        [*command, "openapi.yaml", "--target", "fake", "--watch"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(fake_site)},
        stderr=subprocess.PIPE,
        text=True,
    )
    with running:
        yield running
        running.kill()


def heard(running: subprocess.Popen[str], *words: str) -> None:
    """Wait for lines with these words, one after the other; whatever is said between them is nothing new.

    How often a file that is written in steps is looked at is a matter of luck on a busy machine.
    """
    said = ""
    wanted = list(words)
    assert running.stderr is not None
    too_long = threading.Timer(LONGEST, running.kill)
    too_long.start()
    for line in running.stderr:
        said += line
        if wanted[0] in line:
            del wanted[0]
        if not wanted:
            too_long.cancel()
            return
    raise AssertionError(f"not heard: {wanted}, but:\n{said}")


def test_watching(watching: subprocess.Popen[str], tmp_path: Path) -> None:
    spec, part = tmp_path / "openapi.yaml", tmp_path / "line.yaml"
    order = tmp_path / "generated" / "fake" / "Order.txt"
    heard(watching, "wrote", "watching 2 files")
    spec.write_text(spec.read_text().replace("status: {", "state: {"))
    heard(watching, "wrote", "watching")
    assert "state" in order.read_text()
    part.write_text("{type: object, properties: {b: {type: string}}}")
    heard(watching, "wrote 1 file", "watching")
    before = spec.read_text()
    spec.write_text("openapi: [")
    heard(watching, "error[invalid-yaml]", "watching")
    spec.write_text(before.replace("state: {", "stage: {"))
    heard(watching, "wrote", "watching")
    assert "stage" in order.read_text()
    watching.send_signal(signal.SIGINT)
    heard(watching, "stopped")
    assert watching.wait(LONGEST) == 0


def test_a_file_is_read_when_it_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors empty a file before they fill it: what stands there for a moment is no input."""
    spec = tmp_path / "openapi.yaml"
    spec.write_text("before")
    steps = iter(["", "half", "half of it", None, None])
    looks = 0

    def look_away(_: float) -> None:
        nonlocal looks
        looks += 1
        if (text := next(steps)) is not None:
            spec.write_text(text)

    monkeypatch.setattr(time, "sleep", look_away)
    watched = [spec]
    watching_module._until_changed(
        lambda: watching_module.marks(watched), watching_module.marks(watched)
    )
    assert spec.read_text() == "half of it"
    assert looks == 4
