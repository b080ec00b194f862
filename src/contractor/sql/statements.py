"""The statements of a text of SQL.

Takes text and which database it is for, gives statements with their places and comments; refuses to know what they
say. A statement ends where psql and the shell of SQLite would send it: not inside of parentheses, the body of a
trigger or the body of a function.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from contractor.frozen import frozen
from contractor.sql.dialect import Dialect
from contractor.sql.tokens import Kind, Token, tokens

_ROUTINES: Final = ("FUNCTION", "PROCEDURE")


@frozen
class Statement:
    """A statement without the semicolon at its end; `tokens` are without comments.

    `comments` are those above it, inside of it, and behind it on its last line.
    """

    text: str
    start: int
    tokens: tuple[Token, ...]
    comments: tuple[Token, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends, before the semicolon."""
        return self.start + len(self.text)


@frozen
class Split:
    """The statements of a text in their order, and the comments behind the last."""

    statements: tuple[Statement, ...]
    rest: tuple[Token, ...] = ()


def split(text: str, dialect: Dialect) -> Split:
    """A text as its statements."""
    return _Splitter(text, dialect).split()


class _Splitter:
    def __init__(self, text: str, dialect: Dialect) -> None:
        self._text = text
        self._postgresql = dialect is Dialect.POSTGRESQL
        self._all = tuple(tokens(text, dialect))
        self._found: list[Statement] = []
        self._tokens: list[Token] = []
        self._comments: list[Token] = []
        self._parentheses = 0
        self._blocks = 0
        #: Where the data of a COPY or a line of psql ends.
        self._skipped = 0

    def split(self) -> Split:
        """The statements."""
        for token in self._all:
            if token.start < self._skipped:
                continue
            if token.kind is Kind.COMMENT:
                self._comment(token)
            elif token.text == ";" and token.kind is Kind.SYMBOL and self._ends():
                self._finish(token)
            elif token.text == "\\" and self._postgresql and not self._tokens:
                self._line_of_psql(token)
            else:
                self._tokens.append(token)
                self._nest(token)
        self._finish(None)
        return Split(tuple(self._found), tuple(self._comments))

    def _comment(self, token: Token) -> None:
        before = self._found[-1] if self._found else None
        behind = (
            before is not None
            and not self._tokens
            and "\n" not in self._text[before.end : token.start]
        )
        if before is not None and behind:
            self._found[-1] = Statement(
                before.text, before.start, before.tokens, (*before.comments, token)
            )
        else:
            self._comments.append(token)

    def _ends(self) -> bool:
        """Whether a semicolon here is the end."""
        if not self._postgresql:
            return not _in_trigger(self._tokens)
        return self._parentheses <= 0 and not self._blocks

    def _nest(self, token: Token) -> None:
        """Count what a semicolon may stand in, as psql does."""
        if not self._postgresql:
            return
        if token.kind is Kind.SYMBOL:
            self._parentheses += (token.text == "(") - (token.text == ")")
        elif self._parentheses or not _makes_routine(self._tokens):
            return
        elif token.word == "BEGIN" or (token.word == "CASE" and self._blocks):
            self._blocks += 1
        elif token.word == "END" and self._blocks:
            self._blocks -= 1

    def _line_of_psql(self, token: Token) -> None:
        """A command to psql, which ends with its line."""
        end = self._text.find("\n", token.start)
        self._skipped = len(self._text) if end < 0 else end
        self._tokens.append(
            Token(Kind.SYMBOL, self._text[token.start : self._skipped], token.start)
        )
        self._finish(None)

    def _finish(self, end: Token | None) -> None:
        if self._tokens:
            start = self._tokens[0].start
            text = self._text[start : self._tokens[-1].end]
            if end is not None and _copies_from_input(self._tokens):
                self._skipped = _end_of_data(self._text, end.end)
            self._found.append(Statement(text, start, tuple(self._tokens), tuple(self._comments)))
            self._comments = []
        self._tokens = []
        self._parentheses = self._blocks = 0


def _in_trigger(before: Sequence[Token]) -> bool:
    """Whether a semicolon behind these tokens is inside of a trigger's body: it ends with `; END`."""
    words = [token.word for token in before[:3]]
    if words[:1] != ["CREATE"] or "TRIGGER" not in words:
        return False
    if not any(token.word == "BEGIN" for token in before):
        return False
    return not (len(before) > 1 and before[-1].word == "END" and before[-2].text == ";")


def _makes_routine(begun: Sequence[Token]) -> bool:
    words = [token.word for token in begun[:4]]
    if words[1:3] == ["OR", "REPLACE"]:
        del words[1:3]
    return words[:1] == ["CREATE"] and words[1:2] != [] and words[1] in _ROUTINES


def _copies_from_input(found: Sequence[Token]) -> bool:
    words = [token.word for token in found]
    return words[:1] == ["COPY"] and ("FROM", "STDIN") in pairwise(words)


def _end_of_data(text: str, start: int) -> int:
    """Behind the line that ends the data of a COPY, which only psql and dumps have."""
    end = text.find("\n\\.", start)
    if end < 0:
        return start
    line = text.find("\n", end + 1)
    return len(text) if line < 0 else line
