"""From definition to what its template places: finished lines of an interface, an enumeration, an alias.

Takes a model and the printer of its types, gives views; refuses to know files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from contractor.model import (
    Alias,
    Anything,
    Constants,
    Definition,
    Enumeration,
    Nothing,
    Nullable,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.targets.typescript.docs import comment, property_comment
from contractor.targets.typescript.literals import literal, property_name
from contractor.targets.typescript.types import WIDTH, Printer
from contractor.text import pascal

_PLAIN_STRING: Final = "string"


@dataclass(frozen=True, slots=True)
class View:
    """A definition as text. `kind` is the template that places it.

    `comment` ends with a line end, or is empty. `lines` are the finished lines of a body, `text` a finished
    statement or head.
    """

    kind: str
    name: str
    comment: str
    text: str
    lines: tuple[str, ...] = ()


class Views:
    """The views of one model's definitions."""

    def __init__(
        self, definitions: Mapping[TypeKey, Definition], names: Mapping[TypeKey, str], printer: Printer
    ) -> None:
        self._definitions = definitions
        self._names = names
        self._printer = printer

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

    def _record(self, record: Record) -> View:
        name = self._names[record.key]
        head = f"export interface {name}"
        if record.base is not None:
            base = self._names[record.base]
            line = f"{head} extends {base} {{"
            head = f"{head} extends {base}" if len(line) <= WIDTH else f"{head}\n  extends {base}"
        said = " ".join(record.name)
        return View("interface", name, comment(record.docs, name=said), head, tuple(self._body(record)))

    def _body(self, record: Record) -> Iterator[str]:
        for one in record.properties:
            narrowed = _narrowed(one, record.tags.get(one.name, ()))
            yield property_comment(one) + self._printer.placed(
                property_name(one.name) + (":" if one.required else "?:"), narrowed, "  "
            )
        extra = record.extra
        if extra is None:
            if not record.properties and record.base is None:
                yield self._printer.placed("[key: string]:", Nothing(), "  ")
        elif not isinstance(extra, Anything):
            yield self._index(record, extra)
        elif "patternProperties" in record.unsaid or not (record.properties or record.base):
            yield "  [key: string]: unknown;"

    def _index(self, record: Record, extra: Type) -> str:
        """The index signature: every property must fit it, declared ones and absent ones too."""
        kinds: list[Type] = [extra]
        kinds += [one.type for one in record.properties]
        return self._printer.placed(
            "[key: string]:", OneOf(tuple(kinds)), "  "
        )

    # ── others ────────────────────────────────────────────────────────────────────────────────────

    def _enumeration(self, definition: Enumeration) -> View:
        name = self._names[definition.key]
        lines = []
        for member in definition.members:
            said = replace(definition.docs, title=None, description=member.description)
            text = comment(said, indent="  ") if member.description else ""
            lines.append(f"{text}  {property_name(pascal(member.words))}: {literal(member.value)},")
        values = f"(typeof {name})[keyof typeof {name}]"
        head = f"export type {name} ="
        if definition.open:
            known = definition.members[0].value if definition.members else ""
            other = f"({'string' if isinstance(known, str) else 'number'} & {{}})"
            line = f"{head} {values} | {other};"
            if len(line) > WIDTH:
                line = f"{head}\n  | {values}\n  | {other};"
        else:
            line = f"{head} {values};"
            if len(line) > WIDTH:
                line = f"{head}\n  {values};"
        said = " ".join(definition.name)
        return View("enum", name, comment(definition.docs, name=said), line, tuple(lines))

    def _alias(self, definition: Alias) -> View:
        name = self._names[definition.key]
        line = self._printer.placed(f"export type {name} =", definition.type)
        said = " ".join(definition.name)
        return View("alias", name, comment(definition.docs, definition.type, name=said), line)


def _narrowed(one: Property, tags: tuple[str, ...]) -> Type:
    """The type of a property by which unions know its record: their values take the place of a plain string."""
    inner = one.type.inner if isinstance(one.type, Nullable) else one.type
    if not tags or not isinstance(inner, Scalar) or inner.kind != _PLAIN_STRING:
        return one.type
    values = Constants(tags)
    return Nullable(values) if isinstance(one.type, Nullable) else values
