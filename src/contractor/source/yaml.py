"""YAML text with 1.2 meaning (core schema, YAML 1.2.2 §10.3): its data.

Takes text, gives data; refuses to know files. Only the parser is PyYAML's (libyaml where it is
there); what scalars mean is decided here, so `yes`, `12:30` and `2024-01-01` stay strings. What JSON cannot
say is refused. Faster parsers were measured and left: none kept the spelling of dates and keys, and a
quarter of a second for 3 MB is a fair price for one meaning.
"""

import math
import re
from typing import Any, Final, NamedTuple

import yaml

from contractor.source.json import is_lost
from contractor.source.syntax import (
    MAX_DEPTH,
    Refused,
    duplicate,
    invalid_number,
    too_deep,
)
from contractor.source.yaml_events import MERGE, Merge, events
from contractor.source.yaml_places import first
from contractor.text import short

_CORE: Final = "tag:yaml.org,2002:"
_INT: Final = re.compile(r"[-+]?[0-9]+")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
#: Plain text that is a number.
NUMBER: Final = re.compile("|".join(f"^(?:{one.pattern})$" for one in (_INT, _OCTAL, _HEX, _FLOAT)))
_NOT_JSON: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_BEGINS: Final = frozenset("-+.0123456789~nNtTfF")
_KINDS: Final[dict[str, tuple[type, ...]]] = {
    _CORE + "null": (type(None),),
    _CORE + "bool": (bool,),
    _CORE + "int": (int,),
    _CORE + "float": (float, int),
}
#: How long an octal or hexadecimal number may be.
MAX_DIGITS: Final = 1000
#: How many values aliases may bring in, all together, before the text counts as a bomb.
MAX_ALIASED: Final = 200_000

_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_HELP: Final = (
    ("mapping values are not allowed", "put the text in quotes if the colon is part of it"),
    ("cannot start any token", "put the text in quotes"),
    ("did not find expected key", "compare the indentation of this line with the lines above it"),
    ("did not find expected '-'", "compare the indentation of this line with the lines above it"),
    ("invalid Unicode character", "write the character itself"),
    ("unknown escape", "double the backslash, or put the text in single quotes"),
    ("document start", "remove the second document, or the text after the end of the first"),
)


class Parsed(NamedTuple):
    """The data of a text, and the offset of its first merge key if it has one."""

    data: Any
    merge: int | None


def parse(text: str) -> Parsed:
    """The data of a YAML text. Raises `Refused`."""
    builder = _Builder(text)
    try:
        return Parsed(builder.document(), builder.merge)
    except yaml.YAMLError as error:
        raise _broken(error, text) from None


class _Anchored(NamedTuple):
    data: Any
    #: How many values there are in it, and how deeply it nests.
    size: int
    height: int
    #: As written, for aliases that are keys.
    spelled: str | None


class _Open:
    """A list or mapping whose end has not been met."""

    __slots__ = ("anchor", "before", "data", "height", "key", "merged", "start")

    def __init__(self, data: Any, anchor: str | None, before: int, start: int) -> None:
        self.data, self.anchor, self.before, self.start = data, anchor, before, start
        #: The key that waits for its value; None where a key (or an item) comes next.
        self.key: str | Merge | None = None
        self.merged: set[str] | None = None
        self.height = 1


