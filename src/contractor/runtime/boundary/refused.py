# Made by contractor. Changes made here are lost.
"""Why a request is refused, before any answer is chosen for it."""

from typing import Literal

Reason = Literal[
    "bad-request",
    "unauthenticated",
    "forbidden",
    "not-found",
    "not-acceptable",
    "conflict",
    "stale",
    "media-type",
    "too-large",
    "too-slow",
    "failed",
    "unavailable",
]
"""What is wrong: the request itself, who asks, what they may do, what they ask for, the media types that they
take, what is there already, what changed since they saw it, the body's media type, size or speed; us; or, for a
while, what we stand on."""


class Refused(Exception):
    """A request that is not answered as it would like, for a reason that the operation has an answer for.

    An implementation may raise it too: `Refused("not-found", "no such order")` is answered with the first of
    404, 403, 409, 4XX and `default` that the operation documents, in the media type and form that it documents
    for it. `detail` is for a person and says nothing of the values that were sent.

    `pointer` is where in the body, as a JSON Pointer; empty where it is no part of one.
    """

    def __init__(
        self,
        reason: Reason,
        detail: str,
        pointer: str = "",
        challenges: tuple[str, ...] = (),
        retry_after: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail
        self.pointer = pointer
        self.challenges = challenges
        """What `WWW-Authenticate` asks for, where a credential is missing, wrong or not enough."""
        self.retry_after = retry_after
        """In how many seconds to try again, where that is known."""
