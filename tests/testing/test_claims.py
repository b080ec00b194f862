"""Claims of Schemathesis that a request violates the contract, or keeps it: which stand, and which are dropped."""

from typing import Any

import pytest
import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import (
    CaseMetadata,
    ComponentInfo,
    FuzzingPhaseData,
    GenerationInfo,
    PhaseInfo,
    TestPhase,
)
from schemathesis.openapi.checks import MissingHeaderNotRejected

from contractor.contract import Endpoint
from contractor.resources import References, resources
from contractor.samples import Samples
from contractor.testing.copied import copied
from contractor.testing.schemathesis.claims import (
    is_refused,
    is_strange,
    is_wrong,
    refers,
    violates,
)
from tests.documents import contract

SHOP = contract(
    """
    paths:
      /things:
        get:
          parameters:
            - {name: limit, in: query, required: true, schema: {type: integer, maximum: 50}}
            - {name: word, in: query, schema: {type: string, minLength: 2}}
            - {name: on, in: query, schema: {type: boolean}}
            - {name: ids, in: query, style: pipeDelimited, explode: false,
               schema: {type: array, items: {type: integer}, maxItems: 2}}
            - {name: filter, in: query, style: deepObject, explode: true,
               schema: {type: object, properties: {size: {type: integer}}}}
            - {name: X-Trace, in: header, schema: {type: integer}}
          responses: {'200': {description: Yes}}
        post:
          requestBody:
            content:
              application/json: {schema: {$ref: '#/components/schemas/Thing'}}
              application/xml: {schema: {$ref: '#/components/schemas/Thing'}}
          responses: {'201': {description: Yes}}
      /owned:
        get:
          parameters:
            - {name: limit, in: query, schema: {type: integer}}
            - {name: cursor, in: query, schema: {type: string}}
            - {name: owner_id, in: query, schema: {type: string}}
          responses: {'200': {description: Yes}, '403': {description: No}}
    components:
      schemas:
        Thing:
          type: object
          properties:
            name: {type: string}
            born: {type: [string, 'null'], format: date}
    """
)
ENGINE = schemathesis.openapi.from_dict(
    copied(SHOP, {one.operation.at: "" for one in SHOP.endpoints})
)
LIST, MAKE, FIND = SHOP.endpoints


def case(endpoint: Endpoint, negative: ParameterLocation | None = None, **sent: Any) -> Any:
    """A request as the engine makes one; what stands at a place is `negative` on purpose."""
    mode = GenerationMode.POSITIVE if negative is None else GenerationMode.NEGATIVE
    meta = CaseMetadata(
        generation=GenerationInfo(time=0.0, mode=mode),
        components={} if negative is None else {negative: ComponentInfo(mode=mode)},
        phase=PhaseInfo(TestPhase.FUZZING, FuzzingPhaseData(None, None, None, None)),
    )
    return ENGINE[endpoint.path][endpoint.method].Case(**sent, _meta=meta)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"word": "two"},
        {"limit": "51"},
        {"limit": "many"},
        {"limit": "1e1"},
        {"limit": "01"},
        {"limit": "1", "word": "a"},
        {"limit": "1", "on": "yes"},
        {"limit": "1", "ids": "1|2|3"},
        {"limit": "1", "ids": "1,2"},
        {"limit": "1", "filter[size]": "large"},
    ],
)
def test_a_query_that_the_contract_refuses_violates_it(query: dict[str, Any]) -> None:
    assert violates(case(LIST, ParameterLocation.QUERY, query=query), LIST)


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "20"},
        {"limit": "20", "undeclared": "1"},
        {"limit": "20", "on": "true"},
        {"limit": "20", "ids": "1|2"},
        {"limit": "20", "ids": ["1", "2"]},
        {"limit": "20", "filter": "large"},
    ],
)
def test_a_query_that_is_written_as_a_valid_one_violates_nothing(query: dict[str, Any]) -> None:
    assert not violates(case(LIST, ParameterLocation.QUERY, query=query), LIST)


