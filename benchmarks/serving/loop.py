"""Requests to an ASGI application without a server: python loop.py MODULE COUNT [unchecked]

Each request creates a book and gets it. Prints the CPU seconds that all of them took, and whether the last
answer was the book: both applications must say the same.
"""

import asyncio
import json
import sys
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

BOOK = {
    "isbn": "9780441172719",
    "title": "Dune",
    "titles": {"cy": "Twyni", "de": "Der Wüstenplanet"},
    "authorIds": ["8c0f2b0e-6a3d-4f27-9c9e-0b6f7a1d2e34"],
    "blurb": "A desert planet, a spice, and a family. " * 5,
    "format": "paperback",
    "language": "en",
    "price": {"amount": 999, "currency": "GBP"},
    "dimensions": [106, 174, 38.5],
    "inPrint": True,
}
WARM = 200


async def request(app: Any, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
    """The status and the body of an answer."""
    headers = [(b"host", b"shop.example"), (b"authorization", b"Bearer staff.catalogue:write")]
    if body:
        headers += [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop()
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


async def both(app: Any, count: int) -> bytes:
    body = json.dumps(BOOK).encode()
    got = b""
    for _ in range(count):
        status, made = await request(app, "POST", "/v1/books", body)
        assert status == 201, (status, made)
        status, got = await request(app, "GET", "/v1/books/9780441172719")
        assert status == 200, (status, got)
    return got


def main() -> None:
    name, count = sys.argv[1], int(sys.argv[2])
    sys.path.insert(0, str(Path(__file__).parents[2] / "generated" / "python"))
    app = import_module(name).app
    if "unchecked" in sys.argv:
        app.state.contractor.check_replies = False

    async def timed() -> tuple[float, bytes]:
        await both(app, WARM)
        began = process_time()
        got = await both(app, count)
        return process_time() - began, got

    took, got = asyncio.run(timed())
    same = json.loads(got) == BOOK | {"averageStars": None}
    print(json.dumps({"cpu": took, "same": same}))


if __name__ == "__main__":
    main()
