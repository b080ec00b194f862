"""Whatever ends a run, every file is whole, and the next run makes everything right."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.workspace.project import SPEC, Project

KINDS = ("string", "integer", "boolean")


def large(kind: str, count: int = 40) -> str:
    types = "".join(
        f"    Type{chr(97 + at // 26)}{chr(97 + at % 26)}: "
        f"{{type: object, properties: {{a{kind}: {{type: {kind}}}}}}}\n"
        for at in range(count)
    )
    return f"openapi: 3.1.1\ninfo: {{title: T, version: '1'}}\ncomponents:\n  schemas:\n{types}"


class Killed(BaseException):
    """Ends a run wherever it is."""


@pytest.mark.parametrize("at", range(1, 9))
@pytest.mark.parametrize("call", ["replace", "unlink", "fsync"])
def test_a_run_that_ends_anywhere_is_made_right_by_the_next(
    project: Project, monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    project.generate()
    old = project.files()
    project.spec.write_text(SPEC.replace("Line", "Row").replace("title: {", "isbn: {"))
    new_project = Path(project.folder / "reference")
    project.generate("--out", str(new_project))
    new = {
        path.relative_to(new_project).as_posix(): path.read_bytes()
        for path in new_project.rglob("*")
        if path.is_file()
    }
    calls = [0]
    where: Any = Path if call == "unlink" else os
    real = getattr(where, call)

    def dying(*arguments: Any, **more: Any) -> Any:
        calls[0] += 1
        if calls[0] == at:
            raise Killed
        return real(*arguments, **more)

    with monkeypatch.context() as patched, suppress(Killed):
        patched.setattr(where, call, dying)
        project.run("openapi.yaml", catch_exceptions=False)
    for path, content in project.files().items():
        if not path.rpartition("/")[2].startswith("."):
            assert content in (old.get(path), new.get(path))
    # The document changes again: what the ended run wrote must not look like somebody's edit.
    project.spec.write_text(SPEC.replace("Line", "Row").replace("title: {", "count: {"))
    project.generate()
    assert project.files()["names/Row.txt"] == b"book_shop.Row\n- count\n"
    assert set(project.files()) == set(new)
    assert project.run("openapi.yaml", "--check", "-v").exit_code == 0


def test_a_run_that_is_killed_at_any_moment(project: Project, fake_site: Path) -> None:
    """SIGKILL, again and again at random moments, while the document keeps changing."""
    source = random.Random(7)
    command = [sys.executable, "-c", "from contractor.cli import main; main()"]
    command += ["generate", "openapi.yaml", "--target", "fake"]
    environment = {**os.environ, "PYTHONPATH": str(fake_site)}
    whole: dict[str, set[bytes]] = {}
    texts = [large(kind, count) for kind in KINDS for count in (40, 25)]
    for number, text in enumerate(texts):
        project.spec.write_text(text)
        out = project.folder / f"reference{number}"
        subprocess.run(
            [*command, "--out", str(out)], env=environment, check=True, capture_output=True
        )
        for path in out.rglob("*.txt"):
            whole.setdefault(path.relative_to(out).as_posix(), set()).add(path.read_bytes())
    started = time.monotonic()
    project.spec.write_text(texts[0])
    subprocess.run(command, env=environment, check=True, capture_output=True)
    usual = time.monotonic() - started
    killed = 0
    for round in range(12):
        project.spec.write_text(texts[round % len(texts)])
        running = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        # Files are written in the last part of a run; how long one takes depends on what else is running.
        time.sleep(usual * source.uniform(0.5, 1.0))
        running.send_signal(signal.SIGKILL)
        if running.wait() == 0:
            usual *= 0.8
        else:
            killed += 1
        for path, content in project.files().items():
            if path.endswith(".txt"):
                assert content in whole[path]
    assert killed
    project.spec.write_text(texts[0])
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    reference = project.folder / "reference0"
    written = {path for path in reference.rglob("*") if path.is_file()}
    assert set(project.files()) == {path.relative_to(reference).as_posix() for path in written}
    for path in written:
        if path.suffix == ".txt":
            assert project.files()[path.relative_to(reference).as_posix()] == path.read_bytes()
    check = subprocess.run([*command, "--check", "-v"], env=environment, capture_output=True)
    assert check.returncode == 0, check.stderr


def test_two_runs_at_once_write_one_after_the_other(project: Project, fake_site: Path) -> None:
    other = project.folder / "other.yaml"
    project.spec.write_text(large("string"))
    other.write_text(large("integer"))
    environment = {**os.environ, "PYTHONPATH": str(fake_site)}
    command = [sys.executable, "-c", "from contractor.cli import main; main()", "generate"]
    running = [
        subprocess.Popen(
            [*command, spec, "--target", "fake", "--force"], env=environment, stderr=subprocess.PIPE
        )
        for spec in ("openapi.yaml", "other.yaml", "openapi.yaml", "other.yaml")
    ]
    for one in running:
        _, said = one.communicate()
        assert one.returncode == 0, said
    texts = {content for path, content in project.files().items() if path.endswith(".txt")}
    assert len({b"integer" in text for text in texts}) == 1
    assert not any(path.startswith(".") for path in project.files())
    last = "other.yaml" if b"integer" in texts.pop() else "openapi.yaml"
    check = subprocess.run(
        [*command, last, "--target", "fake", "--check"], env=environment, capture_output=True
    )
    assert check.returncode == 0
