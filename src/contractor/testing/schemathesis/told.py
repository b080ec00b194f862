"""What the engine recorded, in our values.

Takes its records, gives exchanges and failures; refuses to know the order of events.
"""

from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import requests
from schemathesis.baseline import failure_identity
from schemathesis.core.failures import Failure as Found
from schemathesis.engine import errors, events
from schemathesis.engine.recorder import Interaction, ScenarioRecorder
from schemathesis.openapi.checks import JsonSchemaError

from contractor.contract import Contract, Endpoint
from contractor.contract.travel import Direction
from contractor.frozen import changed
from contractor.source.pointer import join
from contractor.testing.asgi import HOST
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import Failure
from contractor.testing.faults import Faults
from contractor.testing.judging import Judge
from contractor.testing.outcome import answering

#: Headers that are between the engine and us.
_OURS: Final = ("x-schemathesis-testcaseid",)
#: Errors that are about the way to the server and not about the document.
_AWAY: Final = (
    errors.UnhealthyAPIError,
    errors.UnresponsiveOperationError,
    errors.ServerUnavailable,
)
#: Checks of what came back; the rest are about the request.
_OF_RESPONSES: Final = (
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
#: Of a message, what is kept: generated values are megabytes at times.
_LONGEST: Final = 2_000


def exchange(operation: str | None, one: Interaction, crash: str | None) -> Exchange:
    """One request and what came back, as the engine recorded it."""
    sent = one.request
    headers = tuple(
        (name, value)
        for name, values in sent.headers.items()
        for value in values
        if name.lower() not in _OURS and (name.lower(), value) != ("host", HOST)
    )
    request = Request(sent.method, _target(sent.uri), headers, sent.body or b"")
    if one.response is None:
        return Exchange(operation, request, None, crash or "no answer")
    answered = tuple(
        (name, value) for name, values in one.response.headers.items() for value in values
    )
    body = one.response.content or b""
    return Exchange(operation, request, Response(one.response.status_code, answered, body, crash))


def names(asked: Exchange) -> set[str]:
    """The names in the query of a request as it was sent."""
    return {name for name, _ in parse_qsl(urlsplit(asked.request.target).query, True)}


def failure(
    contract: Contract,
    endpoint: Endpoint,
    check: str,
    found: Found,
    exchanges: tuple[Exchange, ...],
) -> Failure:
    """A check that failed, in the engine's words."""
    key = endpoint.operation.at
    crash = exchanges[-1].response.crash if exchanges and exchanges[-1].response else None
    why = [_short(found.message)] if found.message else []
    if crash is not None:
        why.append(f"In the application: {crash}")
    at = _at(contract, endpoint, check, exchanges)
    return Failure(check, key, found.title, "\n\n".join(why), exchanges, at)


class Places:
    """The keywords of a document that failures are about, where the engine tells which."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._faults = Faults(contract, Direction.RESPONSE)
        self._endpoints = {one.operation.at: one for one in contract.endpoints}

    def of(self, one: Failure, found: Found) -> Failure:
        """The failure, at the keyword that refuses what came back."""
        if not isinstance(found, JsonSchemaError) or not one.exchanges:
            return one
        keyword = next((step for step in reversed(found.schema_path) if isinstance(step, str)), "")
        pointer = "".join(join("", step) for step in found.instance_path)
        judge = Judge(self._contract, self._faults)
        for judged in judge.judged(self._endpoints[one.operation], one.exchanges[-1]):
            if (
                isinstance(judged, Failure)
                and judged.check == one.check
                and f"`{keyword}`" in judged.title
                and judged.why.endswith(f" at {pointer}." if pointer else ".")
            ):
                return changed(one, at=judged.at)
        return one


def cause(check: str, found: Found) -> tuple[tuple[Any, ...], str]:
    """What makes two failures one, and what tells apart ways to meet it."""
    # Which parts of a request were wrong is the one thing that an identity does not hold.
    parts = found.message.partition("Invalid component: ")[2].partition("\n")[0]
    return failure_identity(found, check), parts.partition(" - ")[0]


def error(event: events.NonFatalError, operation: str) -> list[Failure]:
    """What kept the engine from testing."""
    listed: list[Any] = [event.value]
    if isinstance(event.value, BaseExceptionGroup):
        listed = [*event.value.exceptions]
    at = operation or "#"
    found = []
    for one in listed:
        if isinstance(one, requests.RequestException):
            # The transport's own words.
            why = f"{str(one).removesuffix('.')}."
            found.append(Failure("no-answer", operation, "No answer", _short(why), (), at))
            continue
        info = event.info if one is event.value else errors.EngineErrorInfo(error=one)
        title = info.title or type(one).__name__
        if isinstance(one, _AWAY):
            found.append(Failure("no-answer", operation, title, _short(info.message), (), at))
        else:
            found.append(not_generated(operation, at, title, info.message or str(one)))
    return found


def not_generated(operation: str, at: str, title: str, why: str) -> Failure:
    """Requests could not be made, or not judged: then nothing was tested, which is no pass."""
    said = f"Schemathesis could not test this: {title}"
    return Failure("not-generated", operation, said, _short(why), (), at)


def again(one: Failure) -> Failure:
    """The same failure, seen once more."""
    return changed(one, count=one.count + 1)


def chain(recorder: ScenarioRecorder, case: str, found: Found) -> list[str]:
    """The cases that are needed to see a failure, the failing one last."""
    failing = found.case_id or case
    related = found.related_case_ids()
    ids = [one.id for one in recorder.iter_chain_cases(case_id=failing, related_case_ids=related)]
    return [*(one for one in ids if one != failing), failing]


def _at(contract: Contract, endpoint: Endpoint, check: str, exchanges: tuple[Exchange, ...]) -> str:
    """The node of the document that a check is about, as near as a check tells."""
    operation = endpoint.operation
    if check == "status_code_conformance" and operation.responses:
        return join(operation.at, "responses")
    if check in _OF_RESPONSES and exchanges and exchanges[-1].status is not None:
        name = answering(exchanges[-1].status, tuple(operation.responses))
        found = contract.resolve(operation.responses[name]) if name is not None else None
        return found.at if found is not None else operation.at
    return operation.at


def _target(uri: str) -> str:
    parts = urlsplit(uri)
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
