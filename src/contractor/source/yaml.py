"""YAML text with 1.2 meaning (core schema, YAML 1.2.2 §10.3): its data, and where a pointer stands.

Takes text, gives data or offsets; refuses to know files. Only the parser is PyYAML's (libyaml where it is
there); what scalars mean is decided here, so `yes`, `12:30` and `2024-01-01` stay strings. Merge keys are
honoured, since documents that write them mean them; they are no part of YAML 1.2.
"""

import math
import re
from typing import Any, Final

import yaml

from contractor.source.pointer import split
from contractor.source.syntax import MAX_DEPTH, Refused

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE: Final = "tag:yaml.org,2002:"
_INT: Final = re.compile(r"[-+]?[0-9]+")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_JSON: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_BEGINS: Final = frozenset("-+.0123456789~nNtTfF")
#: How many values aliases may bring in, all together, before the text counts as a bomb.
MAX_ALIASED: Final = 1_000_000


def parse(text: str) -> Any:
    """The data of a YAML text. Raises `Refused`."""
    return _Builder(text).document()


class _Builder:
    """Builds data from the parser's events, one by one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._anchors: dict[str, tuple[Any, int] | None] = {}
        self._aliased = 0
        self._size = 0

    def document(self) -> Any:
        """The one document of the text."""
        try:
            return self._document()
        except yaml.YAMLError as error:
            raise _broken(error, self._text) from None

    def _document(self) -> Any:
        self._next: Any = _Parser(self._text).get_event
        self._next()  # the stream begins
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise Refused("empty-document", "the document is empty", 0)
        data = self._value(self._next(), 1)
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._refuse(
                "many-documents", "a second YAML document begins here; one is expected", event
            )
        return data

    def _refuse(self, id: str, message: str, event: Any, help: str | None = None) -> Refused:
        return Refused(id, message, event.start_mark.index, help)

    def _value(self, event: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise self._refuse("too-deep", f"nested more than {MAX_DEPTH} levels deep", event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        anchor, before = event.anchor, self._size
        self._size += 1
        if anchor is not None:
            self._anchors[anchor] = None
        if isinstance(event, yaml.ScalarEvent):
            data = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._tagged(event, "seq")
            data = []
            while not isinstance(item := self._next(), yaml.SequenceEndEvent):
                data.append(self._value(item, depth + 1))
        else:
            self._tagged(event, "map")
            data = self._mapping(depth)
        if anchor is not None:
            self._anchors[anchor] = (data, self._size - before)
        return data

    def _alias(self, event: Any) -> Any:
        if event.anchor not in self._anchors:
            raise self._refuse(
                "invalid-yaml", f"no anchor &{event.anchor} before this alias", event
            )
        found = self._anchors[event.anchor]
        if found is None:
            raise self._refuse("recursive-alias", f"&{event.anchor} contains itself", event)
        data, size = found
        self._size += size
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            raise self._refuse(
                "too-many-aliases", f"aliases stand for more than {MAX_ALIASED:,} values", event
            )
        return data

    def _mapping(self, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        merged: list[Any] = []
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            value = self._next()
            if key == "<<" and event.style is None:
                merged += self._merge(value, depth)
            elif key in data:
                raise self._refuse(
                    "duplicate-key",
                    f"the key {key!r} stands twice in one mapping",
                    event,
                    "rename or remove one; readers disagree about which of them counts",
                )
            else:
                data[key] = self._value(value, depth + 1)
        for mapping in merged:
            for key, value in mapping.items():
                data.setdefault(key, value)
        return data

    def _merge(self, event: Any, depth: int) -> list[Any]:
        value = self._value(event, depth + 1)
        mappings = value if isinstance(value, list) else [value]
        if not all(isinstance(mapping, dict) for mapping in mappings):
            raise self._refuse("invalid-yaml", "`<<` merges mappings only", event)
        return mappings

    def _key(self, event: Any) -> str:
        if isinstance(event, yaml.AliasEvent):
            value = self._alias(event)
            if isinstance(value, str):
                return value
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refuse(
                "invalid-key", "a key is a plain word here, not a list or a mapping", event
            )
        if event.anchor is not None:
            self._anchors[event.anchor] = (event.value, 1)
        return str(event.value)

    def _tagged(self, event: Any, kind: str) -> None:
        if event.tag not in (None, "!", _CORE + kind):
            raise self._refuse("unknown-tag", f"the tag {event.tag} has no meaning here", event)

    def _scalar(self, event: Any) -> Any:
        text = event.value
        if event.tag is None and event.implicit[0]:
            return self._plain(text, event) if text == "" or text[0] in _BEGINS else text
        if event.tag in (None, "!", _CORE + "str"):
            return text
        value = self._plain(text, event)
        kinds: dict[str, type | tuple[type, ...]] = {
            "null": type(None),
            "bool": bool,
            "int": int,
            "float": (int, float),
        }
        kind = kinds.get(event.tag.removeprefix(_CORE))
        if kind is None or not isinstance(value, kind):
            raise self._refuse("unknown-tag", f"the tag {event.tag} does not fit {text!r}", event)
        return float(value) if isinstance(value, int) and event.tag == _CORE + "float" else value

    def _plain(self, text: str, event: Any) -> Any:
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text):
            return self._integer(text, 10, event)
        if _OCTAL.fullmatch(text):
            return int(text[2:], 8)
        if _HEX.fullmatch(text):
            return int(text[2:], 16)
        if _FLOAT.fullmatch(text):
            number = float(text)
            if math.isfinite(number):
                return number
            raise self._refuse("invalid-number", f"{text} is beyond the range of numbers", event)
        if _NOT_JSON.fullmatch(text):
            raise self._refuse(
                "invalid-number", f"{text} is no number in JSON", event, "quote it to say the text"
            )
        return text

    def _integer(self, text: str, base: int, event: Any) -> int:
        try:
            return int(text, base)
        except ValueError:
            raise self._refuse("invalid-number", "an integer of too many digits", event) from None


def _broken(error: yaml.YAMLError, text: str) -> Refused:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    offset = mark.index if mark is not None else getattr(error, "position", 0)
    hint = "indent with spaces" if text[offset : offset + 1] == "\t" else None
    return Refused("invalid-yaml", f"invalid YAML: {problem}", min(offset, len(text)), hint)


class Marks:
    """The composed nodes of a text, to find pointers in. Composed once, when the first line is asked for."""

    def __init__(self, text: str) -> None:
        self._root = yaml.compose(text, _Parser)

    def locate(self, pointer: str) -> tuple[tuple[int, int] | None, tuple[int, int]]:
        """Offsets of the key and of the value at a pointer, or at its nearest ancestor that exists."""
        name: Any = None
        node = self._root
        for token in split(pointer):
            found = _child(node, token)
            if found is None:
                break
            name, node = found
        return (None if name is None else _offsets(name)), _offsets(node)


def _child(node: Any, token: str) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == token:
                return key, value
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == "<<":
                for merged in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    if (found := _child(merged, token)) is not None:
                        return found
    elif isinstance(node, yaml.SequenceNode) and token.isdecimal() and int(token) < len(node.value):
        return None, node.value[int(token)]
    return None


def _offsets(node: Any) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index
