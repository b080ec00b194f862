"""JSON text (RFC 8259): its data, and where in the text a pointer stands.

Takes text, gives data or offsets; refuses to know files. Duplicate names, `NaN`, numbers beyond a double
and halves of surrogate pairs are refused: what they mean depends on who reads them.
"""

import codecs
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from contractor.source.pointer import split
from contractor.source.syntax import (
    MAX_DEPTH,
    Refused,
    Stretch,
    duplicate,
    invalid_number,
    too_deep,
    undoubled,
)

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_STRING_OR_NUMBER: Final = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*"|-?[0-9][0-9.eE+-]*|[A-Za-z-]+', re.DOTALL
)
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]+")
_UNESCAPABLE: Final = re.compile(rb"\\(?:[\x80-\xff]|u[dD][89a-fA-F])")
_ESCAPING: Final = "contractor.source.json"
_STEP: Final = {"[": 1, "{": 1, "]": -1, "}": -1}
_HELP: Final = (
    (re.compile(r"//|/\*|#"), "JSON has no comments"),
    (re.compile(r"'"), "texts and names stand in double quotes"),
    (re.compile(r",?\s*[}\]]"), "remove the comma before it, or write what should follow"),
    (re.compile(r"[A-Za-z_]"), "texts and names stand in double quotes"),
)

_read_at: Final = json.JSONDecoder().raw_decode
# The same for who wants to know where a value ends: objects are nothing, so that no document is built again.
_pass_over: Final = json.JSONDecoder(object_pairs_hook=lambda members: None).raw_decode


class _Duplicate(ValueError):
    pass


class _Number(ValueError):
    pass


def parse_quickly(content: bytes) -> Any:
    """The data of a JSON text in UTF-8; None where `parse` has to be asked, because something is unusual or wrong.

    One character that is not Latin makes a whole text two or four times as large, and slower to parse. So the
    few that a document has are escaped first.
    """
    # Behind a backslash, an escape would be another one; and halves of pairs have to be looked at.
    if _UNESCAPABLE.search(content):
        return None
    try:
        data = _loads(content.decode("ascii", _ESCAPING))
    except (ValueError, RecursionError):
        return None
    return None if is_deep(data) else data


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """The characters that are not ASCII, from where an error was noticed, as JSON escapes them (RFC 8259 §7)."""
    if not isinstance(error, UnicodeDecodeError) or not (
        found := _NOT_ASCII.match(error.object, error.start)
    ):
        raise error
    return _escape(found[0]), found.end()


@lru_cache(maxsize=4096)
def _escape(characters: bytes) -> str:
    return json.dumps(characters.decode())[1:-1]


codecs.register_error(_ESCAPING, _escaped)


def _loads(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)


def parse(text: str) -> Any:
    """The data of a JSON text. Raises `Refused`."""
    try:
        data = _loads(text)
    except json.JSONDecodeError as error:
        raise _broken(error, text) from None
    except _Duplicate as error:
        raise _duplicate(text, error.args[0]) from None
    except _Number as error:
        raise _number(text, error.args[0]) from None
    except RecursionError:
        raise too_deep(_deep_at(text)) from None
    except ValueError:
        raise _long_integer(text) from None
    if is_deep(data):
        raise too_deep(_deep_at(text))
    if _SURROGATE.search(text):
        _check_surrogates(text)
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        raise _Duplicate(counts.most_common(1)[0][0])
    return data


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or (number == 0 and is_lost(text)):
        raise _Number(text)
    return number


def is_lost(spelled: str) -> bool:
    """Whether a number that reads as zero is spelled as something else."""
    return any(digit in "123456789" for digit in re.split("[eE]", spelled)[0])


def _constant(text: str) -> Any:
    raise _Number(text)


def is_deep(data: Any) -> bool:
    """Whether data nests deeper than a document may."""
    level = [data]
    for _ in range(MAX_DEPTH):
        objects = [value for value in level if value.__class__ is dict]
        arrays = [value for value in level if value.__class__ is list]
        if not objects and not arrays:
            return False
        level = [*chain.from_iterable(map(dict.values, objects)), *chain.from_iterable(arrays)]
    return any(value.__class__ is dict or value.__class__ is list for value in level)


def _deep_at(text: str) -> int:
    depth = 0
    for match in _TOKEN.finditer(text):
        depth += _STEP.get(match[0], 0)
        if depth > MAX_DEPTH:
            return match.start()
    return 0


