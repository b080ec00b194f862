"""Places in a JSON value that a column holds, as databases write them.

Takes a column and the steps that lead from its value to a place, gives SQL; refuses to know what is said of the
place. PostgreSQL looks at every item of a list by a path of its own language, SQLite only where the path has no
choice. Where nothing is at a place, expressions are NULL, and a CHECK lets NULL through.
"""

import json
import re
from collections.abc import Callable
from typing import Final, Literal

from contractor.frozen import changed, frozen

#: Every item of a list, every member of an object.
Every = Literal["items", "values"]
_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: What SQLite 3.38 finds in JSON text however it was written: no quotes, no escapes.
_FOUND: Final = re.compile(r"[ !#-\[\]-~]+")


@frozen
class Member:
    """A member of an object by its name."""

    name: str


@frozen
class Given:
    """Goes on where a member of the object here is one of some texts."""

    name: str
    values: tuple[str, ...]


Step = Member | int | Every | Given


@frozen
class Place:
    """A place in the value of a column. `column` is the column as SQL."""

    column: str
    steps: tuple[Step, ...] = ()

    def to(self, step: Step) -> "Place":
        """The place that a step leads to from here."""
        return changed(self, steps=(*self.steps, step))

    @property
    def is_one(self) -> bool:
        """Whether there is at most one such place in a value."""
        return not any(step in ("items", "values") for step in self.steps)

    @property
    def is_whole(self) -> bool:
        """Whether it is the value of the column."""
        return not any(isinstance(step, (Member, int)) for step in self.steps)

    # ── SQLite ────────────────────────────────────────────────────────────────────────────────────

    def found_by_sqlite(self, *names: str) -> bool:
        """Whether SQLite finds this place, and members of it."""
        passed = [step.name for step in self.steps if isinstance(step, (Member, Given))]
        return self.is_one and all(map(is_found, (*passed, *names)))

    def sqlite(self, function: str, *names: str) -> str:
        """A function of SQLite on the place, or on members of it."""
        path = "$" + "".join(_labelled(step) for step in self.steps)
        if path == "$" and not names and function != "json_extract":
            return f"{function}({self.column})"
        return (
            f"{function}({self.column}, {_literal(path + ''.join(_label(name) for name in names))})"
        )

    # ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────

    @property
    def json(self) -> str:
        """The value here, in PostgreSQL."""
        return self._reached("->", "#>")

    @property
    def text(self) -> str:
        """The text here, in PostgreSQL."""
        return self._reached("->>", "#>>")

    def _reached(self, one: str, more: str) -> str:
        keys = [
            step.name if isinstance(step, Member) else str(step)
            for step in self.steps
            if isinstance(step, (Member, int))
        ]
        if len(keys) == 1 and isinstance(self.steps[-1], Member):
            return f"({self.column} {one} {_literal(keys[0])})"
        if not keys and one == "->":
            return self.column
        array = "{" + ",".join(map(_element, keys)) + "}"
        return f"({self.column} {more} {_literal(array)})"

    def nowhere(self, predicate: Callable[[str], str]) -> str:
        """The condition that a predicate of PostgreSQL's path language holds at no such place."""
        steps = list(self.steps)
        path = "$"
        last: Step | None = None
        while steps and not isinstance(steps[0], Given) and last not in ("items", "values"):
            last = steps.pop(0)
            path += _accessor(last)
        found = f"strict {path} ? ({_inner(steps, '@', predicate)})"
        return f"NOT {self.column} @? {_literal(found)}"

    # ── both ──────────────────────────────────────────────────────────────────────────────────────

    def given(self, condition: str, dialect: str) -> str:
        """A condition that has to hold only where the members on the way are what they have to be."""
        unless = ""
        for at, step in enumerate(self.steps):
            if isinstance(step, Given):
                member = Place(self.column, (*self.steps[:at], Member(step.name)))
                term = member.text if dialect == "postgresql" else member.sqlite("json_extract")
                values = ", ".join(map(_literal, step.values))
                unless += (
                    f"{term} <> {values} OR "
                    if len(step.values) == 1
                    else f"{term} NOT IN ({values}) OR "
                )
        if not unless:
            return condition
        is_one = " AND " not in condition and " OR " not in condition
        return unless + (condition if is_one else f"({condition})")


def call(function: str, value: str) -> str:
    """A function of a value."""
    bare = value[1:-1] if value.startswith("(") else value
    return f"{function}({bare})"


def is_found(name: str) -> bool:
    """Whether SQLite finds members of a name however they are written."""
    return _FOUND.fullmatch(name) is not None


def accessor(name: str) -> str:
    """A member in PostgreSQL's path language."""
    return f".{name}" if _PLAIN.fullmatch(name) else f".{text(name)}"


def text(value: str) -> str:
    """A text in PostgreSQL's path language."""
    return json.dumps(value, ensure_ascii=False)


def _inner(steps: list[Step], term: str, predicate: Callable[[str], str]) -> str:
    if not steps:
        return predicate(term)
    step, rest = steps[0], steps[1:]
    if isinstance(step, Given):
        choice = " || ".join(f"{term}{accessor(step.name)} == {text(one)}" for one in step.values)
        return f"({choice}) && ({_inner(rest, term, predicate)})"
    if step in ("items", "values"):
        return f"exists ({term}{_accessor(step)} ? ({_inner(rest, '@', predicate)}))"
    return _inner(rest, term + _accessor(step), predicate)


def _accessor(step: Step) -> str:
    match step:
        case Member(name):
            return accessor(name)
        case "items":
            return "[*]"
        case "values":
            return ".*"
        case _:
            return f"[{step}]"


def _labelled(step: Step) -> str:
    match step:
        case Member(name):
            return _label(name)
        case int():
            return f"[{step}]"
        case _:
            return ""


def _label(name: str) -> str:
    return f".{name}" if _PLAIN.fullmatch(name) else f'."{name}"'


def _element(name: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9_]+", name) and name.lower() != "null":
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
