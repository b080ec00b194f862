"""Which members each OpenAPI object has, and since which version.

Takes nothing, gives two tables; refuses to know what the members hold. OpenAPI 3.0.4, 3.1.1 and 3.2.0, and
the Extension Registry for the `x-oai-` names under which older documents may carry newer members.
"""

from collections.abc import Mapping
from typing import Any, Final

Version = tuple[int, int]

BACK_PORT: Final = "x-oai-"
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
