"""Reading files: bytes in, data and positions out, nothing outside what is allowed."""

from contractor.source.file import SourceFile
from contractor.source.files import Files
from contractor.source.pointer import escape, join, resolve, split, unescape, upwards

__all__ = ["Files", "SourceFile", "escape", "join", "resolve", "split", "unescape", "upwards"]
