"""Pages of lists: which arguments say where one begins and how long it is, and what the object around it tells.

Takes the operation that lists, gives expressions; refuses to know where the things are kept.
"""

from collections.abc import Mapping
from typing import Final

from contractor.frozen import frozen
from contractor.model import Input, ListOf, Property, Record, Scalar, Type
from contractor.resources.names import (
    CURSORS,
    MORE,
    NEXTS,
    OFFSETS,
    PAGE_COUNTS,
    PAGES,
    SIZES,
    TOTALS,
    plain,
)
from contractor.scaffold.method import Method

_USUAL: Final = 20
#: What no database takes more of at once, where the document allows any number.
_MOST: Final = 100


@frozen
class Window:
    """Which of the things a page holds. `size` and `start` are expressions, None where nothing says it.

    `whole`: the size is a number, and never None. `number` is the argument that counts pages.
    """

    size: str | None = None
    start: str | None = None
    whole: bool = False
    cursor: bool = False
    number: str | None = None

    @property
    def slice(self) -> str:
        """What takes a page out of all that was found."""
        if self.start is None:
            return "" if self.size is None else f"[:{self.size}]"
        return f"[{self.start} : {self.start} + {self.size}]"


def window(method: Method, *, bounded: bool = False) -> Window:
    """The page that a request asks for; statements that work it out are added. `bounded`: no size is without end."""
    found = {plain(one.property.name): (one, argument) for one, argument in method.queries()}
    size = _first(method, found, SIZES, ("integer",))
    offset = _first(method, found, OFFSETS, ("integer",))
    page = _first(method, found, PAGES, ("integer",))
    cursor = _first(method, found, CURSORS, ("string",))
    if offset is None and page is None and cursor is None:
        if size is None:
            return Window(str(_MOST), whole=True) if bounded else Window()
        one, text = size
        return Window(
            _size(method, one, text, bounded=bounded), whole=not _may_be_none(method, one)
        )
    length = _length(method, size, bounded=bounded)
    start = method.local(("start",))
    if cursor is not None:
        beginning = method.scene.use(".paging", "beginning")
        method.lines.add(f"{start} = {beginning}({cursor[1]})")
        return Window(length, start, whole=True, cursor=True)
    if offset is not None:
        one, text = offset
        text = f"{text} or 0" if _may_be_none(method, one) else text
        if not _is_natural(method, one):
            text = f"max({text}, 0)"
        method.lines.add(f"{start} = {text}")
        return Window(length, start, whole=True)
    if page is None:
        return Window(length, whole=True)
    one, text = page
    number = f"({text} or 1)" if _may_be_none(method, one) else text
    method.lines.add(f"{start} = max({number} - 1, 0) * {length}")
    return Window(length, start, whole=True, number=number)


def around(
    method: Method, record: Record, listed: str, page: Window, *, total: str, shown: str
) -> Mapping[str, str]:
    """What the object around a page tells, by names on the wire. `total` is how many were found."""
    found: dict[str, str] = {}
    for name, one in method.whole.kinds.properties(record).items():
        if name != listed:
            value = _said(method, one, page, total, shown)
            if value is not None:
                found[name] = value
    return found


def most(method: Method, kind: Type) -> int | None:
    """How many items a list holds at most, where its size is not bounded by an argument."""
    bare = method.whole.kinds.bare(kind)
    return bare.max_items if isinstance(bare, ListOf) else None


def _said(method: Method, one: Property, page: Window, total: str, shown: str) -> str | None:
    word = plain(one.name)
    scalar = method.whole.kinds.scalar(one.type)
    kind = None if scalar is None else scalar.kind
    if kind in ("integer", "number"):
        return _number(word, page, total)
    start = page.start or "0"
    if kind == "boolean" and word in MORE:
        return f"{start} + len({shown}) < {total}" if page.start else f"len({shown}) < {total}"
    if word in NEXTS and kind == "string" and scalar is not None and scalar.format is None:
        return _next(method, one, page, total)
    if word in NEXTS and method.whole.kinds.takes_null(one.type):
        return "None"
    return None


def _number(word: str, page: Window, total: str) -> str | None:
    if word in TOTALS:
        return total
    if word in SIZES and page.whole:
        return page.size
    if word in OFFSETS and page.start:
        return page.start
    if word in PAGES and page.number:
        return page.number.removeprefix("(").removesuffix(")")
    if word in PAGE_COUNTS and page.whole and page.start:
        return f"-(-{total} // {page.size})"
    return None


def _next(method: Method, one: Property, page: Window, total: str) -> str | None:
    takes_null = method.whole.kinds.takes_null(one.type)
    if not page.cursor:
        return "None" if takes_null else None
    following = method.scene.use(".paging", "following")
    text = f"{following}({page.start}, {page.size}, {total})"
    if takes_null:
        return text
    return None if one.required else f"{text} or {method.scene.absent()}"


# ── arguments ─────────────────────────────────────────────────────────────────────────────────────


def _first(
    method: Method,
    found: Mapping[str, tuple[Input, str]],
    names: frozenset[str],
    kinds: tuple[str, ...],
) -> tuple[Input, str] | None:
    for word in found:
        one, argument = found[word]
        scalar = method.whole.kinds.scalar(one.property.type)
        if (
            word in names
            and scalar is not None
            and scalar.kind in kinds
            and scalar.format not in _OTHER
        ):
            return one, argument
    return None


#: Formats of texts that are no texts in Python.
_OTHER: Final = frozenset({"uuid", "date", "date-time", "time", "decimal", "byte", "ipv4", "ipv6"})


def _length(method: Method, size: tuple[Input, str] | None, *, bounded: bool) -> str:
    """How long a page is, a name or a number."""
    if size is None:
        return str(_USUAL)
    one, text = size
    said = _size(method, one, text, bounded=bounded)
    if not _may_be_none(method, one):
        return said
    name = method.local(("size",))
    said = f"{text} or {_USUAL}" if said == text else f"{said}"
    method.lines.add(f"{name} = {said}")
    return name


def _size(method: Method, one: Input, text: str, *, bounded: bool) -> str:
    if not bounded or (_is_natural(method, one) and _is_small(method, one)):
        return text
    given = f"{text} or {_USUAL}" if _may_be_none(method, one) else text
    return f"max(0, min({given}, {_MOST}))"


def _may_be_none(method: Method, one: Input) -> bool:
    there = one.property.required or bool(one.property.default)
    return not there or method.whole.kinds.takes_null(one.property.type)


def _scalar(method: Method, one: Input) -> Scalar:
    return method.whole.kinds.scalar(one.property.type) or Scalar("integer")


def _is_natural(method: Method, one: Input) -> bool:
    scalar = _scalar(method, one)
    least = scalar.minimum if scalar.minimum is not None else scalar.exclusive_minimum
    return least is not None and least >= 0


def _is_small(method: Method, one: Input) -> bool:
    scalar = _scalar(method, one)
    most = scalar.maximum if scalar.maximum is not None else scalar.exclusive_maximum
    return scalar.format in ("int8", "int16", "int32") or (most is not None and most < 2**31)
