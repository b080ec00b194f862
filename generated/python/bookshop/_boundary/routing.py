# Made by contractor. Changes made here are lost.
"""Which operation a request is for: by its path as it was sent, before anything is decoded."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from re import Pattern
from typing import Any

from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from .description import Operation
from .refusals import plain

#: Where a request's scope says which operation it is for, and what its path holds.
FOUND = "contractor.found"
_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Found:
    """The operation of a request, and the parts of its path as they were sent."""

    method: str
    path: str
    values: Mapping[str, str]


@dataclass
class _Node:
    """What paths go on with behind the same segments; what is written out comes before what varies."""

    fixed: "dict[str, _Node]" = field(default_factory=dict)
    varying: "list[tuple[Pattern[str], list[str], _Node]]" = field(default_factory=list)
    methods: dict[str, Operation] = field(default_factory=dict)


class Routes:
    """The paths of a contract."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        for operation in operations:
            self._add(operation)

    def _add(self, operation: Operation) -> None:
        node = self._root
        for segment in operation["path"].split("/"):
            node = _next(node, segment)
        node.methods.setdefault(operation["method"].upper(), operation)

    def find(self, path: str) -> tuple[Mapping[str, Operation], list[str]] | None:
        """The operations of a raw path by method, and the values in it; None where the contract has no such path."""
        segments = path.split("/")
        pending: list[tuple[_Node, int, list[str]]] = [(self._root, 0, [])]
        while pending:
            node, index, values = pending.pop()
            if index == len(segments):
                if node.methods:
                    return node.methods, values
                continue
            segment = segments[index]
            for pattern, _, below in reversed(node.varying):
                match = pattern.fullmatch(segment)
                if match is not None:
                    pending.append((below, index + 1, [*values, *match.groups()]))
            written = node.fixed.get(segment)
            if written is not None:
                pending.append((written, index + 1, values))
        return None


def _next(node: _Node, segment: str) -> _Node:
    names = _VARIABLE.findall(segment)
    if not names:
        return node.fixed.setdefault(_normal(segment), _Node())
    pieces = _VARIABLE.split(segment)
    # Every other piece is a name; a part that varies holds at least one character.
    text = "".join(
        "(.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
    )
    for pattern, _, below in node.varying:
        if pattern.pattern == text:
            return below
    below = _Node()
    node.varying.append((re.compile(text, re.DOTALL), names, below))
    # What says more comes first: `{name}.json` before `{name}`.
    node.varying.sort(
        key=lambda one: -len(_VARIABLE.sub("", one[0].pattern.replace("(.+?)", "")))
    )
    return below


def _normal(segment: str) -> str:
    """A segment as clients send it: what a URL cannot hold is percent-encoded."""
    return "".join(
        char if char.isascii() and char not in ' "<>\\^`{|}' else _encoded(char)
        for char in segment
    )


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8"))


class Route(APIRoute):
    """A route that is taken where the middleware found its operation."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found: Found | None = scope.get(FOUND)
        if found is None:
            return super().matches(scope)
        if found.method in (self.methods or ()) and found.path == self.path:
            return Match.FULL, {"endpoint": self.endpoint, "path_params": {}}
        return Match.NONE, {}


class Middleware:
    """Finds the operation of each request; answers methods that a path does not have with 405."""

    def __init__(self, app: ASGIApp, routes: Routes) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        found = self._routes.find(_raw_path(scope))
        if found is None:
            await self._app(scope, receive, send)
            return
        methods, values = found
        operation = methods.get(scope["method"])
        if operation is None:
            answer = plain(405, "The contract has no such method for this path.")
            answer.headers["Allow"] = ", ".join(sorted(methods))
            await answer(scope, receive, send)
            return
        names = _VARIABLE.findall(operation["path"])
        scope[FOUND] = Found(
            scope["method"], operation["path"], dict(zip(names, values, strict=True))
        )
        await self._app(scope, receive, send)


def _raw_path(scope: Mapping[str, Any]) -> str:
    """The path as it was sent, without what the application is mounted under."""
    raw: bytes | None = scope.get("raw_path")
    path = raw.decode("latin-1") if raw else _requoted(scope["path"])
    path = path.partition("?")[0]
    root = _normal(scope.get("root_path", ""))
    return path[len(root) :] if root and path.startswith(root) else path


def _requoted(path: str) -> str:
    return "".join(
        char if char.isascii() and char not in "% ?#" else _encoded(char)
        for char in path
    )
