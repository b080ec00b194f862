"""What a document promises, as values: operations, parameters, bodies, responses, security.

Takes nothing, gives values; refuses to know which version or file spelled them. Every node says where it
stands (`at`, a key) and keeps the object as written (`raw`). References stay references, by key; ask the
contract (`Contract.resolve`) for what they lead to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, TypeVar

from contractor.contract.schema import NOTHING, Schema
from contractor.diagnostic import Finding
from contractor.frozen import frozen
from contractor.source import Files


@frozen
class Node:
    """Anything that stands somewhere in a document.

    `extra` holds the members that no field of the node holds: extensions, and names that no version of the
    specification knows here. Members of a wrong kind are in `raw` alone; they were reported on reading.
    """

    at: str
    raw: Any = field(compare=False, repr=False)
    extra: Mapping[str, Any] = field(default=NOTHING, kw_only=True)

    @property
    def extensions(self) -> Mapping[str, Any]:
        """Vendor extensions, `x-` included in the names."""
        return {key: value for key, value in self.extra.items() if key.startswith("x-")}


@frozen
class Reference(Node):
    """A Reference Object that stands where a component could stand.

    `kind` is the kind of object that is asked for (a key of `KINDS`). `summary` and `description` take the
    place of those of the target (OpenAPI 3.1 and later; `Contract.resolve` does it).
    """

    to: str = ""
    kind: str = ""
    summary: str | None = None
    description: str | None = None


@frozen
class ExternalDocs(Node):
    """Where more is said."""

    url: str = ""
    description: str | None = None


@frozen
class Example(Node):
    """An Example Object, or the bare value of `example`.

    `value` is the value as data (`value`, or `dataValue` since 3.2); `serialized` is it as it travels.
    """

    name: str = ""
    summary: str | None = None
    description: str | None = None
    value: Any = None
    has_value: bool = False
    serialized: str | None = None
    external: str | None = None


@frozen
class Encoding(Node):
    """How one part of a body is written (OpenAPI 3.2 §4.15).

    `by_name`, `prefix` and `item` say it for the parts of that part, when it has several itself (3.2).
    """

    content_type: str | None = None
    headers: Mapping[str, "Header | Reference"] = NOTHING
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    by_name: Mapping[str, "Encoding"] = NOTHING
    prefix: tuple["Encoding", ...] = ()
    item: "Encoding | None" = None


@frozen
class MediaType(Node):
    """One media type of a body; `item_schema` is what each item of a stream holds (3.2 §4.14).

    `type` is the name it stands under: where a reference leads here, the name in `content` is what counts.
    """

    type: str = ""
    schema: Schema | None = None
    item_schema: Schema | None = None
    encoding: Mapping[str, Encoding] = NOTHING
    prefix_encoding: tuple[Encoding, ...] = ()
    item_encoding: Encoding | None = None
    examples: tuple["Example | Reference", ...] = ()
    description: str | None = None


@frozen
class Parameter(Node):
    """A parameter of an operation. `place` is the document's `in`."""

    name: str = ""
    place: str = "query"
    required: bool = False
    schema: Schema | None = None
    content: Mapping[str, "MediaType | Reference"] = NOTHING
    declared_style: str | None = None
    declared_explode: bool | None = None
    allow_reserved: bool = False
    allow_empty: bool = False
    deprecated: bool = False
    description: str | None = None
    examples: tuple["Example | Reference", ...] = ()

    @property
    def style(self) -> str:
        """The style, defaults applied (OpenAPI 3.2 §4.12.2.2)."""
        return self.declared_style or ("form" if self.place in ("query", "cookie") else "simple")

    @property
    def explode(self) -> bool:
        """Whether lists and objects are exploded, defaults applied."""
        if self.declared_explode is not None:
            return self.declared_explode
        return self.style in ("form", "cookie")


@frozen
class Header(Node):
    """A header of a response or of a part; its style is always `simple`."""

    required: bool = False
    schema: Schema | None = None
    content: Mapping[str, "MediaType | Reference"] = NOTHING
    explode: bool = False
    deprecated: bool = False
    description: str | None = None
    examples: tuple["Example | Reference", ...] = ()


@frozen
class RequestBody(Node):
    """What an operation takes."""

    required: bool = False
    content: Mapping[str, "MediaType | Reference"] = NOTHING
    description: str | None = None


@frozen
class ServerVariable(Node):
    """A part of a server's URL to fill in."""

    default: str = ""
    enum: tuple[str, ...] = ()
    description: str | None = None


@frozen
class Server(Node):
    """A place that serves the paths."""

    url: str = "/"
    name: str | None = None
    description: str | None = None
    variables: Mapping[str, ServerVariable] = NOTHING


