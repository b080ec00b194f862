"""What the two parsers share: how they refuse, and how much they take.

Takes nothing; refuses to know JSON from YAML.
"""

from typing import Final

from contractor.diagnostic import DocumentError, Finding, Severity, Span

#: Nesting beyond this is no API description; it is there to exhaust whoever reads it.
MAX_DEPTH: Final = 400
MAX_BYTES: Final = 200_000_000


class Refused(Exception):
    """A text that cannot be read: what is wrong, and the 0-based offset in characters."""

    def __init__(self, id: str, message: str, offset: int, help: str | None = None) -> None:
        super().__init__(message)
        self.id, self.message, self.offset, self.help = id, message, offset, help

    def error(self, text: str, display: str) -> DocumentError:
        """The same as a located finding."""
        span = Lines(text).span(display, self.offset, self.offset + 1)
        return DocumentError(
            [Finding(self.id, Severity.ERROR, self.message, help=self.help, span=span)]
        )


class Lines:
    """Offsets of a text as lines and columns."""

    def __init__(self, text: str) -> None:
        self._text = text

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in characters."""
        before = self._text.rfind("\n", 0, offset)
        return self._text.count("\n", 0, offset) + 1, offset - before

    def span(self, file: str, start: int, end: int) -> Span:
        """The stretch between two offsets."""
        return Span(file, *self.place(start), *self.place(end))
