"""One file of a document.

Takes bytes, gives text, data and, on demand, the line where a pointer stands; refuses to know other files.
"""

import codecs
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from contractor.diagnostic import DocumentError, Finding, Severity, Span
from contractor.source.syntax import (
    MAX_BYTES,
    ByteLines,
    Lines,
    Places,
    Refused,
    Stretch,
    undoubled,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Format = Literal["json", "yaml"]

# RFC 8259 §8.1 and YAML 1.2.2 §5.2; the longer marks first, since UTF-32's begins like UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """A file as it was read.

    `name` is the one in keys: empty for the root document, else its path relative to the root's folder, or
    its URL. `display` is what a person sees. `content` is in UTF-8, without a mark at its beginning.
    `findings` say what was read but might mean something else to other readers. Where Overlays changed it,
    `origin` gives the file and the pointer where the value at a pointer was written.
    """

    name: str
    display: str
    content: bytes = field(repr=False)
    format: Format
    data: Any = field(repr=False)
    findings: tuple[Finding, ...] = ()
    origin: "Callable[[str], tuple[SourceFile, str]] | None" = field(default=None, repr=False)
    _lines: list[tuple[str, Lines]] = field(default_factory=list, repr=False)
    _places: list[Places] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """The content as text. It is made when somebody asks: few do, and of a large file it is large."""
        return self.content.decode()

    def span(self, pointer: str, *, on_key: bool = False) -> Span:
        """Where the value at a pointer stands, or its name with `on_key`; the nearest ancestor if it is missing."""
        if self.origin is not None:
            file, written = self.origin(pointer)
            return file.span(written, on_key=on_key)
        text, lines = self._told()
        if not self._places:
            self._places.append(_places(text, self.format))
        name, value = self._places[0].locate(pointer)
        return lines.span(self.display, name if on_key and name is not None else value)

    def line(self, number: int) -> str | None:
        """A line of the text by its number from 1, without its end; None where there is none."""
        text, lines = self._told()
        stretch = lines.stretch(number)
        if stretch is None:
            return None
        line = text[stretch.start : stretch.end].removesuffix("\r")
        return undoubled(line) if self.format == "json" else line

    def _told(self) -> tuple[str, Lines]:
        """The text and its lines, made once when somebody asks; of JSON with a character for each byte."""
        if not self._lines:
            if self.format == "json":
                text = self.content.decode("latin-1")
                self._lines.append((text, ByteLines(text)))
            else:
                text = self.text
                self._lines.append((text, Lines(text)))
        return self._lines[0]


def parse(content: bytes, name: str, display: str) -> SourceFile:
    """A file from its bytes. Raises `DocumentError` with one located finding."""
    plain = _in_utf8(content, display)
    try:
        format, data, merge = _parsed(plain, display)
    except Refused as why:
        raise why.error(plain.decode(), display) from None
    findings = () if merge is None else (_merges(plain.decode(), display, merge),)
    return SourceFile(name, display, plain, format, data, findings)


def _parsed(content: bytes, display: str) -> tuple[Format, Any, int | None]:
    """Format, data and first merge key. What begins like JSON is tried as JSON first: it is much faster."""
    from contractor.source import json

    named = display.lower().partition("?")[0]
    if named.endswith(".json") or content.lstrip()[:1] in (b"{", b"["):
        try:
            data = json.parse_quickly(content)
            return "json", json.parse(_text(content, display)) if data is None else data, None
        except Refused:
            # A flow collection at the top is YAML that looks like JSON, and may hold what JSON has not.
            if not named.endswith((".yaml", ".yml")):
                raise
    from contractor.source import yaml

    data, merge = yaml.parse(_text(content, display))
    return "yaml", data, merge


def _places(text: str, format: Format) -> Places:
    if format == "json":
        from contractor.source import json

        return json.Places(text)
    from contractor.source import yaml_places

    return yaml_places.Places(text)


def _in_utf8(content: bytes, display: str) -> bytes:
    """The content in UTF-8, its mark removed."""
    if len(content) > MAX_BYTES:
        raise refused(
            "too-large",
            f"the file has more than {MAX_BYTES // 1_000_000} MB",
            span=Span(display, 1, 1, 1, 1),
        )
    mark, encoding = next((pair for pair in _MARKS if content.startswith(pair[0])), (b"", "utf-8"))
    body = content[len(mark) :]
    if encoding != "utf-8":
        body = _decoded(body, encoding, display).encode()
    if not body.strip():
        raise _empty(display)
    return body


def _text(content: bytes, display: str) -> str:
    text = _decoded(content, "utf-8", display)
    if not text.strip():
        raise _empty(display)
    return text


def _empty(display: str) -> DocumentError:
    return refused("empty-document", "the file is empty", span=Span(display, 1, 1, 1, 1))


def _decoded(body: bytes, encoding: str, display: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding)
        span = Lines(before).span(display, Stretch(len(before), len(before)))
        raise refused(
            "invalid-encoding",
            f"the file is not {encoding.upper()}: {error.reason}",
            "save the file as UTF-8",
            span=span,
        ) from None


def _merges(text: str, display: str, offset: int) -> Finding:
    return Finding(
        "merge-key",
        Severity.INFO,
        "`<<` merges mappings here; YAML 1.2 has no merge keys",
        help="other readers may see a key named <<; references work everywhere",
        span=Lines(text).span(display, Stretch(offset, offset + 2)),
    )


def refused(
    id: str, message: str, help: str | None = None, *, at: str = "", span: Span | None = None
) -> DocumentError:
    """The refusal of a whole file."""
    return DocumentError([Finding(id, Severity.ERROR, message, at, help, span=span)])