def _broken(error: json.JSONDecodeError, text: str) -> Refused:
    problem = error.msg.removesuffix(" at").removesuffix(" starting at")
    if error.pos >= len(text.rstrip()):
        return Refused("invalid-json", "invalid JSON: the text ends too early", error.pos)
    if problem == "Extra data":
        return Refused(
            "invalid-json", "invalid JSON: text after the end of the document", error.pos
        )
    help = None
    if problem.startswith(("Expecting", "Illegal trailing comma")):
        help = next((said for shape, said in _HELP if shape.match(text, error.pos)), None)
    return Refused("invalid-json", f"invalid JSON: {problem}", error.pos, help)


def _duplicate(text: str, name: str) -> Refused:
    for names in _objects(text):
        places = names.get(name, [])
        if len(places) > 1:
            return duplicate(
                name, places[1].start, places[1].end - places[1].start, places[0].start
            )
    return duplicate(name, 0, 1, None)


def _objects(text: str) -> Iterator[dict[str, list[Stretch]]]:
    """For every object where its names stand, inner objects first, as the parser meets their ends."""
    stack: list[dict[str, list[Stretch]]] = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        if piece in "{[":
            stack.append({})
        elif piece in "}]":
            yield stack.pop()
        elif stack and text.startswith(":", _skip(text, match.end())):
            stack[-1].setdefault(json.loads(piece), []).append(Stretch(*match.span()))


def _number(text: str, spelled: str) -> Refused:
    found = (match for match in _STRING_OR_NUMBER.finditer(text) if match[0] == spelled)
    offset = next((match.start() for match in found), 0)
    return invalid_number(spelled, offset, "is no number that JSON readers agree on")


def _long_integer(text: str) -> Refused:
    for match in _STRING_OR_NUMBER.finditer(text):
        if match[0][0] != '"':
            try:
                int(match[0])
            except ValueError:
                if match[0].lstrip("-").isdigit():
                    return invalid_number(match[0], match.start(), "has too many digits")
    return Refused("invalid-number", "an integer has too many digits", 0)


def _check_surrogates(text: str) -> None:
    for match in _TOKEN.finditer(text):
        if _SURROGATE.search(match[0]):
            try:
                json.loads(match[0]).encode()
            except UnicodeEncodeError:
                raise Refused(
                    "invalid-string",
                    "a text holds half of a surrogate pair, which is no character",
                    match.start(),
                    "write the character itself, or both halves of its escape",
                    width=match.end() - match.start(),
                ) from None


class Places:
    """Where the values of a JSON text stand. An object is scanned once, when somebody asks what is in it.

    The text has a character for each byte of its UTF-8, and offsets are in bytes.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        start = _skip(text, 0)
        self._root = Stretch(start, len(text.rstrip()))
        self._inside: dict[int, dict[str, tuple[Stretch | None, Stretch]]] = {}

    def locate(self, pointer: str) -> tuple[Stretch | None, Stretch]:
        """The name and the value at a pointer, or at its nearest ancestor that exists."""
        name: Stretch | None = None
        value = self._root
        for token in split(pointer):
            found = self._children(value.start).get(token)
            if found is None:
                break
            name, value = found
        return name, value

    def _children(self, start: int) -> dict[str, tuple[Stretch | None, Stretch]]:
        if start not in self._inside:
            opening = self._text[start]
            members = self._members(start) if opening == "{" else self._items(start)
            self._inside[start] = dict(members) if opening in "{[" else {}
        return self._inside[start]

    def _members(self, start: int) -> Iterator[tuple[str, tuple[Stretch, Stretch]]]:
        text = self._text
        offset = _skip(text, start + 1)
        while text[offset] != "}":
            name, end = _read_at(text, offset)
            value = self._value(_skip(text, end) + 1)
            written = text[offset:end]
            if not written.isascii():
                name = _read_at(undoubled(written))[0]
            yield name, (Stretch(offset, end), value)
            offset = self._next(value)

    def _items(self, start: int) -> Iterator[tuple[str, tuple[None, Stretch]]]:
        offset = _skip(self._text, start + 1)
        index = 0
        while self._text[offset] != "]":
            value = self._value(offset)
            yield str(index), (None, value)
            offset = self._next(value)
            index += 1

    def _value(self, offset: int) -> Stretch:
        start = _skip(self._text, offset)
        return Stretch(start, _pass_over(self._text, start)[1])

    def _next(self, value: Stretch) -> int:
        after = _skip(self._text, value.end)
        return _skip(self._text, after + 1) if self._text[after] == "," else after


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset
