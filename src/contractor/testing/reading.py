"""What text and bytes that came back can mean: JSON, items of streams, values of headers.

Takes text or bytes, gives JSON values; refuses to know contracts.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from contractor.testing.payloads import essence

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
#: Longer ones are no numbers that anybody means.
_DIGITS: Final = 400


class NotJson(ValueError):
    """Bytes that are no JSON text (RFC 8259); the message says why."""


def parsed(content: bytes) -> Any:
    """The value of a JSON text. Raises `NotJson`."""
    try:
        return json.loads(content.decode("utf-8"), parse_constant=_constant)
    except UnicodeDecodeError:
        raise NotJson("it is not UTF-8") from None
    except RecursionError:
        raise NotJson("it nests too deeply") from None
    except NotJson:
        raise
    except ValueError as why:
        raise NotJson(str(why)) from None


def _constant(text: str) -> NoReturn:
    raise NotJson(f"{text} is no JSON value")


def readings(text: str) -> list[Any]:
    """Every JSON value that a text can be meant as where no type is known: the text, and what JSON reads in it."""
    found: list[Any] = [text]
    if len(text) < _DIGITS and _NUMBER.fullmatch(text):
        found.append(json.loads(text))
    if text in ("true", "false"):
        found.append(text == "true")
    if text == "":
        found.append(None)
    return found


def header(text: str) -> Iterator[Any]:
    """Every JSON value that the text of a header can be meant as, in style `simple` (OpenAPI 3.2 §4.12.3)."""
    found = readings(text)
    yield from found
    pieces = [piece.strip() for piece in text.split(",")] if text else []
    yield pieces
    yield [readings(piece)[-1] for piece in pieces]
    if len(pieces) % 2 == 0:
        pairs = [*zip(pieces[::2], pieces[1::2], strict=True)]
        yield {name: readings(one)[-1] for name, one in pairs}
    if all("=" in piece for piece in pieces):
        split = [piece.partition("=") for piece in pieces]
        yield {name: readings(one)[-1] for name, _, one in split}


def is_stream(media_type: str) -> bool:
    """Whether a media type is that of items one after the other (OpenAPI 3.2 §4.14.3)."""
    kind = essence(media_type)
    lines = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines")
    return kind in (*lines, "text/event-stream") or kind.endswith("json-seq")


def items(media_type: str, content: bytes) -> Iterator[Any]:
    """The items of a stream that came whole. Raises `NotJson`."""
    kind = essence(media_type)
    if kind == "text/event-stream":
        yield from _events(content)
        return
    mark = b"\x1e" if kind.endswith("json-seq") else b"\n"
    for piece in content.split(mark):
        if piece.strip():
            yield parsed(piece)


def _events(content: bytes) -> Iterator[dict[str, Any]]:
    """Server-sent events with their fields (WHATWG HTML §9.2.6); one that was cut is none."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    for block in text.split("\n\n")[:-1]:
        event: dict[str, Any] = {}
        for line in block.split("\n"):
            name, sign, value = line.partition(":")
            if not name or (not sign and not line):
                continue
            value = value.removeprefix(" ")
            if name == "data" and "data" in event:
                event["data"] += f"\n{value}"
            elif name == "retry" and value.isdigit():
                event["retry"] = int(value)
            elif name in ("data", "event", "id"):
                event[name] = value
        if event:
            yield event
