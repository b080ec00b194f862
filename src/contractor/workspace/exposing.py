"""What the targets call what a model names, for whoever compares two models.

Takes a model, gives the names of its generated code in Python and TypeScript; refuses to know what they are
compared for. Every name is made by the target that writes it, and only when somebody asks.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from contractor.diff.client.exposed import CallNames, Spelling
from contractor.model import Call, Enumeration, Model, Record, Scalar, TypeKey

#: Format of a text → what type checkers see of its Python type; `runtime/_wire.py` says the same.
_TEXTS: Final = {
    "binary": "bytes",
    "byte": "bytes",
    "date": "date",
    "date-time": "datetime",
    "decimal": "Decimal",
    "ipv4": "IPv4Address",
    "ipv6": "IPv6Address",
    "time": "time",
    "uuid": "UUID",
}
_PYTHON: Final = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}


class Exposing:
    """The names of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def type(self, key: TypeKey) -> Spelling:
        """A named type."""
        return Spelling(self._symbols[key], self._identifiers[key])

    def attributes(self, record: Record) -> Mapping[str, str]:
        """Python's attributes of a record by their names on the wire."""
        from contractor.targets.pydantic.attributes import Attributes

        found: Attributes | None = self.model.worked_out.get(__name__)
        if found is None:
            hidden = frozenset(self._exported)
            found = self.model.worked_out[__name__] = Attributes(self.model.definitions, hidden)
        return found.names(record)

    def members(self, enumeration: Enumeration) -> Sequence[Spelling]:
        """The members of an enumeration, in its order."""
        from contractor.targets.python.identifiers import constant, unique
        from contractor.text import pascal

        taken: set[str] = set()
        found: list[Spelling] = []
        for member in enumeration.members:
            name = unique(constant(member.words), taken)
            taken.add(name)
            found.append(Spelling(name, pascal(member.words)))
        return found

    def scalar(self, kind: Scalar) -> Spelling:
        """What a type checker sees of a plain value."""
        from contractor.targets.typescript.types import KINDS

        if kind.kind != "string":
            return Spelling(_PYTHON[kind.kind], KINDS[kind.kind])
        blob = kind.format == "binary"
        return Spelling(_TEXTS.get(kind.format or "", "str"), "Blob" if blob else "string")

    def call(self, call: Call) -> CallNames:
        """An operation; nothing has a name where a server does not serve it."""
        return self._calls.get(call.index) or CallNames(Spelling("", ""))

    # ── worked out once ───────────────────────────────────────────────────────────────────────────

    @cached_property
    def _symbols(self) -> Mapping[TypeKey, str]:
        from contractor.targets.pydantic.graph import Graph
        from contractor.targets.pydantic.symbols import named

        return named(self.model, Graph.of(self.model)).names

    @cached_property
    def _exported(self) -> Mapping[str, str]:
        from contractor.targets.pydantic.graph import Graph
        from contractor.targets.pydantic.symbols import named

        return named(self.model, Graph.of(self.model)).exported

    @cached_property
    def _identifiers(self) -> Mapping[TypeKey, str]:
        from contractor.targets.typescript.names import identifiers

        return identifiers(self.model.definitions)

    @cached_property
    def _calls(self) -> Mapping[int, CallNames]:
        from contractor.targets.fastapi.names import call_names, groups
        from contractor.targets.typescript.calls import argument_names, header_name, named

        functions = named(self.model)
        found: dict[int, CallNames] = {}
        for group in groups(self.model):
            for call in group.calls:
                python = call_names(self.model, call)
                theirs = argument_names(call)
                found[call.index] = CallNames(
                    name=Spelling(python.method, functions[call.index]),
                    module=group.module,
                    protocol=group.protocol,
                    arguments={
                        key: Spelling(name, theirs[key]) for key, name in python.arguments.items()
                    },
                    replies={answer.status: python.reply(answer) for answer in call.answers},
                    headers={
                        (answer.status, one.property.name): Spelling(
                            python.headers(answer)[one.property.name], header_name(one)
                        )
                        for answer in call.answers
                        for one in answer.headers
                    },
                )
        return found


def exposed(model: Model) -> Exposing:
    """The names of a model's generated code."""
    return Exposing(model)
