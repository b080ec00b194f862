"""Whatever a server takes that the contract does not allow is found, and a server that keeps to it has no failure."""

import json
from typing import Any

import pytest

from contractor.mock import application
from contractor.testing.failure import Failure
from tests.documents import CORPUS, contract, corpus
from tests.testing.lamps import LAMPS
from tests.testing.test_walk import BOOKSHOP, SHELTER, opened
from tests.testing.trying import Answer, Tried, as_json, mutant, tried

STRICT = contract(LAMPS)


def lax(*changes: tuple[str, str]) -> Tried:
    """What is found of a server that keeps to the document with something else in it."""
    text = LAMPS
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return tried(STRICT, application(contract(text)), "negative")


def accepted(outcome: Tried) -> set[tuple[str, str, str]]:
    """Operation, what was taken, and the key it is about."""
    return {
        (one.operation.rpartition("/")[2], one.title, one.at)
        for one in outcome.of("accepts-invalid")
    }


def test_a_server_that_refuses_all_of_it_has_no_failure() -> None:
    outcome = tried(STRICT, application(STRICT), "negative")
    assert outcome.failures == []
    assert {one.kind for one in outcome.uncovered} <= {"chosen"}
    answers = [one for one in outcome.sent if one.status is not None and one.status >= 400]
    assert len(answers) > 100


@pytest.mark.parametrize("path", [SHELTER, BOOKSHOP], ids=lambda path: path.stem)
def test_a_mock_has_no_failure(path: Any) -> None:
    found = opened(path)
    outcome = tried(found, application(found), "reach", "negative")
    assert outcome.failures == []
    assert not {one.kind for one in outcome.uncovered} & {"unreached", "timeout"}


@corpus
@pytest.mark.parametrize("name", ["museum", "train-travel"])
def test_a_mock_of_a_published_document_has_no_failure(name: str) -> None:
    [path] = CORPUS.glob(f"{name}.*")
    found = opened(path)
    outcome = tried(found, application(found), "reach", "negative")
    assert outcome.failures == []


@pytest.mark.parametrize(
    ("before", "after", "title", "at"),
    [
        ("kind, in: query, required: true", "kind, in: query", "is missing", "1/required"),
        ("enum: [desk, wall]}}\n        - {name: lit", "x-a: 1}}\n        - {name: lit", "`enum`", "1/schema/enum"),
        ("minimum: 1, maximum: 100", "minimum: 1", "`maximum`", "0/schema/maximum"),
        ("string, format: date-time", "string", "`format`", "3/schema/format"),
        ("deepObject\n          schema: {type: object, additionalProperties: false,",
         "deepObject\n          schema: {type: object,", "`additionalProperties`",
         "4/schema/additionalProperties"),
        ("X-Trace, in: header, required: true", "X-Trace, in: header", "is missing", "5/required"),
        (", pattern: '^[a-f]{4}$'", "", "`pattern`", "5/schema/pattern"),
    ],
)  # fmt: skip
def test_a_parameter_that_is_not_checked_is_found(
    before: str, after: str, title: str, at: str
) -> None:
    outcome = lax((before, after))
    [(method, said, where)] = accepted(outcome)
    assert method == "get"
    assert title in said
    assert where == f"#/paths/~1lamps/get/parameters/{at}"
    assert outcome.checks == {"accepts-invalid"}


