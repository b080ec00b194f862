"""A project of migrations in a folder that is thrown away, and Alembic as a person runs it.

Takes plans and the URL of a database, writes files and runs them in a process of its own; refuses to know what they do.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from contractor.frozen import frozen
from contractor.migrations import PHASES, Phase, Plan
from contractor.migrations.files import Revision, files, once, revision, runtime

_FOLDER: Final = "migrations"
#: Lines of what Alembic says that are told where it fails.
_SAID: Final = 12


class Failed(Exception):
    """Alembic did not do what it was asked for; the message is what it said at the end."""


#: Runs Alembic in a folder, for a database, with arguments. Raises Failed.
Runner = Callable[[Path, str, Sequence[str]], None]


@frozen
class Project:
    """A folder with migrations. `initial` is the last revision of the old version, `phases` are those to the new one
    by what they do; what does nothing has none."""

    folder: Path
    url: str
    initial: str
    phases: dict[Phase, str]
    runner: Runner

    def before(self, phase: Phase) -> str:
        """The last revision in front of a phase."""
        earlier = PHASES[: PHASES.index(phase)]
        found = [self.phases[one] for one in earlier if one in self.phases]
        return found[-1] if found else self.initial

    def until(self, phase: Phase) -> str:
        """The last revision up to the end of a phase."""
        return self.phases.get(phase) or self.before(phase)

    def upgrade(self, target: str) -> None:
        """Go forward to a revision. Raises Failed."""
        self.runner(self.folder, self.url, ["upgrade", target])

    def downgrade(self, target: str) -> None:
        """Go back to a revision. Raises Failed."""
        self.runner(self.folder, self.url, ["downgrade", target])


def begun(folder: Path, url: str, arguments: Sequence[str]) -> "subprocess.Popen[str]":
    """Alembic as a process that goes on by itself."""
    return subprocess.Popen(
        [sys.executable, "-m", "alembic", *arguments],
        cwd=folder,
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def awaited(folder: Path, url: str, arguments: Sequence[str]) -> None:
    """Alembic as a process, until it has ended. Raises Failed."""
    process = begun(folder, url, arguments)
    said, _ = process.communicate()
    if process.returncode:
        raise Failed("\n".join(said.strip().splitlines()[-_SAID:]))


@contextmanager
def project(url: str, initial: Plan, plan: Plan, runner: Runner = awaited) -> Iterator[Project]:
    """A project with the migrations of two plans, one after the other."""
    with TemporaryDirectory(prefix="contractor-migrations-") as name:
        folder = Path(name)
        known: dict[str, Revision] = {}
        texts = {**once(_FOLDER), f"{_FOLDER}/phases.py": runtime()}
        heads: list[dict[Phase, str]] = []
        for made in (initial, plan):
            written = files(made, "rehearsed", known)
            texts.update({f"{_FOLDER}/{path}": text for path, text in written.items()})
            found = [
                one
                for path, text in written.items()
                if path.endswith(".py") and (one := revision(text)) is not None
            ]
            known.update({one.name: one for one in found})
            heads.append({_phase(one.name): one.name for one in found})
        for path, text in texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="")
        yield Project(folder, url, list(heads[0].values())[-1], heads[1], runner)


def _phase(name: str) -> Phase:
    return next(one for one in PHASES if name.endswith(f"_{one}"))
