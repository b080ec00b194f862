"""The index of paths: `paths`, `components` and `operations` in the shape that openapi-typescript gave them.

Takes a model and a printer whose names lead into `types.ts`, gives finished lines; refuses to know how the
types themselves are written. What is sent refers to the types as sent, a default makes nothing required.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from contractor.contract import Operation, Reference, Response
from contractor.frozen import frozen
from contractor.graph import reaching
from contractor.model import (
    Answer,
    Body,
    Call,
    Docs,
    Enumeration,
    Input,
    Model,
    Property,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.walk import held, kinds, mentioned, parts
from contractor.source import unescape
from contractor.targets.typescript.cycles import circular
from contractor.targets.typescript.docs import comment
from contractor.targets.typescript.literals import property_name, quoted
from contractor.targets.typescript.types import WIDTH, Printer
from contractor.text import camel

_PLACES: Final = ("query", "header", "path", "cookie")
_SILENT: Final = Docs()


@frozen
class Field:
    """A member of an object type: its name with its mark (`path?:`), and a type, text, or members of its own.

    `comment` stands above it, finished but for its indentation. A `short` one may stand on one line.
    """

    name: str
    value: "Type | str | list[Field]"
    docs: Docs = _SILENT
    default: tuple[Any, ...] = ()
    short: bool = False


@frozen
class Index:
    """The members of the interfaces, as finished lines; whether any of them uses named types, or `Plain`,
    and whether there are binary values."""

    paths: list[str]
    webhooks: list[str]
    components: list[str]
    operations: list[str]
    uses_types: bool
    uses_plain: bool
    has_binary: bool


def index(model: Model, printer: Printer, schemas: Mapping[str, str]) -> Index:
    """The index of a model. `schemas` are the types of schema components, by the names that the document uses."""
    return _Index(model, printer).index(schemas)


class _Index:
    def __init__(self, model: Model, printer: Printer) -> None:
        self._model = model
        self._endpoints = model.contract.endpoints
        self._printer = printer
        self._mapped, self._endless = _mapped(model)
        self._uses_plain = False
        #: Section of the components → name → what operations say of it.
        self._shared: dict[str, dict[str, Field]] = {
            section: {} for section in ("responses", "parameters", "requestBodies", "headers")
        }

    def index(self, schemas: Mapping[str, str]) -> Index:
        # Callbacks have no path of ours, and no place in this shape.
        calls = [call for call in self._model.calls if call.kind != "callback"]
        names = self._names(calls)
        operations = [
            Field(
                f"{property_name(name)}:",
                self._operation(call, self._endpoints[call.index].operation),
                _docs(call.docs),
            )
            for call, name in zip(calls, names, strict=True)
        ]
        components = [
            Field("schemas:", [Field(f"{property_name(name)}:", schemas[name]) for name in schemas])
        ]
        components += [
            Field(f"{section}:", list(fields.values()))
            for section, fields in self._shared.items()
            if fields
        ]
        lines = self._lines(components, "  "), self._lines(operations, "  ")
        return Index(
            self._lines(_by_path(calls, names, "path"), "  "),
            self._lines(_by_path(calls, names, "webhook"), "  "),
            *lines,
            uses_types=bool(schemas)
            or any(any(mentioned(kind)) for call in calls for kind in kinds(call)),
            uses_plain=self._uses_plain,
            has_binary=self._uses_plain and _has_binary(self._model),
        )

    def _names(self, calls: Iterable[Call]) -> list[str]:
        """What each operation is called here: its operationId as written, else its name in camel case."""
        written = [self._endpoints[call.index].operation.id for call in calls]
        found: dict[str, None] = {}
        taken = {id for id in written if id is not None}
        for call, id in zip(calls, written, strict=True):
            name = id if id is not None and id not in found else camel(call.name)
            while name in found or (name != id and name in taken):
                name += "_"
            found[name] = None
        return list(found)

    # ── operations ────────────────────────────────────────────────────────────────────────────────

    def _operation(self, call: Call, operation: Operation) -> list[Field]:
        return [
            self._inputs(call.inputs),
            self._request(call, operation),
            Field(
                "responses:",
                [
                    self._answer(answer, operation.responses.get(answer.status))
                    for answer in call.answers
                ],
            ),
        ]

    def _inputs(self, inputs: Sequence[Input]) -> Field:
        places: dict[str, list[Property]] = {place: [] for place in _PLACES}
        whole: list[Input] = []
        for one in inputs:
            if one.place in places:
                places[one.place].append(one.property)
            elif one.place == "querystring":
                whole.append(one)
            self._share("parameters", one.at, one.property.type)
        fields = [_place(place, properties) for place, properties in places.items()]
        for one in whole:
            # One parameter that is the whole query (OpenAPI 3.2 §4.12.1).
            mark = ":" if one.property.required else "?:"
            fields[0] = Field(f"query{mark}", one.property.type, one.property.docs)
        plain = all(field.value == "never" for field in fields)
        return Field("parameters:", fields, short=plain)

    def _request(self, call: Call, operation: Operation) -> Field:
        if not call.bodies:
            return Field("requestBody?:", "never")
        mark = ":" if call.body_required else "?:"
        name = _component(operation.request_body, "requestBodies")
        content = [Field("content:", _content(call.bodies), short=True)]
        if name is None:
            return Field(f"requestBody{mark}", content)
        self._shared["requestBodies"].setdefault(name, Field(f"{property_name(name)}:", content))
        return Field(f"requestBody{mark}", f'components["requestBodies"][{quoted(name)}]')

    def _answer(self, answer: Answer, node: Response | Reference | None) -> Field:
        status = answer.status.upper() if answer.status[:1].isdigit() else answer.status
        key = status if status.isdecimal() else property_name(status)
        headers: list[Field] = []
        for one in answer.headers:
            self._share("headers", one.at, one.property.type)
            headers.append(_field(one.property))
        said = [Field("headers:", [*headers, Field("[name: string]:", "unknown")], short=True)]
        if answer.bodies:
            said.append(
                Field("content:", [self._received(one) for one in answer.bodies], short=True)
            )
        else:
            said.append(Field("content?:", "never"))
        docs = Docs(description=answer.description)
        name = _component(node, "responses")
        if name is None:
            return Field(f"{key}:", said, docs)
        self._shared["responses"].setdefault(name, Field(f"{property_name(name)}:", said, docs))
        return Field(f"{key}:", f'components["responses"][{quoted(name)}]')

    def _received(self, body: Body) -> Field:
        """A body as a client gets it, without what its mapping of responses could not take."""
        keys = set(mentioned(body.type))
        if self._mapped.isdisjoint(keys) or not self._endless.isdisjoint(keys):
            return _content([body])[0]
        self._uses_plain = True
        return replace(_content([body])[0], value=f"Plain<{self._printer.flat(body.type)}>")

    def _share(self, section: str, at: str, kind: Type) -> None:
        start = f"#/components/{section}/"
        if at.startswith(start) and "/" not in at[len(start) :]:
            name = unescape(at[len(start) :])
            self._shared[section].setdefault(name, Field(f"{property_name(name)}:", kind))

    # ── lines ─────────────────────────────────────────────────────────────────────────────────────

    def _lines(self, fields: Iterable[Field], indent: str) -> list[str]:
        return [self._line(field, indent) for field in fields]

    def _line(self, field: Field, indent: str) -> str:
        value = field.value
        if isinstance(value, str):
            text = f"{indent}{field.name} {value};"
            return _above(field, indent) + text
        if not isinstance(value, list):
            said = comment(field.docs, value, indent=indent, default=field.default)
            return said + self._printer.placed(field.name, value, indent)
        above = _above(field, indent)
        if not value:
            return f"{above}{indent}{field.name} {{}};"
        flat = self._flat(field) if field.short else None
        if flat is not None and len(indent) + len(flat) + 1 <= WIDTH:
            return f"{above}{indent}{flat};"
        inner = "\n".join(self._lines(value, indent + "  "))
        return f"{above}{indent}{field.name} {{\n{inner}\n{indent}}};"

    def _flat(self, field: Field) -> str | None:
        """A member on one line; None where something in it has a comment."""
        value = field.value
        if isinstance(value, str):
            return f"{field.name} {value}"
        if not isinstance(value, list):
            return f"{field.name} {self._printer.flat(value)}"
        if any(comment(one.docs, _typed(one.value), default=one.default) for one in value):
            return None
        inner = [self._flat(one) for one in value]
        if any(one is None for one in inner):
            return None
        return f"{field.name} {{ {'; '.join(filter(None, inner))} }}"


def _above(field: Field, indent: str) -> str:
    """The comment of a member whose type says nothing to it."""
    if field.docs is _SILENT and not field.default:  # most are
        return ""
    return comment(field.docs, indent=indent, default=field.default)


def _has_binary(model: Model) -> bool:
    """Whether any named type holds binary values."""
    return any(
        isinstance(part, Scalar) and part.format == "binary"
        for definition in model.definitions.values()
        for kind in held(definition)
        for part in parts(kind)
    )


def _mapped(model: Model) -> tuple[set[TypeKey], set[TypeKey]]:
    """Keys of the types that hold an open enumeration, and of those that no mapped type gets to the end of."""
    found = {
        key
        for key, one in model.definitions.items()
        if isinstance(one, Enumeration) and one.others is not None
    }
    if not found:
        return set(), set()
    endless = circular(model.definitions)
    return reaching(model.references, found), reaching(model.references, endless)


def _typed(value: Type | str | list[Field]) -> Type | None:
    return None if isinstance(value, (str, list)) else value


def _field(one: Property) -> Field:
    mark = ":" if one.required else "?:"
    return Field(property_name(one.name) + mark, one.type, one.docs, one.default)


def _place(place: str, properties: Sequence[Property]) -> Field:
    """The parameters of one place; they need not be there if none of them has to."""
    if not properties:
        return Field(f"{place}?:", "never")
    mark = ":" if any(one.required for one in properties) else "?:"
    return Field(f"{place}{mark}", [_field(one) for one in properties], short=True)


def _content(bodies: Iterable[Body]) -> list[Field]:
    return [
        Field(
            f"{property_name(body.media_type)}:",
            body.type,
            Docs(description="Each item of the stream.") if body.stream else _SILENT,
        )
        for body in bodies
    ]


def _component(node: object, section: str) -> str | None:
    """The name of the component that a reference leads to, in this document."""
    start = f"#/components/{section}/"
    if not isinstance(node, Reference) or not node.to.startswith(start):
        return None
    name = node.to[len(start) :]
    return None if "/" in name else unescape(name)


def _by_path(calls: Iterable[Call], names: Iterable[str], kind: str) -> list[Field]:
    """The operations of each path, by method."""
    found: dict[str, list[Field]] = {}
    for call, name in zip(calls, names, strict=True):
        if call.kind == kind:
            method = Field(f"{property_name(call.method)}:", f"operations[{quoted(name)}]")
            found.setdefault(call.path, []).append(method)
    return [Field(f"{property_name(path)}:", methods) for path, methods in found.items()]


def _docs(docs: Docs) -> Docs:
    """Summary and description of an operation as one text."""
    parts = [part for part in (docs.title, docs.description) if part]
    return Docs(description="\n\n".join(dict.fromkeys(parts)) or None, deprecated=docs.deprecated)
