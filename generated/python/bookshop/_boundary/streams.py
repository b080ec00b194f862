# Made by contractor. Changes made here are lost.
"""Streams: each item as it is written into a response of its media type.

`Last-Event-ID` is a header like others: an implementation gets it as an argument where the document declares
it, and a document that does not declare it promises nobody that a stream goes on where it broke off.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from . import media

_LINES = re.compile(r"\r\n|\r|\n")

Write = Callable[[bytes], bytes]


def writer(media_type: str, *, events: bool) -> Write:
    """How the JSON text of an item becomes a part of the stream. `events`: items are events themselves."""
    kind = media.essence(media_type)
    if kind == "text/event-stream":
        return _event if events else _data
    return _sequence if kind.endswith("json-seq") else _line


def _line(item: bytes) -> bytes:
    """JSON lines: JSON text has no line end of its own."""
    return item + b"\n"


def _sequence(item: bytes) -> bytes:
    """JSON text sequences (RFC 7464 §2.2)."""
    return b"\x1e" + item + b"\n"


def _data(item: bytes) -> bytes:
    return b"data: " + item + b"\n\n"


def _event(item: bytes) -> bytes:
    """An event as the HTML standard has it (§9.2.5); members that are none of an event's are left out."""
    value: dict[str, Any] = json.loads(item)
    lines: list[str] = []
    for name in ("event", "id"):
        if value.get(name) is not None:
            text = str(value[name])
            if _LINES.search(text) or "\0" in text:
                raise ValueError(f"the {name} of an event must be one line")
            lines.append(f"{name}: {text}")
    retry = value.get("retry")
    if retry is not None:
        # Clients pass over anything but digits.
        if type(retry) is not int or retry < 0:
            raise ValueError("the retry of an event must be a number of milliseconds")
        lines.append(f"retry: {retry}")
    data = value.get("data")
    if data is not None:
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        lines += [f"data: {line}" for line in _LINES.split(text)]
    return ("\n".join(lines) + "\n\n").encode("utf-8")
