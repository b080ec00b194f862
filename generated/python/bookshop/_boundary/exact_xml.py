# Made by contractor. Changes made here are lost.
"""XML documents from bytes and back: elements, attributes and text, and nothing that a document could define.

Documents that declare a type are refused, so that there are no entities but the five that XML has, nothing that
expands and nothing to fetch; so are other encodings than UTF-8, which this takes a document to be whatever it
says. The parser is expat's, of the standard library; it does not nest calls, and what is in memory is bounded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

DEEPEST = 200
"""How many elements may stand inside one another."""
MOST = 200_000
"""How many elements and attributes a document may have: each takes memory that its few bytes do not show."""

_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})
#: What no document can hold (XML 1.0 §2.2).
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(
    "[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
    "[-.0-9A-Za-z_\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f"
    "\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]*"
)
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})

Name = tuple[str, str]
"""A namespace, empty where there is none, and a local name."""


class NotXml(ValueError):
    """The bytes are no XML document, or one that is not read here."""


class Unwritable(ValueError):
    """A value that no XML document can hold."""


@dataclass(slots=True)
class Element:
    """An element: its name, its attributes, and text and elements in their order."""

    name: Name
    attributes: Mapping[Name, str]
    content: "list[Element | str]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        """The elements in it."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """The text in it, that between elements included."""
        return "".join(one for one in self.content if isinstance(one, str))


def parse(content: bytes) -> Element:
    """The root of a document. Raises `NotXml`."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotXml("is not UTF-8") from None
    reading = _Reading()
    parser = ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.XmlDeclHandler = reading.declared
    parser.StartDoctypeDeclHandler = reading.typed
    parser.StartElementHandler = reading.started
    parser.EndElementHandler = reading.ended
    parser.CharacterDataHandler = reading.told
    try:
        parser.Parse(content, True)
    except ExpatError:
        raise NotXml("is not XML") from None
    return reading.root


class _Reading:
    """The elements of a document that is being read."""

    def __init__(self) -> None:
        self._open = [Element(("", ""), {})]
        self._count = 0

    @property
    def root(self) -> Element:
        return self._open[0].elements[0]

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF_8:
            raise NotXml("is not UTF-8")

    def typed(self, *said: object) -> NoReturn:
        raise NotXml("declares a document type")

    def started(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > MOST:
            raise NotXml(f"has more than {MOST} elements and attributes")
        if len(self._open) > DEEPEST:
            raise NotXml(f"nests deeper than {DEEPEST} levels")
        found = {_name(key): value for key, value in attributes.items()}
        made = Element(_name(name), found)
        self._open[-1].content.append(made)
        self._open.append(made)

    def ended(self, name: str) -> None:
        self._open.pop()

    def told(self, text: str) -> None:
        self._open[-1].content.append(text)


def _name(name: str) -> Name:
    namespace, _, local = name.rpartition(" ")
    return namespace, local


# ── the other way ─────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Tag:
    """A name as it is written. `prefix` alone counts where an element around it has declared it."""

    name: str
    namespace: str = ""
    prefix: str = ""


class Writer:
    """The text of a document, as it grows."""

    def __init__(self) -> None:
        self._parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
        self._open: list[tuple[str, set[str]]] = []

    def open(self, tag: Tag, attributes: list[tuple[Tag, str]]) -> None:
        """The start of an element. An attribute has a namespace only where it has a prefix (Namespaces §6.2)."""
        declared: dict[str, str] = {}
        if tag.namespace:
            declared[tag.prefix] = tag.namespace
        for one, _ in attributes:
            if one.namespace and one.prefix:
                declared[one.prefix] = one.namespace
        name = self._spelled(tag, declared)
        said = [
            (f"xmlns:{prefix}" if prefix else "xmlns", text)
            for prefix, text in declared.items()
        ]
        said += [(self._spelled(one, declared), text) for one, text in attributes]
        written = "".join(
            f' {key}="{_plain(text).translate(_QUOTED)}"' for key, text in said
        )
        self._parts.append(f"<{name}{written}>")
        self._open.append((name, {*declared}))

    def _spelled(self, tag: Tag, declared: Mapping[str, str]) -> str:
        prefix = tag.prefix
        if prefix not in declared and not any(
            prefix in known for _, known in self._open
        ):
            prefix = ""
        for text in (tag.name, prefix or "x"):
            if _NAME.fullmatch(text) is None:
                raise Unwritable("has a name that XML has not")
        return f"{prefix}:{tag.name}" if prefix else tag.name

    def close(self) -> None:
        """The end of the element that was opened last."""
        name, _ = self._open.pop()
        self._parts.append(f"</{name}>")

    def text(self, text: str) -> None:
        """Text in an element."""
        self._parts.append(_plain(text).translate(_TEXT))

    def cdata(self, text: str) -> None:
        """The same as a CDATA section."""
        inside = _plain(text).replace("]]>", "]]]]><![CDATA[>")
        self._parts.append(f"<![CDATA[{inside}]]>")

    def content(self) -> bytes:
        """The document."""
        return "".join(self._parts).encode("utf-8")


def _plain(text: str) -> str:
    if _NO_CHARACTER.search(text):
        raise Unwritable("has a character that XML has not")
    return text
