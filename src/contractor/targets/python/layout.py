"""Expressions, and how they are broken into lines.

Takes pieces of expressions, gives lines that `ruff format` leaves as they are (line length 88, its default);
refuses to know what an expression means. A name that is not defined yet where the expression stands is
`forward`: it is quoted, and a union that holds one is quoted whole, since a string has no `|`.
"""

from collections.abc import Sequence
from typing import Final
from unicodedata import combining, east_asian_width

from contractor.targets.python.literals import string

WIDTH: Final = 88
_STEP: Final = 4


class Code:
    """An expression. `flat` is it on one line, `bare` the same without quotes around forward names."""

    __slots__ = ("bare", "flat")

    def __init__(self, flat: str, bare: str | None = None) -> None:
        self.flat = flat
        self.bare = flat if bare is None else bare


class Atom(Code):
    """What is never broken: a name, a literal."""

    __slots__ = ("forward",)

    def __init__(self, text: str, *, forward: bool = False) -> None:
        self.forward = forward
        super().__init__(f'"{text}"' if forward else text, text)


class Group(Code):
    """A head and parts in brackets: `list[int]`, `Field(ge=0)`, `["a", "b"]`."""

    __slots__ = ("brackets", "head", "parts")

    def __init__(self, head: str, parts: Sequence[Code], brackets: str = "[]") -> None:
        self.head = head
        self.parts = parts
        self.brackets = brackets
        opening, closing = brackets[0], brackets[1]
        bare = f"{head}{opening}{', '.join([part.bare for part in parts])}{closing}"
        flat = f"{head}{opening}{', '.join([part.flat for part in parts])}{closing}"
        super().__init__(flat, bare)


class Either(Code):
    """A union of at least two parts, none of them forward; `either` makes one of any parts."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[Code]) -> None:
        self.parts = parts
        super().__init__(
            " | ".join([part.flat for part in parts]), " | ".join([part.bare for part in parts])
        )


class Prefixed(Code):
    """A part behind a text: `pattern="a"`, `"key": 1`, `*tuple[int, ...]`."""

    __slots__ = ("inner", "prefix")

    def __init__(self, prefix: str, inner: Code) -> None:
        self.prefix = prefix
        self.inner = inner
        super().__init__(prefix + inner.flat, prefix + inner.bare)


def tupled(parts: Sequence[Code]) -> Group:
    """A tuple, whose comma makes it one where it has a single item."""
    made = Group("", parts, "()")
    if len(parts) == 1:
        made.flat, made.bare = f"({parts[0].flat},)", f"({parts[0].bare},)"
    return made


def either(parts: Sequence[Code]) -> Code:
    """The union of the parts, unions among them dissolved; one part is itself."""
    flat: list[Code] = []
    for part in parts:
        flat += part.parts if isinstance(part, Either) else (part,)
    if len(flat) == 1:
        return flat[0]
    if any(isinstance(part, Quoted) or (isinstance(part, Atom) and part.forward) for part in flat):
        return Quoted(" | ".join([part.bare for part in flat]))
    return Either(flat)


class Quoted(Code):
    """A whole expression in quotes, for what it names is not defined yet."""

    __slots__ = ()

    def __init__(self, bare: str) -> None:
        super().__init__(string(bare), bare)


def annotated(target: str, annotation: Code, value: str | None, indent: int) -> str:
    """`target: annotation = value`, a statement, its lines joined."""
    first = f"{' ' * indent}{target}: "
    last = "" if value is None else f" = {value}"
    line = first + annotation.flat + last
    if _fits(line):
        return line
    if value is not None and _fits(f"{first}{annotation.flat} = ("):
        margin = " " * indent
        return f"{first}{annotation.flat} = (\n{margin}    {value}\n{margin})"
    if value is not None and not isinstance(annotation, (Group, Either)):
        return line
    return "\n".join(_statement(annotation, first, last, indent))


def assigned(target: str, value: Code, indent: int) -> str:
    """`target = value`, a statement, its lines joined. The target may carry an annotation."""
    first = f"{' ' * indent}{target} = "
    line = first + value.flat
    return line if _fits(line) else "\n".join(_statement(value, first, "", indent))


def expression(value: Code, indent: int) -> str:
    """An expression as a statement of its own."""
    return "\n".join(_lines(value, " " * indent, "", indent))


def framed(first: str, value: Code, last: str, indent: int) -> str:
    """An expression between what stands before it on its line, `first`, and behind it."""
    return "\n".join(_lines(value, first, last, indent))


def narrowed(first: str, annotation: Group, last: str, indent: int) -> str:
    """An annotation that is broken although it fits on a line, since what follows on it, `last`, does not."""
    return "\n".join(_group(annotation, first, last, indent))


def class_header(name: str, bases: Sequence[str]) -> str:
    """`class Name(Base):`, its bases on a line of their own where they must be."""
    line = f"class {name}({', '.join(bases)}):"
    if _fits(line):
        return line
    return f"class {name}(\n    {', '.join(bases)}\n):"


def _statement(code: Code, first: str, last: str, indent: int) -> list[str]:
    """The right side of a statement, in parentheses where only they let it break."""
    inner = " " * (indent + _STEP)
    if isinstance(code, Group) and code.parts:
        opening = code.head + code.brackets[0]
        if not _fits(first + opening) and _fits(first + "("):
            lines = _lines(code, inner, "", indent + _STEP)
            if all(map(_fits, lines)):
                return [first + "(", *lines, " " * indent + ")" + last]
    if isinstance(code, (Group, Prefixed)):
        return _lines(code, first, last, indent)
    if _fits(inner + code.flat) and (isinstance(code, Either) or _fits(first + "(")):
        return [first + "(", inner + code.flat, " " * indent + ")" + last]
    if isinstance(code, Either):
        return [first + "(", *_union(code, inner, "", indent + _STEP), " " * indent + ")" + last]
    return [first + code.flat + last]


def _lines(code: Code, first: str, last: str, indent: int) -> list[str]:
    line = first + code.flat + last
    if _fits(line):
        return [line]
    match code:
        case Group() if code.parts:
            return _group(code, first, last, indent)
        case Either():
            return _union(code, first, last, indent)
        case Prefixed():
            return _lines(code.inner, first + code.prefix, last, indent)
        case _:
            return [line]


def _group(code: Group, first: str, last: str, indent: int) -> list[str]:
    opening, closing = code.brackets[0], code.brackets[1]
    head = first + code.head + opening
    foot = " " * indent + closing + last
    deeper = indent + _STEP
    inner = " " * deeper
    if len(code.parts) == 1 and code.head:
        return [head, *_lines(code.parts[0], inner, "", deeper), foot]
    if code.head:  # arguments share a line where they can; items of a display never do
        together = inner + ", ".join([part.flat for part in code.parts])
        if _fits(together):
            return [head, together, foot]
    lines = [head]
    for part in code.parts:
        lines += _lines(part, inner, ",", deeper)
    lines.append(foot)
    return lines


def _union(code: Either, first: str, last: str, indent: int) -> list[str]:
    start = " " * indent + "| "
    lines = _lines(code.parts[0], first, "", indent)
    for part in code.parts[1:-1]:
        lines += _lines(part, start, "", indent)
    return lines + _lines(code.parts[-1], start, last, indent)


def _fits(line: str) -> bool:
    return width(line) <= WIDTH


def width(text: str) -> int:
    """How many columns a text takes: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )
