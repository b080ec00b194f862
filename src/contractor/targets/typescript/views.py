"""From definition to what its template places: finished lines of an interface, an enumeration, an alias.

Takes definitions, the printer of their types and the shapes of their records, gives views; refuses to know
files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from contractor.frozen import frozen
from contractor.model import (
    Alias,
    Definition,
    Docs,
    Enumeration,
    Member,
    Property,
    Record,
    TypeKey,
)
from contractor.targets.typescript.cycles import straightened
from contractor.targets.typescript.docs import comment, property_comment
from contractor.targets.typescript.literals import literal, property_name
from contractor.targets.typescript.records import Shape, Shapes
from contractor.targets.typescript.types import KINDS, WIDTH, Printer
from contractor.text import pascal


@frozen
class Interface:
    """A record. `lines` are its members; `choices` what must be there besides, as a type, or empty."""

    name: str
    comment: str
    base: str | None
    lines: tuple[str, ...]
    choices: str = ""
    kind: str = "interface"


@frozen
class Enum:
    """An enumeration. `other` is the type of values that are not listed, where there may be any.

    `type` is the finished statement that declares the type; `wide` says that the name fills a line.
    """

    name: str
    comment: str
    lines: tuple[str, ...]
    type: str
    wide: bool
    kind: str = "enum"


@frozen
class Statement:
    """An alias: the finished statement."""

    name: str
    comment: str
    text: str
    kind: str = "alias"


View = Interface | Enum | Statement


class Views:
    """The views of one model's definitions."""

    def __init__(
        self,
        definitions: Mapping[TypeKey, Definition],
        names: Mapping[TypeKey, str],
        printer: Printer,
        shapes: Shapes,
    ) -> None:
        self._definitions = definitions
        self._names = names
        self._printer = printer
        self._shapes = shapes
        self._straightened = straightened(definitions)
        self._seen: dict[int, tuple[str, Property]] = {}
        self._listed: dict[tuple[int, str], tuple[str, ...]] = {}

    def all(self) -> Iterator[View]:
        """The views, in the order of the definitions."""
        for definition in self._definitions.values():
            match definition:
                case Record():
                    yield self._record(definition)
                case Enumeration():
                    yield self._enumeration(definition)
                case Alias():
                    yield self._alias(definition)

    # ── records ───────────────────────────────────────────────────────────────────────────────────

    def _record(self, record: Record) -> Interface:
        shape = self._shapes.shape(record)
        docs = _one_way(record.docs, self._shapes.other(record))
        return Interface(
            name=self._names[record.key],
            comment=comment(docs, name=record.name, more=shape.counts),
            base=None if shape.base is None else self._names[shape.base],
            lines=self._body(shape),
            choices=self._choices(shape),
        )

    def _body(self, shape: Shape) -> tuple[str, ...]:
        """The members. Large documents say plain properties hundreds of times: those are written once."""
        seen = self._seen
        lines: list[str] = []
        for one in shape.properties:
            # By identity: records share such properties. Who is kept beside the text keeps the identity taken.
            found = seen.get(id(one))
            if found is None:
                found = seen[id(one)] = (self._written(one), one)
            lines.append(found[0])
        if shape.index is not None:
            # An index signature holds for declared properties too, and for those that are absent.
            kinds = (shape.index, *(one.type for one in shape.properties))
            absent = any(not one.required for one in shape.properties)
            lines.append(self._printer.index(kinds, "  ", absent=absent))
        return tuple(lines)

    def _written(self, one: Property) -> str:
        name = ("readonly " if one.read_only else "") + property_name(one.name)
        mark = ":" if one.required else "?:"
        return property_comment(one) + self._printer.placed(name + mark, one.type, "  ")

    def _choices(self, shape: Shape) -> str:
        if not shape.choices:
            return ""
        rows = [self._choice(shape, chosen) for chosen in shape.choices]
        flat = " | ".join(f"{{ {'; '.join(row)} }}" for row in rows)
        if len(rows) == 1:
            return flat
        if len(f"}} & ({flat});") <= WIDTH:
            return f"({flat})"
        return "(\n" + "".join(_row(row) for row in rows) + ")"

    def _choice(self, shape: Shape, chosen: tuple[Property, ...]) -> list[str]:
        """The members of an object that has the chosen properties, and none of the others if only one may be."""
        found = [f"{property_name(one.name)}: {self._printer.flat(one.type)}" for one in chosen]
        if shape.exclusive:
            others = [one for other in shape.choices if other is not chosen for one in other]
            found += [f"{property_name(one.name)}?: never" for one in others]
        return found

    # ── others ────────────────────────────────────────────────────────────────────────────────────

    def _enumeration(self, definition: Enumeration) -> Enum:
        name = self._names[definition.key]
        wide = len(f"export const {name} = {{") > WIDTH
        return Enum(
            name=name,
            comment=comment(definition.docs, definition.others, name=definition.name),
            lines=self._members(definition.members, "    " if wide else "  "),
            type=_enumeration_type(name, definition),
            wide=wide,
        )

    def _members(self, members: tuple[Member, ...], indent: str) -> tuple[str, ...]:
        # By identity: enumerations that list the same values share them, and the model holds them.
        found = self._listed.get((id(members), indent))
        if found is None:
            found = tuple(_member(member, indent) for member in members)
            self._listed[id(members), indent] = found
        return found

    def _alias(self, definition: Alias) -> Statement:
        name = self._names[definition.key]
        kind = self._straightened.get(definition.key, definition.type)
        return Statement(
            name,
            comment(definition.docs, definition.type, name=definition.name),
            self._printer.placed(f"export type {name} =", kind),
        )


def _member(member: Member, indent: str) -> str:
    said = comment(Docs(description=member.description), indent=indent)
    key = f"{indent}{property_name(pascal(member.words))}:"
    line = f"{key} {literal(member.value)},"
    return said + (line if len(line) <= WIDTH else f"{key}\n{indent}  {literal(member.value)},")


def _row(members: list[str]) -> str:
    """A member of a union of objects, with its bar and line end."""
    flat = f"  | {{ {'; '.join(members)} }}\n"
    if len(flat) <= WIDTH + 1:
        return flat
    return "  | {\n" + "".join(f"      {member};\n" for member in members) + "    }\n"


def _enumeration_type(name: str, definition: Enumeration) -> str:
    """The statement that declares the type of an enumeration's values."""
    head, values = f"export type {name} =", f"(typeof {name})[keyof typeof {name}]"
    parts = [values]
    if definition.others is not None:
        # The empty object keeps editors completing the values that are listed.
        parts.append(f"({KINDS[definition.others.kind]} & {{}})")
    flat = " | ".join(parts)
    if len(head) + len(flat) + 2 <= WIDTH:
        return f"{head} {flat};"
    if len(flat) + 3 <= WIDTH or len(parts) == 1:
        return f"{head}\n  {flat};"
    return head + "".join(f"\n  | {part}" for part in parts) + ";"


def _one_way(docs: Docs, other: set[str]) -> Docs:
    """Docs whose examples have no properties that only travel the other way."""
    if not other or not docs.examples:
        return docs
    return replace(docs, examples=tuple(_without(example, other) for example in docs.examples))


def _without(value: Any, names: set[str]) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {name: one for name, one in value.items() if name not in names}
