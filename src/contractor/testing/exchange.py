"""A request as it is sent, what came back, and both together.

Takes nothing, gives values; refuses to know who sends them and what they should have been.
"""

from contractor.frozen import frozen

Headers = tuple[tuple[str, str], ...]
"""Names and values as they travel, in their order; a name may stand more than once."""


@frozen
class Request:
    """What is sent. `target` is path and query as they stand on the wire, percent-encoded (RFC 9112 §3.2.1)."""

    method: str
    target: str
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever its case."""
        return _first(self.headers, name)


@frozen
class Response:
    """What came back. `crash` is what the application raised meanwhile, or why its boundary refused the answer that
    it gave; only an application in process tells.
    """

    status: int
    headers: Headers = ()
    body: bytes = b""
    crash: str | None = None

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever its case."""
        return _first(self.headers, name)


@frozen
class Exchange:
    """One request and what became of it.

    `operation` is the key of the operation that was meant (`Operation.at`); None where it was none of the
    contract's. Without an answer `response` is None, and `error` says why.
    """

    operation: str | None
    request: Request
    response: Response | None
    error: str | None = None

    @property
    def status(self) -> int | None:
        """The status of the answer; None where there is none."""
        return None if self.response is None else self.response.status


def _first(headers: Headers, name: str) -> str | None:
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)
