"""Whatever a server refuses that the contract allows is found."""

from typing import Any

import pytest

from contractor.mock import application
from tests.documents import CORPUS, contract, corpus
from tests.testing.lamps import LAMPS
from tests.testing.test_walk import BOOKSHOP, SHELTER, opened
from tests.testing.trying import Answer, Tried, mutant, tried

LAX = contract(LAMPS)


def strict(*changes: tuple[str, str]) -> Tried:
    """What is found of a server that keeps to the document with something else in it."""
    text = LAMPS
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return tried(LAX, application(contract(text)), "positive")


@pytest.mark.parametrize("path", [SHELTER, BOOKSHOP], ids=lambda path: path.stem)
def test_a_mock_has_no_failure(path: Any) -> None:
    found = opened(path)
    outcome = tried(found, application(found), "positive")
    assert outcome.failures == []
    assert not {one.kind for one in outcome.uncovered} & {"unreached", "timeout", "unchecked"}


@corpus
@pytest.mark.parametrize("name", ["museum", "train-travel"])
def test_a_mock_of_a_published_document_has_no_failure(name: str) -> None:
    [path] = CORPUS.glob(f"{name}.*")
    found = opened(path)
    assert tried(found, application(found), "positive").failures == []


def test_a_server_that_takes_all_of_it_has_no_failure() -> None:
    outcome = tried(LAX, application(LAX), "positive")
    assert outcome.failures == []
    assert outcome.uncovered == []
    assert {one.status for one in outcome.sent} <= {200, 201, 204}


@pytest.mark.parametrize(
    ("before", "after", "keyword", "at"),
    [
        ("minimum: 1, maximum: 100", "minimum: 2, maximum: 100", "minimum", "get/parameters/0/schema/minimum"),
        ("minimum: 1, maximum: 100", "minimum: 1, maximum: 99", "maximum", "get/parameters/0/schema/maximum"),
        ("query, required: true, schema: {type: string, enum: [desk, wall]}",
         "query, required: true, schema: {type: string, enum: [desk]}", "enum", "get/parameters/1/schema/enum"),
        ("lit, in: query, schema: {type: boolean}", "lit, in: query, schema: {const: true}", "type",
         "get/parameters/2/schema/type"),
    ],
)  # fmt: skip
def test_a_parameter_that_is_checked_too_strictly_is_found(
    before: str, after: str, keyword: str, at: str
) -> None:
    outcome = strict((before, after))
    [found] = outcome.failures
    assert (found.check, found.at) == ("refuses-valid", f"#/paths/~1lamps/{at}")
    assert found.title == f"Refuses with 400 what `{keyword}` allows"


@pytest.mark.parametrize(
    ("before", "after", "keyword", "where"),
    [
        ("minLength: 1, maxLength: 40}\n        kind", "minLength: 1, maxLength: 20}\n        kind",
         "maxLength", "/properties/name"),
        ("minLength: 1, maxLength: 40}\n        kind", "minLength: 2, maxLength: 40}\n        kind",
         "minLength", "/properties/name"),
        ("kind: {type: string, enum: [desk, wall]}\n", "kind: {type: string, enum: [desk]}\n", "enum",
         "/properties/kind"),
        ("watts: {type: integer, minimum: 1}\n", "watts: {type: integer, minimum: 2}\n", "minimum",
         "/properties/watts"),
        ("note: {type: [string, 'null']}", "note: {type: string}", "type", "/properties/note"),
        ("note: {type: [string, 'null']}", "note: {type: [string, 'null'], maxLength: 100}", "maxLength",
         "/properties/note"),
        ("note: {type: [string, 'null']}", "note: {type: [string, 'null'], minLength: 1}", "minLength",
         "/properties/note"),
        ("note: {type: [string, 'null']}", "note: {type: [string, 'null'], pattern: '^[\\x01-\\uFFFF]*$'}",
         "type", "/properties/note"),
        ("[name, kind, watts]", "[name, kind, watts, bought]", "required", ""),
        ("maxItems: 3", "maxItems: 2", "maxItems", "/properties/tags"),
        ("uniqueItems: true, maxItems: 3", "uniqueItems: true, maxItems: 3, minItems: 1", "items",
         "/properties/tags"),
    ],
)  # fmt: skip
def test_a_body_that_is_checked_too_strictly_is_found(
    before: str, after: str, keyword: str, where: str
) -> None:
    outcome = strict((before, after))
    assert outcome.checks == {"refuses-valid"}
    at = f"#/components/schemas/Lamp{where}"
    found = {(one.operation.rpartition("/")[2], one.at) for one in outcome.failures}
    said = {one.title for one in outcome.failures}
    assert f"Refuses with 400 what `{keyword}` allows" in said
    assert {method for method, _ in found} <= {"post", "put"}
    assert all(one.startswith(at) for _, one in found)


def test_members_that_nothing_forbids_must_be_taken() -> None:
    open_ = contract(LAMPS.replace("      additionalProperties: false\n", ""))
    outcome = tried(open_, application(LAX), "positive")
    assert "Refuses with 400 what `additionalProperties` allows" in {
        one.title for one in outcome.failures
    }


def test_each_branch_of_a_union_must_be_taken() -> None:
    text = """
    paths:
      /pay:
        post:
          requestBody:
            required: true
            content:
              application/json:
                schema:
                  oneOf:
                    - {type: object, required: [card], properties: {card: {type: string}}}
                    - {type: object, required: [bank], properties: {bank: {type: string}}}
          responses: {'204': {description: Paid}, '400': {description: No}}
    """
    narrow = text.replace(
        "- {type: object, required: [bank], properties: {bank: {type: string}}}", ""
    )
    outcome = tried(contract(text), application(contract(narrow)), "positive")
    assert {one.title for one in outcome.failures} == {"Refuses with 400 what `oneOf` allows"}


def test_a_crash_at_an_edge_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if method == "POST" and "\U0001d518".encode() in body:
            return 500, {}, b""
        return answer

    outcome = tried(LAX, mutant(LAX, change), "positive")
    [found] = outcome.failures
    assert found.check == "not_a_server_error"
    assert "beyond the first plane" in found.why


def test_a_conflict_is_no_refusal() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        long = b"a" * 30 in body
        return (409, {}, b"") if method == "PUT" and long else answer

    documented = contract(
        LAMPS.replace("'200': *one", "'200': *one\n        '409': {description: No}")
    )
    assert tried(documented, mutant(documented, change), "positive").failures == []