@frozen
class Link(Node):
    """How a response leads to another operation, by its id or by the key of where it stands."""

    operation_id: str | None = None
    operation_ref: str | None = None
    parameters: Mapping[str, Any] = NOTHING
    request_body: Any = None
    has_request_body: bool = False
    description: str | None = None
    server: Server | None = None


@frozen
class Response(Node):
    """One documented answer."""

    summary: str | None = None
    description: str | None = None
    headers: Mapping[str, "Header | Reference"] = NOTHING
    content: Mapping[str, "MediaType | Reference"] = NOTHING
    links: Mapping[str, "Link | Reference"] = NOTHING


@frozen
class Tag(Node):
    """A group of operations."""

    name: str = ""
    summary: str | None = None
    description: str | None = None
    parent: str | None = None
    kind: str | None = None
    external_docs: ExternalDocs | None = None


@frozen
class Flow(Node):
    """One OAuth 2 flow: where to go, and what its scopes mean."""

    authorization_url: str | None = None
    token_url: str | None = None
    refresh_url: str | None = None
    device_authorization_url: str | None = None
    scopes: Mapping[str, str] = NOTHING


@frozen
class SecurityScheme(Node):
    """A way to authenticate. `type` is apiKey, http, mutualTLS, oauth2 or openIdConnect."""

    type: str = ""
    place: str | None = None
    parameter: str | None = None
    scheme: str | None = None
    bearer_format: str | None = None
    flows: Mapping[str, Flow] = NOTHING
    open_id_connect_url: str | None = None
    oauth2_metadata_url: str | None = None
    description: str | None = None
    deprecated: bool = False


SecurityRequirement = Mapping[str, tuple[str, ...]]
"""All of these schemes together, each with its scopes; the empty one means anonymous."""


@frozen
class Callback(Node):
    """Requests that the server sends back: an expression → a path item."""

    name: str = ""
    items: tuple["PathItem", ...] = ()


@frozen
class Operation(Node):
    """One method of one path, as written; see `Endpoint` for it with what its path adds.

    Extensions of its Responses Object stand in `extra` under `responses`.
    """

    method: str = "get"
    id: str | None = None
    summary: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    external_docs: ExternalDocs | None = None
    parameters: tuple[Parameter | Reference, ...] = ()
    request_body: RequestBody | Reference | None = None
    responses: Mapping[str, Response | Reference] = NOTHING
    callbacks: Mapping[str, Callback | Reference] = NOTHING
    security: tuple[SecurityRequirement, ...] | None = None
    servers: tuple[Server, ...] | None = None
    deprecated: bool = False


@frozen
class PathItem(Node):
    """A path (or a webhook's name, or a callback's expression) with its operations."""

    path: str = ""
    ref: str | None = None
    summary: str | None = None
    description: str | None = None
    parameters: tuple[Parameter | Reference, ...] = ()
    operations: tuple[Operation, ...] = ()
    servers: tuple[Server, ...] | None = None


@frozen
class Endpoint:
    """An operation with what its path and document add: path, parameters, security, servers.

    `kind` is `path`, `webhook` or `callback`; for the last two the client of the contract is the receiver.
    """

    kind: str
    path: str
    operation: Operation
    parameters: tuple[Parameter, ...]
    security: tuple[SecurityRequirement, ...]
    servers: tuple[Server, ...]

    @property
    def method(self) -> str:
        """The HTTP method; lower case but for `additionalOperations`, which keep theirs."""
        return self.operation.method


Component = (
    Parameter
    | Header
    | RequestBody
    | Response
    | Link
    | MediaType
    | Example
    | SecurityScheme
    | Callback
    | PathItem
)
#: Kind of object, as messages call it → its class.
KINDS: Final[Mapping[str, type[Node]]] = {
    "parameter": Parameter,
    "header": Header,
    "request body": RequestBody,
    "response": Response,
    "link": Link,
    "callback": Callback,
    "example": Example,
    "media type": MediaType,
    "path item": PathItem,
    "security scheme": SecurityScheme,
}
C = TypeVar("C", bound=Node)


