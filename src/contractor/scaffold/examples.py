"""What answers begin with: the constants of one group, each made of an example or a sample.

Takes values with their types and what they are called, gives names and the text of a module; refuses to know who
uses them.
"""

import json
import re
from base64 import b64encode
from collections.abc import Container, Sequence
from sys import stdlib_module_names
from typing import Any

from contractor.model import Checked, Model, Nullable, Type
from contractor.nouns import plural
from contractor.scaffold.expressions import Expressions
from contractor.scaffold.kinds import Kinds
from contractor.scaffold.natural import Natural
from contractor.targets.pydantic.symbols import Symbols
from contractor.targets.python import literals
from contractor.targets.python.identifiers import constant
from contractor.targets.python.layout import (
    WIDTH,
    Atom,
    Code,
    Group,
    assigned,
    framed,
    narrowed,
    tupled,
    width,
)
from contractor.targets.python.module import Module
from contractor.text import Words


class Examples:
    """The constants of one group. `models` is where its module finds the models, `taken` are names of others."""

    def __init__(self, model: Model, symbols: Symbols, models: str, taken: Container[str]) -> None:
        self._kinds = Kinds(model)
        self._taken = taken
        self._package = models.partition(".")[0]
        self.module = Module(frozenset(symbols.exported))
        self._plain = Natural(symbols.annotations, self.module, frozenset(), models)
        self._expressions = Expressions(model, symbols, self.module, models)
        self._names: dict[str, str] = {}
        self._lines: dict[str, str] = {}
        self._refusals: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._lines or self._refusals)

    def one(self, kind: Type, said: Words, value: Any) -> str:
        """The constant that holds a value of a type. A record has one for all that ask."""
        record = self._kinds.record(kind)
        key = record.key if record is not None else f"{kind!r} {json.dumps(value)}"
        if key not in self._names:
            name = self._name(said, said if record is None else record.name)
            self._names[key] = name
            self._lines[name] = self._line(name, kind, self._expressions.value(kind, value))
        return self._names[key]

    def refusal(self, kind: Type, said: Words, value: Any) -> str:
        """The constant of what something is refused with."""
        key = f"refusal {kind!r} {json.dumps(value)}"
        if key not in self._names:
            name = self._names[key] = self._name(said)
            self._refusals[name] = self._line(name, kind, self._expressions.value(kind, value))
        return self._names[key]

    def several(self, kind: Type, said: Words, values: Sequence[Any]) -> tuple[str, str]:
        """The constant of the first of some values, and that of all of them."""
        first = self.one(kind, said, values[0])
        key = f"some {kind!r} {json.dumps(values)}"
        if key in self._names:
            return first, self._names[key]
        name = self._names[key] = self._name(("some", *plural(said)))
        parts: list[Code] = [Atom(first)]
        parts += [self._expressions.value(kind, one) for one in values[1:]]
        made = tupled(parts)
        if self._kinds.is_object(kind) and self._kinds.record(kind) is not None:
            self._lines[name] = assigned(name, made, 0)
        else:
            annotation = Group("tuple", [self._plain.code(kind), Atom("...")])
            self._lines[name] = _declared(name, annotation, made)
        return first, name

    def file(self, said: Words, value: bytes) -> str:
        """A constant that holds the bytes of a small file."""
        key = f"bytes {value!r}"
        if key not in self._names:
            name = self._names[key] = self._name(said)
            self._lines[name] = assigned(name, self._written(value), 0)
        return self._names[key]

    def text(self, described: str) -> str:
        """The module."""
        body: list[str] = []
        for line in (*self._lines.values(), *self._refusals.values()):
            apart = body and ("\n" in line or "\n" in body[-1])
            body += ["", line] if apart else [line]
        imports = self.module.imports(stdlib_module_names, {self._package})
        parts = [f'"""{described}"""', *([imports] if imports else []), "\n".join(body)]
        return "\n\n".join(parts) + "\n"

    def missing(self, text: str, known: str) -> str:
        """The constants that a text uses and another does not define, with what they need."""
        lines = {**self._lines, **self._refusals}
        wanted = {name for name in lines if _holds(text, name) and not _holds(known, name)}
        for _ in lines:
            # Constants stand on one another.
            wanted |= {
                name
                for name in lines.keys() - wanted
                if any(_holds(lines[one], name) for one in wanted) and not _holds(known, name)
            }
        body = "\n\n".join(line for name, line in lines.items() if name in wanted)
        module = self.module.mentioned(body, known)
        imports = module.imports(stdlib_module_names, {self._package})
        return "\n\n".join(part for part in (imports, body) if part)

    def _line(self, name: str, kind: Type, made: Code) -> str:
        if isinstance(made, Group) and made.head:
            # A model says what it is.
            return assigned(name, made, 0)
        return _declared(name, self._plain.code(_there(kind)), made)

    def _written(self, value: bytes) -> Code:
        text = value.decode("latin-1")
        if text.isascii() and text.replace("\r", "").replace("\n", "").isprintable():
            return Atom(f"b{literals.string(text)}")
        decode = self.module.use("base64", "b64decode")
        return Group(decode, [Atom(literals.string(b64encode(value).decode()))], "()")

    def _name(self, said: Words, otherwise: Words = ()) -> str:
        """A constant that is not there yet: as it is said, or otherwise."""
        names = [constant(one) for one in (said, otherwise) if one]
        free = [name for name in names if not self._is_taken(name)]
        name = (free or names)[0]
        while self._is_taken(name):
            name += "_"
        return name

    def _is_taken(self, name: str) -> bool:
        return name in self._lines or name in self._refusals or name in self._taken


def _holds(text: str, name: str) -> bool:
    return re.search(rf"\b{name}\b", text) is not None


def _there(kind: Type) -> Type:
    """The type of what is no null."""
    return _there(kind.inner) if isinstance(kind, (Nullable, Checked)) else kind


def _declared(name: str, annotation: Code, value: Code) -> str:
    """An assignment with an annotation, which is broken where it must be."""
    opening = value.flat[:1] if isinstance(value, Group) else value.flat
    if width(f"{name}: {annotation.flat} = {opening}") <= WIDTH:
        return assigned(f"{name}: {annotation.flat}", value, 0)
    if isinstance(annotation, Group):
        head, _, foot = narrowed(f"{name}: ", annotation, "", 0).rpartition("\n")
        return f"{head}\n{assigned(foot, value, 0)}"
    inner = framed("    ", annotation, "", 4)
    return f"{name}: (\n{inner}\n{assigned(')', value, 0)}"
