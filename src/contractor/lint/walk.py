"""The one walk over a contract.

Takes a contract, gives a `Survey`: everything that stands in it, in document order, each thing once, with
what its surroundings decide. Refuses to judge.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from contractor.contract import nodes as n
from contractor.contract.schema import IN_PLACE, ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP, Schema
from contractor.frozen import frozen
from contractor.source import join

Direction = Literal["request", "response", "either"]
"""Which way the values of a schema travel; `either` for a component, which may be used both ways."""


@frozen
class Place:
    """A schema where it stands. `around` are the schemas that describe the same value, outermost first."""

    schema: Schema
    direction: Direction
    around: tuple[Schema, ...] = ()
    negated: bool = False
    """Whether it stands below `not` or `if`, where what it says is no promise."""


@frozen
class Content:
    """A media type where it stands; `key` is as written, `media` is resolved."""

    key: str
    at: str
    media: n.MediaType | None
    direction: Direction


@frozen
class Requirement:
    """One scheme of a security requirement."""

    at: str
    scheme: str
    scopes: tuple[str, ...]


@frozen
class Headed:
    """A header under its name; `response` says whose it is: a response's or a body part's."""

    name: str
    at: str
    header: n.Header | None
    direction: Direction
    response: bool


@dataclass(slots=True)
class Survey:
    """Everything that stands in a contract."""

    contract: n.Contract
    items: list[n.PathItem] = field(default_factory=list)
    operations: list[n.Operation] = field(default_factory=list)
    parameters: list[n.Parameter] = field(default_factory=list)
    responses: list[n.Response] = field(default_factory=list)
    headers: list[Headed] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    links: list[n.Link] = field(default_factory=list)
    servers: list[n.Server] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    uses: dict[str, dict[str, None]] = field(default_factory=dict)
    """Key of what refers (empty for paths and webhooks) → keys that it refers to."""


def survey(contract: n.Contract) -> Survey:
    """Walk a contract."""
    found = Survey(contract)
    walk = _Walk(found)
    walk.document(contract)
    for key, node in contract.components.items():
        walk.owner = key
        walk.component(node)
    for key, schema in contract.schemas.items():
        walk.owner = key
        walk.schema(schema, "either")
    return found


class _Walk:
    def __init__(self, found: Survey) -> None:
        self.found = found
        self.owner = ""
        self._seen: set[str] = set()

    def component(self, node: Any) -> None:
        match node:
            case n.Reference():
                self._uses(node.to)
            case n.PathItem():
                self.path_item(node)
            case n.Parameter():
                self._parameter(node)
            case n.Header():
                self._header(node, "either")
            case n.RequestBody():
                self._body(node)
            case n.Response():
                self._response(node)
            case n.Callback():
                self._callback(node)
            case n.Link():
                self._link(node)
            case n.MediaType():
                self._media(node, "either")

    def _new(self, node: n.Node) -> bool:
        """Whether a node is met for the first time; notes where a reference leads."""
        if isinstance(node, n.Reference):
            self._uses(node.to)
            return False
        if node.at in self._seen:
            return False
        self._seen.add(node.at)
        return True

    def _uses(self, key: str | None) -> None:
        if key is not None:
            self.found.uses.setdefault(self.owner, {})[key] = None

    def _extensions(self, value: Any) -> None:
        """What extensions refer to counts as used: `x-webhooks` is how 3.0 documents have them."""
        pending = [value]
        while pending:
            part = pending.pop()
            if isinstance(part, Mapping):
                reference = part.get("$ref")
                if isinstance(reference, str) and reference.startswith("#/"):
                    self._uses(reference)
                pending += part.values()
            elif isinstance(part, list):
                pending += part

    def document(self, contract: n.Contract) -> None:
        """What stands at the top."""
        for server in contract.servers:
            self.server(server)
        self.requirements(contract.security, "#/security")
        self._extensions(contract.extra)
        for item in (*contract.paths, *contract.webhooks):
            self.path_item(item)

    # ── paths and operations ──────────────────────────────────────────────────────────────────────

    def path_item(self, item: n.PathItem) -> None:
        if not self._new(item):
            return
        self._uses(item.ref)
        self._extensions(item.extra)
        self.found.items.append(item)
        for server in item.servers or ():
            self.server(server)
        for parameter in item.parameters:
            self._parameter(parameter)
        for operation in item.operations:
            self._operation(operation)

    def _operation(self, operation: n.Operation) -> None:
        if not self._new(operation):
            return
        self.found.operations.append(operation)
        self._extensions(operation.extra)
        self.requirements(operation.security or (), join(operation.at, "security"))
        for server in operation.servers or ():
            self.server(server)
        for parameter in operation.parameters:
            self._parameter(parameter)
        if operation.request_body is not None:
            self._body(operation.request_body)
        for response in operation.responses.values():
            self._response(response)
        for callback in operation.callbacks.values():
            self._callback(callback)

    def _callback(self, callback: n.Callback | n.Reference) -> None:
        if self._new(callback) and isinstance(callback, n.Callback):
            for item in callback.items:
                self.path_item(item)

    def _parameter(self, parameter: n.Parameter | n.Reference) -> None:
        if self._new(parameter) and isinstance(parameter, n.Parameter):
            self.found.parameters.append(parameter)
            self._optional(parameter.schema, "request")
            self._content(parameter.content, parameter.at, "request")
            self._examples(parameter.examples)

    def requirements(self, listed: Iterable[n.SecurityRequirement], at: str) -> None:
        for index, requirement in enumerate(listed):
            for scheme, scopes in requirement.items():
                self._uses(join("#/components/securitySchemes", scheme))
                self.found.requirements.append(Requirement(join(at, index, scheme), scheme, scopes))

    def server(self, server: n.Server) -> None:
        if self._new(server):
            self.found.servers.append(server)

    # ── bodies and responses ──────────────────────────────────────────────────────────────────────

    def _body(self, body: n.RequestBody | n.Reference) -> None:
        if self._new(body) and isinstance(body, n.RequestBody):
            self._content(body.content, body.at, "request")

    def _response(self, response: n.Response | n.Reference) -> None:
        if not self._new(response) or not isinstance(response, n.Response):
            return
        self.found.responses.append(response)
        self._headers(response.headers, response.at, "response", response=True)
        self._content(response.content, response.at, "response")
        for link in response.links.values():
            self._link(link)

    def _link(self, link: n.Link | n.Reference) -> None:
        if self._new(link) and isinstance(link, n.Link):
            self.found.links.append(link)
            if link.server is not None:
                self.server(link.server)

    def _headers(
        self,
        headers: Mapping[str, n.Header | n.Reference],
        at: str,
        direction: Direction,
        *,
        response: bool,
    ) -> None:
        for name, header in headers.items():
            place = join(at, "headers", name)
            resolved = self.found.contract.resolve(header)
            self.found.headers.append(Headed(name, place, resolved, direction, response))
            self._header(header, direction)

    def _header(self, header: n.Header | n.Reference, direction: Direction) -> None:
        if self._new(header) and isinstance(header, n.Header):
            self._optional(header.schema, direction)
            self._content(header.content, header.at, direction)
            self._examples(header.examples)

    def _content(
        self,
        content: Mapping[str, n.MediaType | n.Reference],
        at: str,
        direction: Direction,
    ) -> None:
        for key, media in content.items():
            place = join(at, "content", key)
            resolved = self.found.contract.resolve(media)
            self.found.contents.append(Content(key, place, resolved, direction))
            self._media(media, direction)

    def _media(self, media: n.MediaType | n.Reference, direction: Direction) -> None:
        if self._new(media) and isinstance(media, n.MediaType):
            self._optional(media.schema, direction)
            self._optional(media.item_schema, direction)
            for encoding in (*media.encoding.values(), *media.prefix_encoding):
                self._encoding(encoding, direction)
            if media.item_encoding is not None:
                self._encoding(media.item_encoding, direction)
            self._examples(media.examples)

    def _encoding(self, encoding: n.Encoding, direction: Direction) -> None:
        self._headers(encoding.headers, encoding.at, direction, response=False)
        for part in (*encoding.by_name.values(), *encoding.prefix):
            self._encoding(part, direction)
        if encoding.item is not None:
            self._encoding(encoding.item, direction)

    def _examples(self, examples: Iterable[n.Example | n.Reference]) -> None:
        for example in examples:
            if isinstance(example, n.Reference):
                self._uses(example.to)

    # ── schemas ───────────────────────────────────────────────────────────────────────────────────

    def _optional(self, schema: Schema | None, direction: Direction) -> None:
        if schema is not None:
            self.schema(schema, direction)

    def schema(self, schema: Schema, direction: Direction) -> None:
        """A schema and everything inside it, outer before inner, in document order."""
        pending = [Place(schema, direction)]
        while pending:
            place = pending.pop()
            if place.schema.at in self._seen:
                continue
            self._seen.add(place.schema.at)
            self.found.places.append(place)
            if place.schema.keywords:
                self._references(place.schema)
                pending += reversed(list(_inside(place)))

    def _references(self, schema: Schema) -> None:
        keywords = schema.keywords
        if "$ref" in keywords:
            self._uses(schema.ref)
        if "$dynamicRef" in keywords:
            self._uses(schema.dynamic_ref)
        discriminator = schema.discriminator
        if discriminator is not None:
            self._uses(discriminator.default)
            for key in discriminator.mapping.values():
                self._uses(key)


def _inside(place: Place) -> Iterable[Place]:
    for keyword, value in place.schema.keywords.items():
        if keyword in SCHEMA_MAP:
            children: Iterable[Schema] = value.values()
        elif keyword in SCHEMA_LIST:
            children = value
        elif keyword in ONE_SCHEMA:
            children = (value,)
        else:
            continue
        if keyword in IN_PLACE:
            around = (*place.around, place.schema)
            negated = place.negated or keyword in ("not", "if")
        else:
            around, negated = (), place.negated
        for child in children:
            yield Place(child, place.direction, around, negated)
