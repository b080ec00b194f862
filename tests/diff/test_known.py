"""Pairs of documents whose truth is known: what breaks whom, in one finding, in both orders.

Each was judged wrongly once, or could easily be.
"""

from typing import Any, Final

import pytest

from contractor.containment import Containment
from contractor.contract import read
from contractor.diagnostic import Severity
from contractor.diff import Comparison, Terms, compare
from contractor.source import Files
from tests.diff.judging import TODAY

Json = dict[str, Any]

TEXT: Final = {"type": "string"}
NUMBER: Final = {"type": "integer"}
OK: Final = {"description": "Fine"}
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
NOTHING: Final[list[str]] = []


def document(paths: Json, **members: Any) -> Json:
    return {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": paths, **members}


def object_of(properties: Json, *required: str, **members: Any) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [*required],
        **members,
    }


def content(schema: Json, media_type: str = JSON, **members: Any) -> Json:
    return {"content": {media_type: {"schema": schema, **members}}}


def asked(schema: Json, media_type: str = JSON, **members: Any) -> Json:
    body = content(schema, media_type, **members)
    return document({"/a": {"post": {"requestBody": body, "responses": {"200": OK}}}})


def answered(schema: Json, media_type: str = JSON, **members: Any) -> Json:
    answer = {**OK, **content(schema, media_type), **members}
    return document({"/a": {"get": {"responses": {"200": answer}}}})


def streamed(schema: Json, media_type: str) -> Json:
    answer = {**OK, "content": {media_type: {"itemSchema": schema}}}
    return document({"/a": {"get": {"responses": {"200": answer}}}}, openapi="3.2.0")


def delivered(schema: Json) -> Json:
    event = {"requestBody": content(schema), "responses": {"204": OK}}
    return document({}, webhooks={"paid": {"post": event}})


def acknowledged(schema: Json) -> Json:
    event = {"requestBody": content(TEXT), "responses": {"200": {**OK, **content(schema)}}}
    return document({}, webhooks={"paid": {"post": event}})


def given(*parameters: Json) -> Json:
    return document({"/a": {"get": {"parameters": [*parameters], "responses": {"200": OK}}}})


def query(schema: Json, **members: Any) -> Json:
    return {"name": "q", "in": "query", "schema": schema, **members}


def secured(requirements: list[Json], **schemes: Json) -> Json:
    return document(
        {"/a": {"get": {"responses": {"200": OK}}}},
        security=requirements,
        components={"securitySchemes": schemes},
    )


def animals(tag: Json, **members: Json) -> Json:
    union = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in members],
        "discriminator": {"propertyName": "kind", **tag},
    }
    found = answered(union)
    return {**found, "components": {"schemas": members}}


