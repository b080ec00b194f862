"""JSON text (RFC 8259): its data, and where in the text a pointer stands.

Takes text, gives data or offsets; refuses to know files. Duplicate names, `NaN` and numbers beyond a
double are refused: what they mean depends on who reads them.
"""

import json
import re
from collections import Counter
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


def locate(text: str, pointer: str) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """Offsets of the name and of the value at a pointer, or at its nearest ancestor that exists."""
    name: tuple[int, int] | None = None
    start = _skip(text, 0)
    for token in split(pointer):
        found = _member(text, start, token) if text[start] == "{" else _item(text, start, token)
        if found is None:
            break
        name, start = found
    return name, (start, _end(text, start))


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def _member(text: str, start: int, token: str) -> tuple[tuple[int, int], int] | None:
    offset = _skip(text, start + 1)
    while text[offset] == '"':
        name = _string(text, offset)
        value = _skip(text, _skip(text, name) + 1)
        if json.loads(text[offset:name]) == token:
            return (offset, name), value
        after = _skip(text, _end(text, value))
        if text[after] != ",":
            break
        offset = _skip(text, after + 1)
    return None


def _item(text: str, start: int, token: str) -> tuple[tuple[int, int] | None, int] | None:
    if text[start] != "[" or not token.isdecimal():
        return None
    offset = _skip(text, start + 1)
    for _ in range(int(token)):
        if text[offset] == "]":
            return None
        after = _skip(text, _end(text, offset))
        if text[after] != ",":
            return None
        offset = _skip(text, after + 1)
    return None if text[offset] == "]" else (None, offset)


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
