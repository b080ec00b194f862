"""An application that is wrong in one way.

Takes an application and what to change of requests and answers, gives an application; refuses to know contracts.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

Message = dict[str, Any]
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """A request: its path and query as they were sent."""

    method: str
    path: str
    query: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key == name), None)

    def with_header(self, name: str, value: str) -> "Asked":
        """The request with one header more, or with another value of it."""
        others = tuple(one for one in self.headers if one[0] != name)
        return replace(self, headers=(*others, (name, value)))

    @property
    def json(self) -> Any:
        """The JSON of the body; None where it is none that a fault could be about."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    def with_json(self, value: Any) -> "Asked":
        """The request with another body."""
        body = json.dumps(value).encode()
        found = replace(self, body=body).with_header("content-length", str(len(body)))
        return found.with_header("content-type", "application/json")


@dataclass(frozen=True)
class Answered:
    """An answer."""

    status: int
    headers: Headers = ()
    body: bytes = b""

    @property
    def json(self) -> Any:
        """The JSON of the body; None where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def with_json(self, value: Any) -> "Answered":
        """The answer with another body."""
        return self.with_body(json.dumps(value).encode())

    def with_body(self, body: bytes, media_type: str | None = None) -> "Answered":
        """The answer with another body, and another media type where one is named."""
        names = {"content-length"} if media_type is None else {"content-length", "content-type"}
        headers = tuple(one for one in self.headers if one[0] not in names)
        if media_type is not None:
            headers = (*headers, ("content-type", media_type))
        return replace(self, body=body, headers=(*headers, ("content-length", str(len(body)))))

    def without(self, name: str) -> "Answered":
        """The answer without a header."""
        return replace(self, headers=tuple(one for one in self.headers if one[0] != name))


Before = Callable[[Asked, dict[str, Any]], "Asked | Answered"]
After = Callable[[Asked, Answered, dict[str, Any]], Answered]


@dataclass(frozen=True)
class Mutant:
    """A fault: what kind it is of, the operations that show it, and what it changes.

    `before` changes a request, or answers it itself; `after` changes the answer. Both may remember something.
    """

    name: str
    kind: str
    operations: tuple[str, ...]
    before: Before | None = None
    after: After | None = None


@dataclass
class Altered:
    """An ASGI application with a fault."""

    app: Any
    mutant: Mutant
    memory: dict[str, Any] = field(default_factory=dict)

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = await _asked(scope, receive)
        wanted = asked if self.mutant.before is None else self.mutant.before(asked, self.memory)
        answered = (
            wanted if isinstance(wanted, Answered) else await _through(self.app, scope, wanted)
        )
        if self.mutant.after is not None:
            answered = self.mutant.after(asked, answered, self.memory)
        headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in answered.headers
        ]
        await send({"type": "http.response.start", "status": answered.status, "headers": headers})
        await send({"type": "http.response.body", "body": answered.body})


async def _asked(scope: Message, receive: Any) -> Asked:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
    headers = tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in scope["headers"]
    )
    return Asked(scope["method"], path, scope["query_string"].decode("latin-1"), headers, body)


async def _through(app: Any, scope: Message, asked: Asked) -> Answered:
    inner = {
        **scope,
        "method": asked.method,
        "path": asked.path,
        "raw_path": asked.path.encode("latin-1"),
        "query_string": asked.query.encode("latin-1"),
        "headers": [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in asked.headers
        ],
    }
    given = [{"type": "http.request", "body": asked.body, "more_body": False}]
    start: Message = {}
    parts: list[bytes] = []

    async def receive() -> Message:
        return given.pop() if given else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            parts.append(message.get("body", b""))

    await app(inner, receive, send)
    headers = tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in start["headers"]
    )
    return Answered(start["status"], headers, b"".join(parts))
