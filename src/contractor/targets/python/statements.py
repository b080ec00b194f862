"""Code as text on one line, broken into lines as `ruff format` breaks it.

Takes an expression or a statement as it would stand on a line of any length, gives lines; refuses to know what
it means. Calls, displays, comprehensions, choices and functions without a name are broken, everything else stays.
"""

import ast
from collections.abc import Iterable, Sequence
from typing import Final

from contractor.targets.python.layout import WIDTH, width

_STEP: Final = 4
#: What breaks inside of its own brackets, and so needs none around it.
_BRACKETED: Final = (
    ast.Call,
    ast.Dict,
    ast.DictComp,
    ast.List,
    ast.ListComp,
    ast.Set,
    ast.SetComp,
    ast.Subscript,
    ast.Tuple,
)


def broken(first: str, expression: str, last: str, indent: int) -> list[str]:
    """The lines of an expression between what stands before it on its line, and behind it."""
    if width(first + expression + last) <= WIDTH:
        return [first + expression + last]
    return _Text(expression).lines(first, last, indent)


def statement(text: str, indent: int) -> list[str]:
    """The lines of a statement, or of the head of one that has a body: `if found is None:`."""
    line = " " * indent + text
    if width(line) <= WIDTH:
        return [line]
    node = ast.parse(f"{text}\n    pass" if text.endswith(":") else text).body[0]
    match node:
        case (
            ast.Return(value=ast.expr() as value)
            | ast.Expr(value=value)
            | ast.Assign(value=value)
            | ast.AnnAssign(value=ast.expr() as value)
            | ast.If(test=value)
            | ast.For(iter=value)
        ):
            pass
        case ast.Raise(exc=ast.expr() as value):
            pass
        case _:
            return [line]
    written = text.encode("utf-8")
    start, end = value.col_offset, value.end_col_offset
    before, inner, behind = (
        part.decode("utf-8") for part in (written[:start], written[start:end], written[end:])
    )
    if before.endswith("(") and not isinstance(value, ast.Tuple):
        return [line]
    return _right_side(f"{' ' * indent}{before}", inner, behind, indent)


def _right_side(first: str, expression: str, last: str, indent: int) -> list[str]:
    """An expression that only parentheses around it let go on in the next line, if it has none itself."""
    text = _Text(expression)
    if text.breaks_after(first):
        return text.lines(first, last, indent)
    deeper = indent + _STEP
    inner = text.lines(" " * deeper, "", deeper)
    if text.is_atom and any(width(line) > WIDTH for line in inner):
        return [first + expression + last]
    if text.is_bracketed and any(width(line) > WIDTH for line in inner):
        # Parentheses do not help.
        return text.lines(first, last, indent)
    return [f"{first}(", *inner, f"{' ' * indent}){last}"]


