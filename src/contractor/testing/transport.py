"""Where requests go, and how it is told that no answer came.

Takes nothing, gives the shape of a transport; refuses to know contracts. A transport repairs nothing: the target
is sent as it stands, no redirect is followed, no cookie is kept.
"""

from typing import Final, Protocol, Self

from contractor.testing.exchange import Request, Response

#: Events of a stream that are waited for: one may never end (WHATWG HTML §9.2, server-sent events).
EVENTS: Final = 20
#: Bytes of an answer beyond which nobody reads it: one may have no end.
LARGEST: Final = 100_000_000


class NoAnswer(Exception):
    """A request got no answer; the message says why, for a person."""


class NotStarted(Exception):
    """The application does not begin its work, or the server cannot be reached; the message says why."""


class Transport(Protocol):
    """Something that answers requests while it is entered. Entering raises `NotStarted`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *why: object) -> None: ...

    def send(self, request: Request, timeout: float) -> Response:
        """The response, within so many seconds. Raises `NoAnswer`."""
        ...


def is_event_stream(media_type: str) -> bool:
    """Whether a media type is that of server-sent events."""
    return media_type.partition(";")[0].strip().lower() == "text/event-stream"