def test_names_of_headers_are_the_same_in_any_case() -> None:
    for value, is_wrong_value in (("7", False), ("seven", True)):
        sent = case(LIST, ParameterLocation.HEADER, headers={"x-trace": value})
        assert violates(sent, LIST) is is_wrong_value


def test_what_cannot_be_told_from_the_request_is_believed() -> None:
    sent = case(MAKE, ParameterLocation.BODY, body={}, media_type="application/json")
    assert violates(sent, MAKE)
    assert violates(case(LIST, query={"limit": "20"}), LIST)


@pytest.mark.parametrize(
    ("media_type", "body", "expected"),
    [
        ("application/xml", {"other": 1}, True),
        ("application/xml", [1], True),
        ("application/xml", {"name": 1}, True),
        ("application/xml", {"born": 1}, False),
        ("application/json", {"other": 1}, False),
    ],
)
def test_xml_that_says_nothing_wrong_proves_nothing(
    media_type: str, body: Any, expected: bool
) -> None:
    sent = case(MAKE, ParameterLocation.BODY, body=body, media_type=media_type)
    assert is_strange(sent, SHOP, MAKE, Samples(SHOP)) is expected


@pytest.mark.parametrize(
    ("media_type", "body", "expected"),
    [
        ("application/json", {"born": "yesterday"}, True),
        ("application/json", {"born": "2026-03-14"}, False),
        ("application/json", {"born": None}, False),
        ("application/xml", {"born": "yesterday"}, False),
    ],
)
def test_json_that_no_schema_takes_was_no_valid_request(
    media_type: str, body: Any, expected: bool
) -> None:
    sent = case(MAKE, body=body, media_type=media_type)
    assert is_wrong(sent, SHOP, MAKE, Samples(SHOP)) is expected


def test_what_was_not_written_is_not_sent() -> None:
    sent = case(LIST, ParameterLocation.QUERY, query={"limit": 1, "filter": {"size": {"a": {}}}})
    assert violates(sent, LIST)
    assert not violates(sent, LIST, {"limit"})
    assert violates(sent, LIST, {"limit", "filter[size]"})
    assert violates(sent, LIST, {"filter[size]"})
    sent = case(LIST, ParameterLocation.QUERY, query={"limit": 1, "filter[]": []})
    assert not violates(sent, LIST, {"limit"})


def test_a_number_is_read_as_a_text_where_a_text_is_meant() -> None:
    sent = case(LIST, ParameterLocation.QUERY, query={"limit": 1, "word": 17})
    assert not violates(sent, LIST)
    sent = case(LIST, ParameterLocation.QUERY, query={"limit": 1, "word": 7})
    assert violates(sent, LIST)


def test_an_object_of_nothing_is_not_sent() -> None:
    query = ParameterLocation.QUERY
    assert violates(case(LIST, query, query={"limit": {}}), LIST)
    assert not violates(case(LIST, query, query={"limit": "1", "word": {}}), LIST)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"query": {"limit": "1", "cursor": "x"}}, True),
        ({"query": {"limit": "1", "owner_id": "7"}}, True),
        ({"query": {"limit": "1"}}, False),
        ({"body": {"name": "a", "ownerIds": ["x"]}, "media_type": "application/json"}, True),
        ({"body": [{"shop": {"owner_id": 1}}], "media_type": "application/json"}, True),
        ({"body": {"name": "a"}, "media_type": "application/json"}, False),
    ],
)
def test_what_refers_to_things_that_the_server_may_not_have(
    sent: dict[str, Any], expected: bool
) -> None:
    endpoint = FIND if "query" in sent else MAKE
    assert refers(case(endpoint, **sent), endpoint, References(resources(SHOP))) is expected


@pytest.mark.parametrize(("status", "expected"), [(403, True), (401, False), (200, False)])
def test_a_missing_header_may_be_refused_as_documented(status: int, expected: bool) -> None:
    failed = MissingHeaderNotRejected(
        operation="GET /owned",
        header_name="X-Key",
        status_code=status,
        expected_statuses=[406],
        message="",
    )
    assert is_refused(failed, FIND) is expected
