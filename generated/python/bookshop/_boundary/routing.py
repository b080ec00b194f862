# Made by contractor. Changes made here are lost.
"""Which operation a request is for: by its path as it was sent, before anything is decoded."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_letters, digits
from typing import Any

from fastapi.routing import APIRoute, APIRouter
from starlette.responses import Response
from starlette.routing import Match
from starlette.routing import Route as StarletteRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .description import Operation
from .refusals import plain

#: Where a request's scope says which operation it is for, and what its path holds.
FOUND = "contractor.found"
_ENCODED = re.compile("%([0-9A-Fa-f]{2})")
#: What a path cannot hold (RFC 3986 §3.3), and what one that was decoded cannot either.
_UNSENT = re.compile(r'[^!-~]|["<>\[\\\]^`{|}]')
#: What is sent as it is, and in one spelling only.
_PLAIN = re.compile("[!#$&-;=?-Z_a-z~]*")
_UNQUOTED = re.compile("[^!-~]|[%?#]")
_UNRESERVED = frozenset(f"{ascii_letters}{digits}-._~")
#: Methods that OpenAPI has in lower case; others are written as they are sent.
_FIELDS = frozenset("get put post delete options head patch trace query".split())


@dataclass(slots=True)
class Found:
    """The operation of a request, and the parts of its path as they were sent."""

    operation: Operation
    method: str
    path: str
    values: Mapping[str, str]
    bodiless: bool
    """Whether only the head of an answer is asked for."""


@dataclass(frozen=True)
class Target:
    """One operation of a path, and the variables of that path in their order."""

    operation: Operation
    variables: Sequence[str]


class _Pattern:
    """A segment with variables: what is written before, between and behind them. Each holds a character."""

    def __init__(self, written: Sequence[str]) -> None:
        self.written = tuple(written)
        #: What says more comes first: `{name}.json` before `{name}`.
        self.rank = -sum(map(len, written))

    def match(self, segment: str) -> list[str] | None:
        """What its variables hold, the first ones as little as can be; None where the segment is another.

        No regular expression: they take a time that grows with the square of what somebody sends.
        """
        first, *between, last = self.written
        end = len(segment) - len(last)
        if not segment.startswith(first) or not segment.endswith(last):
            return None
        values: list[str] = []
        start = len(first)
        for text in between:
            place = segment.find(text, start + 1, end)
            if place < 0:
                return None
            values.append(segment[start:place])
            start = place + len(text)
        return [*values, segment[start:end]] if start < end else None


@dataclass
class _Node:
    """What paths go on with behind the same segments; what is written out comes before what varies."""

    fixed: "dict[str, _Node]" = field(default_factory=dict)
    varying: "list[tuple[_Pattern, _Node]]" = field(default_factory=list)
    methods: dict[str, Target] = field(default_factory=dict)


class Routes:
    """The paths of a contract."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        for operation in operations:
            self._add(operation)

    def _add(self, operation: Operation) -> None:
        node = self._root
        variables: list[str] = []
        for segment in operation["path"].split("/"):
            written, names = _taken_apart(segment)
            variables += names
            node = _next(node, written) if names else _fixed(node, segment)
        target = Target(operation, tuple(variables))
        node.methods.setdefault(_sent(operation["method"]), target)

    def find(self, path: str) -> tuple[Mapping[str, Target], list[str]] | None:
        """The operations of a raw path by method, and the values in it; None where the contract has no such path."""
        segments = path.split("/")
        is_plain = _PLAIN.fullmatch(path) is not None
        spelled = (
            segments if is_plain else _ENCODED.sub(_spelled, _normal(path)).split("/")
        )
        pending: list[tuple[_Node, int, list[str]]] = [(self._root, 0, [])]
        while pending:
            node, index, values = pending.pop()
            if index == len(segments):
                if node.methods:
                    return node.methods, values
                continue
            segment = segments[index]
            for pattern, below in reversed(node.varying):
                found = pattern.match(segment)
                if found is not None:
                    pending.append((below, index + 1, [*values, *found]))
            written = node.fixed.get(spelled[index])
            if written is not None:
                pending.append((written, index + 1, values))
        return None


def _sent(method: str) -> str:
    """A method as requests have it (RFC 9110 §9.1: capitals count)."""
    return method.upper() if method in _FIELDS else method


def _taken_apart(segment: str) -> tuple[list[str], list[str]]:
    """What is written in a segment, and the variables between: one text more than there are variables."""
    written, names = [""], list[str]()
    rest = segment
    while True:
        before, opened, behind = rest.partition("{")
        name, closed, after = behind.partition("}")
        if not opened or not closed:
            written[-1] += rest
            return written, names
        written[-1] += before
        names.append(name)
        written.append("")
        rest = after


def _fixed(node: _Node, segment: str) -> _Node:
    return node.fixed.setdefault(_normal(segment), _Node())


