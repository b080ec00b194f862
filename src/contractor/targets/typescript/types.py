"""From type to text: what TypeScript calls each type of the model, laid out as prettier would.

Takes types and the names of those that have one, gives source text; refuses to know definitions, comments
and files. A line holds `WIDTH` characters where it can; a union that does not fit has one member per line.
"""

from collections.abc import Mapping
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
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.targets.typescript.literals import literal

WIDTH: Final = 100
#: Lists of one length up to this are tuples.
FIXED: Final = 6

_KINDS: Final = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}
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
        return self._blob if kind.format == "binary" and kind.kind == "string" else _KINDS[kind.kind]

    def _parts(self, kind: Type) -> dict[str, Part]:
        """The members of a union by their text."""
        found: dict[str, Part] = {}
        self._collect(kind, found)
        if "unknown" in found:
            return {"unknown": "unknown"}
        if len(found) > 1:
            found.pop("never", None)
        return found

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
                    text = literal(value)
                    found.setdefault(text, text)
            case ListOf():
                found.setdefault(self._list(kind), kind)
            case TupleOf():
                found.setdefault(f"[{', '.join(self._items(kind))}]", kind)
            case MapOf(value):
                found.setdefault(f"{{ [key: string]: {self.flat(value)} }}", kind)
            case Nothing():
                found.setdefault("never", "never")
            case Anything():
                found.setdefault("unknown", "unknown")

    def _list(self, kind: ListOf) -> str:
        fixed = _fixed(kind)
        if fixed:
            return f"[{', '.join([self.flat(kind.item)] * fixed)}]"
        return f"{self.atom(kind.item)}[]"

    def _items(self, kind: TupleOf) -> list[str]:
        items = [
            self.flat(item) if index < kind.least else f"{self.atom(item)}?"
            for index, item in enumerate(kind.items)
        ]
        if kind.rest is not None:
            items.append(f"...{self.atom(kind.rest)}[]")
        return items

    # ── over several lines ────────────────────────────────────────────────────────────────────────

    def placed(self, before: str, kind: Type, indent: str = "", after: str = ";") -> str:
        """`before`, the type, `after`, indented: on one line if that holds them.

        `before` ends without a space: `name?:`, `export type Name =`.
        """
        flat = self.flat(kind)
        line = f"{indent}{before} {flat}{after}"
        if len(line) <= WIDTH:
            return line
        broken = self._broken(kind, indent, flat)
        if broken is None:
            hangs = before.endswith("=")
            return f"{indent}{before}\n{indent}  {flat}{after}" if hangs else line
        return f"{indent}{before}{broken}{after}"

    def _broken(self, kind: Type, indent: str, flat: str) -> str | None:
        """What stands behind a name where the line does not hold it: a line end or a space, and the type.

        None where the type cannot be broken.
        """
        parts = self._parts(kind)
        if len(parts) > 1:
            inner = indent + "  "
            return "".join(
                f"\n{inner}| {self._member(text, part, inner)}" for text, part in parts.items()
            )
        [(text, part)] = parts.items()
        found = self._opened(part, indent)
        return None if found is None else f" {found}"

    def _member(self, text: str, part: Part, indent: str) -> str:
        if len(indent) + 2 + len(text) <= WIDTH or isinstance(part, str):
            return text
        return self._opened(part, indent + "  ") or text

    def _opened(self, part: Part, indent: str) -> str | None:
        """A type in brackets, each part of it on a line of its own; None where it has no brackets."""
        inner = indent + "  "
        match part:
            case ListOf(item) if _fixed(part):
                lines = [self.placed("", item, inner, ",").replace(inner + " ", inner, 1)]
                return "[\n" + "\n".join(lines * _fixed(part)) + f"\n{indent}]"
            case ListOf(item) if len(self._parts(item)) > 1:
                return f"({self._broken(item, indent, '')}\n{indent})[]"
            case ListOf(item):
                [(_, only)] = self._parts(item).items()
                found = self._opened(only, indent)
                return None if found is None else f"{found}[]"
            case TupleOf():
                return "[\n" + "".join(f"{inner}{item},\n" for item in self._items(part)) + f"{indent}]"
            case MapOf(value):
                return "{\n" + self.placed("[key: string]:", value, inner) + f"\n{indent}}}"
            case _:
                return None


def _fixed(kind: ListOf) -> int:
    """How many items a short list has, where it always has the same number of them; else 0."""
    least, most = kind.min_items, kind.max_items
    return most if least is not None and least == most and 0 < most <= FIXED else 0