class _Builder:
    """Builds data from the parser's events, without recursion: the depth of a text is its author's choice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = events(text)
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._aliased = 0
        self._size = 0
        self.merge: int | None = None

    def document(self) -> Any:
        """The data of the one document of the text."""
        self._next()  # the stream begins
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise Refused("empty-document", "the document is empty", 0)
        data = self._root()
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _refuse(
                "many-documents",
                "a second YAML document begins here; one is expected",
                event,
                "keep one document in each file",
            )
        return data

    def _root(self) -> Any:
        next_event, stack = self._next, self._open
        while True:
            event = next_event()
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                top = stack[-1] if stack else None
                if top is not None and top.key is None and top.data.__class__ is dict:
                    self._scalar_key(top, event)
                    continue
                value = self._scalar(event)
                self._size += 1
                if event.anchor is not None:
                    self._anchors[event.anchor] = _Anchored(value, 1, 0, event.value)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._begin(event, {} if kind is yaml.MappingStartEvent else [])
                continue
            elif kind is yaml.AliasEvent:
                if stack and stack[-1].key is None and stack[-1].data.__class__ is dict:
                    self._take_key(stack[-1], self._alias_key(event), event)
                    continue
                value = self._alias(event)
            else:
                value = self._end()
            if not stack:
                return value
            self._put(stack[-1], value, event)

    def _begin(self, event: Any, data: Any) -> None:
        kind = "map" if data.__class__ is dict else "seq"
        if event.tag is not None and event.tag not in ("!", _CORE + kind):
            raise _unknown_tag(event, f"a {'mapping' if kind == 'map' else 'list'}")
        stack = self._open
        if stack and stack[-1].key is None and stack[-1].data.__class__ is dict:
            raise _refuse(
                "invalid-key",
                "a list or a mapping cannot be a key",
                event,
                "quote it, if it was meant as text",
            )
        if len(stack) >= MAX_DEPTH:
            raise too_deep(event.start_mark.index)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        stack.append(_Open(data, event.anchor, self._size, event.start_mark.index))
        self._size += 1

    def _end(self) -> Any:
        done = self._open.pop()
        if self._open and done.height >= self._open[-1].height:
            self._open[-1].height = done.height + 1
        if done.anchor is not None:
            size = self._size - done.before
            self._anchors[done.anchor] = _Anchored(done.data, size, done.height, None)
        return done.data

    def _put(self, top: _Open, value: Any, event: Any) -> None:
        if top.data.__class__ is list:
            top.data.append(value)
            return
        key, top.key = top.key, None
        if isinstance(key, str):
            top.data[key] = value
        else:
            self._merge_into(top, value, event)

    def _scalar_key(self, top: _Open, event: Any) -> None:
        key = event.value
        if event.tag is not None and event.tag not in ("!", _CORE + "str", *_KINDS):
            raise _unknown_tag(event, "a key")
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(self._scalar(event), 1, 0, key)
        if key == "<<" and event.tag is None and event.implicit[0]:
            self._take_merge(top, event)
        else:
            self._take_key(top, key, event)

    def _take_key(self, top: _Open, key: str, event: Any) -> None:
        if key in top.data:
            if top.merged is None or key not in top.merged:
                raise self._duplicate(top, key, event)
            top.merged.discard(key)
        top.key = key

    def _take_merge(self, top: _Open, event: Any) -> None:
        # YAML 1.2 has no merge keys, but those who write them mean them, and tools for OpenAPI follow.
        if top.merged is not None:
            raise self._duplicate(top, "<<", event)
        if self.merge is None:
            self.merge = event.start_mark.index
        top.merged = set()
        top.key = MERGE

    def _merge_into(self, top: _Open, value: Any, event: Any) -> None:
        mappings = value if isinstance(value, list) else [value]
        if not all(isinstance(mapping, dict) for mapping in mappings):
            raise _refuse(
                "invalid-merge",
                "`<<` merges mappings, and this is none",
                event,
                'write "<<" in quotes, if it was meant as a name',
            )
        merged = top.merged if top.merged is not None else set()
        for mapping in mappings:
            for key, item in mapping.items():
                if key not in top.data:
                    top.data[key] = item
                    merged.add(key)

    def _alias(self, event: Any) -> Any:
        found = self._anchored(event)
        if len(self._open) + found.height > MAX_DEPTH:
            raise too_deep(event.start_mark.index)
        if self._open and found.height >= self._open[-1].height:
            self._open[-1].height = found.height + 1
        self._size += found.size
        self._aliased += found.size
        if self._aliased > MAX_ALIASED:
            raise _refuse(
                "too-many-aliases",
                f"aliases stand for more than {MAX_ALIASED:,} values",
                event,
                "use references instead of aliases",
            )
        return found.data

    def _alias_key(self, event: Any) -> str:
        spelled = self._anchored(event).spelled
        if spelled is None:
            raise _refuse("invalid-key", "a list or a mapping cannot be a key", event)
        return spelled

    def _anchored(self, event: Any) -> _Anchored:
        if event.anchor not in self._anchors:
            raise _refuse("unknown-alias", f"no anchor &{event.anchor} stands before this", event)
        found = self._anchors[event.anchor]
        if found is None:
            raise _refuse("recursive-alias", f"&{event.anchor} would contain itself", event)
        return found

    def _scalar(self, event: Any) -> Any:
        text, tag = event.value, event.tag
        if tag is None:
            if event.implicit[0] and (text == "" or text[0] in _BEGINS):
                return _plain(text, event)
            return text
        if tag in ("!", _CORE + "str"):
            return text
        value = _plain(text, event)
        if not any(value.__class__ is kind for kind in _KINDS.get(tag, ())):
            raise _unknown_tag(event, f'"{short(text)}"')
        if tag != _CORE + "float":
            return value
        try:
            return float(value)
        except OverflowError:
            raise _number(text, event, "is beyond the range of numbers") from None

    def _duplicate(self, top: _Open, key: str, event: Any) -> Refused:
        start, end = event.start_mark.index, event.end_mark.index
        before = first(self._text, top.start, key, start)
        return duplicate(key, start, max(1, end - start), before)


def _plain(text: str, event: Any) -> Any:
    """What an unquoted scalar means: YAML 1.2.2 §10.3.2."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        try:
            return int(text)
        except ValueError:
            raise _number(text, event, "has too many digits") from None
    if _OCTAL.fullmatch(text) or _HEX.fullmatch(text):
        # Python bounds the digits of decimal numbers only, and fails when it writes what is longer.
        if len(text) > MAX_DIGITS:
            raise _number(text, event, "has too many digits")
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if not math.isfinite(number) or (number == 0 and is_lost(text)):
            raise _number(text, event, "is beyond the range of numbers")
        return number
    if _NOT_JSON.fullmatch(text):
        raise _number(text, event, "is no number in JSON", "quote it, if it was meant as text")
    return text


