"""From operations to what the templates place: replies, protocols, routes.

Takes groups of operations and the symbols of the models, gives finished views: every line of Python in them is
as it will stand in the file. Refuses to know what requests look like; that stands in `described`.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from contractor.frozen import frozen
from contractor.model import Answer, Call, Input, Model, TypeKey
from contractor.targets.fastapi.bodies import Carried, carried
from contractor.targets.fastapi.names import (
    BODY,
    PRINCIPAL,
    CallNames,
    route,
)
from contractor.targets.fastapi.names import (
    Group as Operations,
)
from contractor.targets.fastapi.types import Types
from contractor.targets.python import literals
from contractor.targets.python.docstrings import docstring
from contractor.targets.python.identifiers import unique
from contractor.targets.python.layout import (
    WIDTH,
    Atom,
    Code,
    Group,
    Prefixed,
    annotated,
    class_header,
    either,
    expression,
    width,
)
from contractor.targets.python.module import Module

BOUNDARY: Final = ".._boundary"
_INDENT: Final = 4
_METHODS: Final = frozenset("get put post delete options head patch trace".split())
#: Names of the function that makes a router; a route in it may have none of them.
_LOCAL: Final = frozenset({"contract", "implementation", "router"})


@frozen
class ReplyView:
    """A class of replies; `fields` are its lines."""

    header: str
    docstring: str
    fields: tuple[str, ...]


@frozen
class MethodView:
    """A method of a protocol: its head, up to the colon, and its docstring."""

    head: str
    docstring: str


@frozen
class RouteView:
    """A route: its decorator, its head, and what it calls."""

    decorator: str
    head: str
    method: str


@frozen
class GroupView:
    """A module."""

    module: str
    router: str
    argument: str
    protocol: str
    header: str
    docstring: str
    tags: str
    replies: tuple[ReplyView, ...]
    methods: tuple[MethodView, ...]
    routes: tuple[RouteView, ...]


class Views:
    """The views of one module."""

    def __init__(self, model: Model, symbols: Mapping[TypeKey, str], module: Module) -> None:
        self._model = model
        self._contract = model.contract
        self._module = module
        self._types = Types(symbols, module)

    def group(self, group: Operations) -> GroupView:
        """The view of a group of operations."""
        replies: list[ReplyView] = []
        methods: list[MethodView] = []
        routes: list[RouteView] = []
        for call in group.calls:
            names = CallNames(call)
            replies += [self._reply(call, answer, names) for answer in call.answers]
            methods.append(self._method(call, names))
            routes.append(self._route(call, names, group.protocol))
        text = group.description or ""
        return GroupView(
            module=group.module,
            router=f"{group.module}_router",
            argument=group.argument,
            protocol=group.protocol,
            header=class_header(group.protocol, [self._module.use("typing", "Protocol")]),
            docstring=docstring(
                f"{text}\n\nImplement it in a file of your own, and pass it to `create_app`.",
                _INDENT,
            ),
            tags="" if group.tag is None else f"tags=[{literals.string(group.tag)}], ",
            replies=tuple(replies),
            methods=tuple(methods),
            routes=tuple(routes),
        )

    # ── replies ───────────────────────────────────────────────────────────────────────────────────

    def _reply(self, call: Call, answer: Answer, names: CallNames) -> ReplyView:
        needed: list[str] = []
        optional: list[str] = []
        bodies = carried(self._model, answer.bodies, sent=False)[0]
        if bodies:
            needed.append(annotated("body", self._given(bodies), None, _INDENT))
            media = self._media_type(bodies)
            if media is not None:
                (optional if media[1] else needed).append(
                    annotated("media_type", media[0], media[1], _INDENT)
                )
        if not answer.status.isdecimal():
            needed.append("    status: int")
        fields = names.headers(answer)
        for one in answer.headers:
            line = self._header(one, fields[one.property.name])
            (needed if one.property.required else optional).append(line)
        lines = [*needed, *optional]
        if answer.status.isdecimal():
            kind = f"{self._module.use('typing', 'ClassVar')}[int]"
            lines.append(f"    status: {kind} = {answer.status}")
        return ReplyView(
            header=class_header(names.reply(answer), [self._module.use(BOUNDARY, "Reply")]),
            docstring=docstring(answer.description or "", _INDENT),
            fields=tuple(lines),
        )

    def _given(self, bodies: Sequence[Carried]) -> Code:
        codes = {code.flat: code for code in (self._given_one(one) for one in bodies)}
        return either(list(codes.values()))

    def _given_one(self, one: Carried) -> Code:
        match one.kind:
            case "stream":
                item = self._types.code(one.body.type)
                return Group(self._module.use(BOUNDARY, "Stream"), [item])
            case "bytes" | "other":
                return Atom("bytes")
            case "text":
                return Atom("str")
            case _:
                return self._types.code(one.body.type)

    def _media_type(self, bodies: Sequence[Carried]) -> tuple[Code, str | None] | None:
        """The field that says which media type a body is of, where there are several; and its default."""
        names = [one.body.media_type for one in bodies]
        if any("*" in name for name in names):
            is_json = bodies[0].kind == "json"
            return Atom("str"), literals.string("application/json") if is_json else None
        if len(names) == 1:
            return None
        parts = [Atom(literals.string(name)) for name in names]
        first = literals.string(names[0]) if bodies[0].kind == "json" else None
        return Group(self._module.use("typing", "Literal"), parts), first

    def _header(self, one: Input, field: str) -> str:
        code = self._types.code(one.property.type)
        if one.property.required:
            line = annotated(field, code, None, _INDENT)
        else:
            line = annotated(field, _or_none(code), "None", _INDENT)
        said = docstring(one.property.docs.description or "", _INDENT)
        return f"{line}\n{said}\n" if said else line

    # ── protocols ─────────────────────────────────────────────────────────────────────────────────

    def _method(self, call: Call, names: CallNames) -> MethodView:
        arguments = self._arguments(call, names)
        replies = [Atom(names.reply(answer)) for answer in call.answers]
        given = either(replies) if replies else Atom(self._module.use(BOUNDARY, "Reply"))
        result = Group(self._module.use(BOUNDARY, "MaybeAwaitable"), [given])
        texts = (call.docs.title, call.docs.description)
        parts = list(dict.fromkeys(text for text in texts if text))
        if call.docs.deprecated:
            parts.append("Deprecated.")
        parts += self._told(call, names)
        parts.append(f"`{call.method.upper()} {call.path}`")
        return MethodView(
            head=_head(names.method, arguments, result),
            docstring=docstring("\n\n".join(parts), _INDENT * 2),
        )

    def _told(self, call: Call, names: CallNames) -> list[str]:
        """What the document says of the parameters."""
        said = [
            f"- `{names.arguments[one.place, one.property.name]}`: {_flat(one.property.docs.description)}"
            for one in self._inputs(call)
            if one.property.docs.description
        ]
        return ["\n".join(said)] if said else []

    def _inputs(self, call: Call) -> list[Input]:
        return [
            one
            for one in call.inputs
            if one.place != "path" or f"{{{one.property.name}}}" in call.path
        ]

    def _arguments(self, call: Call, names: CallNames) -> list[str]:
        found: list[tuple[str, Code]] = []
        for one in self._inputs(call):
            code = self._types.code(one.property.type)
            if not one.property.required and not one.property.default:
                code = _or_none(code)
            found.append((names.arguments[one.place, one.property.name], code))
        bodies = carried(self._model, call.bodies, sent=True)[0]
        if bodies:
            codes = {code.flat: code for code in map(self._taken, bodies)}
            code = either(list(codes.values()))
            found.append((BODY, code if call.body_required else _or_none(code)))
        if any(self._contract.endpoints[call.index].security):
            code = Atom(self._module.use(BOUNDARY, "Principal"))
            is_open = {} in self._contract.endpoints[call.index].security
            found.append((PRINCIPAL, either([code, Atom("None")]) if is_open else code))
        return [_argument(name, code) for name, code in found]

    def _taken(self, one: Carried) -> Code:
        match one.kind:
            case "bytes" | "other":
                return Atom("bytes")
            case _:
                return self._types.code(one.body.type)

    # ── routes ────────────────────────────────────────────────────────────────────────────────────

    def _route(self, call: Call, names: CallNames, protocol: str) -> RouteView:
        endpoint = self._contract.endpoints[call.index]
        path = literals.string(route(call, endpoint, names))
        method = call.method.lower()
        options: list[Code] = [Atom(path)]
        if method in _METHODS:
            head = f"@router.{method}"
        else:
            head = "@router.api_route"
            options.append(
                Prefixed("methods=", Group("", [Atom(literals.string(call.method.upper()))]))
            )
        if endpoint.operation.id:
            options.append(Prefixed("operation_id=", Atom(literals.string(endpoint.operation.id))))
        gate = Group(
            "contract.operation",
            [Atom(literals.string(call.method)), Atom(path), Atom(f"{protocol}.{names.method}")],
            "()",
        )
        depends = self._module.use("fastapi", "Depends")
        head_of = self._module.use("typing", "Annotated")
        waiting = [Atom(self._module.use(BOUNDARY, "Call")), Group(depends, [gate], "()")]
        given = [Atom(protocol), Group(depends, [Atom("implementation")], "()")]
        arguments = [
            _argument("call", Group(head_of, waiting), _INDENT),
            _argument("api", Group(head_of, given), _INDENT),
        ]
        response = self._module.use("fastapi", "Response")
        lines = "\n".join(arguments)
        return RouteView(
            decorator=expression(Group(head, options, "()"), _INDENT),
            head=f"    async def {unique(names.method, _LOCAL)}(\n{lines}\n    ) -> {response}:",
            method=names.method,
        )


def _or_none(code: Code) -> Code:
    return (
        code if code.flat.endswith("None") or code.flat == "Any" else either([code, Atom("None")])
    )


def _argument(name: str, code: Code, deeper: int = 0) -> str:
    """An argument on a line of its own, with its comma."""
    return annotated(name, code, None, _INDENT * 2 + deeper - (_INDENT if deeper else 0)) + ","


def _head(name: str, arguments: Sequence[str], result: Group) -> str:
    """`def name(self, *, …) -> result:`, as `ruff format` has it; `arguments` are on lines of their own."""
    flat = ", ".join(argument.strip().removesuffix(",") for argument in arguments)
    inside = f"self, *, {flat}" if arguments else "self"
    line = f"    def {name}({inside}) -> {result.flat}:"
    if "\n" not in flat and width(line) <= WIDTH:
        return line
    listed = ["        self,", *(["        *,"] if arguments else []), *arguments]
    return f"    def {name}(\n" + "\n".join(listed) + "\n" + returned(result)


def returned(result: Group) -> str:
    """The end of a function's head: `) -> result:`."""
    first = "    ) -> "
    if width(f"{first}{result.flat}:") <= WIDTH:
        return f"{first}{result.flat}:"
    code = expression(result, _INDENT).lstrip()
    return f"{first}{code}:"


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
