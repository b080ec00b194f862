"""What is tested, as the engine asks it: an application in this process, through our transport.

Takes the engine's ASGI calls, gives responses; refuses to run a second lifespan. So a server by HTTP, too, has so
long to answer, and no longer, and nothing of it is followed or kept.
"""

import asyncio
from collections.abc import Iterator
from typing import Any

import requests
from schemathesis.core import SCHEMATHESIS_TEST_CASE_HEADER

from contractor.testing.asgi import Asgi, Message
from contractor.testing.exchange import Request
from contractor.testing.transport import NoAnswer, Transport


class Bridge:
    """An ASGI application that asks what is tested. `crashes` has what that raised, by the engine's case."""

    def __init__(self, transport: Transport, timeout: float) -> None:
        self._transport = transport
        self._timeout = timeout
        self.crashes: dict[str, str] = {}

    def __iter__(self) -> Iterator[Any]:
        # The engine sends literals of the application's source too, and looks for the application in here.
        if isinstance(self._transport, Asgi):
            yield self._transport.app

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """One request (ASGI HTTP, version 2.3)."""
        if scope["type"] != "http":
            return  # the transport has begun the application's lifespan
        request = await _received(scope, receive)
        try:
            response = await asyncio.to_thread(self._transport.send, request, self._timeout)
        except NoAnswer as why:
            # Of a more special error the engine makes words of its own.
            raise requests.Timeout(str(why)) from None
        case = request.header(SCHEMATHESIS_TEST_CASE_HEADER)
        if response.crash is not None and case is not None:
            self.crashes[case] = response.crash
        headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers
        ]
        start = {"type": "http.response.start", "status": response.status, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": response.body})


async def _received(scope: Message, receive: Any) -> Request:
    body = []
    more = True
    while more:
        message = await receive()
        body.append(message.get("body", b""))
        more = message.get("more_body", False)
    query = scope["query_string"].decode("latin-1")
    target = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
    )
    return Request(scope["method"], target, headers, b"".join(body))
