"""A git repository to test with, in a folder of its own and deaf to the settings of whoever runs the tests."""

import os
import subprocess
from pathlib import Path

SPEC = """\
openapi: 3.1.0
info: {title: Bookings, version: 1.0.0}
paths: {}
components:
  schemas:
    Status: {$ref: 'parts/status.yaml#/Status'}
"""
STATUS = "Status: {enum: [pending, confirmed]}\n"
_QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
    "GIT_AUTHOR_DATE": "2026-01-02T03:04:05+00:00",
    "GIT_COMMITTER_DATE": "2026-01-02T03:04:05+00:00",
}


class Repo:
    """A repository in `folder`, made there unless it was cloned."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        if not folder.exists():
            folder.mkdir(parents=True)
            self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str) -> str:
        run = subprocess.run(
            ["git", "-C", self.folder, *arguments],
            env={**os.environ, **_QUIET},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout.strip()

    def write(self, **files: str | None) -> None:
        """Files by path, `__` for `/` and `_` for `.` in their names."""
        for name, text in files.items():
            self.put(name.replace("__", "/").replace("_", "."), text)

    def put(self, path: str, text: str | None) -> None:
        file = self.folder / path
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def commit(self, title: str = "change", **files: str | None) -> str:
        self.write(**files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", title)
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> "Repo":
        """A clone by way of a URL, since git takes no shortcuts there."""
        self.git("clone", "--quiet", *options, f"file://{self.folder}", str(folder))
        return Repo(folder)


def bookings(folder: Path, *options: str) -> Repo:
    """`specs/api.yaml` and the part that it refers to, committed on `main`."""
    repo = Repo(folder, *options)
    repo.commit("first", specs__api_yaml=SPEC, specs__parts__status_yaml=STATUS)
    return repo
