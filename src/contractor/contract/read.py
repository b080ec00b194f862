"""Reading a document into a `Contract`.

Takes the files of a document, gives its contract with whatever was noticed on the way; refuses to judge
(that is `validate` and `lint/`) and to fold. It raises only where no contract can be built at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from contractor.contract import nodes as n
from contractor.contract.circles import circles
from contractor.contract.fields import (
    BACK_PORT,
    FIELDS,
    METHODS,
    SECTIONS,
    SINCE,
    Version,
    fields,
    named,
)
from contractor.contract.read_schema import Dialect, SchemaReader
from contractor.contract.reader import Reading
from contractor.contract.resources import Base, Resources
from contractor.contract.schema import NOTHING, Schema
from contractor.depth import deep
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.source import Files, join, unescape
from contractor.text import short

VERSIONS: Final = ((3, 0), (3, 1), (3, 2))
# Versions are ASCII (semantic versioning §2), and Python refuses to convert the longest digit runs.
_VERSION: Final = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})(?:[.-].*)?")

Raw = Mapping[str, Any]


def read(files: Files, *, honour_nullable: bool = False, assume_types: bool = False) -> n.Contract:
    """The contract of a document.

    Raises `DocumentError` where the root is no OpenAPI 3 document or a file of it cannot be parsed.
    """
    version = _version(files)
    text = files.root.data["openapi"]
    with deep():
        return _Reader(files, Dialect(version, honour_nullable, text, assume_types)).contract()


def _version(files: Files) -> Version:
    root = files.root.data
    if not isinstance(root, dict):
        raise _refused("not-openapi", "an OpenAPI document is an object at the top", "#")
    if "swagger" in root:
        raise _refused(
            "swagger-2",
            f"this is a Swagger {short(str(root['swagger']))} document; contractor reads OpenAPI 3.0, 3.1 and 3.2",
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
    match = _VERSION.fullmatch(declared) if isinstance(declared, str) else None
    version = (int(match[1]), int(match[2])) if match else None
    if version in VERSIONS:
        return version
    raise _refused(
        "unsupported-version",
        f"OpenAPI version {short(repr(declared))} is not known; contractor reads 3.0, 3.1 and 3.2",
        "#/openapi",
        'write the version as a string, for instance openapi: "3.1.1"',
    )


def _refused(id: str, message: str, at: str, help: str | None = None) -> DocumentError:
    return DocumentError([Finding(id, Severity.ERROR, message, at, help)])


class _Reader:
    """Reads every OpenAPI object of one document; Schema Objects are `SchemaReader`'s."""

    def __init__(self, files: Files, dialect: Dialect) -> None:
        self._files = files
        self._dialect = dialect
        self._reading = Reading(files, Resources(files, plain=dialect.is_30))
        self._schemas = SchemaReader(self._reading, dialect)
        self._base = Base("")
        self._fields = fields(dialect.version)
        self._nodes: dict[tuple[str, str], n.Node] = {}
        self._schemes: dict[str, str] = {}

    def contract(self) -> n.Contract:
        root = self._files.root.data
        read = self._reading
        self._base = read.resources.base("")
        parts = read.mapping(root, "components", "#")
        schemas = self._components_schemas(parts)
        components = dict(self._components(parts))
        paths = tuple(self._path_items(root, "paths", extensible=True))
        webhooks = tuple(self._path_items(root, "webhooks"))
        servers = tuple(self._server(raw, at) for raw, at in read.items(root, "servers", "#"))
        dialect = read.text(root, "jsonSchemaDialect", "#")
        self._schemas.dialect(dialect, "#/jsonSchemaDialect")
        found = n.Contract(
            version=root["openapi"],
            info=self._info(root),
            servers=servers or (n.Server("#/servers", {}),),
            tags=tuple(self._tag(raw, at) for raw, at in read.items(root, "tags", "#")),
            paths=paths,
            webhooks=webhooks,
            schemas=schemas,
            components=components,
            security=self._security(root, "#") or (),
            security_schemes={},
            identity=read.text(root, "$self", "#"),
            dialect=dialect,
            external_docs=self._external_docs(root, "#"),
            extra=self._document_extra(root, parts),
            raw=root,
            findings=(),
            files=self._files,
        )
        self._pending(schemas, components)
        self._names_given_twice()
        for finding in circles(found):
            read.findings.append(finding)
        return replace(
            found,
            security_schemes=self._security_schemes(found),
            # A place that is read as two kinds of object says the same twice.
            findings=tuple(dict.fromkeys(read.findings)),
        )

    def _components_schemas(self, parts: Raw) -> dict[str, Schema]:
        schemas: dict[str, Schema] = {}
        for name, raw in self._reading.mapping(parts, "schemas", "#/components").items():
            at = join("#/components/schemas", name)
            schemas[at] = self._schemas.read(raw, at, self._base_at(at))
        return schemas

    def _components(self, parts: Raw) -> Iterator[tuple[str, Any]]:
        for section, kind in SECTIONS.items():
            if kind != "schema":
                for name, raw, at in self._reading.objects(parts, section, "#/components"):
                    yield at, self._named(kind, name, raw, at)

    def _security_schemes(self, contract: n.Contract) -> dict[str, n.SecurityScheme]:
        prefix = "#/components/securitySchemes/"
        keys = {
            unescape(key.removeprefix(prefix)): key
            for key in contract.components
            if key.startswith(prefix) and "/" not in key.removeprefix(prefix)
        }
        found: dict[str, n.SecurityScheme] = {}
        for name, key in {**self._schemes, **keys}.items():
            reference: Any = n.Reference("", {}, to=key, kind="security scheme")
            target = contract.resolve(reference)
            if isinstance(target, n.SecurityScheme):
                found[name] = target
        return found

    def _pending(self, schemas: dict[str, Schema], components: dict[str, Any]) -> None:
        """Read whatever references lead to, and what those refer to in turn."""
        pending = self._reading.pending
        while pending:
            kind, key = next(iter(pending))
            place = pending.pop((kind, key))
            raw, base = self._reading.value(key), self._base
            self._base = self._base_at(key)
            if kind == "schema":
                schemas[key] = self._schemas.read(raw, key, self._base)
            else:
                found = components.get(key)
                if found is None:
                    components[key] = self._named(kind, "", raw, key)
                elif _kind(found) != kind:
                    self._reading.wrong_kind(key, f"a {_kind(found)}", kind, place)
            self._base = base

    def _base_at(self, key: str) -> Base:
        file, _, pointer = key.partition("#")
        return self._reading.resources.base(file, pointer.rpartition("/")[0])

    def _names_given_twice(self) -> None:
        for name, at, before in self._reading.resources.twice:
            self._reading.report(
                "duplicate-identity",
                Severity.ERROR,
                f"`{short(name)}` is given twice; it stands at {short(before)} too",
                at,
                "give each schema a name of its own",
            )

    # ── what an object holds beside its fields ────────────────────────────────────────────────────

    def _extra(self, kind: str, raw: Raw, at: str) -> Mapping[str, Any]:
        """The members that no field holds. Members newer than the document's version are noted."""
        if raw.keys() <= self._fields[kind]:
            return NOTHING
        newer = SINCE.get(kind, {})
        found: dict[str, Any] = {}
        for name, value in raw.items():
            if name in self._fields[kind]:
                continue
            if name in FIELDS[kind]:
                self._newer(name, newer[name], at)
            elif not name.startswith(BACK_PORT) or name.removeprefix(BACK_PORT) not in newer:
                found[name] = value
        return found or NOTHING

    def _newer(self, name: str, since: Version, at: str) -> None:
        version = ".".join(map(str, since))
        self._reading.report(
            "newer-keyword",
            Severity.WARNING,
            f"`{name}` came with OpenAPI {version}, and this document says {self._dialect.text}; "
            "it is read as it was meant",
            join(at, name),
            f'write openapi: "{version}.0"'
            + (f", or spell it `{BACK_PORT}{name}`" if since == (3, 2) and name != "$self" else ""),
        )

    def _document_extra(self, root: Raw, parts: Raw) -> Mapping[str, Any]:
        found = dict(self._extra("document", root, "#"))
        beside = self._extra("components", parts, "#/components")
        if beside:
            found["components"] = beside
        paths = root.get("paths")
        if isinstance(paths, dict):
            extensions = {name: value for name, value in paths.items() if name.startswith("x-")}
            if extensions:
                found["paths"] = extensions
        return found or NOTHING

    # ── references ────────────────────────────────────────────────────────────────────────────────

    def _named(self, kind: str, name: str, raw: Raw, at: str) -> Any:
        """An object of a kind, or the reference that stands in its place; one value for one kind and key."""
        found: Any = self._nodes.get((kind, at))
        if found is None:
            found = self._nodes[kind, at] = self._object(kind, name, raw, at)
        return found

    def _object(self, kind: str, name: str, raw: Raw, at: str) -> n.Node:
        if "$ref" in raw and kind != "path item":
            if isinstance(raw["$ref"], str):
                return self._reference(kind, raw, at)
            self._reading.malformed(join(at, "$ref"), "$ref", raw["$ref"], "a string")
        match kind:
            case "parameter":
                return self._parameter(raw, at)
            case "header":
                return self._header(raw, at)
            case "request body":
                return self._request_body(raw, at)
            case "response":
                return self._response(raw, at)
            case "link":
                return self._link(raw, at)
            case "callback":
                return self._callback(name, raw, at)
            case "example":
                return self._example(name, raw, at)
            case "media type":
                return self._media_type(name, raw, at)
            case "path item":
                return self._path_item(name, raw, at)
            case "security scheme":
                return self._security_scheme(raw, at)
        raise AssertionError(kind)

    def _reference(self, kind: str, raw: Raw, at: str) -> n.Reference:
        to = self._reading.follow(kind, raw["$ref"], self._base, f"{at}/$ref")
        if len(raw) == 1:
            return n.Reference(at, raw, to, kind)
        said = {}
        for name in ("summary", "description"):
            if name in self._fields["reference"]:
                said[name] = self._reading.text(raw, name, at)
        for name in raw:
            if name not in self._fields["reference"]:
                self._reading.report(
                    "ignored-beside-reference",
                    Severity.INFO if name.startswith("x-") else Severity.WARNING,
                    f"`{short(name)}` beside `$ref` has no effect here",
                    join(at, name),
                )
        return n.Reference(
            at,
            raw,
            extra={key: raw[key] for key in raw if key not in FIELDS["reference"]} or NOTHING,
            to=to,
            kind=kind,
            summary=said.get("summary"),
            description=said.get("description"),
        )

    def _each(
        self, kind: str, raw: Raw, name: str, at: str, *, extensible: bool = False
    ) -> Mapping[str, Any]:
        if name not in raw:
            return NOTHING
        return {
            key: self._named(kind, key, value, place)
            for key, value, place in self._reading.objects(raw, name, at, extensible=extensible)
        }

    def _schema(self, raw: Raw, name: str, at: str) -> Schema | None:
        return self._schemas.read(raw[name], join(at, name), self._base) if name in raw else None

    # ── paths and operations ──────────────────────────────────────────────────────────────────────

    def _path_items(self, raw: Raw, name: str, *, extensible: bool = False) -> Iterator[n.PathItem]:
        for path, value, at in self._reading.objects(raw, name, "#", extensible=extensible):
            item: n.PathItem = self._named("path item", path, value, at)
            yield item

    def _path_item(self, path: str, raw: Raw, at: str) -> n.PathItem:
        ref = self._reading.text(raw, "$ref", at)
        return n.PathItem(
            at,
            raw,
            extra=self._extra("path item", raw, at),
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
        for method in METHODS:
            found = self._reading.object(raw, method, at)
            if found is not None:
                yield self._operation(method, *found)
        for keyword in ("additionalOperations", f"{BACK_PORT}additionalOperations"):
            for method, operation, place in self._reading.objects(raw, keyword, at):
                yield self._operation(method, operation, place)

    def _operation(self, method: str, raw: Raw, at: str) -> n.Operation:
        read = self._reading
        body = read.object(raw, "requestBody", at)
        return n.Operation(
            at,
            raw,
            extra=self._operation_extra(raw, at),
            method=method,
            id=read.text(raw, "operationId", at),
            summary=read.text(raw, "summary", at),
            description=read.text(raw, "description", at),
            tags=read.texts(raw, "tags", at),
            external_docs=self._external_docs(raw, at),
            parameters=self._parameters(raw, at),
            request_body=None if body is None else self._named("request body", "", *body),
            responses=self._each("response", raw, "responses", at, extensible=True),
            callbacks=self._each("callback", raw, "callbacks", at),
            security=self._security(raw, at),
            servers=self._servers(raw, at),
            deprecated=read.flag(raw, "deprecated", at) or False,
        )

    def _operation_extra(self, raw: Raw, at: str) -> Mapping[str, Any]:
        found = self._extra("operation", raw, at)
        responses = raw.get("responses")
        if isinstance(responses, dict):
            extensions = {key: responses[key] for key in responses if key.startswith("x-")}
            if extensions:
                return {**found, "responses": extensions}
        return found

    def _parameters(self, raw: Raw, at: str) -> tuple[Any, ...]:
        found = self._reading.items(raw, "parameters", at)
        return tuple(self._named("parameter", "", value, place) for value, place in found)

    def _parameter(self, raw: Raw, at: str) -> n.Parameter:
        read = self._reading
        return n.Parameter(
            at,
            raw,
            extra=self._extra("parameter", raw, at),
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
        read.text(raw, "style", at)  # only `simple` is allowed, so there is nothing to keep
        return n.Header(
            at,
            raw,
            extra=self._extra("header", raw, at),
            required=read.flag(raw, "required", at) or False,
            schema=self._schema(raw, "schema", at),
            content=self._each("media type", raw, "content", at),
            explode=read.flag(raw, "explode", at) or False,
            deprecated=read.flag(raw, "deprecated", at) or False,
            description=read.text(raw, "description", at),
            examples=self._examples(raw, at),
        )

    # ── bodies and responses ──────────────────────────────────────────────────────────────────────

    def _request_body(self, raw: Raw, at: str) -> n.RequestBody:
        return n.RequestBody(
            at,
            raw,
            extra=self._extra("request body", raw, at),
            required=self._reading.flag(raw, "required", at) or False,
            content=self._each("media type", raw, "content", at),
            description=self._reading.text(raw, "description", at),
        )

    def _response(self, raw: Raw, at: str) -> n.Response:
        return n.Response(
            at,
            raw,
            extra=self._extra("response", raw, at),
            summary=self._reading.text(raw, named(raw, "summary"), at),
            description=self._reading.text(raw, "description", at),
            headers=self._each("header", raw, "headers", at),
            content=self._each("media type", raw, "content", at),
            links=self._each("link", raw, "links", at),
        )

    def _media_type(self, type: str, raw: Raw, at: str) -> n.MediaType:
        return n.MediaType(
            at,
            raw,
            extra=self._extra("media type", raw, at),
            type=type,
            schema=self._schema(raw, "schema", at),
            item_schema=self._schema(raw, named(raw, "itemSchema"), at),
            encoding=self._encodings(raw, "encoding", at),
            prefix_encoding=self._prefix_encoding(raw, at),
            item_encoding=self._item_encoding(raw, at),
            examples=self._examples(raw, at),
            description=self._reading.text(raw, named(raw, "description"), at),
        )

    def _encodings(self, raw: Raw, name: str, at: str) -> Mapping[str, n.Encoding]:
        return {
            key: self._encoding(value, place)
            for key, value, place in self._reading.objects(raw, name, at)
        } or NOTHING

    def _prefix_encoding(self, raw: Raw, at: str) -> tuple[n.Encoding, ...]:
        found = self._reading.items(raw, named(raw, "prefixEncoding"), at)
        return tuple(self._encoding(value, place) for value, place in found)

    def _item_encoding(self, raw: Raw, at: str) -> n.Encoding | None:
        found = self._reading.object(raw, named(raw, "itemEncoding"), at)
        return None if found is None else self._encoding(*found)

    def _encoding(self, raw: Raw, at: str) -> n.Encoding:
        read = self._reading
        return n.Encoding(
            at,
            raw,
            extra=self._extra("encoding", raw, at),
            content_type=read.text(raw, "contentType", at),
            headers=self._each("header", raw, "headers", at),
            style=read.text(raw, "style", at),
            explode=read.flag(raw, "explode", at),
            allow_reserved=read.flag(raw, "allowReserved", at) or False,
            by_name=self._encodings(raw, named(raw, "encoding"), at),
            prefix=self._prefix_encoding(raw, at),
            item=self._item_encoding(raw, at),
        )

    def _examples(self, raw: Raw, at: str) -> tuple[Any, ...]:
        if "example" not in raw and "examples" not in raw:
            return ()
        listed = tuple(self._each("example", raw, "examples", at).values())
        if "example" not in raw:
            return listed
        bare = n.Example(join(at, "example"), {}, value=raw["example"], has_value=True)
        return (bare, *listed)

    def _example(self, name: str, raw: Raw, at: str) -> n.Example:
        read = self._reading
        data = named(raw, "dataValue")
        keyword = data if data in raw else "value"
        extra = self._extra("example", raw, at)
        if keyword != "value" and "value" in raw:
            extra = {**extra, "value": raw["value"]}
        return n.Example(
            at,
            raw,
            extra=extra,
            name=name,
            summary=read.text(raw, "summary", at),
            description=read.text(raw, "description", at),
            value=raw.get(keyword),
            has_value=keyword in raw,
            serialized=read.text(raw, named(raw, "serializedValue"), at),
            external=read.text(raw, "externalValue", at),
        )

    def _link(self, raw: Raw, at: str) -> n.Link:
        read = self._reading
        server = read.object(raw, "server", at)
        return n.Link(
            at,
            raw,
            extra=self._extra("link", raw, at),
            operation_id=read.text(raw, "operationId", at),
            operation_ref=self._operation_ref(raw, at),
            parameters=read.mapping(raw, "parameters", at),
            request_body=raw.get("requestBody"),
            has_request_body="requestBody" in raw,
            description=read.text(raw, "description", at),
            server=None if server is None else self._server(*server),
        )

    def _operation_ref(self, raw: Raw, at: str) -> str | None:
        """Where the operation stands; it is no component, and nothing is read there for a link's sake."""
        reference = self._reading.text(raw, "operationRef", at)
        if reference is None:
            return None
        return self._reading.locate(reference, self._base, join(at, "operationRef")) or reference

    def _callback(self, name: str, raw: Raw, at: str) -> n.Callback:
        items: list[n.PathItem] = []
        extra: dict[str, Any] = {}
        for expression, value in raw.items():
            place = join(at, expression)
            if expression.startswith("x-"):
                extra[expression] = value
            elif isinstance(value, dict):
                items.append(self._named("path item", expression, value, place))
            elif expression != "$ref":
                self._reading.malformed(place, expression, value, "an object")
        return n.Callback(at, raw, extra=extra or NOTHING, name=name, items=tuple(items))

    # ── the rest ──────────────────────────────────────────────────────────────────────────────────

    def _info(self, root: Raw) -> Mapping[str, Any]:
        """The Info Object without what is malformed in it."""
        raw = self._reading.mapping(root, "info", "#")
        kept = self._texts_of("info", raw, "#/info")
        for name in ("contact", "license"):
            found = self._reading.object(raw, name, "#/info")
            if found is not None:
                kept[name] = self._texts_of(name, *found)
        return {name: kept[name] for name in raw if name in kept}

    def _texts_of(self, kind: str, raw: Raw, at: str) -> dict[str, Any]:
        kept = dict(self._extra(kind, raw, at))
        for name in raw:
            if name in FIELDS[kind] and name not in ("contact", "license"):
                text = self._reading.text(raw, name, at)
                if text is not None:
                    kept[name] = text
        return kept

    def _external_docs(self, raw: Raw, at: str) -> n.ExternalDocs | None:
        found = self._reading.object(raw, "externalDocs", at)
        if found is None:
            return None
        docs, place = found
        return n.ExternalDocs(
            place,
            docs,
            extra=self._extra("external docs", docs, place),
            url=self._reading.text(docs, "url", place) or "",
            description=self._reading.text(docs, "description", place),
        )

    def _servers(self, raw: Raw, at: str) -> tuple[n.Server, ...] | None:
        if "servers" not in raw:
            return None
        return tuple(
            self._server(value, place) for value, place in self._reading.items(raw, "servers", at)
        )

    def _server(self, raw: Raw, at: str) -> n.Server:
        read = self._reading
        return n.Server(
            at,
            raw,
            extra=self._extra("server", raw, at),
            url=read.text(raw, "url", at) or "/",
            name=read.text(raw, named(raw, "name"), at),
            description=read.text(raw, "description", at),
            variables={
                name: self._server_variable(value, place)
                for name, value, place in read.objects(raw, "variables", at)
            }
            or NOTHING,
        )

    def _server_variable(self, raw: Raw, at: str) -> n.ServerVariable:
        read = self._reading
        return n.ServerVariable(
            at,
            raw,
            extra=self._extra("server variable", raw, at),
            default=read.text(raw, "default", at) or "",
            enum=read.texts(raw, "enum", at),
            description=read.text(raw, "description", at),
        )

    def _tag(self, raw: Raw, at: str) -> n.Tag:
        read = self._reading
        return n.Tag(
            at,
            raw,
            extra=self._extra("tag", raw, at),
            name=read.text(raw, "name", at) or "",
            summary=read.text(raw, named(raw, "summary"), at),
            description=read.text(raw, "description", at),
            parent=read.text(raw, named(raw, "parent"), at),
            kind=read.text(raw, named(raw, "kind"), at),
            external_docs=self._external_docs(raw, at),
        )

    def _security(self, raw: Raw, at: str) -> tuple[n.SecurityRequirement, ...] | None:
        if "security" not in raw:
            return None
        return tuple(
            {name: self._scopes(value, name, place) for name in value}
            for value, place in self._reading.items(raw, "security", at)
        )

    def _scopes(self, raw: Raw, name: str, at: str) -> tuple[str, ...]:
        """The scopes asked of a scheme, which may be named by URI since 3.2 (§4.30)."""
        if self._dialect.version >= (3, 2) and name not in self._schemes and _is_uri(name):
            declared = self._files.root.data.get("components")
            schemes = declared.get("securitySchemes") if isinstance(declared, dict) else None
            if not isinstance(schemes, dict) or name not in schemes:
                place = join(at, name)
                key = self._reading.follow("security scheme", name, self._base, place)
                self._schemes[name] = key
        return self._reading.texts(raw, name, at)

    def _security_scheme(self, raw: Raw, at: str) -> n.SecurityScheme:
        read = self._reading
        return n.SecurityScheme(
            at,
            raw,
            extra=self._scheme_extra(raw, at),
            type=read.text(raw, "type", at) or "",
            place=read.text(raw, "in", at),
            parameter=read.text(raw, "name", at),
            scheme=read.text(raw, "scheme", at),
            bearer_format=read.text(raw, "bearerFormat", at),
            flows=self._flows(raw, at),
            open_id_connect_url=read.text(raw, "openIdConnectUrl", at),
            oauth2_metadata_url=read.text(raw, named(raw, "oauth2MetadataUrl"), at),
            description=read.text(raw, "description", at),
            deprecated=read.flag(raw, named(raw, "deprecated"), at) or False,
        )

    def _scheme_extra(self, raw: Raw, at: str) -> Mapping[str, Any]:
        found = self._extra("security scheme", raw, at)
        flows = raw.get("flows")
        beside = self._extra("flows", flows, join(at, "flows")) if isinstance(flows, dict) else None
        extensions = (
            {name: beside[name] for name in beside if name.startswith("x-")} if beside else {}
        )
        return {**found, "flows": extensions} if extensions else found

    def _flows(self, raw: Raw, at: str) -> Mapping[str, n.Flow]:
        found = self._reading.object(raw, "flows", at)
        if found is None:
            return NOTHING
        flows, place = found
        return {
            name: self._flow(value, below)
            for name, value, below in self._reading.objects(raw, "flows", at, extensible=True)
        } | {
            name: self._flow(*back_port)
            for name in SINCE["flows"]
            if name not in flows
            and (back_port := self._reading.object(flows, BACK_PORT + name, place)) is not None
        }

    def _flow(self, raw: Raw, at: str) -> n.Flow:
        read = self._reading
        return n.Flow(
            at,
            raw,
            extra=self._extra("flow", raw, at),
            authorization_url=read.text(raw, "authorizationUrl", at),
            token_url=read.text(raw, "tokenUrl", at),
            refresh_url=read.text(raw, "refreshUrl", at),
            device_authorization_url=read.text(raw, named(raw, "deviceAuthorizationUrl"), at),
            scopes=read.text_map(raw, "scopes", at),
        )


def _kind(node: n.Node) -> str:
    if isinstance(node, n.Reference):
        return node.kind
    return next((kind for kind, known in n.KINDS.items() if isinstance(node, known)), "")


def _is_uri(name: str) -> bool:
    return "/" in name or "#" in name or ":" in name
