"""What is sent arrives as it stands, what comes back is told as it came, and nobody waits for ever."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from contractor.testing.asgi import Asgi
from contractor.testing.exchange import Request
from contractor.testing.http import Http
from contractor.testing.transport import EVENTS, NoAnswer, NotStarted


def app(answer: Any, told: list[str] | None = None) -> Any:
    """An application with a lifespan, which says in `told` what happens to it."""
    said = [] if told is None else told

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for name in ("startup", "shutdown"):
                assert (await receive())["type"] == f"lifespan.{name}"
                said.append(name)
                scope["state"]["began"] = asyncio.get_running_loop()
                await send({"type": f"lifespan.{name}.complete"})
            return
        await answer(scope, receive, send)

    return serve


async def _start(send: Any, status: int = 200, *headers: tuple[bytes, bytes]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})


async def _end(send: Any, body: bytes = b"") -> None:
    await send({"type": "http.response.body", "body": body})


def test_the_lifespan_runs_once_on_the_loop_of_requests() -> None:
    told: list[str] = []

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        same = scope["state"]["began"] is asyncio.get_running_loop()
        await _start(send, 200 if same else 500)
        await _end(send, scope["raw_path"] + b"?" + scope["query_string"])

    with Asgi(app(answer, told)) as asgi:
        found = asgi.send(Request("GET", "/a%2Fb?x=%20"), 5)
        assert (found.status, found.body) == (200, b"/a%2Fb?x=%20")
        assert asgi.send(Request("GET", "/"), 5).status == 200
        assert told == ["startup"]
    assert told == ["startup", "shutdown"]


def test_an_application_that_does_not_start_says_where() -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        raise LookupError("no database")

    with pytest.raises(NotStarted, match=r"LookupError: no database \(.*test_transport\.py:\d+"):
        Asgi(broken).__enter__()


def test_an_application_without_a_lifespan_serves() -> None:
    async def plain(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        await _start(send, 204)
        await _end(send)

    with Asgi(plain) as asgi:
        assert asgi.send(Request("GET", "/"), 5).status == 204


def test_a_crash_is_a_500_that_says_where() -> None:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
        raise ZeroDivisionError("by nothing")

    with Asgi(app(answer)) as asgi:
        found = asgi.send(Request("GET", "/"), 5)
    assert found.status == 500
    assert found.crash is not None
    assert "ZeroDivisionError: by nothing" in found.crash
    assert "test_transport.py" in found.crash


def test_a_crash_behind_half_an_answer_is_no_answer() -> None:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
        await _start(send)
        await send({"type": "http.response.body", "body": b"[", "more_body": True})
        raise OSError("gone")

    with Asgi(app(answer)) as asgi, pytest.raises(NoAnswer, match="OSError: gone"):
        asgi.send(Request("GET", "/"), 5)


def test_an_endless_stream_of_events_is_cut() -> None:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
        await _start(send, 200, (b"content-type", b"text/event-stream; charset=utf-8"))
        while True:
            await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
            await asyncio.sleep(0)

    with Asgi(app(answer)) as asgi:
        found = asgi.send(Request("GET", "/"), 5)
    assert EVENTS <= found.body.count(b"\n\n") < EVENTS + 5


@pytest.mark.parametrize("blocks", [False, True], ids=["waits", "blocks"])
def test_no_answer_in_time_is_said(blocks: bool) -> None:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if blocks:
            time.sleep(2)
        await asyncio.sleep(30)

    began = time.monotonic()
    with Asgi(app(answer)) as asgi, pytest.raises(NoAnswer, match=r"no answer within 0\.2 s"):
        asgi.send(Request("GET", "/"), 0.2)
    assert time.monotonic() - began < 10


def test_an_answer_of_many_megabytes_comes_back_whole() -> None:
    part = b"x" * 1_000_000

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        await _start(send)
        for _ in range(30):
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await _end(send)

    with Asgi(app(answer)) as asgi:
        assert len(asgi.send(Request("GET", "/"), 20).body) == 30_000_000


def test_an_answer_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contractor.testing.asgi.LARGEST", 1_000)

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        await _start(send)
        while True:
            await send({"type": "http.response.body", "body": b"x" * 100, "more_body": True})
            await asyncio.sleep(0)

    with Asgi(app(answer)) as asgi, pytest.raises(NoAnswer, match="more than 1,000 bytes"):
        asgi.send(Request("GET", "/"), 20)


#: What is sent again and again, by path.
_ENDLESS = {
    "/head": b"X-A: b\r\n",
    "/body": b"Content-Length: 9999\r\n\r\n",
    "/much": b"\r\n" + b"x" * 200,
}


class _Handler(BaseHTTPRequestHandler):
    """Says what it was asked, sends elsewhere from `/away`, is slow at `/slow`, and comes to no end at others."""

    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(1)
        if self.path in _ENDLESS:
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.1 200 Fine\r\n")
                while True:
                    self.wfile.write(_ENDLESS[self.path])
                    time.sleep(0.02)
            return
        body = self.path.encode()
        self.send_response(302 if self.path == "/away" else 200)
        self.send_header("Location", "/elsewhere")
        self.send_header("Set-Cookie", "a=b")
        self.send_header("X-Cookie", self.headers.get("cookie", ""))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


@pytest.mark.parametrize("target", ["/a%2Fb", "/a/../b", "/%7e?x=%2B+%20&y", "//x", "/%FF"])
def test_a_target_arrives_as_it_stands(server: str, target: str) -> None:
    with Http(server) as http:
        found = http.send(Request("GET", target), 5)
    # The standard library's server makes one slash of two at the beginning.
    assert found.body == (b"/x" if target == "//x" else target.encode())


def test_no_redirect_is_followed_and_no_cookie_kept(server: str) -> None:
    with Http(server) as http:
        found = http.send(Request("GET", "/away"), 5)
        assert (found.status, found.header("location")) == (302, "/elsewhere")
        assert http.send(Request("GET", "/"), 5).header("x-cookie") == ""


def test_a_slow_server_is_no_answer(server: str) -> None:
    with Http(server) as http, pytest.raises(NoAnswer, match=r"no answer within 0\.1 s"):
        http.send(Request("GET", "/slow"), 0.1)


@pytest.mark.parametrize("target", ["/head", "/body"])
def test_a_server_that_never_ends_is_no_answer(server: str, target: str) -> None:
    began = time.monotonic()
    with Http(server) as http, pytest.raises(NoAnswer, match=r"no answer within 0\.3 s"):
        http.send(Request("GET", target), 0.3)
    assert time.monotonic() - began < 5


def test_a_server_that_says_too_much_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contractor.testing.http.LARGEST", 1_000)
    with Http(server) as http, pytest.raises(NoAnswer, match="more than 1,000 bytes"):
        http.send(Request("GET", "/much"), 5)


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(NotStarted, match=r"http://127\.0\.0\.1:1 cannot be reached"):
        Http("http://127.0.0.1:1").__enter__()
