"""What the application does not do as the document has it: a warning for each, where it stands.

Takes a model, gives findings; refuses to know Python. An operation that cannot be reached keeps its place in
the protocol and answers nothing; the others are served.
"""

from collections.abc import Iterable, Iterator

from contractor.contract import Endpoint, MediaType, Parameter
from contractor.diagnostic import Finding, Severity
from contractor.model import Body, Call, Model
from contractor.source import join
from contractor.targets.fastapi.bodies import Carried, carried, essence, fields
from contractor.targets.fastapi.described import is_served
from contractor.targets.fastapi.elements import Elements, spelled
from contractor.targets.fastapi.names import groups, unreachable
from contractor.targets.fastapi.unfilled import unfilled


def losses(model: Model) -> Iterable[Finding]:
    """The warnings, in the document's order, each once."""
    found: dict[tuple[str, str], Finding] = {}
    for one in _losses(model):
        found.setdefault((one.at, one.message), one)
    return found.values()


def _losses(model: Model) -> Iterator[Finding]:
    found = groups(model)
    elements = Elements(model.contract)
    for call, other in unreachable(model, found).values():
        yield _unserved(call, other)
    for group in found:
        for call in group.calls:
            endpoint = model.contract.endpoints[call.index]
            yield from _parameters(endpoint)
            yield from _bodies(model, call, endpoint, elements)
    for at, name in elements.renamed.items():
        yield Finding(
            "approximated",
            Severity.WARNING,
            f"XML has no name {name!r}: the server calls it {spelled(name)!r} there",
            at,
            "give the schema a name of its own for XML (`xml: {name: …}`)",
        )
    yield from unfilled(model.contract)


def _unserved(call: Call, other: Call) -> Finding:
    return Finding(
        "unserved",
        Severity.WARNING,
        f"{call.method.upper()} {call.path} is the same request as {other.method.upper()} {other.path}",
        call.at,
        "give it another path or method; until then the server answers it as the other operation",
    )


def _parameters(endpoint: Endpoint) -> Iterator[Finding]:
    for one in endpoint.parameters:
        if one.place == "path" and not is_served(one, endpoint.path):
            yield _lost(one, f"the path has no {{{one.name}}}, so that it never comes")
        for name in one.content:
            if not name.partition(";")[0].strip().lower().endswith(("/json", "+json")) and (
                one.place != "querystring" or "form" not in name
            ):
                yield _lost(one, f"a parameter of type {name} is read as JSON")


def _lost(one: Parameter, why: str) -> Finding:
    return Finding(
        "approximated", Severity.WARNING, f"the server cannot take {one.name!r}: {why}", one.at
    )


def _bodies(model: Model, call: Call, endpoint: Endpoint, elements: Elements) -> Iterator[Finding]:
    node = endpoint.operation.request_body
    body = None if node is None else model.contract.resolve(node)
    if body is not None:
        taken, left = carried(model, call.bodies, sent=True)
        for one in left:
            yield _media(one, body.at, "is refused; the other media types are taken")
        for carried_one in taken:
            if carried_one.kind == "other":
                yield _media(carried_one.body, body.at, "comes as bytes, unchecked")
            media = model.contract.resolve(body.content[carried_one.body.media_type])
            if media is not None:
                _spell(carried_one, media, elements)
                yield from _parts(model, carried_one, media)
    for answer in call.answers:
        given, left = carried(model, answer.bodies, sent=False)
        response = model.contract.resolve(endpoint.operation.responses[answer.status])
        at = call.at if response is None else response.at
        for one in left:
            yield _media(one, at, "is never sent; the other media types are")
        for carried_one in given:
            if carried_one.kind == "other":
                yield _media(carried_one.body, at, "is given as bytes, unchecked")
            if response is not None:
                media = model.contract.resolve(response.content[carried_one.body.media_type])
                if media is not None:
                    _spell(carried_one, media, elements)


def _spell(one: Carried, media: MediaType, elements: Elements) -> None:
    """Spell a body as XML, for what is lost of its names."""
    if one.kind == "xml" and media.schema is not None:
        elements.root(media.schema)


def _parts(model: Model, one: Carried, media: MediaType) -> Iterator[Finding]:
    if one.kind not in ("form", "multipart"):
        return
    described = fields(model.contract, media)
    for name, encoding in media.encoding.items():
        said = essence(encoding.content_type or "")
        kind = described.get(name, {}).get("kind")
        if kind == "json" and said and not said.endswith(("/json", "+json")):
            yield Finding(
                "approximated",
                Severity.WARNING,
                f"the server reads the field {name!r} as JSON, and not as {said}",
                encoding.at,
            )


def _media(body: Body, at: str, what: str) -> Finding:
    return Finding(
        "approximated",
        Severity.WARNING,
        f"the server does not know how {body.media_type} is written: such a body {what}",
        join(at, "content", body.media_type),
    )
