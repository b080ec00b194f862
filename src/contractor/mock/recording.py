"""What goes over the wire, written down: a line of JSON for each exchange.

Takes an application and somewhere to write, gives an application; refuses to know files. What tells who somebody
is, credentials and cookies, is not written.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterable
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECRET: Final = frozenset({"authorization", "cookie", "set-cookie", "proxy-authorization"})
_HIDDEN: Final = "***"
#: Bytes of a body that are written down.
_MOST: Final = 1_000_000


class Recording:
    """An application whose exchanges are given to `write`, each when it ends.

    `secret` are names of headers, in lower case, whose values are not written, beside those that never are.
    """

    def __init__(
        self, app: ASGIApp, write: Callable[[str], Any], secret: Iterable[str] = ()
    ) -> None:
        self._app = app
        self._write = write
        self._secret = _SECRET | {*secret}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, and write down what was served."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked, answered = _Body(), _Body()
        start: dict[str, Any] = {"status": 500, "headers": []}

        async def received() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                asked.add(message.get("body", b""))
            return message

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] == "http.response.body":
                answered.add(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, received, sent)
        finally:
            query = scope["query_string"].decode("latin-1")
            path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
            exchange = {
                "method": scope["method"],
                "target": f"{path}?{query}" if query else path,
                "headers": self._headers(scope["headers"]),
                **asked.written(),
                "response": {
                    "status": start["status"],
                    "headers": self._headers(start["headers"]),
                    **answered.written(),
                },
            }
            self._write(json.dumps(exchange, ensure_ascii=False) + "\n")

    def _headers(self, headers: Iterable[tuple[bytes, bytes]]) -> list[list[str]]:
        found = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]
        return [[name, _HIDDEN if name.lower() in self._secret else value] for name, value in found]


class _Body:
    """The beginning of a body, and how long all of it was."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, part: bytes) -> None:
        left = _MOST - self._size
        self._size += len(part)
        if left > 0:
            self._parts.append(part[:left])

    def written(self) -> dict[str, Any]:
        """As JSON has it: text where it is UTF-8, else base64."""
        content = b"".join(self._parts)
        if not content:
            return {}
        cut = {"size": self._size} if self._size > len(content) else {}
        try:
            return {"body": content.decode("utf-8"), **cut}
        except UnicodeDecodeError:
            return {"base64": b64encode(content).decode(), **cut}
