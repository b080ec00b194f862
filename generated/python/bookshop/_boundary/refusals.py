# Made by contractor. Changes made here are lost.
"""Answers to requests that are refused: as the contract documents them, else as RFC 9457 has problems."""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from http.client import responses
from typing import Any

from starlette.responses import Response

from . import media
from .description import Refusal
from .elements import Elements
from .refused import Reason, Refused

#: What is answered where a contract has nothing for it.
_STATUS: Mapping[Reason, int] = {
    "bad-request": 400,
    "unauthenticated": 401,
    "forbidden": 403,
    "not-found": 404,
    "not-acceptable": 406,
    "conflict": 409,
    "stale": 412,
    "media-type": 415,
    "too-large": 413,
    "too-slow": 408,
    "failed": 500,
    "unavailable": 503,
}

#: Statuses that versions of Python have older names for (RFC 9110 §15.5).
_PHRASES = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
}


def refusal(
    why: Refused, documented: Refusal | None, elements: Elements | None = None
) -> Response:
    """The answer to a refused request: what is documented for its reason, else a problem."""
    if documented is None:
        answer = plain(_STATUS[why.reason], why.detail)
    else:
        texts = {"detail": _printable(why.detail), "pointer": _printable(why.pointer)}
        answer = _written(documented, texts, elements)
    # RFC 9110 §11.6.1: a line for each, as some clients read no more than one in a line.
    for challenge in why.challenges if answer.status_code in (401, 403) else ():
        answer.headers.append("WWW-Authenticate", challenge)
    if why.retry_after is not None:
        answer.headers["Retry-After"] = str(why.retry_after)
    return answer


def plain(status: int, detail: str) -> Response:
    """A problem (RFC 9457) that no contract describes."""
    problem = {
        "type": "about:blank",
        "title": _PHRASES.get(status) or responses.get(status, "Error"),
        "status": status,
        "detail": detail,
    }
    return _json(problem, status, "application/problem+json")


def _written(
    refusal: Refusal, texts: Mapping[str, str], elements: Elements | None
) -> Response:
    status = refusal["status"]
    if "type" not in refusal:
        answer = Response(status_code=status)
    else:
        body = deepcopy(refusal.get("body"))
        for pointer, name in refusal.get("fill", {}).items():
            body = _filled(body, pointer.split("/")[1:], texts[name])
        if "element" in refusal and elements is not None:
            content = elements.write(body, refusal["element"])
            answer = _typed(content, status, refusal["type"])
        elif isinstance(body, str) and not media.is_json(refusal["type"]):
            answer = _typed(body.encode("utf-8"), status, refusal["type"])
        else:
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


def _printable(text: str) -> str:
    """The text without what some media type has no character for."""
    return text if text.isprintable() else "".join(filter(str.isprintable, text))


def _json(value: Any, status: int, media_type: str) -> Response:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _typed(text.encode("utf-8"), status, media_type)


def _typed(content: bytes, status: int, media_type: str) -> Response:
    response = Response(content, status_code=status)
    response.headers["content-type"] = media_type
    return response
