"""Whether an answer is what the contract says: status, media type, body, headers.

Takes endpoints and exchanges, gives failures; refuses to know why a request was sent. It stands apart from what
servers of ours check their answers with, but for the engine below. The names of checks are those of Schemathesis,
which looks for the same.
"""

from collections.abc import Iterator
from typing import Any

from contractor.contract import Contract, Endpoint, Header, MediaType, Reference, Response, Schema
from contractor.resources.finding import declared
from contractor.source.pointer import join
from contractor.testing.exchange import Exchange
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.faults import Faults
from contractor.testing.outcome import answering
from contractor.testing.payloads import essence, is_json, is_xml
from contractor.testing.reading import NotJson, header, is_stream, items, parsed

#: Statuses whose answers have no body (RFC 9110 §15).
BODILESS = (204, 205, 304)


class Judge:
    """Judges answers of one contract, and says the same of one operation once only."""

    def __init__(self, contract: Contract, faults: Faults) -> None:
        self._contract = contract
        self._faults = faults
        self._said: set[tuple[str, ...]] = set()

    def judged(self, endpoint: Endpoint, exchange: Exchange) -> Iterator[Failure | NotCovered]:
        """What is wrong with an answer, and what nobody could check, as far as it was not said before."""
        for one in self._judged(endpoint, exchange):
            told = (
                (one.check, one.operation, one.title, one.at)
                if isinstance(one, Failure)
                else (one.what, one.operation, one.why)
            )
            if told not in self._said:
                self._said.add(told)
                yield one

    def _judged(self, endpoint: Endpoint, exchange: Exchange) -> Iterator[Failure | NotCovered]:
        key = endpoint.operation.at
        response = exchange.response
        if response is None:
            why = f"{exchange.error or 'no answer came'}."
            yield Failure("no-answer", key, "No answer", why, (exchange,), key)
            return
        if response.status >= 500:
            title = f"Answers {response.status}: the server failed"
            why = "Whatever a request says, the server must have an answer for it."
            if response.crash is not None:
                why = f"In the application: {response.crash}"
            yield Failure("not_a_server_error", key, title, why, (exchange,), key)
        documented = tuple(endpoint.operation.responses)
        name = answering(response.status, documented)
        if name is None:
            # Said already where it failed; nobody documents each way to fail.
            if response.status < 500:
                title = f"Answers {response.status}, which is not documented"
                why = f"Documented are {', '.join(documented)}." if documented else "Nothing is."
                at = join(key, "responses")
                yield Failure("status_code_conformance", key, title, why, (exchange,), at)
            return
        told = self._contract.resolve(endpoint.operation.responses[name])
        if told is not None:
            yield from self._headers(endpoint, told, exchange)
            yield from self._content(endpoint, told, exchange)

    # ── headers ───────────────────────────────────────────────────────────────────────────────────

    def _headers(
        self, endpoint: Endpoint, told: Response, exchange: Exchange
    ) -> Iterator[Failure | NotCovered]:
        response = exchange.response
        for name, node in told.headers.items():
            described = self._contract.resolve(node)
            # OpenAPI 3.2 §4.17.1: the media type is said elsewhere.
            if response is None or described is None or name.lower() == "content-type":
                continue
            text = response.header(name)
            at = join(told.at, "headers", name)
            where = node.at if isinstance(node, Reference) else at
            key = endpoint.operation.at
            if text is None:
                if described.required:
                    title = f"The header {name} is missing from a {response.status}"
                    why = "The document says that it is always there."
                    yield Failure(
                        "response_headers_conformance", key, title, why, (exchange,), where
                    )
                continue
            why = self._header_fault(described, text)
            if why:
                title = f"The header {name} is not what its schema says"
                yield Failure(
                    "response_headers_conformance", key, title, why, (exchange,), described.at
                )

    def _header_fault(self, described: Header, text: str) -> str:
        """Why a header is not what its schema says; empty where it is."""
        schema = described.schema
        if schema is None and described.content:
            name, node = next(iter(described.content.items()))
            media = self._contract.resolve(node)
            if media is None or not is_json(name):
                return ""
            try:
                values = [parsed(text.encode("latin-1", "replace"))]
            except NotJson as why:
                return f"{text!r} is no JSON: {why}."
            schema = media.schema
        else:
            values = [*header(text)]
        faults = [[*self._faults.of(schema, value)] for value in values]
        if not all(faults):
            return ""
        return f"{text!r}: {faults[0][0].said}."

    # ── bodies ────────────────────────────────────────────────────────────────────────────────────

    def _content(
        self, endpoint: Endpoint, told: Response, exchange: Exchange
    ) -> Iterator[Failure | NotCovered]:
        response, key = exchange.response, endpoint.operation.at
        if response is None or not told.content or response.status in BODILESS:
            return
        if exchange.request.method == "HEAD":
            return
        said = response.header("content-type")
        at = join(told.at, "content")
        documented = ", ".join(told.content)
        if said is None:
            if response.body:
                title = f"Answers {response.status} with a body and no Content-Type"
                why = f"Documented is {documented}."
            else:
                title = f"Answers {response.status} without the body that is documented"
                why = f"Documented is {documented}; the answer is empty."
            yield Failure("content_type_conformance", key, title, why, (exchange,), at)
            return
        name = best(said, tuple(told.content))
        if name is None:
            title = f"Answers {response.status} as {essence(said)}, which is not documented"
            why = f"Documented is {documented}."
            yield Failure("content_type_conformance", key, title, why, (exchange,), at)
            return
        media = self._contract.resolve(told.content[name])
        if media is not None:
            yield from self._body(endpoint, media, said, exchange)

    def _body(
        self, endpoint: Endpoint, media: MediaType, said: str, exchange: Exchange
    ) -> Iterator[Failure | NotCovered]:
        response, key = exchange.response, endpoint.operation.at
        content = b"" if response is None else response.body
        schema = media.schema
        try:
            if is_stream(said) and media.item_schema is not None:
                schema = media.item_schema
                values = [*items(said, content)]
                if essence(said) == "text/event-stream" and "data" not in declared(
                    self._contract, schema
                ):
                    values = [parsed(str(one.get("data", "")).encode()) for one in values]
            elif is_json(said):
                values = [parsed(content)]
            elif is_xml(said) and schema is not None:
                why = "XML that comes back is not held against its schema here"
                yield NotCovered(key, "XML", why, "unchecked")
                return
            elif essence(said).startswith("text/") and schema is not None:
                values = [content.decode("utf-8", "replace")]
            else:
                return
        except NotJson as why:
            title = "The body of an answer is no JSON"
            told = f"It says that it is {essence(said)}, and {why}."
            yield Failure("response_schema_conformance", key, title, told, (exchange,), media.at)
            return
        for value in values:
            yield from self._value(key, schema, value, exchange)

    def _value(
        self, key: str, schema: Schema | None, value: Any, exchange: Exchange
    ) -> Iterator[Failure]:
        for fault in self._faults.of(schema, value):
            where = f" at {fault.pointer}" if fault.pointer else ""
            title = f"The body of an answer does not satisfy `{fault.keyword}`"
            why = f"{fault.said}{where}."
            yield Failure("response_schema_conformance", key, title, why, (exchange,), fault.at)


def best(media_type: str, documented: tuple[str, ...]) -> str | None:
    """The documented media type that says most of another one; None where none does (RFC 9110 §12.5.1)."""
    kind = essence(media_type)
    ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
    for wanted in ranges:
        for name in documented:
            if essence(name) == wanted:
                return name
    return None
