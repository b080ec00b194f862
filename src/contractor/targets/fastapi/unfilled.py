"""Documented refusals whose body the application cannot write: a warning for each, where it stands.

Takes a contract, gives findings; refuses to know how a body is made (`refusals`). Such a request is refused all
the same, by a problem that the document does not have.
"""

from collections.abc import Iterator
from typing import TypeAlias

from contractor.contract import Contract, Endpoint, Operation, Response, Schema
from contractor.contract.travel import Travel
from contractor.diagnostic import Finding, Severity
from contractor.source import join
from contractor.targets.fastapi.bodies import essence, is_xml
from contractor.targets.fastapi.described import is_served
from contractor.targets.fastapi.refusals import REASONS, Refusals

#: What decides whether a response can be filled: its status, why it is given, its media types and their schemas.
_Likeness: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]


def unfilled(contract: Contract) -> Iterator[Finding]:
    """The warnings, in the document's order; a response that several operations share may come again."""
    filling = Filling(contract)
    for endpoint in contract.endpoints:
        if endpoint.kind == "path":
            for reason in _reasons(contract, endpoint):
                yield from _unfilled(contract, endpoint.operation, reason, filling)


def _unfilled(
    contract: Contract, operation: Operation, reason: str, filling: "Filling"
) -> Iterator[Finding]:
    found = {
        status.upper(): (status, response)
        for status, node in operation.responses.items()
        if (response := contract.resolve(node)) is not None
    }
    documented = [found[name.upper()] for name in REASONS[reason] if name.upper() in found]
    filled = (status for status, response in documented if filling.can_be(reason, status, response))
    best = next(filled, None)
    # A range does not speak for a status that is documented itself.
    stands_in = best is not None and not best.isdecimal() and REASONS[reason][0] in found
    if documented and (best is None or stands_in):
        yield _finding(*documented[0])


class Filling:
    """Says which responses the application can write; those that are alike are asked about once."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._refusals = Refusals(contract, Travel(contract))
        self._known: dict[_Likeness, bool] = {}

    def fits(self, status: str, response: Response) -> bool:
        """Whether any refusal that has a status can be answered by a response."""
        reason = next(one for one, statuses in REASONS.items() if status in statuses)
        return self.can_be(reason, status, response)

    def can_be(self, reason: str, status: str, response: Response) -> bool:
        """Whether a request that is refused for a reason can be answered by this response alone."""
        schemas = tuple(
            (name, _said(media.schema))
            for name, node in response.content.items()
            if (media := self._contract.resolve(node)) is not None and media.schema is not None
        )
        like = (status, reason, schemas)
        if len(schemas) < len(response.content) or like not in self._known:
            alone = Operation(at=response.at, raw={}, responses={status: response})
            self._known[like] = self._refusals.can(alone, reason)
        return self._known[like]


def _said(schema: Schema) -> str:
    """What a schema is known by: where it stands, or what it leads to, if it says nothing else."""
    return schema.ref if schema.ref is not None and len(schema.keywords) == 1 else schema.at


def _finding(status: str, response: Response) -> Finding:
    written = next((name for name in response.content if _is_written(name)), None)
    at = join(response.at, "content")
    if written is None:
        why = "it is neither JSON nor XML nor text"
        help = "give it a media type of JSON as well, for instance application/problem+json"
    else:
        at = join(at, written)
        why = "its schema takes nothing that tells of any refusal"
        help = "let its schema take an object that says what was wrong as text, and needs no more"
    message = f"the application cannot write the body of {status}: {why}"
    return Finding("unfillable-refusal", Severity.WARNING, message, at, help)


def _is_written(media_type: str) -> bool:
    """Whether the application writes bodies of a media type by itself."""
    kind = essence(media_type)
    return kind.endswith(("/json", "+json")) or is_xml(kind) or kind.startswith("text/")


def _reasons(contract: Contract, endpoint: Endpoint) -> Iterator[str]:
    """Why requests to an operation can be refused."""
    node = endpoint.operation.request_body
    body = None if node is None else contract.resolve(node)
    has_body = body is not None and bool(body.content)
    if has_body or any(is_served(one, endpoint.path) for one in endpoint.parameters):
        yield "bad-request"
    if any(endpoint.security):
        yield from ("unauthenticated", "forbidden")
    if has_body:
        yield from ("media-type", "too-large")
    yield "failed"
