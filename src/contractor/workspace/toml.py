"""Where the keys of a TOML text stand.

Takes text that `tomllib` accepts, gives the stretch of every key by its path; refuses to know values.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Final

from contractor.diagnostic import Span

Path = tuple[str, ...]

_SPACE: Final = re.compile(r"[ \t]*")
_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:""?(?!"))?'
    r"|'''.*?'''(?:''?(?!'))?"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
# Whatever else a value is, it ends where an array, an inline table, a line or a comment does.
_PLAIN: Final = re.compile(r"[^,\]}\n#]*")


def places(text: str, file: str) -> Mapping[Path, Span]:
    """The span of each key, tables and inline tables included; where a key stands twice, the first.

    In lists of tables the number of the table is part of the path: `("allow", "0", "reason")`.
    """
    return _Scanner(text, file).run()


class _Scanner:
    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._at = 0
        self._found: dict[Path, Span] = {}
        # How many tables each list of tables has so far.
        self._lists: dict[Path, int] = {}

    def run(self) -> Mapping[Path, Span]:
        table: Path = ()
        while not self._done():
            if self._peek() != "[":
                self._pair(table)
                continue
            brackets = 2 if self._text.startswith("[[", self._at) else 1
            self._at += brackets
            start = self._at
            table = self._keys((), header=True)
            if brackets == 2:
                number = self._lists.get(table, 0)
                self._lists[table] = number + 1
                table = (*table, str(number))
                self._found[table] = self._span(start)
            self._at += brackets
        return self._found

    def _done(self) -> bool:
        self._skip(_BLANK)
        return self._at >= len(self._text)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match[0]

    def _keys(self, path: Path, *, header: bool = False) -> Path:
        while True:
            if header and path in self._lists:
                # What a header leads through a list is about its last table.
                path = (*path, str(self._lists[path] - 1))
            self._skip(_SPACE)
            start = self._at
            raw = self._skip(_STRING) if self._peek() in ("'", '"') else self._skip(_BARE)
            name = raw if raw[:1] not in ("'", '"') else str(tomllib.loads(f"key = {raw}")["key"])
            path = (*path, name)
            self._found.setdefault(path, self._span(start))
            self._skip(_SPACE)
            if self._peek() != ".":
                return path
            self._at += 1

    def _pair(self, table: Path) -> None:
        path = self._keys(table)
        self._at += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        match self._peek():
            case "[":
                self._inside("]", path)
            case "{":
                self._inside("}", path)
            case "'" | '"':
                self._skip(_STRING)
            case _:
                self._skip(_PLAIN)

    def _inside(self, end: str, path: Path) -> None:
        self._at += 1
        number = 0
        while not self._done() and self._peek() != end:
            if self._peek() == ",":
                self._at += 1
            elif end == "]":
                self._value((*path, str(number)))
                number += 1
            else:
                self._pair(path)
        self._at += 1

    def _span(self, start: int) -> Span:
        line = self._text.count("\n", 0, start) + 1
        column = start - (self._text.rfind("\n", 0, start) + 1) + 1
        return Span(self._file, line, column, line, column + self._at - start)