@pytest.mark.parametrize(
    ("before", "after", "keyword", "where"),
    [
        ("[name, kind, watts]", "[name, kind]", "required", ""),
        ("required: [name, kind, watts]\n      additionalProperties: false",
         "required: [name, kind, watts]", "additionalProperties", ""),
        ("minLength: 1, maxLength: 40}\n        kind", "minLength: 1}\n        kind", "maxLength",
         "/properties/name"),
        ("kind: {type: string, enum: [desk, wall]}", "kind: {type: string}", "enum", "/properties/kind"),
        ("watts: {type: integer, minimum: 1}\n", "watts: {type: integer}\n", "minimum",
         "/properties/watts"),
        ("watts: {type: integer, minimum: 1}\n", "watts: {minimum: 1}\n", "type", "/properties/watts"),
        ("uniqueItems: true, ", "", "uniqueItems", "/properties/tags"),
        (", maxItems: 3", "", "maxItems", "/properties/tags"),
        ("items: {type: string}", "items: {}", "type", "/properties/tags/items"),
        (", pattern: '^[A-Z]{2}[0-9]{2}$'", "", "pattern", "/properties/code"),
        ("string, format: date}", "string}", "format", "/properties/bought"),
    ],
)  # fmt: skip
def test_a_keyword_of_a_body_that_is_not_checked_is_found(
    before: str, after: str, keyword: str, where: str
) -> None:
    outcome = lax((before, after))
    found = accepted(outcome)
    at = f"#/components/schemas/Lamp{where}/{keyword}"
    said = f"Takes a request whose body violates `{keyword}`"
    assert {("post", said, at), ("put", said, at)} <= found
    # What is around the keyword may be violated by the same value.
    assert {where for _, _, where in found} <= {at, at.removesuffix("/type")}
    for one in outcome.of("accepts-invalid"):
        assert one.exchanges[-1].status in (200, 201)
        assert "must be a refusal" in one.why


def test_a_body_that_may_be_missing_is_found() -> None:
    outcome = lax(
        ("required: true\n        content: {application/json", "content: {application/json")
    )
    titles = {one.title for one in outcome.of("accepts-invalid")}
    assert "Takes a request whose body is missing" in titles


def test_a_media_type_that_nobody_documents_is_found() -> None:
    outcome = lax(
        ("content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}\n      responses:\n        '201'",
         "content: {'*/*': {schema: {$ref: '#/components/schemas/Lamp'}}}\n      responses:\n        '201'")
    )  # fmt: skip
    titles = {one.title for one in outcome.of("accepts-invalid")}
    assert "Takes a request whose body is of an undocumented media type" in titles


def _lamps(change: Any) -> Tried:
    return tried(STRICT, mutant(STRICT, change), "negative")


def failing(outcome: Tried, check: str) -> list[Failure]:
    found = outcome.of(check)
    assert outcome.checks == {check}, outcome.failures
    return found


def test_lax_text_of_numbers_and_booleans_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        lenient = any(one in target for one in ("lit=TRUE", "lit=yes", "limit=%2B", "limit=%20"))
        if lenient and answer[0] == 400:
            return 200, {"content-type": "application/json"}, b"[]"
        return answer

    found = failing(_lamps(change), "accepts-invalid")
    assert {one.title for one in found} == {
        "Takes a request whose query parameter limit is written as no JSON is",
        "Takes a request whose query parameter lit is written as no JSON is",
    }


def test_a_value_that_is_there_twice_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        twice = target.count("kind=") > 1 or body.count(b'"name"') > 1
        if answer[0] == 400 and twice and method != "POST":
            value = b"[]" if method == "GET" else b'{"name": "a", "kind": "desk", "watts": 1}'
            return 200, {"content-type": "application/json"}, value
        return answer

    found = failing(_lamps(change), "accepts-invalid")
    assert sorted(one.title for one in found) == [
        "Takes a request whose body says something twice",
        "Takes a request whose body says something twice",
        "Takes a request whose query parameter kind says something twice",
    ]


@pytest.mark.parametrize(
    ("mark", "said"),
    [(b"NaN", "NaN is no JSON"), (b"\xff", "not UTF-8"), (b"[[[[[[[", "3000 lists"), (b"1e400", "larger")],
)  # fmt: skip
def test_bodies_that_fell_a_server_are_found(mark: bytes, said: str) -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if mark in body:
            return 500, {"content-type": "text/plain"}, b"Internal Server Error"
        return answer

    found = failing(_lamps(change), "not_a_server_error")
    assert all(said in one.why for one in found)
    assert len(found) >= 2


