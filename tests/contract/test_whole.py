"""Every member of every object is held by the contract, in each version."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, is_dataclass
from importlib.resources import files as resources
from typing import Any

import pytest

from contractor.contract import Contract, Schema, read
from contractor.contract.fields import SINCE
from contractor.contract.fields import fields as fields_of
from contractor.contract.nodes import Node
from contractor.source import Files
from tests.contract.whole import DOCUMENTS, document_31, document_32
from tests.documents import contract, ids

#: Definitions of the official meta-schemas → our name for the object.
_OBJECTS = {
    "Info": "info", "Contact": "contact", "License": "license", "Server": "server",
    "ServerVariable": "server variable", "Components": "components", "Response": "response",
    "MediaType": "media type", "Example": "example", "PathItem": "path item",
    "Operation": "operation", "Tag": "tag", "ExternalDocumentation": "external docs",
    "Parameter": "parameter", "RequestBody": "request body", "Link": "link", "Encoding": "encoding",
    "info": "info", "contact": "contact", "license": "license", "server": "server",
    "server-variable": "server variable", "components": "components", "response": "response",
    "media-type": "media type", "example": "example", "path-item": "path item",
    "operation": "operation", "tag": "tag", "external-documentation": "external docs",
    "parameter": "parameter", "request-body": "request body", "link": "link",
    "encoding": "encoding", "header": "header", "reference": "reference",
    "security-scheme": "security scheme",
}  # fmt: skip


def contract_of(data: dict[str, Any]) -> Contract:
    return read(Files.of_data(data))


def nodes(value: Any) -> Iterator[Any]:
    """Every node and schema of a contract, in whatever field it stands."""
    if isinstance(value, (Node, Schema)):
        yield value
    if isinstance(value, dict):
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from nodes(item)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in ("raw", "files", "findings"):
                yield from nodes(getattr(value, each.name))


@pytest.mark.parametrize("version", DOCUMENTS)
def test_a_whole_document_is_read_without_a_word(version: str) -> None:
    found = contract_of(DOCUMENTS[version]())
    assert ids(found) == []
    unknown = {name for node in nodes(found) if isinstance(node, Node) for name in node.extra}
    assert {name for name in unknown if not name.startswith("x-")} <= {"responses", "flows"}


@pytest.mark.parametrize("version", DOCUMENTS)
def test_the_tables_know_what_the_meta_schema_knows(version: str) -> None:
    text = (resources("contractor.contract") / "metaschemas" / f"{version}.json").read_text("utf-8")
    schema = json.loads(text)
    ours = fields_of((int(version[0]), int(version[2])))
    assert set(schema["properties"]) == ours["document"]
    for name, definition in (schema.get("definitions") or schema["$defs"]).items():
        if name in _OBJECTS:
            theirs = {key for key in definition.get("properties", {}) if key != "body"}
            assert theirs <= ours[_OBJECTS[name]], name


def test_every_member_changes_the_contract() -> None:
    """Nothing that a document says is outside what contracts are compared by."""
    whole = document_32()
    before = contract_of(whole)
    missed = [
        at
        for at, changed in _without_one(whole)
        if before == contract_of(changed) and at != "/components/headers/Rate/style"
    ]
    assert missed == []


def _without_one(data: Any) -> Iterator[tuple[str, Any]]:
    def walk(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in members:
            yield (*path, key)
            if isinstance(item, (dict, list)):
                yield from walk(item, (*path, key))

    for path in list(walk(data, ())):
        copy = deepcopy(data)
        place = copy
        for key in path[:-1]:
            place = place[key]
        removed = place[path[-1]]
        del place[path[-1]]
        # An empty object there says what its absence says.
        if path != ("openapi",) and not (path[-1] in ("responses", "scopes") and not removed):
            yield "/" + "/".join(str(key).replace("/", "~1") for key in path), copy


def test_what_is_newer_than_the_document_is_read_with_a_warning() -> None:
    newer = document_32() | {"openapi": "3.1.1"}
    del newer["$self"], newer["paths"]["/orders/{id}"]["get"]["security"][2]
    newer["jsonSchemaDialect"] = document_31()["jsonSchemaDialect"]
    found = contract_of(newer)
    assert {id for id, _ in ids(found)} == {"newer-keyword"}
    reported = {at.rpartition("/")[2] for _, at in ids(found)}
    since = {name: version for names in SINCE.values() for name, version in names.items()}
    assert reported == {name for name, version in since.items() if version == (3, 2)} - {"$self"}
    stream = found.components["#/components/mediaTypes/Stream"]
    assert stream.item_schema.types == ("string",)  # type: ignore[union-attr]


def test_back_ports_are_read_as_what_they_stand_for() -> None:
    found = contract(
        """
        paths:
          /a:
            post:
              requestBody:
                content:
                  multipart/mixed:
                    x-oai-itemSchema: {type: string}
                    x-oai-prefixEncoding: [{contentType: a/b}]
                    x-oai-itemEncoding: {contentType: c/d, x-oai-itemEncoding: {style: form}}
                    examples: {e: {x-oai-dataValue: 1, x-oai-serializedValue: '1'}}
              responses: {}
        components:
          securitySchemes:
            s:
              type: oauth2
              x-oai-oauth2MetadataUrl: https://example.com/m
              x-oai-deprecated: true
              flows:
                x-oai-deviceAuthorization: {x-oai-deviceAuthorizationUrl: https://example.com/d}
        """
    )
    assert ids(found) == []
    body: Any = found.paths[0].operations[0].request_body
    media = body.content["multipart/mixed"]
    assert media.item_schema.types == ("string",)
    assert [one.content_type for one in media.prefix_encoding] == ["a/b"]
    assert (media.item_encoding.content_type, media.item_encoding.item.style) == ("c/d", "form")
    assert (media.examples[0].value, media.examples[0].serialized) == (1, "1")
    scheme = found.security_schemes["s"]
    assert (scheme.oauth2_metadata_url, scheme.deprecated) == ("https://example.com/m", True)
    device = scheme.flows["deviceAuthorization"]
    assert device.device_authorization_url == "https://example.com/d"
    assert not any(node.extra for node in nodes(found) if isinstance(node, Node))
