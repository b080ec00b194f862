"""`contractor generate --watch`: again whenever an input changes, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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


def until(holds: Callable[[], bool]) -> None:
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < LONGEST
        time.sleep(0.05)


def heard(running: subprocess.Popen[str], word: str) -> str:
    """What is said up to the line with this word."""
    said = ""
    assert running.stderr is not None
    for line in running.stderr:
        said += line
        if word in line:
            return said
    raise AssertionError(said)


def test_watching(watching: subprocess.Popen[str], tmp_path: Path) -> None:
    spec, part = tmp_path / "openapi.yaml", tmp_path / "line.yaml"
    order = tmp_path / "generated" / "fake" / "Order.txt"
    said = heard(watching, "watching")
    assert "wrote" in said
    assert "watching 2 files" in said
    spec.write_text(spec.read_text().replace("status: {", "state: {"))
    assert "wrote" in heard(watching, "watching")
    assert "state" in order.read_text()
    part.write_text("{type: object, properties: {b: {type: string}}}")
    assert "wrote 1 file" in heard(watching, "watching")
    before = spec.read_text()
    spec.write_text("openapi: [")
    assert "error[" in heard(watching, "watching")
    spec.write_text(before.replace("state: {", "stage: {"))
    assert "wrote" in heard(watching, "watching")
    assert "stage" in order.read_text()
    watching.send_signal(signal.SIGINT)
    assert "stopped" in heard(watching, "stopped")
    assert watching.wait(LONGEST) == 0
