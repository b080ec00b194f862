"""One file of a document.

Takes bytes, gives text, data and, on demand, the line where a pointer stands; refuses to know other files.
"""

import codecs
import hashlib
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from contractor.diagnostic import DocumentError, Finding, Severity, Span
from contractor.source import json, yaml
from contractor.source.syntax import MAX_BYTES, Lines, Refused

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
    """A file as it was read. `name` is the one in keys: empty for the root document, else relative to it."""

    name: str
    display: str
    text: str
    format: Literal["json", "yaml"]
    data: Any
    digest: str
    _marks: list[json.Marks | yaml.Marks] = field(default_factory=list)

    def span(self, pointer: str, *, on_key: bool = False) -> Span:
        """Where the value at a pointer stands, or its name with `on_key`; the nearest ancestor if it is missing."""
        if not self._marks:
            self._marks.append((json if self.format == "json" else yaml).Marks(self.text))
        name, value = self._marks[0].locate(pointer)
        start, end = name if on_key and name is not None else value
        return Lines(self.text).span(self.display, start, end)


def parse(content: bytes, name: str, display: str) -> SourceFile:
    """A file from its bytes. Raises `DocumentError` with one located finding."""
    text = _decoded(content, display)
    if not text.strip():
        raise _refusal("empty-document", "the file is empty", display)
    stripped = text.lstrip()
    try:
        if stripped[0] in "{[":
            return _file(content, name, display, text, "json")
        return _file(content, name, display, text, "yaml")
    except Refused as refused:
        raise refused.error(text, display) from None


def _file(
    content: bytes, name: str, display: str, text: str, format: Literal["json", "yaml"]
) -> SourceFile:
    try:
        data = json.parse(text) if format == "json" else yaml.parse(text)
    except Refused as refused:
        # A flow mapping at the top is YAML that looks like JSON.
        if refused.id != "invalid-json" or display.endswith(".json"):
            raise
        format, data = "yaml", yaml.parse(text)
    return SourceFile(name, display, text, format, data, hashlib.sha256(content).hexdigest())


def _decoded(content: bytes, display: str) -> str:
    if len(content) > MAX_BYTES:
        raise _refusal("too-large", f"the file has more than {MAX_BYTES // 1_000_000} MB", display)
    mark, encoding = next((pair for pair in _MARKS if content.startswith(pair[0])), (b"", "utf-8"))
    body = content[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding)
        span = Lines(before).span(display, len(before), len(before))
        message = f"the file is not {encoding.upper()}: {error.reason}"
        raise _refusal(
            "invalid-encoding", message, display, span, "save the file as UTF-8"
        ) from None


def _refusal(
    id: str, message: str, display: str, span: Span | None = None, help: str | None = None
) -> DocumentError:
    return DocumentError(
        [Finding(id, Severity.ERROR, message, help=help, span=span or Span(display, 1, 1, 1, 1))]
    )
