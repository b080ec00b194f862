"""A document for each version that holds every member of every object that the version knows."""

from copy import deepcopy
from typing import Any

SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Order",
    "description": "An order.",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "format": "int64", "minimum": 1},
        "next": {"$ref": "#/components/schemas/Order"},
        "kind": {"type": "string", "enum": ["a", "b"], "default": "a"},
        "list": {"type": "array", "items": {"type": "string", "pattern": "^a"}, "maxItems": 3},
    },
    "additionalProperties": False,
    "externalDocs": {"url": "https://example.com", "description": "more"},
    "xml": {"name": "order"},
    "x-schema": 1,
}
UNION: dict[str, Any] = {
    "oneOf": [{"$ref": "#/components/schemas/Order"}, {"$ref": "#/components/schemas/Page"}],
    "discriminator": {
        "propertyName": "kind",
        "mapping": {"o": "#/components/schemas/Order", "p": "Page"},
        "x-union": 1,
    },
}
LINK: dict[str, Any] = {
    "operationRef": "#/paths/~1orders~1{id}/get",
    "parameters": {"id": "$response.body#/id"},
    "requestBody": None,
    "description": "the order",
    "server": {"url": "https://links.example.com"},
    "x-link": 1,
}
FLOW: dict[str, Any] = {
    "authorizationUrl": "https://example.com/a",
    "tokenUrl": "https://example.com/t",
    "refreshUrl": "https://example.com/r",
    "scopes": {"read": "may read"},
    "x-flow": 1,
}


def _media() -> dict[str, Any]:
    return {
        "schema": {"$ref": "#/components/schemas/Order"},
        "examples": {
            "one": {
                "summary": "s",
                "description": "d",
                "value": {"id": 1},
                "x-example": 1,
            },
            "far": {"externalValue": "https://example.com/far.json"},
            "shared": {"$ref": "#/components/examples/Shared"},
        },
        "encoding": {
            "id": {
                "contentType": "text/plain",
                "headers": {"X-Part": {"$ref": "#/components/headers/Rate"}},
                "style": "form",
                "explode": True,
                "allowReserved": True,
                "x-encoding": 1,
            }
        },
        "x-media": 1,
    }


def _operation() -> dict[str, Any]:
    return {
        "tags": ["orders"],
        "summary": "s",
        "description": "d",
        "externalDocs": {"url": "https://example.com/op", "x-docs": 1},
        "operationId": "getOrder",
        "parameters": [
            {"$ref": "#/components/parameters/Id"},
            {
                "name": "filter",
                "in": "query",
                "description": "d",
                "required": True,
                "deprecated": True,
                "allowEmptyValue": True,
                "content": {"application/json": {"schema": {"type": "object"}, "example": {}}},
                "x-parameter": 1,
            },
        ],
        "requestBody": {
            "description": "d",
            "required": True,
            "content": {"multipart/form-data": _media()},
            "x-body": 1,
        },
        "responses": {
            "200": {
                "description": "ok",
                "headers": {"X-Rate": {"$ref": "#/components/headers/Rate"}},
                "content": {"application/json": _media()},
                "links": {"self": LINK, "shared": {"$ref": "#/components/links/Shared"}},
                "x-response": 1,
            },
            "default": {"$ref": "#/components/responses/Problem"},
            "x-responses": 1,
        },
        "callbacks": {
            "done": {"{$request.body#/url}": {"post": {"responses": {}}}, "x-callback": 1},
            "shared": {"$ref": "#/components/callbacks/Shared"},
        },
        "deprecated": True,
        "security": [{"oauth": ["read"]}, {}],
        "servers": [{"url": "https://op.example.com"}],
        "x-operation": 1,
    }


def document_30() -> dict[str, Any]:
    """Every object and member of OpenAPI 3.0."""
    operation = _operation()
    document = {
        "openapi": "3.0.4",
        "info": {
            "title": "T",
            "description": "d",
            "termsOfService": "https://example.com/terms",
            "contact": {"name": "n", "url": "https://example.com", "email": "a@example.com"},
            "license": {"name": "MIT", "url": "https://example.com/mit"},
            "version": "1",
            "x-info": 1,
        },
        "externalDocs": {"url": "https://example.com"},
        "servers": [
            {
                "url": "https://{host}.example.com",
                "description": "d",
                "variables": {
                    "host": {"enum": ["a", "b"], "default": "a", "description": "d", "x-var": 1}
                },
                "x-server": 1,
            }
        ],
        "security": [{"key": []}],
        "tags": [
            {
                "name": "orders",
                "description": "d",
                "externalDocs": {"url": "https://example.com/tag"},
                "x-tag": 1,
            }
        ],
        "paths": {
            "/orders/{id}": {
                "summary": "s",
                "description": "d",
                "servers": [{"url": "https://path.example.com"}],
                "parameters": [{"$ref": "#/components/parameters/Id"}],
                "get": operation,
                **{
                    method: {"responses": {"204": {"description": "none"}}}
                    for method in ("put", "post", "delete", "options", "head", "patch", "trace")
                },
                "x-path": 1,
            },
            "x-paths": 1,
        },
        "components": {
            "schemas": {
                "Order": SCHEMA,
                "Page": {
                    "allOf": [{"$ref": "#/components/schemas/Order"}],
                    "example": {"id": 1},
                },
                "Union": UNION,
                "Any": {},
                "Inner": {"$ref": "#/components/schemas/Order/properties/list/items"},
            },
            "responses": {"Problem": {"description": "d"}},
            "parameters": {
                "Id": {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "style": "label",
                    "explode": False,
                    "allowReserved": True,
                    "schema": {"type": "integer"},
                    "examples": {"one": {"value": 1}},
                },
            },
            "examples": {"Shared": {"value": {"id": 2}}},
            "requestBodies": {"Body": {"content": {"text/plain": {"example": "a"}}}},
            "headers": {
                "Rate": {
                    "description": "d",
                    "required": True,
                    "deprecated": True,
                    "style": "simple",
                    "explode": True,
                    "schema": {"type": "integer"},
                    "example": 3,
                    "x-header": 1,
                },
                "Told": {
                    "content": {"text/plain": {}},
                    "examples": {"one": {"value": "a"}},
                },
            },
            "securitySchemes": {
                "key": {"type": "apiKey", "name": "k", "in": "header", "description": "d"},
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "oauth": {
                    "type": "oauth2",
                    "flows": {
                        "implicit": FLOW,
                        "password": FLOW,
                        "clientCredentials": FLOW,
                        "authorizationCode": FLOW,
                        "x-flows": 1,
                    },
                    "x-scheme": 1,
                },
                "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://example.com/o"},
                "same": {"$ref": "#/components/securitySchemes/key"},
            },
            "links": {"Shared": {"operationId": "getOrder", "requestBody": "$request.body"}},
            "callbacks": {"Shared": {"{$url}": {"post": {"responses": {}}}}},
            "x-components": 1,
        },
        "x-document": 1,
    }
    return deepcopy(document)


