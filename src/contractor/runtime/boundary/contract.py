# Made by contractor. Changes made here are lost.
"""The contract at run time: what every operation demands, and the application that keeps it."""

import json
import logging
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
    MutableMapping,
)
from functools import cached_property
from html import escape
from inspect import isawaitable, iscoroutinefunction
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar, get_args, get_type_hints

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware as Wrapped
from starlette.responses import HTMLResponse, Response, StreamingResponse

from .bodies import Bodies
from .description import Description, Operation
from .elements import Elements
from .parameters import Parameters, Sent
from .refusals import plain, refusal
from .refused import Reason, Refused
from .replies import Replies, Undocumented
from .reply import Reply
from .routing import FOUND, Documentation, Found, Middleware, Routes
from .schemas import Read, Schemas
from .security import Authenticate, Guard, Principal

T = TypeVar("T")
MaybeAwaitable: TypeAlias = T | Awaitable[T]
"""What a method gives that may be `async def` or `def`; the latter runs in a thread."""
Dependency: TypeAlias = Callable[..., T | Awaitable[T] | Iterator[T] | AsyncIterator[T]]
"""What FastAPI makes something by: a class, a function, a coroutine function, or a generator of either kind."""

logger = logging.getLogger(__name__)
ANSWERED = "contract.answered"
"""Where the scope of a request holds the status of the reply that its method gave."""
FAILURES = "contractor.failures"
"""The ASGI extension by which a server is told why an answer was refused: something that takes a text."""
LARGEST = 16 * 2**20
"""The size in bytes that bodies are refused beyond, unless `create_app` is told another one."""
SLOWEST_BODY = 300.0
"""The time in seconds that all of a body may take to arrive."""
SLOWEST_AUTHENTICATE = 30.0
"""The time in seconds that `authenticate` may take to say who asks."""


class Api(Protocol):
    """What all groups of operations have in common: nothing is needed to make what implements one."""

    def __init__(self) -> None:
        """Without this, `Protocol` would seem to take anything, and FastAPI would ask requests for it."""
        return  # else it were abstract, and to be written in every class


class Settings:
    """How an application keeps its contract."""

    def __init__(
        self,
        authenticate: Authenticate | None,
        *,
        check_replies: bool | float,
        largest_body: int,
        slowest_body: float,
        slowest_authenticate: float,
    ) -> None:
        self.authenticate = authenticate
        self.check_replies = check_replies
        self.largest_body = largest_body
        self.slowest_body = slowest_body
        self.slowest_authenticate = slowest_authenticate
        self.ready: dict[_Gate, _Ready] = {}


class Call:
    """One request to one operation, after everything that the contract demands of it was seen to hold."""

    def __init__(
        self,
        operation: "_Ready",
        arguments: dict[str, Any],
        principal: Principal | None,
        *,
        scope: MutableMapping[str, Any],
        accept: str = "",
        bodiless: bool = False,
    ) -> None:
        self._operation = operation
        self._scope = scope
        self._accept = accept
        self._bodiless = bodiless
        self.arguments = arguments
        self.principal = principal

    async def answer(self, method: Callable[..., MaybeAwaitable[Reply]]) -> Response:
        """Call the method that implements the operation, and answer with its reply."""
        if iscoroutinefunction(method):
            reply = await method(**self.arguments)
        else:
            given = await run_in_threadpool(method, **self.arguments)
            reply = await given if isawaitable(given) else given
        response = self._operation.replies.response(reply, self._accept)
        self._scope[ANSWERED] = response.status_code
        if self._bodiless and isinstance(response, StreamingResponse):
            # Nobody reads its items, which may have no end.
            head = Response(status_code=response.status_code)
            head.raw_headers = response.raw_headers
            return head
        return response


class Contract:
    """The contract of one generated package. `read` gives the content of one of its files, by its name."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.schemas = Schemas(read)

    @classmethod
    def of(cls, module: str) -> "Contract":
        """The contract of the package that a module stands in, by the module's file."""
        folder = Path(module).parent
        return cls(lambda name: (folder / name).read_bytes())

    @cached_property
    def description(self) -> Description:
        """What `_operations.json` says."""
        found: Description = json.loads(self._read("_operations.json"))
        return found

    @cached_property
    def elements(self) -> Elements:
        """What stands in XML documents."""
        return Elements(self.description.get("elements", {}))

    @cached_property
    def document(self) -> bytes:
        """The contract itself, as it is served."""
        return self._read("openapi.json")

    @cached_property
    def _operations(self) -> Mapping[tuple[str, str], Operation]:
        return {
            (one["method"], one["path"]): one for one in self.description["operations"]
        }

    def operation(
        self, method: str, path: str, typed: Callable[..., Any] | None = None
    ) -> "Callable[[Request], Awaitable[Call]]":
        """The dependency that lets a request through to an operation.

        `typed` is the method of the operation's protocol: its annotations say what arguments become. Without
        one they stay what they are in JSON.
        """
        return _Gate(self, self._operations[method, path], typed)

    def app(
        self,
        authenticate: Authenticate | None = None,
        *,
        check_replies: bool | float = True,
        largest_body: int = LARGEST,
        slowest_body: float = SLOWEST_BODY,
        slowest_authenticate: float = SLOWEST_AUTHENTICATE,
        **options: Any,
    ) -> FastAPI:
        """An application that serves the document, and refuses as the contract has it.

        `check_replies` has wrong replies answered with 500; a number is the share of replies that is looked at,
        of which wrong ones are told in the log only. Bodies have at most `largest_body` bytes. They and
        `authenticate` may take so many seconds. Options go to `FastAPI`.
        """
        info = json.loads(self.document).get("info", {})
        own = Wrapped(Middleware, routes=Routes(self.description["operations"]))
        app = FastAPI(
            title=info.get("title", ""),
            version=info.get("version", ""),
            openapi_url=None,
            docs_url=None,
            redoc_url=None,
            redirect_slashes=False,
            middleware=[*options.pop("middleware", ()), own],
            **options,
        )
        app.state.contractor = Settings(
            authenticate,
            check_replies=check_replies,
            largest_body=largest_body,
            slowest_body=slowest_body,
            slowest_authenticate=slowest_authenticate,
        )
        app.add_exception_handler(Refused, self._refused)
        app.add_exception_handler(HTTPException, self._http)
        app.add_exception_handler(Undocumented, self._undocumented)
        app.add_exception_handler(Exception, self._failed)
        self._add_documentation(app, info.get("title", ""))
        return app

    def unserved(self, app: FastAPI) -> list[str]:
        """The operations of the contract that an application has no route for, such as `GET /books`.

        For tests of an application that is put together by hand; `create_app` leaves none out.
        """
        routed = {
            (method.lower(), path)
            for path, item in app.openapi().get("paths", {}).items()
            for method in item
        }
        return [
            f"{method.upper()} {path}"
            for method, path in self._operations
            if (method.lower(), path) not in routed
        ]

    def _add_documentation(self, app: FastAPI, title: str) -> None:
        async def document(request: Request) -> Response:
            return Response(self.document, media_type="application/json")

        async def page(request: Request) -> HTMLResponse:
            root = request.scope.get("root_path", "")
            return get_swagger_ui_html(
                openapi_url=f"{root}/openapi.json", title=escape(title)
            )

        app.router.routes += [
            Documentation("/openapi.json", document, include_in_schema=False),
            Documentation("/docs", page, include_in_schema=False),
        ]

    # ── answers that no implementation gives ──────────────────────────────────────────

    def _refusal(self, request: Request, why: Refused) -> Response:
        found: Found | None = request.scope.get(FOUND)
        if found is None:
            return refusal(why, None)
        place = found.operation["refusals"].get(why.reason)
        documented = None if place is None else self.description["refusals"][place]
        return refusal(why, documented, self.elements)

    async def _refused(self, request: Request, why: Exception) -> Response:
        if not isinstance(why, Refused):
            raise why
        return self._refusal(request, why)

    async def _http(self, request: Request, why: Exception) -> Response:
        """What an implementation, or a dependency of it, raised."""
        if not isinstance(why, HTTPException):
            raise why
        reason = _REASONS.get(why.status_code)
        said: Any = why.detail  # FastAPI's own takes any value
        detail = said if isinstance(said, str) else ""
        if reason is not None and FOUND in request.scope:
            return self._refusal(request, Refused(reason, detail))
        answer = plain(why.status_code, detail)
        answer.headers.update(why.headers or {})
        return answer

    async def _undocumented(self, request: Request, why: Exception) -> Response:
        """What the contract does not have is said in one line; where it was raised tells nobody anything.

        A server that wants to know it, as those of tests do, gets it instead of the log. Clients never do.
        """
        told = request.scope.get("extensions", {}).get(FAILURES)
        if told is None:
            logger.error("%s", why)
        else:
            told(str(why))
        return await self._failed(request, why)

    async def _failed(self, request: Request, why: Exception) -> Response:
        answer = self._refusal(request, Refused("failed", "The server failed."))
        # What fails is answered outside of the middleware that does this for all other answers.
        found: Found | None = request.scope.get(FOUND)
        if found is not None:
            for name, text in found.operation.get("announced", {}).items():
                answer.headers[name] = text
        return answer


_REASONS: Mapping[int, Reason] = {
    400: "bad-request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not-found",
    406: "not-acceptable",
    408: "too-slow",
    409: "conflict",
    413: "too-large",
    415: "media-type",
    422: "bad-request",
    500: "failed",
}


class _Gate:
    """The dependency of one operation."""

    def __init__(
        self,
        contract: Contract,
        operation: Operation,
        typed: Callable[..., Any] | None,
    ) -> None:
        self._contract = contract
        self._operation = operation
        self._typed = typed

    async def __call__(self, request: Request) -> Call:
        settings: Settings = request.app.state.contractor
        ready = settings.ready.get(self)
        if ready is None:
            ready = _Ready(self._contract, self._operation, self._typed, settings)
            settings.ready[self] = ready
        return await ready.call(request)


class _Ready:
    """One operation, ready to be called: everything compiled that it needs."""

    def __init__(
        self,
        contract: Contract,
        operation: Operation,
        typed: Callable[..., Any] | None,
        settings: Settings,
    ) -> None:
        schemas, elements = contract.schemas, contract.elements
        self._authenticate = settings.authenticate
        demanded = operation.get("security", ())
        self._guard = (
            Guard(
                demanded,
                contract.description["schemes"],
                settings.slowest_authenticate,
            )
            if demanded
            else None
        )
        schemes = contract.description["schemes"] if demanded else {}
        keys = {
            (one["place"], one["name"])
            for one in (schemes[name["scheme"]] for both in demanded for name in both)
            if "place" in one and "name" in one
        }
        self._parameters = Parameters(operation.get("parameters", ()), schemas, keys)
        self._body = (
            Bodies(
                operation["body"],
                schemas,
                elements,
                largest=settings.largest_body,
                slowest=settings.slowest_body,
            )
            if "body" in operation
            else None
        )
        hints = {} if typed is None else get_type_hints(typed, include_extras=True)
        self._takes_principal = "principal" in hints if hints else bool(demanded)
        self._typed = {
            one["argument"]: TypeAdapter(hints[one["argument"]])
            for one in operation.get("parameters", ())
            if hints and not _is_plain(hints[one["argument"]])
        }
        self._typed_body = TypeAdapter(hints["body"]) if "body" in hints else None
        self.replies = Replies(
            operation["id"],
            operation["answers"],
            schemas,
            elements,
            check=settings.check_replies,
            expected=_replies(hints.get("return")),
        )
        self._is_choosy = "not-acceptable" in operation["refusals"]
        self._negotiates = self._is_choosy or self.replies.negotiates

    async def call(self, request: Request) -> Call:
        """The call that a request makes: security first, then parameters, then the body. Raises `Refused`."""
        found: Found = request.scope[FOUND]
        sent = Sent(
            found.values, request.scope["query_string"], request.scope["headers"]
        )
        principal = None
        if self._guard is not None:
            principal = await self._guard.principal(sent, self._authenticate or _nobody)
        accept = self._accepted(sent) if self._negotiates else ""
        arguments = self._parameters.read(sent)
        for name, adapter in self._typed.items():
            if arguments[name] is not None:
                arguments[name] = _typed(adapter, arguments[name], name)
        if self._body is not None:
            value = await self._body.read(request, sent)
            if value is not None and self._typed_body is not None:
                value = _typed(self._typed_body, value, "body")
            arguments["body"] = value
        if self._takes_principal:
            arguments["principal"] = principal
        return Call(
            self,
            arguments,
            principal,
            scope=request.scope,
            accept=accept,
            bodiless=found.bodiless,
        )

    def _accepted(self, sent: Sent) -> str:
        """What the request accepts, before anything is done for it. Raises `Refused`."""
        accept = ",".join(sent.header("accept"))
        if self._is_choosy and not self.replies.accepts(accept):
            raise Refused("not-acceptable", "nothing that is accepted is answered here")
        return accept


def _replies(hint: Any) -> list[str]:
    """The names of the classes of replies that a method may give."""
    kinds = (hint, *get_args(hint))
    return [
        kind.__name__
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, Reply)
    ]


def _is_plain(hint: object) -> bool:
    return hint in (
        str,
        int,
        float,
        bool,
        str | None,
        int | None,
        float | None,
        bool | None,
    )


def _typed(adapter: TypeAdapter[Any], value: Any, name: str) -> Any:
    """A value that its schema takes, as the type that code has for it."""
    try:
        return adapter.validate_python(value)
    except ValidationError as why:
        # Dates that no calendar of Python has, and the like: refused by intent, and documented as such.
        first = why.errors(include_input=False, include_url=False)[0]
        where = "".join(f"/{token}" for token in first["loc"])
        raise Refused(
            "bad-request", f"{name}{where} cannot be taken: {first['type']}", where
        ) from None


def _nobody(credentials: object) -> None:
    """Without a hook nobody is known."""
