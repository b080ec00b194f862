"""Expressions of TypeScript as values, and their text, laid out as prettier would.

Takes text, calls, lists and objects, gives source text; refuses to know what they mean.
"""

from functools import lru_cache

from contractor.frozen import frozen
from contractor.targets.typescript.literals import property_name
from contractor.targets.typescript.types import WIDTH


@frozen
class Text:
    """Text that is never broken."""

    text: str


@frozen
class Call:
    """A function and its arguments."""

    name: str
    arguments: tuple["Code", ...] = ()


@frozen
class Items:
    """An array literal."""

    items: tuple["Code", ...]


@frozen
class Members:
    """An object literal. `tall`: each member on a line of its own, whether or not they would fit on one."""

    members: tuple[tuple[str, "Code"], ...]
    tall: bool = False


Code = Text | Call | Items | Members


def member(name: str) -> str:
    """The name of a property as it stands in an object literal, where a plain `__proto__` is none."""
    return '["__proto__"]' if name == "__proto__" else property_name(name)


def flat(code: Code) -> str | None:
    """The expression on one line; None where it wants several."""
    match code:
        case Text(text):
            return text
        case Call(name, arguments):
            inner = _joined(arguments)
            return None if inner is None else f"{name}({inner})"
        case Items(items):
            inner = _joined(items)
            return None if inner is None else f"[{inner}]"
        case Members(()):
            return "{}"
        case Members(_, True):
            return None
        case Members(members):
            inner = _joined(tuple(one for _, one in members), tuple(name for name, _ in members))
            return None if inner is None else f"{{ {inner} }}"


def _joined(codes: tuple[Code, ...], names: tuple[str, ...] = ()) -> str | None:
    """The expressions on one line, behind their names where they have some; None where one wants several."""
    parts: list[str] = []
    for code in codes:
        part = code.text if isinstance(code, Text) else flat(code)
        if part is None:
            return None
        parts.append(f"{names[len(parts)]}: {part}" if names else part)
    return ", ".join(parts)


def laid(code: Code, indent: str = "", before: int = 0, after: int = 1) -> str:
    """The expression, indented. On its first line so many characters stand before it, so many after its last."""
    text = flat(code)
    if text is not None and (isinstance(code, Text) or before + len(text) + after <= WIDTH):
        return text
    match code:
        case Call(name, arguments):
            return _call(name, arguments, indent, before)
        case Items(items):
            return f"[\n{_rows(items, indent)}{indent}]"
        case Members(members):
            inner = indent + "  "
            rows = "".join(
                f"{inner}{name}: {laid(one, inner, len(inner) + len(name) + 2)},\n"
                for name, one in members
            )
            return f"{{\n{rows}{indent}}}"
        case Text(text):
            return text


def _call(name: str, arguments: tuple[Code, ...], indent: str, before: int) -> str:
    """A call that is broken: before its last argument's brackets if the others fit, else at every argument."""
    *others, last = arguments
    first = _joined(tuple(others))
    if first is not None and not any(isinstance(one, (Items, Members)) for one in others):
        start = f"{name}({first}{', ' if others else ''}"
        hugs = isinstance(last, (Items, Members))
        if hugs and before + len(start) + 1 <= WIDTH:
            return f"{start}{laid(last, indent, WIDTH)})"
    return f"{name}(\n{_rows(arguments, indent)}{indent})"


def _rows(codes: tuple[Code, ...], indent: str) -> str:
    inner = indent + "  "
    return "".join(f"{inner}{laid(code, inner, len(inner))},\n" for code in codes)


@lru_cache(maxsize=4096)
def text(value: str) -> Text:
    """Text, one object for equal ones."""
    return Text(value)
