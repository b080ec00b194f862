"""A server of any language, asked by HTTP.

Takes a request, gives the response; refuses to know contracts. httpx2 speaks HTTP here, and is imported where the
first server is asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Self
from urllib.parse import urlsplit

from contractor.testing.exchange import Request, Response
from contractor.testing.transport import EVENTS, NoAnswer, NotStarted, is_event_stream

#: Seconds that a server has to show that it is there.
_PATIENCE: Final = 10.0


class Http:
    """A server by HTTP, of any language. `url` is its origin, and where it says a path what requests begin with."""

    def __init__(self, url: str) -> None:
        import httpx2

        parts = urlsplit(url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._httpx = httpx2
        self._client = httpx2.Client(follow_redirects=False)

    def __enter__(self) -> Self:
        try:
            self._client.get(self.origin, timeout=_PATIENCE)
        except self._httpx.HTTPError as why:
            raise NotStarted(f"{self.origin} cannot be reached: {why}") from None
        return self

    def __exit__(self, *why: object) -> None:
        self._client.close()

    def send(self, request: Request, timeout: float) -> Response:
        """The response, its content decoded."""
        # Clients mend paths; what is tested is what stands in the request.
        sent = self._httpx.Request(
            request.method,
            self.origin,
            headers=[
                (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
                for name, value in request.headers
            ],
            content=request.body or None,
            extensions={"target": request.target.encode(), "timeout": _timeouts(timeout)},
        )
        with self._said(timeout):
            found = self._client.send(sent, stream=True)
            self._client.cookies.clear()
            with _closing(found):
                body = b"".join(_read(found))
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in found.headers.raw
        )
        return Response(found.status_code, headers, body)

    @contextmanager
    def _said(self, timeout: float) -> Iterator[None]:
        try:
            yield
        except self._httpx.TimeoutException:
            raise NoAnswer(f"no answer within {timeout:g} s") from None
        except self._httpx.HTTPError as why:
            raise NoAnswer(str(why) or type(why).__name__) from None


def _timeouts(seconds: float) -> dict[str, float]:
    return dict.fromkeys(("connect", "read", "write", "pool"), seconds)


@contextmanager
def _closing(response: Any) -> Iterator[None]:
    try:
        yield
    finally:
        response.close()


def _read(response: Any) -> Iterator[bytes]:
    """The content; of a stream of events the first ones."""
    is_stream = is_event_stream(response.headers.get("content-type", ""))
    events = 0
    for part in response.iter_bytes():
        yield part
        events += part.count(b"\n\n")
        if is_stream and events >= EVENTS:
            return
