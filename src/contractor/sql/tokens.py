"""The tokens of a text of SQL.

Takes text and which database it is for, gives tokens with their places; refuses to know statements. Written here
because exactness decides: sqlparse ends a statement inside a nested comment, sqlglot refuses a comment that SQLite
accepts, and both would be needed for nothing else (sqlglot reads VALIDATE, USING INDEX and ADD VALUE as plain text).
Rules are those of PostgreSQL's and SQLite's own scanners.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from contractor.frozen import frozen
from contractor.sql.dialect import Dialect


class Kind(Enum):
    """What a token is. BROKEN is one that never ends, up to the end of the text."""

    WORD = "word"
    QUOTED = "quoted"
    STRING = "string"
    NUMBER = "number"
    SYMBOL = "symbol"
    COMMENT = "comment"
    BROKEN = "broken"


@frozen
class Token:
    """A piece of text from `start` up to `end`."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """A word in capitals, as keywords are compared; else nothing."""
        return self.text.upper() if self.kind is Kind.WORD else ""


_STRING: Final = r"'(?:[^']|'')*+'"
_ESCAPED: Final = r"'(?:[^'\\]|''|\\.)*+'"
_NUMBER: Final = (
    r"0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
    r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?"
)
_LETTER: Final = r"A-Za-z_\x80-\U0010ffff"
#: What stands between the parts of one string: it goes on where a new line is between them.
_BETWEEN: Final = r"[ \t\f\v]*(?:--[^\r\n]*)?[\r\n](?:[ \t\f\v\r\n]|--[^\r\n]*[\r\n])*"
_POSTGRESQL: Final = re.compile(
    rf"""
    (?P<space>[ \t\r\n\f\v]+)
    |(?P<comment>--[^\r\n]*)
    |(?P<block>/\*)
    |(?P<string>[eE]{_ESCAPED}(?:{_BETWEEN}{_ESCAPED})*|(?:[bBxXnN]|[uU]&)?{_STRING})
    |(?P<quoted>(?:[uU]&)?"(?:[^"]|"")*+")
    |(?P<dollar>\$(?:[{_LETTER}][{_LETTER}0-9]*)?\$)
    |(?P<number>{_NUMBER})
    |(?P<word>[{_LETTER}][{_LETTER}0-9$]*)
    |(?P<open>(?:[eEbBxXnN]|[uU]&)?['"])
    |(?P<symbol>::|\$[0-9]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SQLITE: Final = re.compile(
    rf"""
    (?P<space>[ \t\r\n\f]+)
    |(?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<string>[xX]?{_STRING})
    |(?P<quoted>"(?:[^"]|"")*+"|`(?:[^`]|``)*+`|\[[^\]]*\])
    |(?P<number>{_NUMBER})
    |(?P<word>[{_LETTER}][{_LETTER}0-9$]*)
    |(?P<open>['"`\[])
    |(?P<symbol>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT_EDGE: Final = re.compile(r"/\*|\*/")
_KINDS: Final = {
    "comment": Kind.COMMENT,
    "string": Kind.STRING,
    "quoted": Kind.QUOTED,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "symbol": Kind.SYMBOL,
}


def tokens(text: str, dialect: Dialect) -> Iterator[Token]:
    """The tokens of a text, comments among them; what stands between them is white space."""
    pattern = _POSTGRESQL if dialect is Dialect.POSTGRESQL else _SQLITE
    place = 0
    while place < len(text):
        found = pattern.match(text, place)
        if found is None or found.lastgroup is None:
            raise AssertionError("any character is a symbol at least")
        if found.lastgroup == "space":
            place = found.end()
            continue
        token = _token(text, place, found.lastgroup, found[0])
        yield token
        place = token.end


def _token(text: str, start: int, group: str, matched: str) -> Token:
    match group:
        case "block":
            end = _end_of_comment(text, start)
            kind = Kind.COMMENT
        case "dollar":
            end = text.find(matched, start + len(matched))
            end = end + len(matched) if end >= 0 else -1
            kind = Kind.STRING
        case "open":
            end, kind = -1, Kind.BROKEN
        case _:
            return Token(_KINDS[group], matched, start)
    return (
        Token(Kind.BROKEN, text[start:], start) if end < 0 else Token(kind, text[start:end], start)
    )


def _end_of_comment(text: str, start: int) -> int:
    """Where a comment that may hold others ends, -1 where it does not."""
    depth = 0
    for edge in _COMMENT_EDGE.finditer(text, start):
        depth += 1 if edge[0] == "/*" else -1
        if not depth:
            return edge.end()
    return -1
