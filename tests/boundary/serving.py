"""A document served from memory by the boundary's own modules, and requests to it byte by byte.

No package is generated and no socket opened: what the fastapi target says of a document goes to `Contract` as it
would be read from disk, and requests are ASGI messages, so that nothing between mends what is hostile.
"""

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Response
from starlette.types import ASGIApp

from contractor.model import build
from contractor.runtime.boundary import Call, Contract, Reply, Router
from contractor.targets import Settings
from contractor.targets.fastapi import target
from tests.documents import contract

Headers = Mapping[str, str] | Iterable[tuple[bytes, bytes]]


class Given(Reply):
    """A reply of any operation."""

    status: int
    body: Any = None
    media_type: str | None = None


@dataclass(frozen=True)
class Answer:
    """What was answered, as it came."""

    status: int
    headers: list[tuple[str, str]]
    content: bytes
    messages: int = field(default=1, compare=False)

    def header(self, name: str) -> str | None:
        """The value of a header, its lines joined (RFC 9110 §5.3); None where it is not there."""
        found = [value for key, value in self.headers if key == name.lower()]
        return ", ".join(found) if found else None

    def json(self) -> Any:
        """The content as JSON."""
        return json.loads(self.content)


def answering(media_type: str, *, of: str = "schema", **schemas: str) -> str:
    """Paths of a document: for each name an operation that answers with a schema, written in flow style."""
    return "".join(
        f"  /{name}:\n    get:\n      operationId: {name}\n      responses:\n        '200':\n"
        f"          description: ok\n          content:\n            {media_type}:\n"
        f"              {of}: {schema}\n"
        for name, schema in schemas.items()
    )


def files(text: str) -> dict[str, bytes]:
    """What the boundary reads of a package: `_operations.json`, `_schemas.json`, `openapi.json`."""
    made = target.render(build(contract(text)), Settings("package"))
    found: dict[str, bytes] = {}
    for file in made:
        name = file.path.rpartition("/")[2]
        if name.endswith(".json"):
            found[name] = file.text.encode("utf-8")
    return found


def read(text: str) -> Contract:
    """The contract at run time of a document."""
    found = files(text)
    return Contract(found.__getitem__)


def served(
    found: Contract, answers: Mapping[str, Callable[..., Any]] | Callable[..., Any], **options: Any
) -> FastAPI:
    """An application whose operations are answered by functions, by their ids; without one, with 204."""
    app = found.app(**options)
    router = Router()
    for operation in found.description["operations"]:
        method, path = operation["method"], operation["path"]
        answer = answers if callable(answers) else answers.get(operation["id"], _nothing)
        router.add_api_route(path, _endpoint(found, method, path, answer), methods=[method.upper()])
    app.include_router(router)
    return app


def _endpoint(
    found: Contract, method: str, path: str, answer: Callable[..., Any]
) -> Callable[..., Any]:
    gate = found.operation(method, path)

    async def endpoint(call: Annotated[Call, Depends(gate)]) -> Response:
        return await call.answer(answer)

    return endpoint


async def _nothing(**given: Any) -> Reply:
    return Given(204)


def scope(method: str, target: bytes | str, headers: Headers = ()) -> dict[str, Any]:
    """What a server says of a request; the target is the path and the query, as they were sent."""
    raw = target.encode("ascii") if isinstance(target, str) else target
    path, _, query = raw.partition(b"?")
    if isinstance(headers, Mapping):
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in headers.items()
        ]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": _unquoted(path),
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": [*headers],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }


def _unquoted(path: bytes) -> str:
    from urllib.parse import unquote_to_bytes

    return unquote_to_bytes(path).decode("utf-8", "replace")


async def asked(
    app: ASGIApp,
    method: str,
    target: bytes | str,
    headers: Headers = (),
    chunks: Iterable[bytes | float] = (),
) -> Answer:
    """One request; a number among the chunks of its body is a pause in seconds, infinity one without end."""
    waiting = iter([*chunks])
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        for chunk in waiting:
            if isinstance(chunk, float):
                await (asyncio.sleep(chunk) if chunk != float("inf") else asyncio.Event().wait())
                continue
            return {"type": "http.request", "body": chunk, "more_body": True}
        if not sent:
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Any) -> None:
        sent.append(message)

    try:
        await app(scope(method, target, headers), receive, send)
    except Exception:
        # Servers log what an application raises after it has answered.
        if not sent or sent[0]["status"] != 500:
            raise
    head = [(name.decode(), value.decode("latin-1")) for name, value in sent[0]["headers"]]
    content = b"".join(one.get("body", b"") for one in sent[1:])
    return Answer(sent[0]["status"], head, content, len(sent))


def ask(
    app: ASGIApp,
    method: str,
    target: bytes | str,
    headers: Headers = (),
    body: bytes = b"",
    *,
    chunks: Iterable[bytes | float] = (),
) -> Answer:
    """The same, waited for. A body of JSON needs no `Content-Type` where there is one media type."""
    return asyncio.run(asked(app, method, target, headers, [body, *chunks] if body else chunks))


def problem(answer: Answer, status: int, detail: str = "") -> Answer:
    """An answer that is a problem (RFC 9457)."""
    assert answer.status == status, (answer.status, answer.content)
    assert answer.header("content-type") == "application/problem+json"
    assert answer.json()["status"] == status
    assert detail in answer.json()["detail"], answer.content
    return answer