def _next(node: _Node, written: Sequence[str]) -> _Node:
    pattern = _Pattern([_normal(text) for text in written])
    for known, below in node.varying:
        if known.written == pattern.written:
            return below
    below = _Node()
    node.varying.append((pattern, below))
    node.varying.sort(key=lambda one: one[0].rank)
    return below


def _normal(segment: str) -> str:
    """A segment as clients send it: what a URL cannot hold is percent-encoded."""
    return _UNSENT.sub(_encoded, segment)


def _spelled(found: re.Match[str]) -> str:
    """An encoded byte in the one spelling that it has beside others which mean the same (RFC 3986 §6.2.2)."""
    char = chr(int(found[1], 16))
    return char if char in _UNRESERVED else f"%{found[1].upper()}"


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8"))


class Route(APIRoute):
    """A route that is taken where the middleware found its operation."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found: Found | None = scope.get(FOUND)
        if found is None:
            # The path as it was decoded may look like this one: `/a%2Fb` is not `/a/b`.
            return Match.NONE, {}
        if found.path == self.path and found.method in (self.methods or ()):
            return Match.FULL, {"endpoint": self.endpoint, "path_params": {}}
        return Match.NONE, {}


class Router(APIRouter):
    """A router of a contract's routes, which is passed over at once where it has not the path of a request.

    Frameworks ask every route of every router, one after the other; large contracts have a thousand.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(route_class=Route, **options)
        self._known: tuple[int, frozenset[tuple[str, str]]] = (0, frozenset())

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found: Found | None = scope.get(FOUND)
        if found is None:
            return super().matches(scope)
        if (found.method, found.path) in self._routed():
            return Match.FULL, {}
        return Match.NONE, {}

    def _routed(self) -> frozenset[tuple[str, str]]:
        """Method and path of each route."""
        count, routed = self._known
        if count != len(self.routes):
            routed = frozenset(
                (method, route.path)
                for route in self.routes
                if isinstance(route, Route)
                for method in route.methods or ()
            )
            self._known = (len(self.routes), routed)
        return routed


class Documentation(StarletteRoute):
    """A route of what is told about the contract, which gives way to operations of the contract."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.NONE, {}) if FOUND in scope else super().matches(scope)


class Middleware:
    """Finds the operation of each request; answers methods that the contract does not have for a path."""

    def __init__(self, app: ASGIApp, routes: Routes) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method: str = scope["method"]
        if method == "HEAD":
            send = _without_content(send)
        found = self._routes.find(_raw_path(scope))
        if found is None:
            await self._app(scope, receive, send)
            return
        methods, values = found
        target = methods.get(method)
        if target is None and method == "HEAD":
            # RFC 9110 §9.1: servers must support HEAD wherever they support GET, and §9.3.2 says what it is. So a
            # contract with GET promises HEAD, and those who check that undocumented methods are refused with 405
            # make an exception of it and of OPTIONS.
            target = methods.get("GET")
        if target is None:
            await _unlisted(method, methods)(scope, receive, send)
            return
        operation = target.operation
        routed = operation["method"].upper()
        scope[FOUND] = Found(
            operation,
            routed,
            operation["path"],
            dict(zip(target.variables, values, strict=True)),
            bodiless=method == "HEAD",
        )
        announced = operation.get("announced")
        if announced:
            send = _announcing(send, announced)
        if method != routed:
            # Frameworks compare methods once more. The server's own scope keeps what was sent.
            scope = {**scope, "method": routed}
        await self._app(scope, receive, send)


def _unlisted(method: str, methods: Mapping[str, Target]) -> Response:
    """The answer to a method that the contract does not have for a path, with all that it has (§15.5.6)."""
    allowed = {*methods, "OPTIONS"}
    if "GET" in methods:
        allowed.add("HEAD")
    answer = (
        Response(status_code=204)  # §9.3.7
        if method == "OPTIONS"
        else plain(405, "The contract has no such method for this path.")
    )
    answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def _without_content(send: Send) -> Send:
    """Sends the head of an answer, and nothing of its content (RFC 9110 §9.3.2)."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sent


def _announcing(send: Send, announced: Mapping[str, str]) -> Send:
    """Sends every answer with what is to be said of the operation's time, where an answer says nothing else of it."""
    lines = [
        (name.lower().encode("latin-1"), text.encode("latin-1"))
        for name, text in announced.items()
    ]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ())]
            known = {name.lower() for name, _ in headers}
            headers += (line for line in lines if line[0] not in known)
            message = {**message, "headers": headers}
        await send(message)

    return sent


def _raw_path(scope: Mapping[str, Any]) -> str:
    """The path as it was sent, without what the application is mounted under."""
    raw: bytes | None = scope.get("raw_path")
    path = raw.decode("latin-1") if raw else _requoted(scope["path"])
    path = path.partition("?")[0]
    root = scope.get("root_path")
    return path.removeprefix(_normal(root)) if root else path


def _requoted(path: str) -> str:
    return _UNQUOTED.sub(_encoded, path)
