"""JSON text (RFC 8259): its data, and where in the text a pointer stands.

Takes text, gives data or offsets; refuses to know files. Duplicate names, `NaN` and numbers beyond a
double are refused: what they mean depends on who reads them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from contractor.source.pointer import split
from contractor.source.syntax import MAX_DEPTH, Refused

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SCALAR: Final = re.compile(r"[^\s,\]}]+")
_NO_BRACKET: Final = bytes(byte for byte in range(256) if byte not in b"[]{}")
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


class _Duplicate(ValueError):
    pass


class _Number(ValueError):
    pass


def parse(text: str) -> Any:
    """The data of a JSON text. Raises `Refused`."""
    try:
        data = json.loads(
            text, object_pairs_hook=_object, parse_float=_float, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        raise Refused("invalid-json", f"invalid JSON: {error.msg}", error.pos) from None
    except _Duplicate as error:
        raise _duplicate(text, error.args[0]) from None
    except _Number as error:
        raise _number(text, error.args[0]) from None
    except RecursionError:
        raise Refused("too-deep", f"nested more than {MAX_DEPTH} levels deep", 0) from None
    except ValueError:
        raise Refused("invalid-number", "an integer of too many digits", 0) from None
    _check_depth(text)
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        raise _Duplicate(counts.most_common(1)[0][0])
    return data


def _float(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise _Number(text)
    return number


def _constant(text: str) -> Any:
    raise _Number(text)


def _check_depth(text: str) -> None:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for match in _TOKEN.finditer(text) if _deep(text) else ():
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > MAX_DEPTH:
            raise Refused("too-deep", f"nested more than {MAX_DEPTH} levels deep", match.start())


def _deep(text: str) -> bool:
    """Whether the text may be too deep: brackets counted without looking for strings are an upper bound."""
    depth = most = 0
    for byte in text.encode("utf-8", "replace").translate(None, _NO_BRACKET):
        depth += 1 if byte in b"[{" else -1
        most = max(depth, most)
    return most > MAX_DEPTH


def _duplicate(text: str, name: str) -> Refused:
    for names in _objects(text):
        places = names.get(name, [])
        if len(places) > 1:
            return Refused(
                "duplicate-key",
                f"the name {json.dumps(name)} stands twice in one object",
                places[1],
                "rename or remove one; readers disagree about which of them counts",
            )
    return Refused("duplicate-key", f"the name {json.dumps(name)} stands twice in one object", 0)


def _objects(text: str) -> list[dict[str, list[int]]]:
    """For every object the offsets of its names."""
    found: list[dict[str, list[int]]] = []
    stack: list[dict[str, list[int]]] = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        if piece in "{[":
            stack.append({})
        elif piece in "}]":
            found.append(stack.pop())
        elif stack and text[_skip(text, match.end())] == ":":
            stack[-1].setdefault(json.loads(piece), []).append(match.start())
    return found


def _number(text: str, spelled: str) -> Refused:
    shape = re.compile(rf'"(?:[^"\\]|\\.)*"|(?<![\w.]){re.escape(spelled)}(?![\w.])', re.DOTALL)
    offset = next((match.start() for match in shape.finditer(text) if match[0] == spelled), 0)
    return Refused("invalid-number", f"{spelled} is no number that JSON readers agree on", offset)


Offsets = tuple[int, int]


class Marks:
    """Where things stand in a text. An object or list is scanned once, when something in it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._inside: dict[int, dict[str, tuple[Offsets | None, int]]] = {}

    def locate(self, pointer: str) -> tuple[Offsets | None, Offsets]:
        """Offsets of the name and of the value at a pointer, or at its nearest ancestor that exists."""
        name: Offsets | None = None
        start = _skip(self._text, 0)
        for token in split(pointer):
            found = self._children(start).get(token)
            if found is None:
                break
            name, start = found
        return name, (start, _end(self._text, start))

    def _children(self, start: int) -> dict[str, tuple[Offsets | None, int]]:
        """What stands in the object or list that begins at an offset, by name or index."""
        if start not in self._inside:
            kind = self._text[start]
            found = dict(self._members(start)) if kind == "{" else {}
            if kind == "[":
                found = {str(index): (None, at) for index, at in enumerate(self._items(start))}
            self._inside[start] = found
        return self._inside[start]

    def _members(self, start: int) -> Iterator[tuple[str, tuple[Offsets | None, int]]]:
        text, offset = self._text, _skip(self._text, start + 1)
        while text[offset] == '"':
            end = _string(text, offset)
            value = _skip(text, _skip(text, end) + 1)
            yield json.loads(text[offset:end]), ((offset, end), value)
            offset = _skip(text, _end(text, value))
            offset = _skip(text, offset + 1) if text[offset] == "," else offset

    def _items(self, start: int) -> Iterator[int]:
        text, offset = self._text, _skip(self._text, start + 1)
        while text[offset] != "]":
            yield offset
            offset = _skip(text, _end(text, offset))
            offset = _skip(text, offset + 1) if text[offset] == "," else offset


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def _string(text: str, offset: int) -> int:
    match = _STRING.match(text, offset)
    return match.end() if match else len(text)


def _end(text: str, start: int) -> int:
    """Where the value that begins at an offset ends."""
    if text[start] == '"':
        return _string(text, start)
    if text[start] not in "[{":
        match = _SCALAR.match(text, start)
        return match.end() if match else start
    depth = 0
    for match in _TOKEN.finditer(text, start):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(text)
