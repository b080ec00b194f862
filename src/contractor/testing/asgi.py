"""An ASGI application (ASGI 3.0), asked in this process.

Takes a request, gives the response; refuses to know contracts. The application's lifespan runs, on the event loop
that its requests run on, so that what it opened when it began still serves.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import TimeoutError as Waited
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import unquote_to_bytes

from contractor.testing.exchange import Request, Response
from contractor.testing.loop import GRACE, Loop
from contractor.testing.transport import EVENTS, LARGEST, NoAnswer, NotStarted, is_event_stream

Message = MutableMapping[str, Any]
Application = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]
#: The host of requests that travel nowhere; frameworks' own test clients say it too.
HOST: Final = "testserver"
#: Seconds that an application has to begin and to end.
_LIFESPAN: Final = 30.0
#: The extension by which a boundary of contractor's says why it refused an answer of the application.
_FAILURES: Final = "contractor.failures"


class Asgi:
    """An application with its lifespan, on an event loop in a thread of its own."""

    def __init__(self, app: Application) -> None:
        self.app = app
        self._state: dict[str, Any] = {}
        self._lifespan: _Lifespan | None = None

    def __enter__(self) -> Self:
        self._loop = Loop()
        try:
            self._lifespan = self._loop.run(self._begin()).result(_LIFESPAN)
        except Waited:
            self._loop.end()
            raise NotStarted(f"the application did not begin within {_LIFESPAN:g} s") from None
        except NotStarted:
            self._loop.end()
            raise
        return self

    def __exit__(self, *why: object) -> None:
        if self._lifespan is not None:
            # That it does not end is nobody's contract.
            with suppress(Waited):
                self._loop.run(self._lifespan.end()).result(_LIFESPAN)
        self._loop.end()

    def send(self, request: Request, timeout: float) -> Response:
        """The response. An application that raises answers 500, and `crash` says what it raised."""
        try:
            return self._loop.run(self._ask(request, timeout)).result(timeout + GRACE)
        except Waited:
            raise NoAnswer(f"no answer within {timeout:g} s: the application blocks") from None

    async def _ask(self, request: Request, timeout: float) -> Response:
        call = _Call(request, self._state)
        crash = None
        try:
            async with asyncio.timeout(timeout):
                await call.through(self.app)
        except TimeoutError:
            if not call.is_stream:
                raise NoAnswer(f"no answer within {timeout:g} s") from None
        except Exception as why:  # noqa: BLE001  an application's mistake is what is looked for
            crash = _told(why)
        return call.response(crash)

    async def _begin(self) -> "_Lifespan":
        lifespan = _Lifespan(self.app, self._state)
        await lifespan.begin()
        return lifespan


class _Call:
    """One request, as an application sees it (ASGI HTTP, version 2.3)."""

    def __init__(self, request: Request, state: dict[str, Any]) -> None:
        self._request = request
        self._failures: list[str] = []
        self._scope = _scope(request, state)
        self._scope["extensions"] = {_FAILURES: self._failures.append}
        self._sent = False
        self._done = asyncio.Event()
        self._status: int | None = None
        self._headers: tuple[tuple[str, str], ...] = ()
        self._body: list[bytes] = []
        self._size = 0
        self.is_stream = False

    @property
    def _is_endless(self) -> bool:
        return self._size > LARGEST

    async def through(self, app: Application) -> None:
        """Let the application answer, and finish what it does behind its answer."""
        work = asyncio.ensure_future(app(self._scope, self._receive, self._send))
        answered = asyncio.ensure_future(self._done.wait())
        try:
            await asyncio.wait({work, answered}, return_when=asyncio.FIRST_COMPLETED)
            if work.done() or not (self.is_stream or self._is_endless):
                await work
        finally:
            answered.cancel()
            # A stream that was cut is left, as a client leaves it.
            work.cancel()

    def response(self, crash: str | None) -> Response:
        """What came back."""
        if self._is_endless:
            raise NoAnswer(f"the answer has more than {LARGEST:,} bytes; the rest was not read")
        crash = crash or next(iter(self._failures), None)
        if self._status is None and crash is not None:
            return Response(500, (), b"", crash)
        if self._status is None or not (self._done.is_set() or self.is_stream):
            raise NoAnswer(f"the application broke off: {crash or 'it returned without an answer'}")
        body = b"" if self._request.method == "HEAD" else b"".join(self._body)
        return Response(self._status, self._headers, body, crash)

    async def _receive(self) -> Message:
        if not self._sent:
            self._sent = True
            return {"type": "http.request", "body": self._request.body, "more_body": False}
        await self._done.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = tuple(
                (bytes(name).decode("latin-1"), bytes(value).decode("latin-1"))
                for name, value in message.get("headers", ())
            )
            self.is_stream = any(
                name.lower() == "content-type" and is_event_stream(value)
                for name, value in self._headers
            )
        elif message["type"] == "http.response.body":
            if not self._is_endless:
                self._body.append(bytes(message.get("body", b"")))
                self._size += len(self._body[-1])
            cut = self.is_stream and sum(one.count(b"\n\n") for one in self._body) >= EVENTS
            if cut or self._is_endless or not message.get("more_body", False):
                self._done.set()


class _Lifespan:
    """The beginning and the end of an application (ASGI lifespan, version 2.0)."""

    def __init__(self, app: Application, state: dict[str, Any]) -> None:
        self._app = app
        self._state = state
        self._asked = False
        self._told: asyncio.Queue[Message] = asyncio.Queue()
        self._said: asyncio.Queue[Message | None] = asyncio.Queue()
        self._work: asyncio.Task[None] | None = None
        self._crash: str | None = None

    async def begin(self) -> None:
        """Let the application begin. Raises `NotStarted`; an application without a lifespan simply serves."""
        self._work = asyncio.ensure_future(self._through())
        await self._told.put({"type": "lifespan.startup"})
        said = await self._said.get()
        failed = said is not None and said["type"] == "lifespan.startup.failed"
        if said is not None and failed:
            # What it raises behind that says more, and where.
            await self._said.get()
            why = self._crash or said.get("message") or "it says so"
            raise NotStarted(f"the application does not start: {why}")
        if said is None and self._asked and self._crash is not None:
            raise NotStarted(f"the application does not start: {self._crash}")

    async def end(self) -> None:
        """Let the application end; what it says then changes nothing."""
        if self._work is None or self._work.done():
            return
        await self._told.put({"type": "lifespan.shutdown"})
        await self._said.get()

    async def _through(self) -> None:
        scope = {
            "type": "lifespan",
            "asgi": {"version": "3.0", "spec_version": "2.0"},
            "state": self._state,
        }
        try:
            await self._app(scope, self._receive, self._said.put)
        except Exception as why:  # noqa: BLE001  whatever it is, it is the application's
            self._crash = _told(why)
        await self._said.put(None)

    async def _receive(self) -> Message:
        self._asked = True
        return await self._told.get()


def _scope(request: Request, state: dict[str, Any]) -> Message:
    path, _, query = request.target.partition("?")
    headers = [
        (name.lower().encode("latin-1", "replace"), value.encode("latin-1", "replace"))
        for name, value in request.headers
    ]
    if request.header("host") is None:
        headers.insert(0, (b"host", HOST.encode()))
    if request.body and request.header("content-length") is None:
        headers.append((b"content-length", str(len(request.body)).encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "client": ("testclient", 50000),
        "server": (HOST, 80),
        "state": dict(state),
    }


def _told(why: BaseException) -> str:
    """What was raised, and the line of it that is nearest to the person's own code."""
    frames = traceback.extract_tb(why.__traceback__)
    own = [frame for frame in frames if "site-packages" not in Path(frame.filename).parts]
    said = f"{type(why).__name__}: {why}" if str(why) else type(why).__name__
    if not frames:
        return said
    frame = (own or frames)[-1]
    return f"{said} ({frame.filename}:{frame.lineno}, in {frame.name})"