CAT: Final = object_of({"kind": TEXT, "lives": NUMBER}, "kind")
DOG: Final = object_of({"kind": TEXT, "chip": TEXT}, "kind")
COW: Final = object_of({"kind": TEXT, "milk": NUMBER}, "kind")
KEY: Final = {"type": "apiKey", "in": "header", "name": "Key"}
#: Old, new, and what is said in this order and in the other: levels and ids.
PAIRS: Final[dict[str, tuple[Json, Json, list[str], list[str]]]] = {
    "what is read only is not asked for, in a schema that has no name": (
        asked(object_of({"a": TEXT})),
        asked(object_of({"a": TEXT, "b": {**NUMBER, "readOnly": True}}, "b")),
        NOTHING,
        NOTHING,
    ),
    "a property that a closed object no longer has": (
        asked(object_of({"a": TEXT, "b": TEXT}, additionalProperties=False)),
        asked(object_of({"a": TEXT}, additionalProperties=False)),
        ["error request-property-removed-from-closed-object"],
        ["info new-optional-request-property"],
    ),
    "a number that a form may hold as text": (
        asked(object_of({"a": NUMBER}), FORM),
        asked(object_of({"a": TEXT}), FORM),
        ["info request-property-type-compatible"],
        ["error request-property-type-changed"],
    ),
    "a header is text anyway": (
        answered(TEXT, headers={"X-A": {"schema": TEXT}}),
        answered(TEXT, headers={"X-A": {"schema": NUMBER}}),
        ["info response-header-type-compatible"],
        ["error response-header-type-changed"],
    ),
    "lines of JSON are JSON": (
        streamed(object_of({"a": TEXT}), "application/jsonl"),
        streamed(object_of({"a": NUMBER}), "application/jsonl"),
        ["error response-property-type-changed"],
        ["error response-property-type-changed"],
    ),
    "JSON in a parameter is JSON": (
        given({"name": "q", "in": "query", **content(object_of({"a": NUMBER}))}),
        given({"name": "q", "in": "query", **content(object_of({"a": TEXT}))}),
        ["error request-parameter-property-type-changed"],
        ["error request-parameter-property-type-specialized"],
    ),
    "one value is a list of one": (
        given(query(TEXT)),
        given(query({"type": "array", "items": TEXT})),
        ["info request-parameter-type-generalized"],
        ["error request-parameter-type-changed"],
    ),
    "a webhook gives more": (
        delivered(object_of({"a": TEXT})),
        delivered(object_of({"a": TEXT, "b": TEXT}, "b")),
        ["info response-required-property-added"],
        ["error response-required-property-removed"],
    ),
    "a webhook always gives what it might": (
        delivered(object_of({"a": TEXT})),
        delivered(object_of({"a": TEXT}, "a")),
        ["info response-property-became-required"],
        ["error response-property-became-optional"],
    ),
    "a webhook wants more of an answer": (
        acknowledged(object_of({"a": TEXT})),
        acknowledged(object_of({"a": TEXT, "b": TEXT}, "b")),
        ["error new-required-request-property"],
        ["warning request-property-removed"],
    ),
    "values may come to what was said to be extensible": (
        answered({**TEXT, "x-extensible-enum": ["a"]}),
        answered({**TEXT, "x-extensible-enum": ["a", "b"]}),
        ["info response-body-x-extensible-enum-value-added"],
        ["info response-body-x-extensible-enum-value-removed"],
    ),
    "nobody sees what a security scheme is called": (
        secured([{"old": []}], old=KEY),
        secured([{"new": []}], new=KEY),
        ["info api-security-component-added", "info api-security-component-removed"],
        ["info api-security-component-added", "info api-security-component-removed"],
    ),
    "nor which of two that are the same": (
        secured([{"old": []}], old=KEY),
        secured([{"new": []}], old=KEY, new=KEY),
        ["info api-security-component-added"],
        ["info api-security-component-removed"],
    ),
    "another key is another key": (
        secured([{"old": []}], old=KEY),
        secured([{"new": []}], old=KEY, new={**KEY, "name": "Other"}),
        [
            "error api-security-no-longer-enough",
            "info api-global-security-added",
            "info api-security-component-added",
        ],
        [
            "error api-security-no-longer-enough",
            "info api-global-security-added",
            "info api-security-component-removed",
        ],
    ),
    "a part of a form may be of another type too": (
        asked(object_of({"f": TEXT}), FORM, encoding={"f": {"contentType": "image/png"}}),
        asked(object_of({"f": TEXT}), FORM, encoding={"f": {"contentType": "image/*, a/b"}}),
        NOTHING,
        ["error request-body-encoding-changed"],
    ),
    "tags are the names of members, whether a mapping says so or not": (
        animals({}, Cat=CAT, Dog=DOG),
        animals({"mapping": {"Cat": "#/components/schemas/Cat", "Dog": "Dog"}}, Cat=CAT, Dog=DOG),
        NOTHING,
        NOTHING,
    ),
    "so a member of another name has another tag": (
        animals({}, Cat=CAT, Dog=DOG),
        animals({}, Kitten=CAT, Dog=DOG),
        [
            "error response-schema-incompatible",
            "info response-body-discriminator-mapping-added",
            "info response-body-discriminator-mapping-deleted",
        ],
        [
            "error response-schema-incompatible",
            "info response-body-discriminator-mapping-added",
            "info response-body-discriminator-mapping-deleted",
        ],
    ),
    "but not where the mapping keeps it": (
        animals({}, Cat=CAT, Dog=DOG),
        animals({"mapping": {"Cat": "#/components/schemas/Kitten"}}, Kitten=CAT, Dog=DOG),
        NOTHING,
        NOTHING,
    ),
    "a new member brings its tag along": (
        animals({}, Cat=CAT, Dog=DOG),
        animals({"mapping": {"cow": "#/components/schemas/Cow"}}, Cat=CAT, Dog=DOG, Cow=COW),
        ["error response-body-one-of-added"],
        ["info response-body-one-of-removed"],
    ),
    "another alternative, whose properties nobody sent": (
        asked({"oneOf": [object_of({"a": TEXT}, "a"), object_of({"b": TEXT}, "b")]}),
        asked(
            {
                "oneOf": [
                    object_of({"a": TEXT}, "a"),
                    object_of({"b": TEXT}, "b"),
                    object_of({"c": TEXT}, "c"),
                ]
            }
        ),
        ["info request-body-one-of-added"],
        ["error request-body-one-of-removed"],
    ),
    "what was required already is declared": (
        asked(object_of({"a": TEXT}, "a", "b")),
        asked(object_of({"a": TEXT, "b": NUMBER}, "a", "b")),
        ["info new-optional-request-property"],
        ["warning request-property-removed"],
    ),
    "a stability of a property that is none": (
        asked(object_of({"a": TEXT})),
        asked(object_of({"a": {**TEXT, "x-stability-level": {}}})),
        ["error api-invalid-stability-level"],
        NOTHING,
    ),
    "what 3.0 calls a format": (
        {**asked(object_of({"a": {**TEXT, "format": "byte"}})), "openapi": "3.0.3"},
        asked(object_of({"a": {**TEXT, "contentEncoding": "base64"}})),
        NOTHING,
        NOTHING,
    ),
    "an object instead of a text, with all that is in it": (
        answered(object_of({"a": TEXT})),
        answered(object_of({"a": object_of({"b": TEXT, "c": TEXT}, "b")})),
        ["error response-property-type-changed"],
        ["error response-property-type-changed"],
    ),
    "a parameter says nothing of Accept": (
        given(),
        given({"name": "ACCEPT", "in": "header", "required": True, "schema": TEXT}),
        NOTHING,
        NOTHING,
    ),
}