def document_31() -> dict[str, Any]:
    """Every object and member of OpenAPI 3.1."""
    found = document_30()
    found["openapi"] = "3.1.1"
    found["jsonSchemaDialect"] = "https://spec.openapis.org/oas/3.1/dialect/base"
    found["info"]["summary"] = "s"
    found["info"]["license"] = {"name": "MIT", "identifier": "MIT"}
    found["webhooks"] = {
        "x-gone": {"post": {"responses": {}}},
        "shared": {"$ref": "#/components/pathItems/Shared"},
    }
    parts = found["components"]
    parts["pathItems"] = {"Shared": {"get": {"responses": {}}}}
    parts["securitySchemes"]["tls"] = {"type": "mutualTLS"}
    parts["responses"]["Again"] = {
        "$ref": "#/components/responses/Problem",
        "summary": "s",
        "description": "other words",
    }
    parts["schemas"]["New"] = {
        "$id": "https://example.com/new",
        "$comment": "c",
        "$defs": {"node": {"$dynamicAnchor": "node", "type": ["string", "null"]}},
        "$anchor": "here",
        "const": {"a": 1},
        "if": {"minProperties": 1},
        "then": {"maxProperties": 2, "patternProperties": {"^x": True}},
        "else": False,
        "not": {"contains": {"$dynamicRef": "#node"}, "minContains": 0, "maxContains": 1},
        "prefixItems": [{"$ref": "#here"}, {"$ref": "#/$defs/node"}],
        "unevaluatedProperties": False,
        "unevaluatedItems": {"propertyNames": {"minLength": 1}},
        "dependentRequired": {"a": ["b"]},
        "dependentSchemas": {"a": {"exclusiveMinimum": 1, "multipleOf": 0.5}},
        "contentEncoding": "base64",
        "contentMediaType": "application/json",
        "contentSchema": {"examples": [1]},
        "x-frobnicate": 1,
    }
    return found


def document_32() -> dict[str, Any]:
    """Every object and member of OpenAPI 3.2."""
    found = document_31()
    found["openapi"] = "3.2.0"
    found["$self"] = "https://example.com/api/openapi.json"
    found["jsonSchemaDialect"] = "https://spec.openapis.org/oas/3.2/dialect/2025-09-17"
    found["tags"][0] |= {"summary": "s", "kind": "nav"}
    found["tags"].append({"name": "parts", "parent": "orders"})
    found["servers"][0]["name"] = "main"
    parts = found["components"]
    parts["mediaTypes"] = {"Stream": {"description": "d", "itemSchema": {"type": "string"}}}
    parts["securitySchemes"]["key"]["deprecated"] = True
    parts["securitySchemes"]["oauth"]["oauth2MetadataUrl"] = "https://example.com/meta"
    parts["securitySchemes"]["oauth"]["flows"]["deviceAuthorization"] = {
        "deviceAuthorizationUrl": "https://example.com/d",
        "tokenUrl": "https://example.com/t",
        "scopes": {},
    }
    parts["schemas"]["Union"]["discriminator"]["defaultMapping"] = "Page"
    path = found["paths"]["/orders/{id}"]
    path["query"] = {"responses": {}}
    path["additionalOperations"] = {"COPY": {"responses": {}}}
    path["get"]["security"].append({"#/components/securitySchemes/tls": []})
    path["get"]["parameters"] += [
        {"name": "q", "in": "querystring", "content": {"text/plain": {}}},
        {"name": "c", "in": "cookie", "style": "cookie", "schema": {"type": "string"}},
    ]
    answer = path["get"]["responses"]["200"]
    answer["summary"] = "s"
    answer["content"]["text/event-stream"] = {"$ref": "#/components/mediaTypes/Stream"}
    answer["content"]["multipart/mixed"] = {
        "itemSchema": {"type": "object"},
        "prefixEncoding": [{"contentType": "text/plain"}],
        "itemEncoding": {
            "contentType": "multipart/mixed",
            "encoding": {"a": {"contentType": "text/plain"}},
            "prefixEncoding": [{}],
            "itemEncoding": {"style": "form"},
        },
    }
    answer["content"]["application/json"]["examples"]["data"] = {
        "dataValue": {"id": 1},
        "serializedValue": '{"id": 1}',
    }
    return found


DOCUMENTS = {"3.0": document_30, "3.1": document_31, "3.2": document_32}