@dataclass(frozen=True)
class Contract:
    """What one document promises, whatever its version, spelling and number of files.

    `schemas` holds every schema component and every schema that a reference leads to, by key;
    `components` every other component and target of a reference, by key; `findings` what reading noticed.
    `info` is the Info Object without what is malformed in it. `security_schemes` are by the names (or, since
    3.2, URIs) that security requirements use. `extra` is what no field holds: extensions, those of the
    Paths and the Components Object under `paths` and `components`.
    """

    version: str
    info: Mapping[str, Any]
    servers: tuple[Server, ...]
    tags: tuple[Tag, ...]
    paths: tuple[PathItem, ...]
    webhooks: tuple[PathItem, ...]
    schemas: Mapping[str, Schema]
    components: Mapping[str, Component | Reference]
    security: tuple[SecurityRequirement, ...]
    security_schemes: Mapping[str, SecurityScheme]
    identity: str | None
    """`$self`: the document's own URI (3.2)."""
    dialect: str | None
    """`jsonSchemaDialect`: the meta-schema of Schema Objects that name none."""
    external_docs: ExternalDocs | None
    extra: Mapping[str, Any]
    raw: Mapping[str, Any] = field(compare=False, repr=False)
    findings: tuple[Finding, ...] = field(compare=False, repr=False)
    files: Files = field(compare=False, repr=False)

    def resolve(self, node: C | Reference) -> C | None:
        """The node itself, or what a reference leads to; None where it leads nowhere (reported on reading).

        `summary` and `description` beside a reference replace those of what it leads to (3.2 §4.23.1).
        """
        if not isinstance(node, Reference):
            return node
        found = _said_anew(self._end(node.to), node)
        return found if isinstance(found, KINDS.get(node.kind, Node)) else None  # type: ignore[return-value]

    @cached_property
    def _ends(self) -> dict[str, Node | None]:
        """What chains of references lead to, by key; each is walked once."""
        return {}

    def _end(self, key: str) -> Node | None:
        way: dict[str, Reference] = {}
        found: Node | None = self.components.get(key)
        while isinstance(found, Reference) and key not in self._ends:
            if key in way:
                found = None
                break
            way[key] = found
            key = found.to
            found = self.components.get(key)
        found = self._ends.get(key, found)
        for passed, reference in reversed(way.items()):
            found = self._ends[passed] = _said_anew(found, reference)
        return found

    @cached_property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """Every operation in document order: paths, then webhooks, each followed by its new callbacks."""
        seen: set[str] = set()
        return (
            *self._endpoints("path", self.paths, seen),
            *self._endpoints("webhook", self.webhooks, seen),
        )

    def _endpoints(
        self, kind: str, items: tuple[PathItem, ...], seen: set[str]
    ) -> Iterator[Endpoint]:
        for item in items:
            target = self.path_item(item)
            for operation in target.operations:
                yield self._endpoint(kind, item, target, operation)
                for callback in operation.callbacks.values():
                    found = self.resolve(callback)
                    # Shared callbacks are one each, however many operations name them.
                    if found is not None and found.at not in seen:
                        seen.add(found.at)
                        yield from self._endpoints("callback", found.items, seen)

    def path_item(self, item: PathItem) -> PathItem:
        """The path item with what its `$ref` leads to; what stands beside the reference wins."""
        if item.ref is None:
            return item
        target = self._item(item.ref)
        return item if target is None or target.at == item.at else _merged(item, target)

    @cached_property
    def _items(self) -> dict[str, PathItem | None]:
        """Path items with what they refer to, by key; each is put together once."""
        return {}

    def _item(self, key: str) -> PathItem | None:
        way: dict[str, PathItem] = {}
        found: Any = self.components.get(key)
        while isinstance(found, PathItem) and key not in self._items and key not in way:
            way[key] = found
            key = found.ref or ""
            found = self.components.get(key)
        whole = self._items.get(key)
        for passed, item in reversed(way.items()):
            whole = self._items[passed] = item if whole is None else _merged(item, whole)
        return whole

    def _endpoint(
        self, kind: str, item: PathItem, target: PathItem, operation: Operation
    ) -> Endpoint:
        found: dict[tuple[str, str], Parameter] = {}
        for parameter in (*target.parameters, *operation.parameters):
            resolved = self.resolve(parameter)
            if resolved is not None:
                found[resolved.name, resolved.place] = resolved
        servers = operation.servers if operation.servers is not None else target.servers
        return Endpoint(
            kind=kind,
            path=item.path,
            operation=operation,
            parameters=tuple(found.values()),
            security=self.security if operation.security is None else operation.security,
            servers=self.servers if servers is None else servers,
        )


def _said_anew(node: Node | None, reference: Reference) -> Node | None:
    """What a reference leads to, with the summary and description that stand beside the reference."""
    said: dict[str, Any] = {
        name: text
        for name, text in (("summary", reference.summary), ("description", reference.description))
        if text is not None and hasattr(node, name)
    }
    return replace(node, **said) if node is not None and said else node


def _merged(item: PathItem, target: PathItem) -> PathItem:
    own = {operation.method for operation in item.operations}
    return PathItem(
        at=target.at,
        raw=target.raw,
        path=item.path,
        ref=target.ref,
        summary=item.summary or target.summary,
        description=item.description or target.description,
        parameters=(*target.parameters, *item.parameters),
        operations=item.operations + tuple(op for op in target.operations if op.method not in own),
        servers=item.servers if item.servers is not None else target.servers,
        extra={**target.extra, **item.extra},
    )
