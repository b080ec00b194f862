"""Documented refusals that the application cannot write are named where they stand, and no others are."""

from typing import Any

import pytest
import yaml

from contractor.model import build
from contractor.targets.fastapi.losses import losses
from tests.documents import contract

OBJECT = {"type": "object", "properties": {"detail": {"type": "string"}}}
ODD = {"type": "object", "required": ["code"], "properties": {"code": {"pattern": "^E[0-9]{4}$"}}}
CODED = {"type": "object", "required": ["code"], "properties": {"code": {"enum": ["E1", "E2"]}}}


def json(schema: Any, type: str = "application/json") -> dict[str, Any]:
    return {"description": "refused", "content": {type: {"schema": schema}}}


def found(responses: dict[str, Any], **operation: Any) -> list[tuple[str, str]]:
    """What is said of an operation that takes a number, below where it stands."""
    parameter = {"name": "page", "in": "query", "schema": {"type": "integer"}}
    get = {"parameters": [parameter], "responses": {"200": {"description": "d"}, **responses}}
    read = contract(yaml.safe_dump({"paths": {"/books": {"get": {**get, **operation}}}}))
    return [
        (one.at.removeprefix("#/paths/~1books/get/responses/"), one.message)
        for one in losses(build(read))
        if one.id == "unfillable-refusal"
    ]


@pytest.mark.parametrize(
    "responses",
    [
        {},
        {"400": {"description": "no body"}},
        {"400": json(True)},
        {"400": json(OBJECT)},
        {"400": json(CODED)},
        {"400": json(OBJECT, "application/vnd.books+json; charset=utf-8")},
        {"422": json(OBJECT)},
        {"4XX": json(OBJECT)},
        {"default": json(OBJECT)},
        # Another status that the document has says it as well.
        {"400": json(ODD), "422": json(OBJECT)},
        # Nobody needs credentials here, so nobody is refused for them.
        {"400": json(OBJECT), "401": json(ODD)},
    ],
)
def test_what_can_be_filled_is_not_named(responses: dict[str, Any]) -> None:
    assert found(responses) == []


@pytest.mark.parametrize(
    ("responses", "at"),
    [
        ({"400": json(ODD)}, "400/content/application~1json"),
        ({"400": json(False)}, "400/content/application~1json"),
        ({"400": json(ODD), "422": json(ODD)}, "400/content/application~1json"),
        ({"4XX": json(ODD)}, "4XX/content/application~1json"),
        # A range says nothing of a status that is documented itself.
        ({"400": json(ODD), "4XX": json(OBJECT)}, "400/content/application~1json"),
        ({"400": json(ODD), "default": json(OBJECT)}, "400/content/application~1json"),
        ({"500": json(ODD)}, "500/content/application~1json"),
    ],
)
def test_what_cannot_be_filled_is_named_where_it_stands(responses: dict[str, Any], at: str) -> None:
    assert [place for place, _ in found(responses)] == [at]


def test_what_the_application_does_not_write_is_named() -> None:
    cbor = json(OBJECT, "application/cbor")
    assert found({"400": cbor}) == [
        (
            "400/content",
            "the application cannot write the body of 400: it is neither JSON nor XML nor text",
        )
    ]


def test_only_operations_that_can_refuse_for_a_reason_are_asked() -> None:
    responses = {"400": json(OBJECT), "401": json(ODD), "415": json(ODD), "413": json(ODD)}
    assert found(responses) == []
    body = {"content": {"application/json": {"schema": {}}}}
    # Another media type, and a body that is too large, are bad requests as well.
    assert found(responses, requestBody=body) == []
    assert [at for at, _ in found({"415": json(ODD)}, requestBody=body)] == [
        "415/content/application~1json"
    ]


def test_a_shared_response_is_named_once() -> None:
    read = contract("""
        security: [{key: []}]
        paths:
          /a: {get: &get {responses: {'401': {$ref: '#/components/responses/Who'}}}}
          /b: {get: *get}
        components:
          responses:
            Who: {description: d, content: {application/json: {schema: {type: string, pattern: '^E[0-9]$'}}}}
          securitySchemes: {key: {type: apiKey, name: key, in: query}}
    """)
    listed = [one for one in losses(build(read)) if one.id == "unfillable-refusal"]
    assert [one.at for one in listed] == ["#/components/responses/Who/content/application~1json"]
    assert listed[0].help is not None
