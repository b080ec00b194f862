"""Which members each OpenAPI object has, since which version, and which of them hold objects.

Takes nothing, gives tables; refuses to read anything. OpenAPI 3.0.4, 3.1.1 and 3.2.0, and
the Extension Registry for the `x-oai-` names under which older documents may carry newer members.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP

Version = tuple[int, int]

BACK_PORT: Final = "x-oai-"
#: How our own extensions begin.
OURS: Final = "x-contractor-"
METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
#: Section of `components` → kind of object there.
SECTIONS: Final[Mapping[str, str]] = {
    "schemas": "schema",
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
#: Header parameters that have no effect: `content`, `requestBody` and `security` say it (3.2 §4.12.2.1).
IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})
#: Members that hold values of the author's choice, in which no name is a keyword.
DATA: Final = frozenset({"enum", "const", "default", "example", "examples", "value", "dataValue"})
#: Members whose own members have names of the author's choice, so that none of these is a keyword.
NAMES: Final = SCHEMA_MAP | frozenset(
    {*SECTIONS, *"paths webhooks content encoding mapping variables scopes".split()}
)
_VALUED: Final = {
    "schema": ("one", "schema"),
    "content": ("map", "media type"),
    "examples": ("map", "example"),
}
_ENCODINGS: Final = {
    "encoding": ("map", "encoding"),
    "prefixEncoding": ("list", "encoding"),
    "itemEncoding": ("one", "encoding"),
}
_COLLECTION: Final = {"list": "list", "map": "collection"}
#: Where a name that begins with `x-` is an extension (elsewhere it is a name like others).
_EXTENSIBLE: Final = frozenset(
    {
        ("one", kind)
        for kind in (*SECTIONS.values(), "document", "components", "operation", "encoding")
    }
    | {("map", "path item"), ("map", "response")}
)
#: Object → its members in the newest version.
FIELDS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(members.split())
    for name, members in {
        "document": "openapi $self info jsonSchemaDialect servers paths webhooks components security tags "
        "externalDocs",
        "info": "title summary description termsOfService contact license version",
        "contact": "name url email",
        "license": "name identifier url",
        "components": "schemas responses parameters examples requestBodies headers securitySchemes links "
        "callbacks pathItems mediaTypes",
        "path item": "$ref summary description servers parameters additionalOperations get put post delete "
        "options head patch trace query",
        "operation": "tags summary description externalDocs operationId parameters requestBody responses "
        "callbacks deprecated security servers",
        "parameter": "name in description required deprecated allowEmptyValue style explode allowReserved "
        "schema content example examples",
        "header": "description required deprecated style explode schema content example examples",
        "request body": "description content required",
        "media type": "description schema itemSchema example examples encoding prefixEncoding itemEncoding",
        "encoding": "contentType headers style explode allowReserved encoding prefixEncoding itemEncoding",
        "response": "summary description headers content links",
        "example": "summary description value externalValue dataValue serializedValue",
        "link": "operationRef operationId parameters requestBody description server",
        "tag": "name summary description externalDocs parent kind",
        "server": "url name description variables",
        "server variable": "enum default description",
        "external docs": "url description",
        "reference": "$ref summary description",
        "security scheme": "type description name in scheme bearerFormat flows openIdConnectUrl "
        "oauth2MetadataUrl deprecated",
        "flows": "implicit password clientCredentials authorizationCode deviceAuthorization",
        "flow": "authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl scopes",
    }.items()
}
#: Object → those of its members that 3.0 does not have, and the version that brought them.
SINCE: Final[Mapping[str, Mapping[str, Version]]] = {
    "document": {"webhooks": (3, 1), "jsonSchemaDialect": (3, 1), "$self": (3, 2)},
    "info": {"summary": (3, 1)},
    "license": {"identifier": (3, 1)},
    "components": {"pathItems": (3, 1), "mediaTypes": (3, 2)},
    "reference": {"summary": (3, 1), "description": (3, 1)},
    **{
        name: dict.fromkeys(members.split(), (3, 2))
        for name, members in {
            "path item": "query additionalOperations",
            "media type": "description itemSchema prefixEncoding itemEncoding",
            "encoding": "encoding prefixEncoding itemEncoding",
            "response": "summary",
            "example": "dataValue serializedValue",
            "tag": "summary parent kind",
            "server": "name",
            "security scheme": "oauth2MetadataUrl deprecated",
            "flows": "deviceAuthorization",
            "flow": "deviceAuthorizationUrl",
        }.items()
    },
}
#: Object → its members that hold an object (`one`), a list of objects, or objects by name (`map`).
HOLDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "document": {
        "info": ("one", "info"),
        "servers": ("list", "server"),
        "paths": ("map", "path item"),
        "webhooks": ("map", "path item"),
        "components": ("one", "components"),
        "tags": ("list", "tag"),
        "externalDocs": ("one", "external docs"),
    },
    "components": {section: ("map", kind) for section, kind in SECTIONS.items()},
    "path item": {
        **dict.fromkeys(METHODS, ("one", "operation")),
        "additionalOperations": ("map", "operation"),
        "parameters": ("list", "parameter"),
        "servers": ("list", "server"),
    },
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "request body"),
        "responses": ("map", "response"),
        "callbacks": ("map", "callback"),
        "servers": ("list", "server"),
        "externalDocs": ("one", "external docs"),
    },
    "parameter": _VALUED,
    "header": _VALUED,
    "request body": {"content": ("map", "media type")},
    "response": {
        "headers": ("map", "header"),
        "content": ("map", "media type"),
        "links": ("map", "link"),
    },
    "media type": {
        "schema": ("one", "schema"),
        "itemSchema": ("one", "schema"),
        "examples": ("map", "example"),
        **_ENCODINGS,
    },
    "encoding": {"headers": ("map", "header"), **_ENCODINGS},
    "link": {"server": ("one", "server")},
    "schema": {
        **dict.fromkeys(ONE_SCHEMA, ("one", "schema")),
        **dict.fromkeys(SCHEMA_LIST, ("list", "schema")),
        **dict.fromkeys(SCHEMA_MAP, ("map", "schema")),
    },
}


def kind_at(tokens: Iterable[str], kind: str | None = "document") -> str | None:
    """Which object stands at the end of a pointer into an object of a kind; None where no table tells.

    Where objects are collected, it is the word for the collection.
    """
    shape = "one"
    for token in tokens:
        if kind is None or (token.startswith("x-") and (shape, kind) in _EXTENSIBLE):
            return None
        if shape != "one":
            shape = "one"
        elif kind == "callback":
            kind = "path item"
        else:
            shape, kind = HOLDS.get(kind, {}).get(token, ("one", None))
    return kind if shape == "one" or kind is None else f"{_COLLECTION[shape]} of {kind}s"


def fields(version: Version) -> Mapping[str, frozenset[str]]:
    """Object → its members in a version."""
    return {
        name: frozenset(
            member for member in members if SINCE.get(name, {}).get(member, version) <= version
        )
        for name, members in FIELDS.items()
    }


def named(raw: Mapping[str, Any], name: str) -> str:
    """The name under which a newer member stands: its own, or that of its back-port."""
    back_port = BACK_PORT + name
    return back_port if name not in raw and back_port in raw else name
