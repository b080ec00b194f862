"""From operations to what the templates place: replies, protocols, routes.

Takes groups of operations and the symbols of the models, gives finished views: every line of Python in them is
as it will stand in the file. Refuses to know what requests look like; that stands in `described`.
"""

from collections.abc import Container, Mapping, Sequence
from typing import Final

from contractor.frozen import frozen
from contractor.model import Answer, Call, Input, Model, TypeKey
from contractor.targets.fastapi.bodies import Carried, carried
from contractor.targets.fastapi.names import (
    CallNames,
    call_names,
)
from contractor.targets.fastapi.names import (
    Group as Operations,
)
from contractor.targets.fastapi.typed import Typed, or_none
from contractor.targets.pydantic.plain import Plain
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
    assigned,
    class_header,
    either,
    expression,
    framed,
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
    """A class of replies; `fields` are the lines of all of them."""

    header: str
    docstring: str
    fields: str


@frozen
class MethodView:
    """A method of a protocol: its head, up to the colon, and its docstring."""

    head: str
    docstring: str


@frozen
class RouteView:
    """A route: its decorator, its head, and the statement that answers."""

    decorator: str
    head: str
    answer: str


@frozen
class GroupView:
    """A module."""

    header: str
    docstring: str
    router: str
    made: str
    replies: tuple[ReplyView, ...]
    methods: tuple[MethodView, ...]
    routes: tuple[RouteView, ...]


