"""A few of the hostile requests that `tests.boundary.hostile` makes; it makes ten thousand by itself."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_nothing_fails_whatever_is_sent() -> None:
    """In a process of its own: what is generated is imported there, and memory is measured."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.boundary.hostile", "--count", "1500", "--seed", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    assert "1500 requests" in done.stdout
