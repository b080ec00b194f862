# Made by contractor. Changes made here are lost.
"""Answers to requests that are refused: as the contract documents them, else as RFC 9457 has problems."""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from .description import Refusal
from .refused import Reason, Refused

#: What is answered where a contract has nothing for it.
_STATUS: Mapping[Reason, int] = {
    "bad-request": 400,
    "unauthenticated": 401,
    "forbidden": 403,
    "not-found": 404,
    "not-acceptable": 406,
    "conflict": 409,
    "media-type": 415,
    "too-large": 413,
    "too-slow": 408,
    "failed": 500,
}


def refusal(
    why: Refused, documented: Mapping[str, int], known: Sequence[Refusal]
) -> Response:
    """The answer to a refused request. `documented` are places in `known`, by reason."""
    place = documented.get(why.reason)
    if place is None:
        answer = plain(_STATUS[why.reason], why.detail)
    else:
        answer = _written(known[place], {"detail": why.detail, "pointer": why.pointer})
    if why.challenge is not None and answer.status_code == 401:
        answer.headers["WWW-Authenticate"] = why.challenge
    return answer


def plain(status: int, detail: str) -> Response:
    """A problem (RFC 9457) that no contract describes."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return _json(problem, status, "application/problem+json")


def _written(refusal: Refusal, texts: Mapping[str, str]) -> Response:
    status = refusal["status"]
    if "type" not in refusal:
        answer = Response(status_code=status)
    else:
        body = deepcopy(refusal.get("body"))
        for pointer, name in refusal.get("fill", {}).items():
            body = _filled(body, pointer.split("/")[1:], texts[name])
        answer = _json(body, status, refusal["type"])
    for name, value in refusal.get("headers", {}).items():
        answer.headers[name] = value
    return answer


def _filled(body: Any, tokens: Sequence[str], text: str) -> Any:
    if not tokens:
        return text
    token = tokens[0].replace("~1", "/").replace("~0", "~")
    place: Any = int(token) if isinstance(body, list) else token
    body[place] = _filled(body[place], tokens[1:], text)
    return body


def _json(value: Any, status: int, media_type: str) -> Response:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8"
    )
    response = Response(content, status_code=status)
    response.headers["content-type"] = media_type
    return response
