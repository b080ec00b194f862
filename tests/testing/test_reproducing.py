"""Commands and tests that reproduce a failure do so when they are pasted: what they send is what was sent."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from contractor.frozen import changed
from contractor.report.testing.replaying import pytest as written
from contractor.report.testing.reproducing import LINES, curl
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import Failure
from tests.documents import contract
from tests.testing.running import ran

SECRET = "us+er:p/a ss%wörd"
ENVIRONMENT = {**os.environ, "TOKEN": SECRET}


class Heard(BaseHTTPRequestHandler):
    """Notes what it is sent."""

    said: list[tuple[str, str, dict[str, str], bytes]]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._note
        raise AttributeError(name)

    def _note(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.said.append((self.command, self.path, headers, body))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *rest: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    Heard.said = []
    made = ThreadingHTTPServer(("127.0.0.1", 0), Heard)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.mark.skipif(which("curl") is None or which("sh") is None, reason="there is no curl here")
@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", "/a%2Fb/../c?q=[1]&x='\"$HOME`id`|&e="),
        Request("HEAD", "/"),
        Request("DELETE", "/a", (("X-Empty", ""), ("X-Odd", "a'b\"c$d\\e"))),
        Request("GET", "/a", (("content-type", "application/json"),), b'{"a": "it\'s $HOME `id`"}'),
        Request("POST", "/a", (("Content-Type", "application/json"),), '"@file\n\u00e4"'.encode()),
        Request("POST", "/a", (("content-type", "application/octet-stream"),), b"\x00\xff'\r\n"),
        Request("PATCH", "/a", (), b"no type"),
        Request("POST", "/a"),
    ],
    ids=lambda one: f"{one.method} {one.target}",
)
@pytest.mark.parametrize("between", [" ", LINES], ids=["one line", "lines"])
def test_a_command_sends_the_request(
    server: ThreadingHTTPServer, request_: Request, between: str
) -> None:
    command = curl(request_, f"http://127.0.0.1:{server.server_port}", (), between)
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=20, check=False)
    assert done.returncode == 0, (command, done.stderr)
    ((method, target, headers, body),) = Heard.said
    assert (method, target, body) == (request_.method, request_.target, request_.body)
    for name, value in request_.headers:
        assert headers[name.lower()] == value
    assert ("content-type" in headers) == (request_.header("content-type") is not None)


@pytest.mark.skipif(which("curl") is None or which("sh") is None, reason="there is no curl here")
def test_a_command_fills_in_secrets(server: ThreadingHTTPServer) -> None:
    shown = Request(
        "GET",
        "/a?x=1&key=$TOKEN&y=$TOKENS",
        (("Authorization", "Basic $TOKEN"), ("X-Key", 'say "$TOKEN" for $5')),
    )
    command = curl(shown, f"http://127.0.0.1:{server.server_port}", ("TOKEN",))
    assert SECRET not in command
    subprocess.run(["sh", "-c", command], env=ENVIRONMENT, capture_output=True, check=True)
    ((_, target, headers, _),) = Heard.said
    assert "us%2ber" in target.lower()
    assert "y=$TOKENS" in target
    assert headers["authorization"] == "Basic dXMrZXI6cC9hIHNzJXfDtnJk"
    assert headers["x-key"].encode("latin-1").decode() == f'say "{SECRET}" for $5'


APP = """
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    sent = scope["query_string"] + dict(scope["headers"]).get(b"authorization", b"")
    wanted = b"key=us%2Ber%3Ap%2Fa%20ss%25w%C3%B6rdBasic dXMrZXI6cC9hIHNzJXfDtnJk"
    status = STATUS if sent == wanted else 299
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})
"""
PLAIN = contract("paths: {/a: {get: {operationId: getA, responses: {'200': {description: Yes}}}}}")


@pytest.mark.parametrize(
    ("check", "status", "mended"),
    [
        ("not_a_server_error", 500, 200),
        ("status_code_conformance", 202, 200),
        ("positive_data_acceptance", 400, 201),
        ("accepts-invalid", 200, 422),
        ("auth", 200, 401),
    ],
)
def test_a_test_fails_until_the_application_is_mended(
    tmp_path: Path, check: str, status: int, mended: int
) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    sent = Request("GET", "/a?key=$TOKEN", (("Authorization", "Basic $TOKEN"),))
    key = "#/paths/~1a/get"
    failure = Failure(check, key, "", "", (Exchange(key, sent, Response(status)),), key)
    tested = ran(PLAIN, app, phases=())
    torn = changed(tested, target="torn.main:app", variables=("TOKEN",))
    code = written(failure, torn, PLAIN)
    assert code is not None
    assert f"def test_get_a_{check.replace('-', '_')}()" in code
    (tmp_path / "torn").mkdir()
    (tmp_path / "test_it.py").write_text(code, "utf-8")
    for answer, ended in ((status, 1), (mended, 0)):
        (tmp_path / "torn" / "main.py").write_text(APP.replace("STATUS", str(answer)), "utf-8")
        ran_ = subprocess.run(
            [sys.executable, "-c", "import test_it; [f() for n, f in vars(test_it).items() if n[:5] == 'test_']"],
            cwd=tmp_path,
            env={**ENVIRONMENT, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        assert ran_.returncode == ended, (code, ran_.stderr)
        if ended:
            assert "AssertionError" in ran_.stderr


def test_what_cannot_be_imported_has_no_test() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    tested = ran(PLAIN, app, phases=())
    failure = Failure("auth", "", "", "", (Exchange(None, Request("GET", "/"), None, "no"),), "#")
    assert written(failure, tested, PLAIN) is None
    assert written(failure, changed(tested, target="a:b", origin="http://a"), PLAIN) is None
    nothing = changed(failure, exchanges=())
    assert written(nothing, changed(tested, target="a:b"), PLAIN) is None
