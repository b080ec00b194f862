"""Long lines: expressions and declarations of rows, broken as `ruff format` breaks them.

Takes an expression as text on one line, or the parts of a declaration, gives lines; refuses to know what they
mean. Calls, comprehensions, conditionals and functions without a name are broken, everything else stays.
"""

import ast
from collections.abc import Sequence
from typing import Final

from contractor.targets.python.layout import WIDTH, Group, framed, width

_STEP: Final = 4


def broken(first: str, expression: str, last: str, indent: int) -> list[str]:
    """The lines of an expression between what stands before it on its line, and behind it."""
    if width(first + expression + last) <= WIDTH:
        return [first + expression + last]
    return _Text(expression).lines(first, last, indent)


def declared(attribute: str, kind: Group, value: Group | None, indent: int) -> str:
    """`attribute: Mapped[kind] = value(...)`, the declaration of a column or of a relation."""
    margin = " " * indent
    first = f"{margin}{attribute}: "
    if value is None:
        if width(first + kind.flat) <= WIDTH or width(first + kind.head + "[") <= WIDTH:
            return framed(first, kind, "", indent)
        if width(first + "(") <= WIDTH:
            return "\n".join([f"{first}(", framed(f"{margin}    ", kind, "", 8), f"{margin})"])
        return _narrow(first, kind, "", indent)
    flat = f"{first}{kind.flat} = "
    if width(f"{flat}{value.head}(") <= WIDTH or width(flat + value.flat) <= WIDTH:
        return framed(flat, value, "", indent)
    if width(f"{flat}(") <= WIDTH:
        inner = framed(f"{margin}    ", value, "", indent + _STEP)
        return f"{flat}(\n{inner}\n{margin})"
    head, _, foot = _narrow(first, kind, " = ", indent).rpartition("\n")
    return f"{head}\n{framed(foot, value, '', indent)}"


def _narrow(first: str, kind: Group, last: str, indent: int) -> str:
    """An annotation with its parts on lines of their own, whatever they are."""
    margin = " " * (indent + _STEP)
    parts = [framed(margin, part, "", indent + _STEP) for part in kind.parts]
    return "\n".join([f"{first}{kind.head}[", *parts, f"{' ' * indent}]{last}"])


class _Text:
    """An expression, and where its parts stand in it."""

    def __init__(self, text: str) -> None:
        self._bytes = text.encode("utf-8")
        self._node = ast.parse(text, mode="eval").body

    def lines(self, first: str, last: str, indent: int) -> list[str]:
        return self._lines(self._node, first, last, indent)

    def _flat(self, node: ast.expr) -> str:
        return self._bytes[node.col_offset : node.end_col_offset].decode("utf-8")

    def _lines(self, node: ast.expr, first: str, last: str, indent: int) -> list[str]:
        line = first + self._flat(node) + last
        if width(line) <= WIDTH:
            return [line]
        margin = " " * indent
        deeper = indent + _STEP
        match node:
            case ast.IfExp(test, body, orelse):
                return [
                    *self._lines(body, first, "", indent),
                    *self._lines(test, f"{margin}if ", "", indent),
                    *self._lines(orelse, f"{margin}else ", last, indent),
                ]
            case ast.Compare(left):
                behind = line.removeprefix(first + self._flat(left)).strip()
                return [*self._lines(left, first, "", indent), margin + behind]
            case ast.ListComp(elt, [ast.comprehension(target, items)]):
                inner = " " * deeper + self._flat(node)[1:-1]
                if width(inner) <= WIDTH:
                    return [f"{first}[", inner, f"{margin}]{last}"]
                return [
                    f"{first}[",
                    *self._lines(elt, " " * deeper, "", deeper),
                    *self._items(items, f"{' ' * deeper}for {self._flat(target)} in ", deeper),
                    f"{margin}]{last}",
                ]
            case ast.Lambda(_, body):
                head = self._bytes[node.col_offset : body.col_offset].decode("utf-8")
                return self._lines(body, first + head, last, indent)
            case ast.Call(func, args, keywords) if args or keywords:
                return self._call(func, [*args, *keywords], first, last, indent)
            case _:
                return [line]

    def _items(self, node: ast.expr, first: str, indent: int) -> list[str]:
        """What a comprehension goes through; a choice is in parentheses."""
        if not isinstance(node, ast.BoolOp):
            return self._lines(node, first, "", indent)
        line = f"{first}({self._flat(node)})"
        if width(line) <= WIDTH:
            return [line]
        margin = " " * (indent + _STEP)
        if width(margin + self._flat(node)) <= WIDTH:
            return [f"{first}(", margin + self._flat(node), f"{' ' * indent})"]
        begin, *others = node.values
        lines = [f"{first}(", *self._lines(begin, margin, "", indent + _STEP)]
        lines += [f"{margin}or {self._flat(one)}" for one in others]
        return [*lines, f"{' ' * indent})"]

    def _call(
        self,
        func: ast.expr,
        parts: Sequence[ast.expr | ast.keyword],
        first: str,
        last: str,
        indent: int,
    ) -> list[str]:
        margin = " " * (indent + _STEP)
        pieces = [
            (f"{one.arg}=", one.value) if isinstance(one, ast.keyword) else ("", one)
            for one in parts
        ]
        together = margin + ", ".join(before + self._flat(one) for before, one in pieces)
        lines = [f"{first}{self._flat(func)}("]
        if width(together) <= WIDTH:
            lines.append(together)
        else:
            comma = "," if len(pieces) > 1 else ""
            for before, one in pieces:
                lines += self._lines(one, margin + before, comma, indent + _STEP)
        return [*lines, f"{' ' * indent}){last}"]
