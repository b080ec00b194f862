"""What the statement that made a table of SQLite says: columns and constraints.

Takes the text of CREATE TABLE, gives parts; refuses to know databases. Where a thing can be written beside a column or
for itself, both are one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from contractor.frozen import frozen
from contractor.relational.catalogue import Part
from contractor.relational.sqlite_tokens import (
    Token,
    bracketed,
    quoted,
    spelled,
    split,
    tokens,
    unwrapped,
)

_TABLE_CONSTRAINTS: Final = ("constraint", "primary", "unique", "check", "foreign")
_COLUMN_CONSTRAINTS: Final = (
    "constraint", "primary", "not", "null", "unique", "check", "default", "collate", "references", "generated", "as",
)  # fmt: skip


@frozen
class Statement:
    """CREATE TABLE: its items, each as tokens, what stands behind them, and the names of the columns."""

    items: tuple[tuple[Token, ...], ...]
    options: tuple[Token, ...]
    columns: frozenset[str]
    virtual: str = ""
    """The whole text of a virtual table."""

    @classmethod
    def of(cls, sql: str) -> "Statement":
        """A statement as it was written."""
        found = tokens(sql)
        begins = next((place for place, one in enumerate(found) if one.text == "("), len(found))
        if any(one.is_word("virtual") for one in found[:3]) or begins == len(found):
            return cls((), (), frozenset(), spelled(found))
        ends = bracketed(found, begins)
        items = tuple(tuple(item) for item in split(found[begins + 1 : ends - 1]))
        named = (item[0].text for item in items if item and not _is_constraint(item))
        return cls(items, tuple(found[ends:]), frozenset(named))

    @property
    def primary(self) -> tuple[str, ...]:
        """The columns of the primary key."""
        for item in self.items:
            if _is_constraint(item):
                rest = _Reader(item)
                rest.name()
                if rest.takes("primary", "key"):
                    return _names(rest.bracket())
            elif _has_words(item, "primary", "key"):
                return (item[0].text,)
        return ()


def table_parts(name: str, statement: Statement, known: Mapping[str, Statement]) -> Iterator[Part]:
    """The parts of a table; `known` are the statements of all tables by their names in lower case."""
    if statement.virtual:
        yield Part("table", "", name, {"virtual": statement.virtual})
        return
    options = spelled(statement.options).removesuffix(";").strip()
    yield Part("table", "", name, {"options": options} if options else {})
    reading = _Reading(name, statement, known)
    for item in statement.items:
        if _is_constraint(item):
            yield from reading.constraint(item)
        else:
            yield from reading.column(item)


class _Reading:
    def __init__(self, table: str, statement: Statement, known: Mapping[str, Statement]) -> None:
        self._table = table
        self._statement = statement
        self._known = known

    def constraint(self, item: Sequence[Token]) -> Iterator[Part]:
        rest = _Reader(item)
        name = rest.name()
        if rest.takes("primary", "key"):
            yield self._part("primary key", name, self._group(rest.bracket()) + rest.conflict())
        elif rest.takes("unique"):
            group = self._group(rest.bracket())
            yield self._part("unique constraint", name, group + rest.conflict())
        elif rest.takes("check"):
            yield self._part("check", name, self._expression(rest.bracket()))
        elif rest.takes("foreign", "key"):
            columns = self._group(rest.bracket())
            rest.takes("references")
            yield self._part("foreign key", name, columns + self._reference(rest))

    def column(self, item: Sequence[Token]) -> Iterator[Part]:
        column = item[0].text
        rest = _Reader(item, 1)
        facets = {"type": rest.until(*_COLUMN_CONSTRAINTS).upper()}
        nullability = "NULL"
        made: list[Part] = []
        while not rest.ended:
            name = rest.name()
            if rest.takes("primary", "key"):
                order = "DESC" if rest.takes("desc") else ""
                rest.takes("asc")
                said = f"({' '.join(filter(None, (quoted(column), order)))})" + rest.conflict()
                if rest.takes("autoincrement"):
                    facets["identity"] = "AUTOINCREMENT"
                made.append(self._part("primary key", name, said))
            elif rest.takes("not", "null"):
                nullability = "NOT NULL" + rest.conflict()
            elif rest.takes("unique"):
                said = f"({quoted(column)})" + rest.conflict()
                made.append(self._part("unique constraint", name, said))
            elif rest.takes("check"):
                made.append(self._part("check", name, self._expression(rest.bracket())))
            elif rest.takes("default"):
                facets["default"] = self._default(rest)
            elif rest.takes("collate"):
                facets["collation"] = rest.next().text.upper()
            elif rest.takes("references"):
                said = f"({quoted(column)})" + self._reference(rest)
                made.append(self._part("foreign key", name, said))
            elif rest.takes("generated", "always", "as") or rest.takes("as"):
                said = self._expression(rest.bracket())
                facets["generated"] = said + (" STORED" if rest.takes("stored") else "")
                rest.takes("virtual")
            elif not rest.takes("null"):
                rest.next()
        if self._statement.primary == (column,) and facets["type"] == "INTEGER":
            nullability = (
                "NOT NULL"  # the number of the row is never NULL, whatever the statement says
            )
        yield Part("column", self._table, column, {**facets, "nullability": nullability})
        yield from made

    def _part(self, kind: str, name: str, said: str) -> Part:
        return Part(kind, self._table, name, {"": said})  # type: ignore[arg-type]

    def _expression(self, found: Sequence[Token]) -> str:
        return f"({spelled(unwrapped(found), self._statement.columns)})"

    def _group(self, found: Sequence[Token]) -> str:
        """Columns between brackets, each in quotation marks."""
        parts = [part for part in split(found) if part]
        said = (spelled(part, self._statement.columns).removesuffix(" ASC") for part in parts)
        return f"({', '.join(said)})"

    def _default(self, rest: "_Reader") -> str:
        if rest.sees("("):
            found = unwrapped(rest.bracket())
            if len(found) > 2:
                return self._expression(found)
            rest = _Reader(found)
        sign = rest.next()
        if sign.text in ("+", "-") and not rest.ended:
            return sign.text.removeprefix("+") + rest.next().text
        return spelled([sign])

    def _reference(self, rest: "_Reader") -> str:
        table = rest.next().text
        if rest.sees("("):
            columns = _names(rest.bracket())
        else:
            other = self._known.get(table)
            columns = other.primary if other is not None else ()
        actions: dict[str, str] = {}
        while not rest.ended:
            if rest.takes("on"):
                on = rest.next().text.upper()
                action = rest.next().text.upper()
                actions[on] = action + (
                    f" {rest.next().text.upper()}" if action in ("SET", "NO") else ""
                )
            elif rest.takes("match"):
                rest.next()  # SQLite reads it and does nothing of it
            elif rest.takes("not", "deferrable"):
                actions.pop("DEFERRABLE", None)
                _initially(rest)
            elif rest.takes("deferrable"):
                actions["DEFERRABLE"] = _initially(rest)
            else:
                break
        group = ", ".join(map(quoted, columns))
        said = f" REFERENCES {quoted(table)} ({group})"
        for on in ("DELETE", "UPDATE"):
            if actions.get(on, "NO ACTION") != "NO ACTION":
                said += f" ON {on} {actions[on]}"
        # A constraint that is deferrable and not deferred is like any other.
        return said + (
            " DEFERRABLE INITIALLY DEFERRED" if actions.get("DEFERRABLE") == "deferred" else ""
        )


class _Reader:
    """Tokens of one item, read one after the other."""

    def __init__(self, found: Sequence[Token], place: int = 0) -> None:
        self._found = found
        self._place = place

    @property
    def ended(self) -> bool:
        return self._place >= len(self._found)

    def next(self) -> Token:
        """The next token; an empty one at the end."""
        if self.ended:
            return Token("sign", "")
        self._place += 1
        return self._found[self._place - 1]

    def sees(self, text: str) -> bool:
        return not self.ended and self._found[self._place].text == text

    def takes(self, *words: str) -> bool:
        """Whether keywords come next; they are read if they do."""
        ahead = self._found[self._place : self._place + len(words)]
        if len(ahead) != len(words):
            return False
        if not all(one.is_word(word) for one, word in zip(ahead, words, strict=True)):
            return False
        self._place += len(words)
        return True

    def name(self) -> str:
        """The name of the constraint that comes next; empty where it has none."""
        return self.next().text if self.takes("constraint") else ""

    def bracket(self) -> Sequence[Token]:
        """What is in the bracket that comes next."""
        begins, self._place = self._place, bracketed(self._found, self._place)
        return self._found[begins + 1 : self._place - 1]

    def until(self, *words: str) -> str:
        """All before one of these keywords, as text."""
        begins = self._place
        while not self.ended and not self._found[self._place].is_word(*words):
            self._place += 1
        return spelled(self._found[begins : self._place])

    def conflict(self) -> str:
        """What becomes of rows that are refused, where that is said."""
        if not self.takes("on", "conflict"):
            return ""
        found = self.next().text.upper()
        return "" if found == "ABORT" else f" ON CONFLICT {found}"


def _initially(rest: _Reader) -> str:
    return rest.next().text if rest.takes("initially") else "immediate"


def _is_constraint(item: Sequence[Token]) -> bool:
    return bool(item) and item[0].is_word(*_TABLE_CONSTRAINTS)


def _has_words(item: Sequence[Token], *words: str) -> bool:
    places = range(1, len(item) - len(words) + 1)
    return any(
        all(item[place + step].is_word(word) for step, word in enumerate(words)) for place in places
    )


def _names(found: Sequence[Token]) -> tuple[str, ...]:
    """The names of columns between brackets."""
    return tuple(part[0].text for part in split(found) if part)
