"""Running squawk: finding it, and giving it a text.

Takes a text, gives what squawk prints; refuses to believe an exit code that says nothing. The program runs in the
current folder, since that is where a team's `.squawk.toml` counts.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from contractor.text import short
from contractor.workspace.problem import Refused, refusal

#: Seconds that one file may take.
TIMEOUT: Final = 120.0
# What a program needs to run at all. Whatever else is set might be meant for it.
_KEPT: Final = ("PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "HOME", "USERPROFILE")


def find() -> Path | None:
    """The program on PATH, None where there is none."""
    found = shutil.which("squawk")
    return None if found is None else Path(found).absolute()


def answer(
    program: Path, text: str, name: str, *, in_transaction: bool, timeout: float = TIMEOUT
) -> bytes:
    """What it prints of a text in JSON. Raises `Refused`."""
    arguments = ["--reporter", "json", "--stdin-filepath", name]
    if in_transaction:
        arguments.append("--assume-in-transaction")
    try:
        done = subprocess.run(
            [program, *arguments],
            input=text.encode(),
            env={key: value for key, value in os.environ.items() if key.upper() in _KEPT},
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _no_verdict(f"it took more than {timeout:g} s") from None
    except (OSError, ValueError) as why:
        raise _no_verdict(f"it does not run: {why}") from None
    # It ends with 1 for findings and for mistakes of its own alike; only findings are a list.
    if done.returncode not in (0, 1) or not done.stdout.lstrip().startswith(b"["):
        said = done.stderr.decode("utf-8", "replace").strip() or f"it ended with {done.returncode}"
        raise _no_verdict(short(said.splitlines()[0], 300))
    return done.stdout


def _no_verdict(why: str) -> Refused:
    return refusal(
        "squawk-failed", f"squawk gave no verdict: {why}", "--engine own judges without it"
    )
