"""`contractor mock`, as a server of its own."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from contractor.cli.mock import command
from tests.cli.library import contractor

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "tests" / "mock" / "shelter.yaml"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a mock that runs, and its process."""
    port = free_port()
    program = str(Path(sys.executable).parent / "contractor")
    server = subprocess.Popen(
        [program, "mock", str(SPEC), "--port", str(port), *arguments],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert server.poll() is None, server.communicate()[1]
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/api", server
    finally:
        if server.poll() is None:
            server.kill()
        server.communicate()


def test_it_serves_records_and_ends(tmp_path: Path) -> None:
    record = tmp_path / "traffic.jsonl"
    with serving("--record", str(record)) as (url, server):
        made = httpx2.post(
            f"{url}/animals",
            json={"kind": "cat", "name": "Tom"},
            headers={"Authorization": "Bearer demo"},
        )
        assert made.status_code == 201
        assert httpx2.get(f"{url}/animals/{made.json()['id']}").json() == made.json()
        server.send_signal(signal.SIGTERM)
        _, said = server.communicate(timeout=20)
    assert re.search(r"Shelter: \d\d operations, made up \(token or key: demo\)", said)
    assert "Traceback" not in said
    exchanges = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    assert [one["method"] for one in exchanges] == ["POST", "GET"]
    assert "demo" not in record.read_text("utf-8")


def test_where_it_cannot_listen_or_write_it_says_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = contractor("mock", str(SPEC), "--port", str(taken.getsockname()[1]))
    assert done.exit_code == 2
    assert "cannot be listened on" in done.stderr
    done = contractor(
        "mock", str(SPEC), "--port", str(free_port()), "--record", str(tmp_path / "no" / "file")
    )
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_what_is_no_document_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("openapi: [", "utf-8")
    assert contractor("mock", str(tmp_path / "broken.yaml")).exit_code == 2


@pytest.mark.parametrize("option", ["--fail-rate", "--latency"])
def test_what_makes_no_sense_is_refused(option: str) -> None:
    assert contractor("mock", str(SPEC), option, "-1").exit_code == 2


def test_the_guide_tells_of_every_option() -> None:
    text = (ROOT / "docs" / "guide" / "mock.md").read_text("utf-8")
    own = {"host", "port", "seed", "latency", "fail_rate", "record"}
    options = {one for given in command.params if given.name in own for one in given.opts}
    assert [one for one in options if one not in text] == []