def _refuse(id: str, message: str, event: Any, help: str | None = None) -> Refused:
    start = event.start_mark.index
    width = 1 if isinstance(event, yaml.CollectionEndEvent) else event.end_mark.index - start
    return Refused(id, message, start, help, width=max(1, width))


def _unknown_tag(event: Any, what: str) -> Refused:
    shown = event.tag.replace(_CORE, "!!")
    return _refuse(
        "unknown-tag",
        f"the tag {short(shown)} cannot stand before {what}",
        event,
        "remove the tag; only what JSON can say is read",
    )


def _number(text: str, event: Any, why: str, help: str | None = None) -> Refused:
    return invalid_number(text, event.start_mark.index, why, help)


def _broken(error: yaml.YAMLError, text: str) -> Refused:
    unprintable = _UNPRINTABLE.search(text)
    if isinstance(error, yaml.reader.ReaderError) and unprintable is not None:
        # libyaml counts bytes here.
        message = f"the character U+{ord(unprintable[0]):04X} cannot stand in YAML"
        escape = 'write it as an escape in double quotes, for instance "\\x07"'
        return Refused("invalid-yaml", message, unprintable.start(), escape)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    offset = min(mark.index if mark is not None else 0, len(text))
    if (
        "nesting depth" in problem
    ):  # newer parsers have a bound of their own, and reach it while looking ahead
        return too_deep(offset)
    help = next((said for part, said in _HELP if part in problem), None)
    if text[offset : offset + 1] == "\t":
        help = "indent with spaces, not with tabs"
    context, began = getattr(error, "context", None), getattr(error, "context_mark", None)
    seen = (context, began.index) if context and began and began.index != offset else None
    return Refused("invalid-yaml", f"invalid YAML: {problem}", offset, help, seen=seen)