def test_not_found_is_no_answer_about_a_thing_that_is_there() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if method == "PUT" and answer[0] == 400:
            return 404, {"content-type": "application/problem+json"}, b'{"status": 404}'
        return answer

    found = failing(_lamps(change), "masks-invalid")
    assert {one.operation for one in found} == {"#/paths/~1lamps~1{lampId}/put"}
    assert all("Answers 404 to a request whose body" in one.title for one in found)


def test_not_found_is_an_answer_to_a_wrong_path() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if method == "GET" and target != "/lamps" and answer[0] == 400 and "?" not in target:
            return 404, {"content-type": "application/problem+json"}, b'{"status": 404}'
        return answer

    assert _lamps(change).failures == []


def test_a_refusal_that_is_not_as_documented_is_found() -> None:
    def undocumented(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        return (422, *answer[1:]) if answer[0] == 400 else answer

    found = failing(_lamps(undocumented), "status_code_conformance")
    assert {one.title for one in found} == {"Answers 422, which is not documented"}
    assert all(one.at.endswith("/responses") for one in found)

    def plain(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        return (400, {"content-type": "text/plain"}, b"no") if answer[0] == 400 else answer

    failing(_lamps(plain), "content_type_conformance")

    def shapeless(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        return (*answer[:2], b'{"detail": "no"}') if answer[0] == 400 else answer

    found = failing(_lamps(shapeless), "response_schema_conformance")
    assert {one.at for one in found} == {
        "#/components/responses/No/content/application~1problem+json/schema/required"
    }


def test_a_refused_request_that_changed_something_is_found() -> None:
    count = 0

    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        nonlocal count
        if method == "PUT" and answer[0] == 400:
            count += 1
        if method == "GET" and target != "/lamps" and "?" not in target and answer[0] == 200:
            return (*answer[:2], as_json({**json.loads(answer[2]), "note": f"{count}"}))
        return answer

    found = failing(_lamps(change), "changes-refused")
    assert {one.operation for one in found} == {"#/paths/~1lamps~1{lampId}/put"}
    assert "`note` changed" in found[0].why
    assert found[0].exchanges[-1].request.method == "GET"


def test_what_changes_by_itself_is_no_change() -> None:
    count = 0

    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        nonlocal count
        count += 1
        if method == "GET" and target != "/lamps" and "?" not in target and answer[0] == 200:
            return (*answer[:2], as_json({**json.loads(answer[2]), "note": f"{count}"}))
        return answer

    assert _lamps(change).failures == []


def test_a_server_that_refuses_everything_proves_nothing() -> None:
    made: list[str] = []

    def asked(method: str, target: str, body: bytes) -> bytes:
        if method == "PUT":
            made.append(target)
        return b"{" if len(made) > 4 else body

    app = mutant(STRICT, lambda method, target, headers, body, answer: answer, asked)
    outcome = tried(STRICT, app, "negative")
    assert outcome.failures == []
    [lost] = [
        one
        for one in outcome.uncovered
        if one.kind == "unchecked" and one.operation.endswith("put")
    ]
    assert "refusals prove nothing" in lost.why


def test_an_operation_that_cannot_refuse_is_said_and_not_failed() -> None:
    text = LAMPS.replace("        '400': {$ref: '#/components/responses/No'}\n", "")
    found = contract(text)
    outcome = tried(found, application(found), "negative")
    assert outcome.failures == []
    refusals = [one for one in outcome.uncovered if one.what == "refusals"]
    assert {one.kind for one in refusals} == {"unchecked"}
    assert all("document 400 or 422" in one.why for one in refusals)


def test_too_many_requests_are_no_refusal() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        return (429, {}, b"") if answer[0] == 400 else answer

    outcome = _lamps(change)
    assert outcome.failures == []
    assert {one.kind for one in outcome.uncovered} == {"unchecked"}
