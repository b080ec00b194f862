"""`contractor dev`: what is served follows the document and the code; the page works in a browser."""

import json
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journey.conftest import BIN, ROOT, environment, run

LONGEST = 60.0
PAGE = Path(__file__).with_name("page.mjs")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)


class Served:
    """A running `contractor dev`, what it says, and what it answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.said: list[str] = []
        self.process = subprocess.Popen(
            ["contractor", "dev", "--port", str(port)],
            cwd=folder,
            env=environment(folder) | {"VIRTUAL_ENV": str(BIN.parent)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as said:
            for line in said:
                self.said.append(line)

    def end(self) -> None:
        """As the system ends a program."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(LONGEST)
        self._listening.join(LONGEST)

    def until(self, holds: Any) -> Any:
        """Wait until something holds, and give it."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            if found := holds():
                return found
            time.sleep(0.05)
        raise AssertionError("".join(self.said))

    def get(self, path: str) -> Any:
        """What stands at a path, None where nobody answers."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return json.loads(answer.read())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    found = Served(project)
    yield found
    found.end()


def test_document_and_code_are_followed(served: Served) -> None:
    assert len(served.until(lambda: served.get("/api/tasks"))) == 1
    assert "due" not in served.get("/openapi.json")["components"]["schemas"]["Task"]["properties"]

    # One property in the document: it is served, taken, stored and given back, and nobody wrote a line.
    served.edit(
        "openapi.yaml",
        "done: {type: boolean}\n",
        "done: {type: boolean}\n        due: {type: string}\n",
    )
    served.until(lambda: "due" in str(served.get("/openapi.json")))
    body = json.dumps({"title": "Bake", "done": False, "due": "soon"}).encode()
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"{served.url}/api/tasks", body, headers)
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert json.loads(answer.read())["due"] == "soon"
    assert [one.get("due") for one in served.get("/api/tasks")] == [None, "soon"]
    for layer in ("python/todo/models/tasks.py", "python/todo/tables.py", "typescript/types.ts"):
        assert "due" in (served.folder / "generated" / layer).read_text("utf-8")

    # A document with an error changes nothing of what is served.
    served.edit("openapi.yaml", "due: {type: string}", "due: {type: strin}")
    served.until(lambda: any("error[malformed]" in line for line in served.said))
    assert served.get("/api/tasks")
    served.edit("openapi.yaml", "due: {type: strin}", "due: {type: string}")

    # So does code, and code that does not even run does not end it.
    served.edit("app/database.py", "Change the contract, and see", "Another beginning")
    served.until(lambda: "Another beginning" in str(served.get("/api/tasks")))
    served.edit("app/main.py", "create_app(tasks=tasks)", "create_app(tasks=Nothing)")
    served.until(lambda: served.get("/api/tasks") is None)
    served.edit("app/main.py", "create_app(tasks=Nothing)", "create_app(tasks=tasks)")
    served.until(lambda: served.get("/api/tasks"))

    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(LONGEST) == 0
    assert "stopped" in "".join(served.said)
    assert served.get("/api/tasks") is None


def test_what_somebody_else_generated_is_served_too(served: Served) -> None:
    """As after `git switch`: document and code change together, and there is nothing to write."""
    served.until(lambda: served.get("/api/tasks"))
    config = (served.folder / "pyproject.toml").read_text("utf-8")
    other = served.folder.parent / "other"
    shutil.copytree(served.folder, other, symlinks=True)
    text = (other / "openapi.yaml").read_text("utf-8")
    (other / "openapi.yaml").write_text(text.replace("version: 0.1.0", "version: 0.2.0"), "utf-8")
    assert run(other, "contractor", "generate").returncode == 0
    assert (other / "pyproject.toml").read_text("utf-8") == config
    shutil.copytree(other / "generated", served.folder / "generated", dirs_exist_ok=True)
    shutil.copy(other / "openapi.yaml", served.folder / "openapi.yaml")
    served.until(
        lambda: (served.get("/openapi.json") or {}).get("info", {}).get("version") == "0.2.0"
    )


def test_what_no_change_would_mend_is_said_at_once(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run(project, "contractor", "dev", "--port", str(taken.getsockname()[1]))
    assert (done.returncode, "name another --port" in done.stderr) == (2, True)
    done = run(project, "contractor", "dev", "server")
    assert (done.returncode, "'server' is no module:variable" in done.stderr) == (2, True)


def test_what_it_needs_is_said(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text("openapi: 3.1.1\n")
    (tmp_path / "contractor.toml").write_text('spec = "openapi.yaml"\n')
    done = run(tmp_path, "contractor", "dev")
    assert done.returncode == 2
    assert "Say what to serve: contractor dev app.main:app" in done.stderr
    (tmp_path / "contractor.toml").write_text("")
    done = run(tmp_path, "contractor", "dev", "app.main:app")
    assert (done.returncode, "Say what to generate from: set `spec`" in done.stderr) == (2, True)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_page_works_in_a_browser(served: Served, tmp_path: Path) -> None:
    bundle = ["esbuild", "main.ts", "--bundle", "--format=esm", "--outfile=public/main.js"]
    assert run(served.folder / "web", *bundle).returncode == 0
    served.until(lambda: served.get("/api/tasks"))
    (tmp_path / "node_modules").symlink_to(ROOT / "tools" / "node" / "node_modules")
    script = shutil.copy(PAGE, tmp_path / "page.mjs")
    done = run(tmp_path, "node", script, served.url, str(CHROMIUM), str(tmp_path / "page.png"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == {
        "begins": ["Change the contract, and see"],
        "added": ["Change the contract, and see", "Bake <b>bread</b>"],
        "done": [False, True],
        "afterReload": [False, True],
        "refused": True,
        "removed": ["Bake <b>bread</b>"],
        "errors": [],
    }
    assert (tmp_path / "page.png").stat().st_size > 5_000
