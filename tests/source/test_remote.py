"""Fetching asks public addresses only, the very ones it checked, and ends in size and in time."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from contractor.diagnostic import DocumentError
from contractor.source import Files, remote
from contractor.source.remote import NotFetched, Private, fetch, is_public


class Handler(BaseHTTPRequestHandler):
    seen: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["Host"]))
        match self.path.strip("/").split("/"):
            case ["to", *rest]:
                self.send_response(302)
                self.send_header("Location", "/".join(rest).replace("COLON", ":"))
                self.end_headers()
            case ["short"]:
                self.send_response(200)
                self.send_header("Content-Length", "100")
                self.end_headers()
                self.wfile.write(b"a: 1\n")
            case ["drip"]:
                with contextlib.suppress(OSError):
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
                    for _ in range(100):
                        self.wfile.write(b"x")
                        time.sleep(0.05)
            case ["missing"]:
                self.send_error(404)
            case ["endless"]:
                self.send_response(200)
                self.end_headers()
                with contextlib.suppress(OSError):
                    while True:
                        self.wfile.write(b"x" * 65536)
            case _:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"a: 1\n")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def everyone(_address: str) -> bool:
    return True


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%1", "fc00::1", "fec0::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1"),
    ],
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "2130706433", "0x7f000001", "127.1", "[::1]"]
)
def test_no_spelling_of_this_machine_is_asked(server: str, host: str) -> None:
    port = server.rpartition(":")[2]
    with pytest.raises(NotFetched):
        fetch(f"http://{host}:{port}/a.yaml")
    assert Handler.seen == []


def test_a_document_is_fetched(server: str) -> None:
    assert fetch(f"{server}/a b/é.yaml?x=1", allowed=everyone) == b"a: 1\n"
    assert Handler.seen == [("/a%20b/%C3%A9.yaml?x=1", server.removeprefix("http://"))]
    assert fetch(f"{server}/to/{server.replace(':', 'COLON')}/x", allowed=everyone) == b"a: 1\n"


def test_redirects_are_checked_again(server: str) -> None:
    port = server.rpartition(":")[2]
    asked: list[str] = []

    def first_only(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    with pytest.raises(Private):
        fetch(f"{server}/to/httpCOLON//127.0.0.1COLON{port}/x", allowed=first_only)
    assert [path for path, _ in Handler.seen] == [f"/to/httpCOLON//127.0.0.1COLON{port}/x"]


@pytest.mark.parametrize("target", ["fileCOLON///etc/hostname", "ftpCOLON//example.com/a"])
def test_redirects_stay_on_the_web(server: str, target: str) -> None:
    with pytest.raises(NotFetched):
        fetch(f"{server}/to/{target}", allowed=everyone)


def test_redirects_end(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_redirected", lambda url, _location: url)
    with pytest.raises(NotFetched, match="redirects"):
        fetch(f"{server}/to/x", allowed=everyone)
    assert len(Handler.seen) == remote.MAX_REDIRECTS + 1


def test_https_is_not_given_up() -> None:
    with pytest.raises(NotFetched):
        remote._redirected("https://example.com/a", "http://example.com/b")
    assert remote._redirected("https://example.com/a/b", "c") == "https://example.com/a/c"


def test_the_address_that_was_checked_is_asked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    answers = iter(["127.0.0.1", "10.0.0.1", "10.0.0.1"])
    lookups: list[str] = []
    original = socket.getaddrinfo

    def rebinding(host: str, *rest: Any, **named: Any) -> Any:
        if host != "rebinding.example":
            return original(host, *rest, **named)
        lookups.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = f"http://rebinding.example:{port}/a"
    assert fetch(url, allowed=lambda address: address == "127.0.0.1") == b"a: 1\n"
    assert lookups == ["rebinding.example"]
    assert Handler.seen == [("/a", f"rebinding.example:{port}")]
    with pytest.raises(Private):
        fetch(url, allowed=lambda address: address == "127.0.0.1")


def test_one_private_address_among_several_is_enough(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Private):
        fetch("http://mixed.example/a")


def test_size_is_bounded(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_BYTES", 1_000_000)
    with pytest.raises(NotFetched, match="more than 1 MB"):
        fetch(f"{server}/endless", allowed=everyone)


def test_drips_end(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "TIMEOUT", 0.3)
    with pytest.raises(NotFetched, match="no answer within"):
        fetch(f"{server}/drip", allowed=everyone)


def test_what_is_cut_short_is_no_document(server: str) -> None:
    with pytest.raises(NotFetched, match="cut short"):
        fetch(f"{server}/short", allowed=everyone)
    with pytest.raises(NotFetched, match="404"):
        fetch(f"{server}/missing", allowed=everyone)


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "http://", "http://h:x/", "http://h:99999/", "http://[/"]
)
def test_what_is_no_url_is_refused(url: str) -> None:
    with pytest.raises(NotFetched):
        fetch(url, allowed=everyone)


def test_files_fetch_when_asked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = Files.of_text("a: 1")
    with pytest.raises(DocumentError):
        refused.load(f"{server}/a.yaml")
    assert Handler.seen == []
    files = Files(refused.root, allow_remote=True)
    with pytest.raises(DocumentError) as caught:
        files.load(f"{server}/a.yaml")
    assert caught.value.findings[0].id == "remote-reference-refused"
    monkeypatch.setattr(remote, "fetch", lambda url: fetch(url, allowed=everyone))
    asked = Files(refused.root, allow_remote=True)
    assert asked.load(f"{server}/a.yaml").data == {"a": 1}
    assert asked.resolve("b.yaml#/c", f"{server}/x/a.yaml") == (f"{server}/x/b.yaml", "/c")