class Views:
    """The views of one module."""

    def __init__(
        self,
        model: Model,
        symbols: Mapping[TypeKey, str],
        module: Module,
        own: Container[str],
        unreachable: Mapping[int, tuple[Call, Call]],
    ) -> None:
        self._unreachable = unreachable
        self._replies: dict[int, tuple[str, str]] = {}
        self._model = model
        self._contract = model.contract
        self._module = module
        self._typed = Typed(model, module, Plain(symbols, module, own, "..models"), BOUNDARY)

    def group(self, group: Operations) -> GroupView:
        """The view of a group of operations."""
        replies: list[ReplyView] = []
        methods: list[MethodView] = []
        routes: list[RouteView] = []
        for call in group.calls:
            names = call_names(self._model, call)
            replies += [self._reply(answer, names) for answer in call.answers]
            methods.append(self._method(call, names))
            if call.index not in self._unreachable:
                routes.append(self._route(call, names, group.protocol))
        text = group.description or ""
        return GroupView(
            header=class_header(
                group.protocol,
                [self._module.use(BOUNDARY, "Api"), self._module.use("typing", "Protocol")],
            ),
            docstring=docstring(
                f"{text}\n\nImplement it in a file of your own, and pass it to `create_app`.",
                _INDENT,
            ),
            router=self._router(group),
            made=self._made(group),
            replies=tuple(replies),
            methods=tuple(methods),
            routes=tuple(routes),
        )

    def _router(self, group: Operations) -> str:
        """The head of the function that makes the router."""
        name = group.router
        wanted = Group(self._module.use(BOUNDARY, "Dependency"), [Atom(group.protocol)])
        given = self._module.use("fastapi", "APIRouter")
        line = f"def {name}(implementation: {wanted.flat}) -> {given}:"
        if width(line) <= WIDTH:
            return line
        return f"def {name}(\n{argument('implementation', wanted, _INDENT)}\n) -> {given}:"

    def _made(self, group: Operations) -> str:
        """The statement that makes the router."""
        tags = [] if group.tag is None else [Atom(literals.string(group.tag))]
        options: list[Code] = [Prefixed("tags=", Group("", tags))] if tags else []
        made = Group(self._module.use(BOUNDARY, "Router"), options, "()")
        return assigned("router", made, _INDENT)

    # ── replies ───────────────────────────────────────────────────────────────────────────────────

    def _reply(self, answer: Answer, names: CallNames) -> ReplyView:
        # By identity: operations share documented answers, and the model holds them.
        known = self._replies.get(id(answer))
        if known is None:
            known = self._replies[id(answer)] = (
                docstring(answer.description or "", _INDENT),
                self._fields(answer, names),
            )
        header = class_header(names.reply(answer), [self._module.use(BOUNDARY, "Reply")])
        return ReplyView(header, *known)

    def _fields(self, answer: Answer, names: CallNames) -> str:
        needed: list[str] = []
        optional: list[str] = []
        bodies = carried(self._model, answer.bodies, sent=False)[0]
        if bodies:
            needed.append(annotated("body", self._typed.given(bodies), None, _INDENT))
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
        return "\n".join(lines).removesuffix("\n")

    def _media_type(self, bodies: Sequence[Carried]) -> tuple[Code, str | None] | None:
        """The field that says which media type a body is of, where there are several; and its default.

        Where all of them carry the same values the implementation need not choose, and `Accept` does.
        """
        names = [one.body.media_type for one in bodies]
        if any("*" in name for name in names):
            is_json = bodies[0].kind == "json"
            return Atom("str"), literals.string("application/json") if is_json else None
        if len(names) == 1:
            return None
        parts = [Atom(literals.string(name)) for name in names]
        code = Group(self._module.use("typing", "Literal"), parts)
        if len({self._typed.given_one(one).flat for one in bodies}) == 1 and bodies[0].whole:
            return or_none(code), "None"
        first = literals.string(names[0]) if bodies[0].kind == "json" else None
        return code, first

    def _header(self, one: Input, field: str) -> str:
        code = self._typed.plain.code(one.property.type)
        if one.property.required:
            line = annotated(field, code, None, _INDENT)
        else:
            line = annotated(field, or_none(code), "None", _INDENT)
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
        if call.index in self._unreachable:
            other = self._unreachable[call.index][1]
            parts.append(
                f"TODO: never called, it is the same request as `{call_names(self._model, other).method}`."
            )
        return MethodView(
            head=_head(names.method, arguments, result),
            docstring=docstring("\n\n".join(parts), _INDENT * 2),
        )

    def _told(self, call: Call, names: CallNames) -> list[str]:
        """What the document says of the parameters."""
        said = [
            f"- `{names.arguments[one.place, one.property.name]}`: {_flat(one.property.docs.description)}"
            for one in self._typed.inputs(call)
            if one.property.docs.description
        ]
        return ["\n".join(said)] if said else []

    def _arguments(self, call: Call, names: CallNames) -> list[str]:
        found = self._typed.arguments(call, names)
        return [argument(name, code, _INDENT * 2) for name, code in found]

    # ── routes ────────────────────────────────────────────────────────────────────────────────────

    def _route(self, call: Call, names: CallNames, protocol: str) -> RouteView:
        endpoint = self._contract.endpoints[call.index]
        path = literals.string(names.path)
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
            argument("call", Group(head_of, waiting), _INDENT * 2),
            argument("api", Group(head_of, given), _INDENT * 2),
        ]
        response = self._module.use("fastapi", "Response")
        lines = "\n".join(arguments)
        return RouteView(
            decorator=expression(Group(head, options, "()"), _INDENT),
            head=f"    async def {unique(names.method, _LOCAL)}(\n{lines}\n    ) -> {response}:",
            answer=expression(
                Group("return await call.answer", [Atom(f"api.{names.method}")], "()"),
                _INDENT * 2,
            ),
        )


def argument(name: str, code: Code, indent: int) -> str:
    """An argument on a line of its own, with its comma."""
    return framed(f"{' ' * indent}{name}: ", code, ",", indent)


def _head(name: str, arguments: Sequence[str], result: Group) -> str:
    """`def name(self, *, …) -> result:`, as `ruff format` has it; `arguments` are on lines of their own."""
    flat = ", ".join(argument.strip().removesuffix(",") for argument in arguments)
    inside = f"self, *, {flat}" if arguments else "self"
    line = f"    def {name}({inside}) -> {result.flat}:"
    if "\n" not in flat and width(line) <= WIDTH:
        return line
    listed = ["        self,", *(["        *,"] if arguments else []), *arguments]
    return (
        f"    def {name}(\n" + "\n".join(listed) + "\n" + framed("    ) -> ", result, ":", _INDENT)
    )


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
