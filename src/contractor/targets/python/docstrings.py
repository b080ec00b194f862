"""Prose as docstrings.

Takes what authors wrote, gives a docstring that `ruff format` leaves as it is; refuses to know what it
describes. Lines stay as their author broke them, but for prose too long for a line. Whatever the text
holds, it cannot end the string: quotes that could are escaped, and so are backslashes and characters that
cannot be seen.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from textwrap import dedent
from typing import Final

from contractor.targets.python.layout import WIDTH, width
from contractor.targets.python.literals import escaped

_ITEM: Final = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_BLANKS: Final = re.compile(r"\n{3,}")


@lru_cache(maxsize=16384)
def docstring(text: str, indent: int) -> str:
    """The docstring with the indentation of its first line; empty where there is nothing to say."""
    margin = " " * indent
    if (
        width(text) < WIDTH - indent - 6
        and text.isprintable()
        and "\\" not in text
        and '"' not in text
    ):
        line = text.strip()
        return f'{margin}"""{line}"""' if line else ""
    lines = [*_lines(text, WIDTH - indent)]
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return ""
    if len(lines) == 1 and width(lines[0]) > WIDTH - indent - 6:
        lines = [*_wrapped(lines[0], WIDTH - indent - 6, WIDTH - indent)]
    if lines[0].startswith('"'):
        lines[0] = f"\\{lines[0]}"
    if len(lines) == 1:
        return f'{margin}"""{_unended(lines[0])}"""'
    body = "\n".join(f"{margin}{line}" if line else "" for line in lines).lstrip()
    return f'{margin}"""{body}\n{margin}"""'


def _lines(text: str, room: int) -> Iterator[str]:
    text = _BLANKS.sub(
        "\n\n", re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text).expandtabs(4)
    )
    first, _, rest = text.strip().partition("\n")
    lines = [first.strip(), *dedent(rest).split("\n")] if first else []
    fenced = False
    for index, line in enumerate(lines):
        shown = _safe(line.rstrip())
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        allowed = room - 3 if index == 0 else room
        if fenced or width(shown) <= allowed or line.lstrip().startswith(("|", "#")):
            yield shown
        else:
            yield from _wrapped(shown, allowed, room)


def _safe(line: str) -> str:
    if line.isprintable() and "\\" not in line and '"""' not in line:
        return line
    return escaped(line).replace('"""', '\\"\\"\\"')


def _unended(line: str) -> str:
    """A line behind which the closing quotes may follow."""
    before = line[:-1]
    escaped_already = (len(before) - len(before.rstrip("\\"))) % 2
    return f'{before}\\"' if line.endswith('"') and not escaped_already else line


def _wrapped(line: str, first: int, room: int) -> Iterator[str]:
    """Prose in lines that fit, the items of lists hanging."""
    body = line.lstrip()
    margin = " " * (len(line) - len(body))
    item = _ITEM.match(body)
    hanging = margin + " " * (len(item[0]) if item else 0)
    if line.isascii():
        yield from _cut(" ".join(body.split()), margin, first, hanging, room)
        return
    out = margin
    limit = first
    for word in body.split():
        if out.strip() and width(out) + width(word) + 1 > limit:
            yield out
            out, limit = hanging + word, room
        else:
            out += word if out == margin else f" {word}"
    yield out


def _cut(text: str, margin: str, first: int, hanging: str, room: int) -> Iterator[str]:
    """The same where every character takes one column: cut at the last space that fits."""
    begin, left = margin, first - len(margin)
    while len(text) > left:
        end = text.rfind(" ", 0, max(left + 1, 0))
        if end < 0:
            # A word that is longer than a line has one for itself.
            end = text.find(" ", max(left, 0))
        if end < 0:
            break
        yield begin + text[:end]
        text = text[end + 1 :]
        begin, left = hanging, room - len(hanging)
    yield begin + text
