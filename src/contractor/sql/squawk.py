"""What squawk says of a text, as findings of ours.

Takes an answer of that program, gives what it says with its place; refuses to know how it is run.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from contractor.frozen import frozen
from contractor.sql.rules import RULES

#: Before the ids of rules that are squawk's alone.
PREFIX: Final = "squawk/"


class Unreadable(Exception):
    """The answer is not what squawk prints."""


@frozen
class Told:
    """Something that squawk says. `rule` is ours where it is the same thing."""

    rule: str
    message: str
    help: str | None
    start: int
    end: int


def told(answer: bytes, text: str) -> tuple[Told, ...]:
    """What an answer in JSON says of a text. Raises `Unreadable`."""
    try:
        found = json.loads(answer)
        return tuple(_told(found, text))
    except (ValueError, TypeError, KeyError, IndexError) as why:
        raise Unreadable(f"its answer is not what squawk prints ({why})") from None


def _told(found: Any, text: str) -> Iterator[Told]:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    if not isinstance(found, list):
        raise TypeError("not a list")
    for one in found:
        name = str(one["rule_name"])
        rule = name if name in RULES and RULES[name].squawk else PREFIX + name
        start = _offset(lines, starts, one["line"], one["column"])
        end = _offset(lines, starts, one["line_end"], one["column_end"])
        help = one.get("help")
        yield Told(rule, str(one["message"]), str(help) if help else None, start, max(start, end))


def _offset(lines: list[str], starts: list[int], line: int, column: int) -> int:
    """The place in the text: lines are counted from 0, columns in bytes of UTF-8."""
    before = lines[line].encode()[:column]
    return starts[line] + len(before.decode("utf-8", "ignore"))
