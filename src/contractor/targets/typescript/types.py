"""From type to text: what TypeScript calls each type of the model, laid out as prettier would.

Takes types and the names of those that have one, gives source text; refuses to know definitions, comments
and files. A line holds `WIDTH` characters where it can; a union that does not fit has one member per line.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from contractor.model import (
    Anything,
    Checked,
    Constants,
    ListOf,
    MapOf,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.targets.typescript.literals import literal, opened
from contractor.targets.typescript.names import label

WIDTH: Final = 100
#: Lists of one length up to this are tuples.
FIXED: Final = 6

#: Kind of a scalar → its type.
KINDS: Final = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}
#: JSON type → the type of all its values.
JSON: Final = {
    "string": "string",
    "number": "number",
    "boolean": "boolean",
    "array": "unknown[]",
    "object": "{ [key: string]: unknown }",
    "null": "null",
}
EVERY: Final = frozenset(JSON.values())
Part = Type | str
"""A member of a union: its type, or text where nothing in it can be broken over lines."""


class Printer:
    """Prints types. `blob` is how the global of that name is reached where a type hides it."""

    def __init__(self, names: Mapping[TypeKey, str], blob: str = "Blob") -> None:
        self._names = names
        self._blob = blob

    # ── on one line ───────────────────────────────────────────────────────────────────────────────

    def flat(self, kind: Type) -> str:
        """The type on one line."""
        match kind:
            case Scalar():
                return self._scalar(kind)
            case Ref(key):
                return self._names[key]
            case _:
                return " | ".join(self.members(kind))

    def members(self, kind: Type) -> list[str]:
        """The members of the union that a type is, each once; one where it is none."""
        return list(self._parts(kind))

    def atom(self, kind: Type) -> str:
        """The type, in brackets where something behind it would bind more tightly."""
        members = self.members(kind)
        return members[0] if len(members) == 1 else f"({' | '.join(members)})"

    def _scalar(self, kind: Scalar) -> str:
        return self._blob if kind.format == "binary" and kind.kind == "string" else KINDS[kind.kind]

    def _parts(self, kind: Type) -> dict[str, Part]:
        """The members of a union by their text."""
        found: dict[str, Part] = {}
        self._collect(kind, found)
        if "unknown" in found or found.keys() >= EVERY:
            return {"unknown": "unknown"}
        if len(found) > 1:
            found.pop("never", None)
        return found or {"never": "never"}

    def _collect(self, kind: Type, found: dict[str, Part]) -> None:
        match kind:
            case Scalar():
                found.setdefault(self._scalar(kind), kind)
            case Ref(key):
                found.setdefault(self._names[key], kind)
            case Nullable(inner):
                self._collect(inner, found)
                found.pop("null", None)
                found["null"] = "null"
            case Checked(inner):
                self._collect(inner, found)
            case OneOf(members):
                for member in members:
                    self._collect(member, found)
            case Constants(values):
                for value in values:
                    structured = isinstance(value, (Mapping, list, tuple))
                    text = literal(value)
                    found.setdefault(text, Constants((value,)) if structured else text)
            case ListOf():
                found.setdefault(self._list(kind), kind)
            case TupleOf():
                found.setdefault(f"[{', '.join(self._items(kind))}]", kind)
            case MapOf(value):
                found.setdefault(f"{{ [key: string]: {self.flat(value)} }}", kind)
            case Other(kinds):
                for name, text in JSON.items():
                    if name not in kinds:
                        found.setdefault(text, text)
            case Nothing():
                found.setdefault("never", "never")
            case Anything():
                found.setdefault("unknown", "unknown")

    def _list(self, kind: ListOf) -> str:
        length = fixed(kind)
        if length:
            return f"[{', '.join([self.flat(kind.item)] * length)}]"
        return f"{self.atom(kind.item)}[]"

    def _items(self, kind: TupleOf) -> list[str]:
        return [
            before + (self.atom(item) if after else self.flat(item)) + after
            for before, item, after in _slots(kind)
        ]

    # ── over several lines ────────────────────────────────────────────────────────────────────────

    def placed(self, before: str, kind: Type, indent: str = "", after: str = ";") -> str:
        """`before`, the type, `after`, indented: on one line if that holds them.

        `before` ends without a space: `name?:`, `export type Name =`. Behind `=` any type may move to a line
        of its own, behind `:` only a union.
        """
        flat = self.flat(kind)
        line = f"{indent}{before} {flat}{after}"
        return line if len(line) <= WIDTH else self._laid(before, self._parts(kind), indent, after)

    def index(self, kinds: Iterable[Type], indent: str, *, absent: bool) -> str:
        """An index signature for all these types, and for what is absent."""
        parts = self._parts(OneOf(tuple(kinds)))
        if absent and "unknown" not in parts:
            parts["undefined"] = "undefined"
        return self._laid("[key: string]:", parts, indent, ";")

    def _laid(self, before: str, parts: Mapping[str, Part], indent: str, after: str) -> str:
        flat = " | ".join(parts)
        head = f"{indent}{before}"
        line, own_line = f"{head} {flat}{after}", f"{head}\n{indent}  {flat}{after}"
        if len(line) <= WIDTH:
            return line
        huddled = _huddled(parts)
        if huddled is None:
            inside = self._one_per_line(parts, indent + "  ")
            fits = len(indent) + 2 + len(flat) + len(after) <= WIDTH
            return own_line if fits else f"{head}\n{inside}{after}"
        opened = self._opened(huddled, indent)
        assigned = before.endswith("=")
        if opened is None or (assigned and len(head) + 2 > WIDTH):
            return own_line if assigned else line
        null = " | null" if len(parts) > 1 else ""
        return f"{head} {opened}{null}{after}"

    def _one_per_line(self, parts: Mapping[str, Part], indent: str) -> str:
        return "\n".join(
            f"{indent}| {self._fitted(text, part, indent + '  ')}" for text, part in parts.items()
        )

    def _fitted(self, text: str, part: Part, indent: str) -> str:
        """A type behind an indentation, in brackets over several lines if the line does not hold it."""
        return text if len(indent) + len(text) <= WIDTH else self._opened(part, indent) or text

    def _opened(self, part: Part, indent: str) -> str | None:
        """A type in brackets, its parts on lines of their own; None where it has no brackets."""
        inner = indent + "  "
        match part:
            case ListOf(item) if fixed(part):
                return self._rows([self._item(item, "", "", inner)] * fixed(part), indent)
            case ListOf(item):
                return self._bracketed(item, indent, "[]")
            case TupleOf():
                slots = _slots(part)
                rows = [self._item(item, before, after, inner) for before, item, after in slots]
                return self._rows(rows, indent)
            case Constants([value]):
                return opened(value, indent, WIDTH)
            case MapOf(value):
                return f"{{\n{self.placed('[key: string]:', value, inner)}\n{indent}}}"
            case _:
                return None

    def _rows(self, rows: list[str], indent: str) -> str:
        return "[\n" + "".join(f"{indent}  {row},\n" for row in rows) + f"{indent}]"

    def _item(self, kind: Type, before: str, after: str, indent: str) -> str:
        """An item of a tuple: `...` before a rest, `?` after what may be absent."""
        text = before + (self.atom(kind) if after else self.flat(kind)) + after
        if len(indent) + len(text) + 1 <= WIDTH:
            return text
        found = self._bracketed(kind, indent, after)
        return text if found is None else before + found

    def _bracketed(self, kind: Type, indent: str, after: str) -> str | None:
        """A type that something follows, over several lines; None where it cannot be broken."""
        parts = self._parts(kind)
        huddled = _huddled(parts)
        if huddled is None:
            inner = indent + "  "
            flat = inner + self.flat(kind)
            inside = flat if len(flat) <= WIDTH else self._one_per_line(parts, inner)
            return f"(\n{inside}\n{indent}){after}"
        opened = None if len(parts) > 1 else self._opened(huddled, indent)
        return None if opened is None else opened + after


def _huddled(parts: Mapping[str, Part]) -> Part | None:
    """What stands alone, or beside null only, and so keeps to its line; None for any other union."""
    others = {text: part for text, part in parts.items() if text != "null"} or parts
    if len(others) > 1:
        return None
    [(text, only)] = others.items()
    keeps = isinstance(only, (Ref, Scalar)) or text.startswith("{")
    return only if len(parts) == 1 or keeps else None


def _slots(kind: TupleOf) -> list[tuple[str, Type, str]]:
    """The items of a tuple with what stands before and after each: its label, `?` or `...`.

    Where every item has a label, that carries the `?`.
    """
    labels = [label(words) for words in kind.labels]
    named = len(labels) == len(kind.items) and all(labels)
    slots: list[tuple[str, Type, str]] = []
    for index, item in enumerate(kind.items):
        optional = "" if index < kind.least else "?"
        slots.append((f"{labels[index]}{optional}: ", item, "") if named else ("", item, optional))
    if kind.rest is not None:
        slots.append(("...others: " if named else "...", kind.rest, "[]"))
    return slots


def fixed(kind: ListOf) -> int:
    """How many items a short list has, where it always has the same number of them; else 0."""
    least, most = kind.min_items, kind.max_items
    return most if least is not None and least == most and 0 < most <= FIXED else 0