def compared(old: Json, new: Json) -> Comparison:
    """What differs between two documents."""
    return compare(read(Files.of_data(old)), read(Files.of_data(new)), Terms(TODAY))


def said(found: Comparison) -> list[str]:
    return sorted(f"{change.level.word} {change.id}" for change in found.changes)


@pytest.mark.parametrize("name", PAIRS)
def test_the_truth_is_said_in_both_orders(name: str) -> None:
    old, new, forth, back = PAIRS[name]
    assert said(compared(old, new)) == forth
    assert said(compared(new, old)) == back


def test_a_change_of_a_webhook_is_told_from_its_receivers() -> None:
    old, new, *_ = PAIRS["a webhook always gives what it might"]
    [change] = compared(old, new).changes
    assert change.why == "Clients get only what they could get before."
    assert change.notes == ()


def test_warnings_say_what_to_beware_of() -> None:
    found = compared(asked(object_of({"a": TEXT, "b": TEXT})), asked(object_of({"a": TEXT})))
    [change] = found.changes
    assert change.level is Severity.WARNING
    assert "without it" in change.why
    assert change.remedy


def test_long_lists_take_no_longer_than_they_are() -> None:
    values = [f"v{number}" for number in range(20_000)]
    found = compared(asked({"enum": values[:-1]}), asked({"enum": values[1:]}))
    assert said(found) == [
        "error request-body-enum-value-removed",
        "info request-body-enum-value-added",
    ]


def test_a_value_is_looked_for_once_for_all_edits_of_a_schema(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked_for = []
    find = Containment.counterexample

    def counted(
        self: Containment, base: Any, revision: Any, direction: Any, likely: Any = ()
    ) -> Any:
        asked_for.append(base.at)
        return find(self, base, revision, direction, likely)

    monkeypatch.setattr(Containment, "counterexample", counted)
    many = {f"p{number}": TEXT for number in range(50)}
    assert len(compared(asked(object_of(many)), asked(object_of({}))).changes) == 50
    assert len(asked_for) == 1


def test_a_value_that_breaks_somebody_is_proof_where_nothing_else_is() -> None:
    old = asked({"type": "string", "pattern": "^[a-z]+$"})
    new = asked({"type": "string", "pattern": "^[a-c]+$"})
    [change] = compared(old, new).changes
    assert (change.id, change.level) == ("request-body-pattern-changed", Severity.ERROR)
    assert change.counterexample is not None
    assert change.counterexample.keyword == "pattern"
    assert "are refused" in change.why


def shapes(base: str, answer: str) -> Json:
    """A document that asks for `base`, and answers with `answer` and in some cases with `Old`."""
    part = {"schema": {"$ref": f"#/components/schemas/{base}"}}
    other = {"schema": {"$ref": f"#/components/schemas/{answer}"}}
    kept = {"schema": {"$ref": "#/components/schemas/Old"}}
    answers = {
        "200": {**OK, "content": {JSON: other}},
        "400": {**OK, "content": {JSON: kept}},
    }
    return document(
        {"/a": {"post": {"requestBody": {"content": {JSON: part}}, "responses": answers}}},
        components={
            "schemas": {
                "Old": object_of({"data": TEXT, "more": TEXT}, "data"),
                "New": object_of({"info": NUMBER}),
            }
        },
    )


def test_a_component_that_another_takes_the_place_of_is_not_gone() -> None:
    changes = compared(shapes("Old", "Old"), shapes("Old", "New")).changes
    assert [change.id for change in changes if change.breaking] == [
        "response-required-property-removed"
    ]
    for change in changes:
        assert "`Old." not in change.message
        assert "`New` stands there instead of `Old`, which is still in the document" in change.notes


def test_a_value_shows_the_edit_that_it_stands_beside() -> None:
    changes = compared(shapes("New", "Old"), shapes("New", "New")).changes
    shown = {change.id: change.counterexample for change in changes}
    required = shown["response-required-property-removed"]
    assert required is not None
    assert required.keyword == "required"
    # That a property which need not be there went away refuses nothing.
    assert shown["response-optional-property-removed"] is None


def test_each_reading_names_those_whom_it_hurts() -> None:
    found = compared(shapes("Old", "Old"), shapes("New", "New")).changes
    [change] = [one for one in found if one.id == "response-required-property-removed"]
    assert {where.part for where in change.hit} == {f"response 200 {JSON}"}
    assert {where.part for where in change.operations} == {
        f"request body {JSON}",
        f"response 200 {JSON}",
    }
