"""Reading a document into a `Contract`.

Takes the files of a document, gives its contract with whatever was noticed on the way; refuses to judge
(that is `validate` and `lint/`) and to fold. It raises only where no contract can be built at all.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from contractor.contract import nodes as n
from contractor.contract.read_schema import Dialect, SchemaReader
from contractor.contract.reader import Reading
from contractor.contract.resources import Base
from contractor.contract.schema import Schema
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.source import Files, join

VERSIONS: Final = ((3, 0), (3, 1), (3, 2))
#: Section of `components` → kind of object there.
SECTIONS: Final[Mapping[str, str]] = {
    "parameters": "parameter",
    "headers": "header",
    "requestBodies": "request body",
    "responses": "response",
    "links": "link",
    "callbacks": "callback",
    "examples": "example",
    "mediaTypes": "media type",
    "pathItems": "path item",
    "securitySchemes": "security scheme",
}
# Deep documents are legal; `source` bounds their depth, and a level takes a few frames.
_FRAMES: Final = 20_000

Raw = Mapping[str, Any]


def read(files: Files, *, honour_nullable: bool = False) -> n.Contract:
    """The contract of a document.

    Raises `DocumentError` where the root is no OpenAPI 3 document or a file of it cannot be parsed.
    """
    version = _version(files)
    with _deep():
        return _Reader(files, Dialect(version, honour_nullable)).contract()


@contextmanager
def _deep() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _version(files: Files) -> tuple[int, int]:
    root = files.root.data
    if not isinstance(root, dict):
        raise _refused("not-openapi", "an OpenAPI document is an object at the top", "#")
    if "swagger" in root:
        raise _refused(
            "swagger-2",
            f"this is a Swagger {root['swagger']} document; contractor reads OpenAPI 3.0, 3.1 and 3.2",
            "#/swagger",
            "convert it first, for instance with `npx swagger2openapi --patch FILE -o openapi.yaml`",
        )
    declared = root.get("openapi")
    if declared is None:
        raise _refused(
            "not-openapi",
            "there is no `openapi` member",
            "#",
            "begin the document with `openapi: 3.1.1`",
        )
    parts = str(declared).split(".")
    if (
        isinstance(declared, str)
        and len(parts) >= 2
        and parts[0].isdecimal()
        and parts[1].isdecimal()
    ):
        version = (int(parts[0]), int(parts[1]))
        if version in VERSIONS:
            return version
    raise _refused(
        "unsupported-version",
        f"OpenAPI version {declared!r} is not known; contractor reads 3.0, 3.1 and 3.2",
        "#/openapi",
        'write the version as a string, for instance openapi: "3.1.1"',
    )


def _refused(id: str, message: str, at: str, help: str | None = None) -> DocumentError:
    return DocumentError([Finding(id, Severity.ERROR, message, at, help)])


class _Reader:
    """Reads every OpenAPI object of one document; Schema Objects are `SchemaReader`'s."""

    def __init__(self, files: Files, dialect: Dialect) -> None:
        self._files = files
        self._reading = Reading(files)
        self._schemas = SchemaReader(self._reading, dialect)
        self._base = Base("")
        self._kinds: dict[str, Callable[[Any, str], Any]] = {
            "parameter": self._parameter,
            "header": self._header,
            "request body": self._request_body,
            "response": self._response,
            "link": self._link,
            "callback": lambda raw, at: self._callback("", raw, at),
            "example": lambda raw, at: self._example("", raw, at),
            "media type": lambda raw, at: self._media_type("", raw, at),
            "path item": lambda raw, at: self._path_item("", raw, at),
            "security scheme": self._security_scheme,
        }

    def contract(self) -> n.Contract:
        root = self._files.root.data
        read = self._reading
        self._base = read.resources.base("")
        schemas: dict[str, Schema] = {}
        components: dict[str, Any] = {}
        parts = read.mapping(root, "components", "#")
        for name, raw in read.mapping(parts, "schemas", "#/components").items():
            at = join("#/components/schemas", name)
            schemas[at] = self._schemas.read(raw, at, self._base_at(at))
        for section, kind in SECTIONS.items():
            for name, raw, at in read.objects(parts, section, "#/components"):
                components[at] = self._named(kind, name, raw, at)
        paths = tuple(self._path_items(root, "paths"))
        webhooks = tuple(self._path_items(root, "webhooks"))
        servers = tuple(self._server(raw, at) for raw, at in read.items(root, "servers", "#"))
        tags = tuple(self._tag(raw, at) for raw, at in read.items(root, "tags", "#"))
        security = self._security(root, "#") or ()
        self._pending(schemas, components)
        prefix = "#/components/securitySchemes/"
        return n.Contract(
            version=root["openapi"],
            info=read.mapping(root, "info", "#"),
            servers=servers or (n.Server("#/servers", {}),),
            tags=tags,
            paths=paths,
            webhooks=webhooks,
            schemas=schemas,
            components=components,
            security=security,
            security_schemes=self._schemes(components, prefix),
            raw=root,
            findings=tuple(read.findings),
            files=self._files,
        )

    def _schemes(self, components: Mapping[str, Any], prefix: str) -> dict[str, n.SecurityScheme]:
        found: dict[str, n.SecurityScheme] = {}
        for key, node in components.items():
            if key.startswith(prefix):
                target = components.get(node.to) if isinstance(node, n.Reference) else node
                if isinstance(target, n.SecurityScheme):
                    found[key[len(prefix) :].replace("~1", "/").replace("~0", "~")] = target
        return found

    def _pending(self, schemas: dict[str, Schema], components: dict[str, Any]) -> None:
        """Read whatever references lead to, and what those refer to in turn."""
        pending = self._reading.pending
        while pending:
            kind, key = next(iter(pending))
            del pending[kind, key]
            if key in (schemas if kind == "schema" else components):
                continue
            raw, base = self._reading.value(key), self._base
            self._base = self._base_at(key)
            if kind == "schema":
                schemas[key] = self._schemas.read(raw, key, self._base)
            elif isinstance(raw, dict):
                components[key] = self._named(kind, "", raw, key)
            else:
                self._reading.malformed(key, kind, raw, "an object")
            self._base = base

    def _base_at(self, key: str) -> Base:
        file, _, pointer = key.partition("#")
        return self._reading.resources.base(file, pointer.rpartition("/")[0])

    # ── references ────────────────────────────────────────────────────────────────────────────────

    def _named(self, kind: str, name: str, raw: Raw, at: str) -> Any:
        """An object of a kind, or the reference that stands in its place."""
        if "$ref" in raw and kind != "path item":
            return self._reference(kind, raw, at)
        if kind == "callback":
            return self._callback(name, raw, at)
        if kind == "example":
            return self._example(name, raw, at)
        if kind == "media type":
            return self._media_type(name, raw, at)
        return self._kinds[kind](raw, at)

    def _reference(self, kind: str, raw: Raw, at: str) -> n.Reference:
        target = self._reading.text(raw, "$ref", at) or ""
        return n.Reference(
            at,
            raw,
            to=self._reading.follow(kind, target, self._base, join(at, "$ref")),
            summary=self._reading.text(raw, "summary", at),
            description=self._reading.text(raw, "description", at),
        )

    def _each(self, kind: str, raw: Raw, name: str, at: str) -> dict[str, Any]:
        return {
            key: self._named(kind, key, value, place)
            for key, value, place in self._reading.objects(raw, name, at)
        }

    def _schema(self, raw: Raw, name: str, at: str) -> Schema | None:
        return self._schemas.read(raw[name], join(at, name), self._base) if name in raw else None

    # ── paths and operations ──────────────────────────────────────────────────────────────────────

    def _path_items(self, raw: Raw, name: str) -> Iterator[n.PathItem]:
        for path, value, at in self._reading.objects(raw, name, "#"):
            if not path.startswith("x-"):
                yield self._path_item(path, value, at)

    def _path_item(self, path: str, raw: Raw, at: str) -> n.PathItem:
        ref = self._reading.text(raw, "$ref", at)
        return n.PathItem(
            at,
            raw,
            path=path,
            ref=None
            if ref is None
            else self._reading.follow("path item", ref, self._base, join(at, "$ref")),
            summary=self._reading.text(raw, "summary", at),
            description=self._reading.text(raw, "description", at),
            parameters=self._parameters(raw, at),
            operations=tuple(self._operations(raw, at)),
            servers=self._servers(raw, at),
        )

    def _operations(self, raw: Raw, at: str) -> Iterator[n.Operation]:
        for method in n.METHODS:
            value = raw.get(method)
            if isinstance(value, dict):
                yield self._operation(method, value, join(at, method))
            elif method in raw:
                self._reading.malformed(join(at, method), method, value, "an object")
        for keyword in ("additionalOperations", "x-oai-additionalOperations"):
            for method, operation, place in self._reading.objects(raw, keyword, at):
                yield self._operation(method, operation, place)

    def _operation(self, method: str, raw: Raw, at: str) -> n.Operation:
        read = self._reading
        body = read.mapping(raw, "requestBody", at)
        return n.Operation(
            at,
            raw,
            method=method,
            id=read.text(raw, "operationId", at),
            summary=read.text(raw, "summary", at),
            description=read.text(raw, "description", at),
            tags=tuple(tag for tag in read.list(raw, "tags", at) if isinstance(tag, str)),
            parameters=self._parameters(raw, at),
            request_body=(
                self._named("request body", "", body, join(at, "requestBody")) if body else None
            ),
            responses=self._each("response", raw, "responses", at),
            callbacks=self._each("callback", raw, "callbacks", at),
            security=self._security(raw, at),
            servers=self._servers(raw, at),
            deprecated=read.flag(raw, "deprecated", at) or False,
        )

    def _parameters(self, raw: Raw, at: str) -> tuple[Any, ...]:
        found = self._reading.items(raw, "parameters", at)
        return tuple(self._named("parameter", "", value, place) for value, place in found)

    def _parameter(self, raw: Raw, at: str) -> n.Parameter:
        read = self._reading
        return n.Parameter(
            at,
            raw,
            name=read.text(raw, "name", at) or "",
            place=read.text(raw, "in", at) or "",
            required=read.flag(raw, "required", at) or False,
            schema=self._schema(raw, "schema", at),
            content=self._each("media type", raw, "content", at),
            declared_style=read.text(raw, "style", at),
            declared_explode=read.flag(raw, "explode", at),
            allow_reserved=read.flag(raw, "allowReserved", at) or False,
            allow_empty=read.flag(raw, "allowEmptyValue", at) or False,
            deprecated=read.flag(raw, "deprecated", at) or False,
            description=read.text(raw, "description", at),
            examples=self._examples(raw, at),
        )

    def _header(self, raw: Raw, at: str) -> n.Header:
        read = self._reading
        return n.Header(
            at,
            raw,
            required=read.flag(raw, "required", at) or False,
            schema=self._schema(raw, "schema", at),
            content=self._each("media type", raw, "content", at),
            explode=read.flag(raw, "explode", at) or False,
            deprecated=read.flag(raw, "deprecated", at) or False,
            description=read.text(raw, "description", at),
        )

    # ── bodies and responses ──────────────────────────────────────────────────────────────────────

    def _request_body(self, raw: Raw, at: str) -> n.RequestBody:
        return n.RequestBody(
            at,
            raw,
            required=self._reading.flag(raw, "required", at) or False,
            content=self._each("media type", raw, "content", at),
            description=self._reading.text(raw, "description", at),
        )

    def _response(self, raw: Raw, at: str) -> n.Response:
        return n.Response(
            at,
            raw,
            description=self._reading.text(raw, "description", at),
            headers=self._each("header", raw, "headers", at),
            content=self._each("media type", raw, "content", at),
            links=self._each("link", raw, "links", at),
        )

    def _media_type(self, type: str, raw: Raw, at: str) -> n.MediaType:
        items = self._schema(raw, "itemSchema", at)
        if items is None:
            items = self._schema(raw, "x-oai-itemSchema", at)
        return n.MediaType(
            at,
            raw,
            type=type,
            schema=self._schema(raw, "schema", at),
            item_schema=items,
            encoding={
                name: self._encoding(value, place)
                for name, value, place in self._reading.objects(raw, "encoding", at)
            },
            examples=self._examples(raw, at),
        )

    def _encoding(self, raw: Raw, at: str) -> n.Encoding:
        return n.Encoding(
            at,
            raw,
            content_type=self._reading.text(raw, "contentType", at),
            headers=self._each("header", raw, "headers", at),
            style=self._reading.text(raw, "style", at),
            explode=self._reading.flag(raw, "explode", at),
            allow_reserved=self._reading.flag(raw, "allowReserved", at) or False,
        )

    def _examples(self, raw: Raw, at: str) -> tuple[Any, ...]:
        named = tuple(self._each("example", raw, "examples", at).values())
        if "example" in raw:
            bare = n.Example(join(at, "example"), {}, value=raw["example"], has_value=True)
            return (bare, *named)
        return named

    def _example(self, name: str, raw: Raw, at: str) -> n.Example:
        keyword = "dataValue" if "dataValue" in raw else "value"
        return n.Example(
            at,
            raw,
            name=name,
            summary=self._reading.text(raw, "summary", at),
            value=raw.get(keyword),
            has_value=keyword in raw,
        )

    def _link(self, raw: Raw, at: str) -> n.Link:
        return n.Link(
            at,
            raw,
            operation_id=self._reading.text(raw, "operationId", at),
            operation_ref=self._reading.text(raw, "operationRef", at),
            parameters=self._reading.mapping(raw, "parameters", at),
            request_body=raw.get("requestBody"),
            description=self._reading.text(raw, "description", at),
        )

    def _callback(self, name: str, raw: Raw, at: str) -> n.Callback:
        items: list[n.PathItem] = []
        for expression, value in raw.items():
            place = join(at, expression)
            if isinstance(value, dict) and not expression.startswith("x-"):
                items.append(self._path_item(expression, value, place))
            elif not expression.startswith("x-"):
                self._reading.malformed(place, expression, value, "an object")
        return n.Callback(at, raw, name=name, items=tuple(items))

    # ── the rest ──────────────────────────────────────────────────────────────────────────────────

    def _servers(self, raw: Raw, at: str) -> tuple[n.Server, ...] | None:
        if "servers" not in raw:
            return None
        return tuple(
            self._server(value, place) for value, place in self._reading.items(raw, "servers", at)
        )

    def _server(self, raw: Raw, at: str) -> n.Server:
        return n.Server(
            at,
            raw,
            url=self._reading.text(raw, "url", at) or "/",
            description=self._reading.text(raw, "description", at),
            variables=self._reading.mapping(raw, "variables", at),
        )

    def _tag(self, raw: Raw, at: str) -> n.Tag:
        read = self._reading
        return n.Tag(
            at,
            raw,
            name=read.text(raw, "name", at) or "",
            summary=read.text(raw, "summary", at),
            description=read.text(raw, "description", at),
            parent=read.text(raw, "parent", at),
        )

    def _security(self, raw: Raw, at: str) -> tuple[n.SecurityRequirement, ...] | None:
        if "security" not in raw:
            return None
        return tuple(
            {
                name: tuple(
                    scope
                    for scope in self._reading.list(value, name, place)
                    if isinstance(scope, str)
                )
                for name in value
            }
            for value, place in self._reading.items(raw, "security", at)
        )

    def _security_scheme(self, raw: Raw, at: str) -> n.SecurityScheme:
        read = self._reading
        return n.SecurityScheme(
            at,
            raw,
            type=read.text(raw, "type", at) or "",
            place=read.text(raw, "in", at),
            parameter=read.text(raw, "name", at),
            scheme=read.text(raw, "scheme", at),
            bearer_format=read.text(raw, "bearerFormat", at),
            flows=read.mapping(raw, "flows", at),
            open_id_connect_url=read.text(raw, "openIdConnectUrl", at),
            description=read.text(raw, "description", at),
            deprecated=read.flag(raw, "deprecated", at) or False,
        )
