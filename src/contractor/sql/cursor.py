"""A place among the tokens of a statement, that goes on as what stands there is read.

Takes tokens, gives names, types and expressions; refuses to know statements.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from contractor.sql.dialect import Dialect
from contractor.sql.kinds import Expression, Name, Type
from contractor.sql.tokens import Kind, Token

#: How PostgreSQL calls types that have a short name.
_LONG: Final = {
    "int": "integer",
    "int4": "integer",
    "int8": "bigint",
    "int2": "smallint",
    "varchar": "character varying",
    "nvarchar": "character varying",
    "char": "character",
    "nchar": "character",
    "bpchar": "character",
    "bool": "boolean",
    "decimal": "numeric",
    "float8": "double precision",
    "float4": "real",
    "timestamptz": "timestamp with time zone",
    "timestamp without time zone": "timestamp",
    "timetz": "time with time zone",
    "time without time zone": "time",
    "varbit": "bit varying",
    "serial4": "serial",
    "serial8": "bigserial",
    "serial2": "smallserial",
    "char varying": "character varying",
    "national character": "character",
    "national char": "character",
    "national character varying": "character varying",
}
#: Words that a type has behind its first one.
_MORE: Final = {
    "DOUBLE": ("PRECISION",),
    "CHARACTER": ("VARYING",),
    "CHAR": ("VARYING",),
    "BIT": ("VARYING",),
    "NATIONAL": ("CHARACTER", "CHAR", "VARYING"),
}
#: Words that begin what stands behind a column's type, or behind its default.
CLAUSES: Final = frozenset(
    "CONSTRAINT NOT NULL DEFAULT CHECK UNIQUE PRIMARY REFERENCES GENERATED COLLATE DEFERRABLE INITIALLY ON AS"
    " USING STORAGE COMPRESSION".split()
)
_NAMES: Final = (Kind.WORD, Kind.QUOTED)
_USUAL: Final = {Dialect.POSTGRESQL: "public", Dialect.SQLITE: "main"}


class Cursor:
    """Reads tokens from the left. What it is asked for and does not find changes nothing."""

    def __init__(self, tokens: Sequence[Token], dialect: Dialect) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self._place = 0

    @property
    def dialect(self) -> Dialect:
        """Which database the text is for."""
        return self._dialect

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self._place >= len(self._tokens)

    @property
    def next(self) -> Token | None:
        """The token that stands here."""
        return None if self.done else self._tokens[self._place]

    @property
    def rest(self) -> Sequence[Token]:
        """All that is left."""
        return self._tokens[self._place :]

    def at(self, *words: str) -> bool:
        """Whether these words, in capitals, or symbols stand here."""
        found = self._tokens[self._place : self._place + len(words)]
        return len(found) == len(words) and all(
            word in (token.word, token.text if token.kind is Kind.SYMBOL else "")
            for token, word in zip(found, words, strict=True)
        )

    def take(self, *words: str) -> bool:
        """Go behind these words if they stand here; whether they did."""
        if not self.at(*words):
            return False
        self._place += len(words)
        return True

    def take_any(self, *words: str) -> str:
        """Go behind the one of these words that stands here; the word, or nothing."""
        return next((word for word in words if self.take(word)), "")

    def skip(self) -> None:
        """Go behind one token, and all of what it opens."""
        if self.at("("):
            self.inside()
        elif not self.done:
            self._place += 1

    def inside(self) -> list[Token]:
        """What stands in the parentheses that open here, going behind them."""
        if not self.at("("):
            return []
        start, depth = self._place + 1, 0
        while not self.done:
            token = self._tokens[self._place]
            if token.kind is Kind.SYMBOL:
                depth += (token.text == "(") - (token.text == ")")
            self._place += 1
            if not depth:
                return list(self._tokens[start : self._place - 1])
        return list(self._tokens[start:])

    def parts(self, separator: str = ",") -> list[list[Token]]:
        """All that is left, as its parts between commas."""
        found: list[list[Token]] = [[]]
        while not self.done:
            start = self._place
            if self.at(separator):
                found.append([])
            self.skip()
            if self._tokens[start].text != separator:
                found[-1] += self._tokens[start : self._place]
        return [part for part in found if part]

    def identifier(self) -> str | None:
        """A name of one part, as the database compares it."""
        token = self.next
        if token is None or token.kind not in _NAMES:
            return None
        self._place += 1
        return plain(token, self._dialect)

    def name(self) -> Name | None:
        """A name, perhaps with a schema before it."""
        found: list[str] = []
        while (part := self.identifier()) is not None:
            found.append(part)
            if not self.take("."):
                break
        if not found:
            return None
        schema = found[-2] if len(found) > 1 else None
        return Name(found[-1], None if schema == _USUAL[self._dialect] else schema)

    def names(self) -> tuple[Name, ...]:
        """Names between commas."""
        found: list[Name] = []
        while (name := self.name()) is not None:
            found.append(name)
            if self.at("("):
                self.inside()
            if not self.take(","):
                break
        return tuple(found)

    def columns(self) -> tuple[str, ...]:
        """The first word of each part in the parentheses that open here: columns of an index or a key."""
        parts = Cursor(self.inside(), self._dialect).parts()
        found = (Cursor(part, self._dialect) for part in parts)
        return tuple(
            plain(part[0], self._dialect) if one.identifier() and not one.at("(") else spelled(part)
            for part, one in zip(parts, found, strict=True)
        )

    def type(self) -> Type | None:
        """The type that stands here."""
        token = self.next
        if token is None or token.kind not in _NAMES or token.word in CLAUSES:
            return None
        # A quoted name is never the short name of another type: "char" is no char.
        words = [token.text.lower() if token.word else f'"{plain(token, self._dialect)}"']
        self._place += 1
        while self.take("."):
            words = [self.identifier() or ""]
        more = _MORE.get(token.word, ())
        while (word := self.take_any(*more)) or self._goes_on():
            words.append((word or self._word()).lower())
        arguments = tuple(spelled(part) for part in Cursor(self.inside(), self._dialect).parts())
        if words[0] in ("timestamp", "time"):
            for zone in ("WITH", "WITHOUT"):
                if self.take(zone, "TIME", "ZONE"):
                    words += [zone.lower(), "time", "zone"]
        name = " ".join(words)
        name = _LONG.get(name, name)
        while self.at("[") or self.at("ARRAY"):
            name += "[]"
            self.skip()
            while not self.done and not self.take("]") and not self.at(","):
                self.skip()
        return Type(name, arguments)

    def _goes_on(self) -> bool:
        """SQLite takes any words for a type."""
        token = self.next
        lite = self._dialect is Dialect.SQLITE
        return lite and token is not None and bool(token.word) and token.word not in CLAUSES

    def _word(self) -> str:
        token = self.next
        self._place += 1
        return token.word if token else ""

    def expression(self, ends: frozenset[str] = frozenset()) -> Expression:
        """What stands here up to one of these words, at least one token."""
        start = self._place
        self.skip()
        while not self.done and not (self.next and self.next.word in ends):
            self.skip()
        return expression(self._tokens[start : self._place], self._dialect)


def plain(token: Token, dialect: Dialect) -> str:
    """A name as the database compares it."""
    if token.kind is Kind.QUOTED:
        text = token.text
        body = text[text.index(text[-1]) + 1 : -1] if text[-1] != "]" else text[1:-1]
        body = body.replace(text[-1] * 2, text[-1])
        # SQLite compares names without case, also quoted ones.
        return body.lower() if dialect is Dialect.SQLITE else body
    return token.text.lower()


def expression(tokens: Sequence[Token], dialect: Dialect) -> Expression:
    """Tokens as an expression, without parentheses around the whole."""
    inner = _bare(tokens)
    words = frozenset(plain(token, dialect) for token in inner if token.kind in _NAMES)
    calls = frozenset(
        plain(token, dialect)
        for token, behind in pairwise(inner)
        if token.kind in _NAMES and behind.text == "("
    )
    return Expression(spelled(inner), words, calls)


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """Tokens without the parentheses that enclose them all."""
    opened: list[int] = []
    closes: dict[int, int] = {}
    for place, token in enumerate(tokens):
        if token.kind is Kind.SYMBOL and token.text == "(":
            opened.append(place)
        elif token.kind is Kind.SYMBOL and token.text == ")" and opened:
            closes[opened.pop()] = place
    start, end = 0, len(tokens)
    while end - start > 1 and closes.get(start) == end - 1:
        start, end = start + 1, end - 1
    return tokens[start:end]


def spelled(tokens: Sequence[Token]) -> str:
    """Tokens in one spelling: words in small letters, spaces between all that are neither brackets nor one operator."""
    parts: list[str] = []
    last: Token | None = None
    for token in tokens:
        said = token.text.lower() if token.kind is Kind.WORD else token.text
        parts.append(said if last is None or _glued(last, token) else f" {said}")
        last = token
    return "".join(parts)


def _glued(left: Token, right: Token) -> bool:
    if left.text in ("(", ".", "::") or right.text in (")", ",", "(", ".", "::"):
        return True
    # `<=` and `||` are two symbols each.
    return (
        left.kind is right.kind is Kind.SYMBOL and left.end == right.start and left.text not in "),"
    )
