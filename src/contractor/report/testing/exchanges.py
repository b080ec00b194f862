"""A request and what came back as lines that a person reads.

Takes an exchange, gives lines, cut to a length; refuses to know what they stand in: each format makes them harmless
in its own way.
"""

from collections.abc import Iterator
from typing import Final

from contractor.report.testing.reproducing import told
from contractor.testing.exchange import Exchange
from contractor.text import short

#: Characters of a body and of a header that are shown in short.
BODY: Final = 400
_HEADER: Final = 120


def sent(exchange: Exchange, longest: int = BODY) -> list[str]:
    """What was sent: method and target, headers that say something, the body."""
    request = exchange.request
    room = _HEADER if longest <= BODY else longest
    headers = [short(f"{name}: {value}", room) for name, value in told(request)]
    return [f"{request.method} {request.target}", *headers, *_body(request.body, longest)]


def came(exchange: Exchange, longest: int = BODY) -> list[str]:
    """What came back: status and media type, the body; or why nothing did."""
    response = exchange.response
    if response is None:
        return [f"nothing: {exchange.error}"]
    media_type = response.header("content-type") or ""
    return [f"{response.status} {media_type}".rstrip(), *_body(response.body, longest)]


def _body(body: bytes, longest: int) -> Iterator[str]:
    if not body:
        return
    try:
        yield short(body.decode("utf-8"), longest)
    except UnicodeDecodeError:
        yield f"{len(body)} bytes that are no text"
