# Made by contractor. Changes made here are lost.
"""Why a request is refused, before any answer is chosen for it."""

from typing import Literal

Reason = Literal[
    "bad-request",
    "unauthenticated",
    "forbidden",
    "media-type",
    "too-large",
    "failed",
]
"""What is wrong: the request itself, who asks, what they may do, the body's media type or size; or us."""


class Refused(Exception):
    """A request that the contract does not allow. Says nothing of the values that were sent.

    `pointer` is where in the body, as a JSON Pointer; empty where it is no part of one.
    """

    def __init__(
        self,
        reason: Reason,
        detail: str,
        pointer: str = "",
        challenge: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail
        self.pointer = pointer
        self.challenge = challenge
        """What `WWW-Authenticate` says, where a credential is missing or wrong."""
