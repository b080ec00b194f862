"""What the two parsers share: how they refuse, how much they take, and how offsets become lines.

Takes nothing; refuses to know JSON from YAML.
"""

import re
from array import array
from bisect import bisect_right
from typing import Final, NamedTuple, Protocol

from contractor.diagnostic import DocumentError, Finding, Severity, Span
from contractor.text import short

#: Nesting beyond this is no API description; it is there to exhaust whoever reads it.
MAX_DEPTH: Final = 500
#: The largest published descriptions have some 15 MB.
MAX_BYTES: Final = 100_000_000


_LINE_END: Final = re.compile("\n")


class Stretch(NamedTuple):
    """A part of a text: offsets in characters from 0, `end` exclusive."""

    start: int
    end: int


class Places(Protocol):
    """Knows where in a text the values of its data stand."""

    def locate(self, pointer: str) -> tuple[Stretch | None, Stretch]:
        """The name and the value at a pointer, or at its nearest ancestor that exists."""
        ...


class Lines:
    """Offsets of a text as lines and columns."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        # Of a large text there are half a million; in a list they would weigh more than the text.
        self._starts = array("Q", [0])
        self._starts.extend(found.end() for found in _LINE_END.finditer(text))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset."""
        offset = min(offset, self._size)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def stretch(self, number: int) -> Stretch | None:
        """The line of a number, without its end; None where the text has no such line."""
        if not 0 < number <= len(self._starts):
            return None
        start = self._starts[number - 1]
        end = self._size if number == len(self._starts) else self._starts[number] - 1
        return Stretch(start, end)

    def span(self, file: str, stretch: Stretch) -> Span:
        """The lines and columns of a stretch."""
        return Span(file, *self.place(stretch.start), *self.place(stretch.end))


class ByteLines(Lines):
    """The same of a text in UTF-8 that was not decoded: offsets are in bytes, columns in characters.

    `text` has a character for each byte. Of a large document the real one would be four times as large for one
    character that is not Latin.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in bytes."""
        line, column = super().place(offset)
        start = self._starts[line - 1]
        before = self._text[start : start + column - 1]
        return line, len(before if before.isascii() else undoubled(before)) + 1


def undoubled(text: str) -> str:
    """What a text with a character for each byte of UTF-8 says."""
    return text.encode("latin-1").decode("utf-8", "replace")


class Refused(Exception):
    """A text that cannot be read: what is wrong, where, and where else to look (`seen`: what to say of it)."""

    def __init__(
        self,
        id: str,
        message: str,
        offset: int,
        help: str | None = None,
        *,
        width: int = 1,
        seen: tuple[str, int] | None = None,
    ) -> None:
        super().__init__(message)
        self.id, self.message, self.help, self.seen = id, message, help, seen
        self.stretch = Stretch(offset, offset + width)

    def error(self, text: str, display: str) -> DocumentError:
        """The same as a located finding."""
        lines = Lines(text)
        notes: tuple[str, ...] = ()
        if self.seen is not None:
            line, column = lines.place(self.seen[1])
            notes = (f"{self.seen[0]} at line {line}, column {column}",)
        span = lines.span(display, self.stretch)
        return DocumentError(
            [Finding(self.id, Severity.ERROR, self.message, help=self.help, notes=notes, span=span)]
        )


def too_deep(offset: int) -> Refused:
    """The refusal of a text that nests too deeply."""
    return Refused("too-deep", f"nested more than {MAX_DEPTH} levels deep", offset)


def duplicate(name: str, offset: int, width: int, first: int | None) -> Refused:
    """The refusal of a name that stands twice in one object."""
    return Refused(
        "duplicate-key",
        f"the key {_quoted(name)} stands twice in one object",
        offset,
        "rename or remove one; readers disagree about which of them counts",
        width=width,
        seen=None if first is None else ("it stood before", first),
    )


def invalid_number(spelled: str, offset: int, why: str, help: str | None = None) -> Refused:
    """The refusal of a number that is none in JSON, or that would not survive reading."""
    return Refused(
        "invalid-number", f"{short(spelled)} {why}", offset, help, width=max(1, len(spelled))
    )


def _quoted(name: str) -> str:
    return '"' + short(name).encode("unicode_escape").decode().replace('"', '\\"') + '"'