class _Text:
    """An expression, and where its parts stand in it."""

    def __init__(self, text: str) -> None:
        self._bytes = text.encode("utf-8")
        self._node = ast.parse(text, mode="eval").body

    @property
    def is_atom(self) -> bool:
        """Whether nothing in it can be broken."""
        return isinstance(self._node, (ast.Constant, ast.Name, ast.Attribute, ast.JoinedStr))

    @property
    def is_bracketed(self) -> bool:
        """Whether it breaks inside of its own brackets."""
        return isinstance(self._node, _BRACKETED)

    def breaks_after(self, first: str) -> bool:
        """Whether it goes on in the next line behind a bracket of its own, which still fits on this one."""
        if not self.is_bracketed:
            return False
        head = self._node.func if isinstance(self._node, ast.Call) else None
        return head is None or width(f"{first}{self._flat(head)}(") <= WIDTH

    def lines(self, first: str, last: str, indent: int) -> list[str]:
        return self._lines(self._node, first, last, indent)

    def _flat(self, node: ast.expr) -> str:
        return self._bytes[node.col_offset : node.end_col_offset].decode("utf-8")

    def _lines(self, node: ast.expr, first: str, last: str, indent: int) -> list[str]:
        line = first + self._flat(node) + last
        if width(line) <= WIDTH:
            return [line]
        margin = " " * indent
        match node:
            case ast.IfExp(test, body, orelse):
                return [
                    *self._lines(body, first, "", indent),
                    *self._lines(test, f"{margin}if ", "", indent),
                    *self._lines(orelse, f"{margin}else ", last, indent),
                ]
            case ast.BoolOp(op, [begin, *others]):
                word = "and" if isinstance(op, ast.And) else "or"
                lines = self._lines(begin, first, "", indent)
                for one in others[:-1]:
                    lines += self._lines(one, f"{margin}{word} ", "", indent)
                return [*lines, *self._lines(others[-1], f"{margin}{word} ", last, indent)]
            case ast.BinOp(left, _, right):
                after = self._bytes[left.end_col_offset : right.col_offset].decode("utf-8")
                sign = f"{margin}{after.strip()} "
                return [
                    *self._lines(left, first, "", indent),
                    *self._lines(right, sign, last, indent),
                ]
            case ast.Compare(left):
                behind = line.removeprefix(first + self._flat(left)).strip()
                return [*self._lines(left, first, "", indent), margin + behind]
            case ast.ListComp(elt, each):
                return self._comprehension("[", self._piece(elt), each, f"]{last}", first, indent)
            case ast.SetComp(elt, each):
                return self._comprehension("{", self._piece(elt), each, f"}}{last}", first, indent)
            case ast.DictComp(key, value, each):
                made = (f"{self._flat(key)}: ", value)
                return self._comprehension("{", made, each, f"}}{last}", first, indent, key)
            case ast.List(items) if items:
                return self._display("[", map(self._piece, items), f"]{last}", first, indent)
            case ast.Tuple(items) if items and self._flat(node).startswith("("):
                return self._display("(", map(self._piece, items), f"){last}", first, indent)
            case ast.Dict(keys, values) if values:
                pieces = zip(map(self._key, keys), values, strict=True)
                return self._display("{", pieces, f"}}{last}", first, indent)
            case ast.Lambda(_, body):
                head = self._bytes[node.col_offset : body.col_offset].decode("utf-8")
                return self._lines(body, first + head, last, indent)
            case ast.Call(func, args, keywords) if args or keywords:
                return self._call(func, [*args, *keywords], first, last, indent)
            case _:
                return [line]

    def _piece(self, node: ast.expr) -> tuple[str, ast.expr]:
        return ("*", node.value) if isinstance(node, ast.Starred) else ("", node)

    def _key(self, node: ast.expr | None) -> str:
        return "**" if node is None else f"{self._flat(node)}: "

    def _display(
        self,
        opening: str,
        pieces: Iterable[tuple[str, ast.expr]],
        closing: str,
        first: str,
        indent: int,
    ) -> list[str]:
        """The items of a display, each on a line of its own."""
        deeper = indent + _STEP
        lines = [first + opening]
        for before, one in pieces:
            lines += self._lines(one, " " * deeper + before, ",", deeper)
        return [*lines, " " * indent + closing]

    def _comprehension(
        self,
        opening: str,
        made: tuple[str, ast.expr],
        generators: Sequence[ast.comprehension],
        closing: str,
        first: str,
        indent: int,
        key: ast.expr | None = None,
    ) -> list[str]:
        deeper = indent + _STEP
        margin = " " * deeper
        before, value = made
        flat = [f"{before}{self._flat(value)}"]
        for each in generators:
            flat.append(f"for {self._flat(each.target)} in {self._held(each.iter)}")
            flat += [f"if {self._flat(test)}" for test in each.ifs]
        if width(margin + " ".join(flat)) <= WIDTH:
            return [first + opening, margin + " ".join(flat), " " * indent + closing]
        lines = [first + opening]
        if key is not None and width(margin + flat[0]) > WIDTH:
            lines += self._lines(key, margin, f": {self._flat(value)}", deeper)
        else:
            lines += self._lines(value, margin + before, "", deeper)
        for each in generators:
            lines += self._items(each.iter, f"{margin}for {self._flat(each.target)} in ", deeper)
            for test in each.ifs:
                lines += self._lines(test, f"{margin}if ", "", deeper)
        return [*lines, " " * indent + closing]

    def _held(self, node: ast.expr) -> str:
        """What a comprehension goes through, on one line; a choice is in parentheses."""
        return f"({self._flat(node)})" if isinstance(node, ast.BoolOp) else self._flat(node)

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
            (f"{one.arg}=", one.value) if isinstance(one, ast.keyword) else self._piece(one)
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
