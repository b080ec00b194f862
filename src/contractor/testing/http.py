"""A server of any language, asked by HTTP.

Takes a request, gives the response; refuses to know contracts. httpx2 speaks HTTP here, and is imported where the
first server is asked.
"""

import asyncio
from concurrent.futures import TimeoutError as Waited
from contextlib import suppress
from typing import Any, Final, Self
from urllib.parse import urlsplit

from contractor.testing.exchange import Request, Response
from contractor.testing.loop import GRACE, Loop
from contractor.testing.transport import EVENTS, LARGEST, NoAnswer, NotStarted, is_event_stream

#: Seconds that a server has to show that it is there.
_PATIENCE: Final = 10.0


class Http:
    """A server by HTTP, of any language. `url` is its origin, and where it says a path what requests begin with."""

    def __init__(self, url: str) -> None:
        import httpx2

        parts = urlsplit(url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._httpx = httpx2
        self._client = httpx2.AsyncClient(follow_redirects=False)

    def __enter__(self) -> Self:
        self._loop = Loop()
        try:
            self.send(Request("GET", "/"), _PATIENCE)
        except NoAnswer as why:
            self.__exit__()
            raise NotStarted(f"{self.origin} cannot be reached: {why}") from None
        return self

    def __exit__(self, *why: object) -> None:
        with suppress(Waited):
            self._loop.run(self._client.aclose()).result(GRACE)
        self._loop.end()

    def send(self, request: Request, timeout: float) -> Response:
        """The response, its content decoded."""
        try:
            return self._loop.run(self._ask(request, timeout)).result(timeout + GRACE)
        except Waited:
            raise NoAnswer(_late(timeout)) from None

    async def _ask(self, request: Request, timeout: float) -> Response:
        # Each part of an answer may come in time, and the whole of it never.
        try:
            async with asyncio.timeout(timeout):
                return await self._asked(request)
        except (TimeoutError, self._httpx.TimeoutException):
            raise NoAnswer(_late(timeout)) from None
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as why:
            raise NoAnswer(_told(why)) from None

    async def _asked(self, request: Request) -> Response:
        # Clients mend paths; what is tested is what stands in the request.
        sent = self._httpx.Request(
            request.method,
            self.origin,
            headers=[
                (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
                for name, value in request.headers
            ],
            content=request.body or None,
            extensions={"target": request.target.encode()},
        )
        found = await self._client.send(sent, stream=True)
        self._client.cookies.clear()
        try:
            body = await _read(found)
        finally:
            await found.aclose()
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in found.headers.raw
        )
        return Response(found.status_code, headers, body)


async def _read(response: Any) -> bytes:
    """The content; of a stream of events the first ones."""
    is_stream = is_event_stream(response.headers.get("content-type", ""))
    parts: list[bytes] = []
    size = events = 0
    async for part in response.aiter_bytes():
        parts.append(part)
        size += len(part)
        events += part.count(b"\n\n")
        if is_stream and events >= EVENTS:
            break
        if size > LARGEST:
            raise NoAnswer(f"the answer has more than {LARGEST:,} bytes; the rest was not read")
    return b"".join(parts)


def _late(timeout: float) -> str:
    return f"no answer within {timeout:g} s"


def _told(why: Exception) -> str:
    said = str(why) or type(why).__name__
    if "CERTIFICATE_VERIFY_FAILED" in said:
        said += "; SSL_CERT_FILE may name a file with the certificates that are to be trusted"
    return said
