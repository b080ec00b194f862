"""Run a command and say what it cost: CPU seconds, peak memory and time on the clock.

CPU seconds are user and system time of the process and of every process it waited for. Peak memory
is the largest of these processes. Linux counts the memory of the process that starts another one
into that other one's peak, so whoever measures has to stay small: documents are never read here.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

MEGABYTE = 1_000_000
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Command:
    arguments: tuple[str | Path, ...]
    environment: tuple[tuple[str, str], ...] = ()
    # contractor ends with 1 when it wrote everything it could and the document has errors
    accepts: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Cost:
    cpu: float
    memory_mb: float
    wall: float
    status: int
    said: str = ""  # the last line on stderr, without folders

    def plain(self) -> dict[str, float]:
        figures = {"cpu": self.cpu, "memory_mb": self.memory_mb, "wall": self.wall}
        return {key: round(value, 4) for key, value in figures.items()} | {"status": self.status}


class CommandFailed(Exception):
    """The command did not do its work; the message says how, in one line."""


def run(command: Command, folder: Path, stdout: Path | None = None) -> Cost:
    environment = {**clean_environment(), **dict(command.environment)}
    with tempfile.TemporaryFile() as printed, open(stdout or os.devnull, "wb") as out:  # noqa: PTH123
        began = time.perf_counter()
        child = subprocess.Popen(
            [str(argument) for argument in command.arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=printed,
        )
        _, waited, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(waited)
        printed.seek(0)
        lines = printed.read().decode(errors="replace").strip().splitlines()
    said = without_paths(lines[-1].strip())[:160] if lines else "nothing on stderr"
    if child.returncode not in command.accepts:
        raise CommandFailed(f"exit status {child.returncode}: {said}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, usage.ru_maxrss * RSS_UNIT / MEGABYTE, wall, child.returncode, said)


def without_paths(line: str) -> str:
    """File names without their folders: what is recorded says nothing about this machine."""
    return re.sub(r"(?<![\w:/])/(?:[^\s/:'\"]+/)+", "", line)


def clean_environment() -> Mapping[str, str]:
    """Ours, without what would change how Python or Node run."""
    changing = ("PYTHON", "NODE_OPTIONS", "COVERAGE", "MAKE", "MFLAGS")
    return {key: value for key, value in os.environ.items() if not key.startswith(changing)}


def middle(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.memory_mb for cost in costs),
        median(cost.wall for cost in costs),
        costs[-1].status,
    )
