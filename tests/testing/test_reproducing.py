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

from contractor.contract import Contract, read
from contractor.frozen import changed
from contractor.report.testing.replaying import pytest as written
from contractor.report.testing.reproducing import LINES, curl
from contractor.source import Files
from contractor.testing import outcome
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import AtMost, Expectation, Failure, Holds, Keeps
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


LAMPS_APP = """
import json
import uuid
from urllib.parse import quote

LAMPS = {}
MENDED = WHETHER


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    body = json.loads((await receive())["body"] or b"null")
    key = scope["path"].rpartition("/")[2]
    known = LAMPS.get(key)
    status, shown, head = 200, known, []
    match scope["method"]:
        case "POST":
            key, status = uuid.uuid4().hex, 201
            shown = LAMPS[key] = {**body, "id": key, "madeAt": 1}
            head = [(b"location", b"/lamps/" + key.encode())]
        case "PUT" if known is not None:
            own = {"id": key, "madeAt": known["madeAt"] if MENDED else 2}
            shown = LAMPS[key] = {**body, **own} if MENDED else {**known, **own}
        case "DELETE" if known is not None:
            status, shown = 204, None
            if MENDED:
                LAMPS.pop(key)
        case "GET" if key == "lamps":
            shown = [*LAMPS.values()]
            shown = shown[:1] if MENDED else shown
        case "GET" if known is not None and not MENDED:
            shown = {**known, "watts": str(known["watts"])}
    if shown is None and status != 204:
        status = 404
    head.append((b"content-type", b"application/json"))
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": b"" if shown is None else json.dumps(shown).encode()})
"""
LAMPS_SPEC = """openapi: 3.1.1
info: {title: Lamps, version: '1'}
paths:
  /lamps:
    get:
      operationId: listLamps
      responses: {'200': {description: Lamps, content: {application/json: {}}}}
    post:
      operationId: addLamp
      responses: {'201': {description: Made}}
  /lamps/{lampId}:
    get:
      operationId: readLamp
      responses:
        '200':
          description: A lamp
          content: {application/json: {schema: {type: object, properties: {watts: {type: integer}}}}}
    put: {operationId: changeLamp, responses: {'200': {description: Changed}}}
    delete: {operationId: removeLamp, responses: {'204': {description: Gone}}}
"""
MADE_ID = "8c0f2b0e6a3d4f279c9e0b6f7a1d2e34"
MADE = b'{"id": "%s", "name": "a", "watts": 1, "madeAt": 1}' % MADE_ID.encode()
LAMPS_KEY, LAMP_KEY = "#/paths/~1lamps", "#/paths/~1lamps~1{lampId}"
JSON = (("content-type", "application/json"),)


def _lamp(method: str, status: int, body: bytes = b"", sent: bytes = b"") -> Exchange:
    request = Request(method, f"/lamps/{MADE_ID}", JSON if sent else (), sent)
    return Exchange(f"{LAMP_KEY}/{method.lower()}", request, Response(status, JSON, body))


def _made() -> Exchange:
    request = Request("POST", "/lamps", JSON, b'{"name": "a", "watts": 1}')
    return Exchange(f"{LAMPS_KEY}/post", request, Response(201, JSON, MADE))


SAID = b'{"name": "b", "watts": 2}'


@pytest.mark.parametrize(
    ("check", "exchanges", "expected"),
    [
        ("still-there", (_lamp("DELETE", 204), _lamp("GET", 200, MADE)), ()),
        ("use_after_free", (_lamp("DELETE", 204), _lamp("GET", 200, MADE)), ()),
        ("value-lost", (_lamp("PUT", 200, MADE, SAID), _lamp("GET", 200, MADE)), (Holds("/name", "b"),)),
        (
            "value-lost",
            (_lamp("PUT", 200, MADE, SAID), Exchange(f"{LAMPS_KEY}/get", Request("GET", "/lamps"),
                                                    Response(200, JSON, b"[%s]" % MADE))),
            (Holds("/name", "b", ""),),
        ),
        (
            "overwrites-owned",
            (_lamp("GET", 200, MADE), _lamp("PUT", 200, MADE, SAID), _lamp("GET", 200, MADE)),
            (Keeps("", ("madeAt",), 2),),
        ),
        (
            "limit-ignored",
            (_made(), Exchange(f"{LAMPS_KEY}/get", Request("GET", "/lamps?limit=1"),
                               Response(200, JSON, b"[%s, %s]" % (MADE, MADE)))),
            (AtMost("", 1),),
        ),
        ("response_schema_conformance", (_lamp("GET", 200, MADE.replace(b'"watts": 1', b'"watts": "1"')),), ()),
    ],
)  # fmt: skip
def test_a_test_takes_ids_from_answers_and_passes_once_it_is_mended(
    tmp_path: Path, check: str, exchanges: tuple[Exchange, ...], expected: tuple[Expectation, ...]
) -> None:
    (tmp_path / "lamps.yaml").write_text(LAMPS_SPEC, "utf-8")
    document = read(Files.open(tmp_path / "lamps.yaml"))
    key = exchanges[-1].operation or ""
    failure = Failure(check, key, "", "", (_made(), *exchanges), key, expected=expected)
    tested = changed(_tested(document), target="lit:app")
    code = written(failure, tested, document)
    assert code is not None
    assert MADE_ID not in code
    (tmp_path / "test_it.py").write_text(code, "utf-8")
    for is_mended in (False, True):
        app = LAMPS_APP.replace("WHETHER", str(is_mended))
        (tmp_path / "lit.py").write_text(app, "utf-8")
        done = _run(tmp_path)
        assert (done.returncode == 0) == is_mended, (code, done.stderr)
        assert is_mended or "AssertionError" in done.stderr, (code, done.stderr)


def test_a_failure_of_the_mock_has_a_test_too(tmp_path: Path) -> None:
    (tmp_path / "lamps.yaml").write_text(LAMPS_SPEC, "utf-8")
    document = read(Files.open(tmp_path / "lamps.yaml"))
    key = f"{LAMPS_KEY}/get"
    shown = Exchange(key, Request("GET", "/lamps"), Response(500))
    failure = Failure("not_a_server_error", key, "", "", (shown,), key)
    code = written(failure, changed(_tested(document), target=outcome.MOCK), document)
    assert code is not None
    (tmp_path / "test_it.py").write_text(code, "utf-8")
    done = _run(tmp_path)
    assert done.returncode == 0, (code, done.stderr)


def _tested(document: Contract) -> outcome.Tested:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError

    return ran(document, app, phases=())


def _run(folder: Path) -> "subprocess.CompletedProcess[str]":
    run = "import test_it; [f() for n, f in vars(test_it).items() if n[:5] == 'test_']"
    return subprocess.run(
        [sys.executable, "-c", run],
        cwd=folder,
        env={
            **ENVIRONMENT,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
