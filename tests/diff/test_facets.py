"""Every facet of schemas is met by an edit that a person could make, in requests and in answers.

Each pair below is a property before and after; the other way round is an edit as well.
"""

from typing import Any, Final

import pytest

from contractor.contract import read
from contractor.diff import Comparison, compare
from contractor.diff.rows.schemas import FACETS, ROWS
from contractor.source import Files
from tests.laws import TERMS

TEXT: Final = {"type": "string"}
NUMBER: Final = {"type": "number"}
LIST: Final = {"type": "array", "items": TEXT}
OBJECT: Final = {"type": "object"}
A: Final = {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}
B: Final = {"type": "object", "properties": {"b": NUMBER}, "required": ["b"]}
C: Final = {"type": "object", "properties": {"c": LIST}, "required": ["c"]}


def tagged(name: str = "kind", **mapping: str) -> dict[str, Any]:
    said = {"propertyName": name, "mapping": mapping}
    return {"oneOf": [A, B], "discriminator": said}


#: Facets that say what was edited, those of the edit backwards behind a bar → before and after.
EDITS: Final[dict[str, tuple[Any, Any]]] = {
    "became-enum | became-not-enum": (TEXT, {**TEXT, "enum": ["a"]}),
    "enum-value-added | enum-value-removed": (
        {**TEXT, "enum": ["a"]},
        {**TEXT, "enum": ["a", "b"]},
    ),
    "x-extensible-enum-value-added | x-extensible-enum-value-removed": (
        {**TEXT, "x-extensible-enum": ["a"]},
        {**TEXT, "x-extensible-enum": ["a", "b"]},
    ),
    "const-added | const-removed": (TEXT, {**TEXT, "const": "a"}),
    "const-changed | const-changed": ({**TEXT, "const": "a"}, {**TEXT, "const": "b"}),
    "default-value-added | default-value-removed": (TEXT, {**TEXT, "default": "a"}),
    "default-value-changed | default-value-changed": (
        {**TEXT, "default": "a"},
        {**TEXT, "default": "b"},
    ),
    "became-nullable | became-not-nullable": (TEXT, {"type": ["string", "null"]}),
    "type-changed | type-changed": (TEXT, LIST),
    "deprecated | reactivated": (TEXT, {**TEXT, "deprecated": True}),
    "deprecated-with-sunset | reactivated": (
        TEXT,
        {**TEXT, "deprecated": True, "x-sunset": "2030-01-01"},
    ),
    "deprecated-sunset-invalid | reactivated": (
        TEXT,
        {**TEXT, "deprecated": True, "x-sunset": "soon"},
    ),
    "sunset-date-too-small | reactivated": (
        TEXT,
        {**TEXT, "deprecated": True, "x-sunset": "2020-01-01"},
    ),
    "stability-decreased | stability-increased": (TEXT, {**TEXT, "x-stability-level": "beta"}),
    "max-length-set | max-length-unset": (TEXT, {**TEXT, "maxLength": 3}),
    "max-length-increased | max-length-decreased": (
        {**TEXT, "maxLength": 3},
        {**TEXT, "maxLength": 4},
    ),
    "min-length-increased | min-length-decreased": (TEXT, {**TEXT, "minLength": 3}),
    "max-set | max-unset": (NUMBER, {**NUMBER, "maximum": 3}),
    "max-increased | max-decreased": ({**NUMBER, "maximum": 3}, {**NUMBER, "maximum": 4}),
    "min-set | min-unset": (NUMBER, {**NUMBER, "minimum": 3}),
    "min-increased | min-decreased": ({**NUMBER, "minimum": 3}, {**NUMBER, "minimum": 4}),
    "exclusive-max-set | exclusive-max-unset": (NUMBER, {**NUMBER, "exclusiveMaximum": 3}),
    "exclusive-max-increased | exclusive-max-decreased": (
        {**NUMBER, "exclusiveMaximum": 3},
        {**NUMBER, "exclusiveMaximum": 4},
    ),
    "exclusive-min-set | exclusive-min-unset": (NUMBER, {**NUMBER, "exclusiveMinimum": 3}),
    "exclusive-min-increased | exclusive-min-decreased": (
        {**NUMBER, "exclusiveMinimum": 3},
        {**NUMBER, "exclusiveMinimum": 4},
    ),
    "max-items-set | max-items-unset": (LIST, {**LIST, "maxItems": 3}),
    "max-items-increased | max-items-decreased": ({**LIST, "maxItems": 3}, {**LIST, "maxItems": 4}),
    "min-items-increased | min-items-decreased": (LIST, {**LIST, "minItems": 3}),
    "max-properties-set | max-properties-unset": (OBJECT, {**OBJECT, "maxProperties": 3}),
    "max-properties-increased | max-properties-decreased": (
        {**OBJECT, "maxProperties": 3},
        {**OBJECT, "maxProperties": 4},
    ),
    "min-properties-set | min-properties-unset": (OBJECT, {**OBJECT, "minProperties": 3}),
    "min-properties-increased | min-properties-decreased": (
        {**OBJECT, "minProperties": 3},
        {**OBJECT, "minProperties": 4},
    ),
    "contains-added | contains-removed": (LIST, {**LIST, "contains": {"const": "a"}}),
    "min-contains-set | min-contains-unset": (
        {**LIST, "contains": {"const": "a"}},
        {**LIST, "contains": {"const": "a"}, "minContains": 2},
    ),
    "min-contains-increased | min-contains-decreased": (
        {**LIST, "contains": {"const": "a"}, "minContains": 2},
        {**LIST, "contains": {"const": "a"}, "minContains": 3},
    ),
    "max-contains-set | max-contains-unset": (
        {**LIST, "contains": {"const": "a"}},
        {**LIST, "contains": {"const": "a"}, "maxContains": 2},
    ),
    "max-contains-increased | max-contains-decreased": (
        {**LIST, "contains": {"const": "a"}, "maxContains": 2},
        {**LIST, "contains": {"const": "a"}, "maxContains": 3},
    ),
    "multiple-of-set | multiple-of-unset": (NUMBER, {**NUMBER, "multipleOf": 2}),
    "multiple-of-specialized | multiple-of-generalized": (
        {**NUMBER, "multipleOf": 2},
        {**NUMBER, "multipleOf": 4},
    ),
    "multiple-of-changed | multiple-of-changed": (
        {**NUMBER, "multipleOf": 2},
        {**NUMBER, "multipleOf": 3},
    ),
    "unique-items-set | unique-items-unset": (LIST, {**LIST, "uniqueItems": True}),
    "pattern-added | pattern-removed": (TEXT, {**TEXT, "pattern": "^a$"}),
    "pattern-changed | pattern-changed": (
        {**TEXT, "pattern": "^a$"},
        {**TEXT, "pattern": "^b$"},
    ),
    "pattern-generalized | pattern-changed": (
        {**TEXT, "pattern": "^a$"},
        {**TEXT, "pattern": ".*"},
    ),
    "content-media-type-changed | content-media-type-changed": (
        TEXT,
        {**TEXT, "contentMediaType": "text/css"},
    ),
    "content-encoding-changed | content-encoding-changed": (
        TEXT,
        {**TEXT, "contentEncoding": "base64"},
    ),
    "content-schema-added | content-schema-removed": (TEXT, {**TEXT, "contentSchema": A}),
    "not-added | not-removed": (TEXT, {**TEXT, "not": {"const": "a"}}),
    "if-added then-added | if-removed then-removed": (
        OBJECT,
        {**OBJECT, "if": {"required": ["a"]}, "then": {"required": ["b"]}},
    ),
    "else-added | else-removed": (
        {**OBJECT, "if": {"required": ["a"]}, "then": {"required": ["b"]}},
        {
            **OBJECT,
            "if": {"required": ["a"]},
            "then": {"required": ["b"]},
            "else": {"required": ["c"]},
        },
    ),
    "items-added | items-removed": ({"type": "array"}, LIST),
    "prefix-items-added | prefix-items-removed": (
        {**LIST, "prefixItems": [TEXT]},
        {**LIST, "prefixItems": [TEXT, {"const": "a"}]},
    ),
    "property-names-added | property-names-removed": (
        OBJECT,
        {**OBJECT, "propertyNames": {"maxLength": 3}},
    ),
    "unevaluated-items-added | unevaluated-items-removed": (
        {"type": "array", "prefixItems": [TEXT]},
        {"type": "array", "prefixItems": [TEXT], "unevaluatedItems": NUMBER},
    ),
    "unevaluated-properties-added | unevaluated-properties-removed": (
        A,
        {**A, "unevaluatedProperties": NUMBER},
    ),
    "pattern-property-added | pattern-property-removed": (
        OBJECT,
        {**OBJECT, "patternProperties": {"^a": NUMBER}},
    ),
    "dependent-schema-added | dependent-schema-removed": (
        OBJECT,
        {**OBJECT, "dependentSchemas": {"a": {"required": ["b"]}}},
    ),
    "dependent-required-added | dependent-required-removed": (
        OBJECT,
        {**OBJECT, "dependentRequired": {"a": ["b"]}},
    ),
    "dependent-required-changed | dependent-required-changed": (
        {**OBJECT, "dependentRequired": {"a": ["b"]}},
        {**OBJECT, "dependentRequired": {"a": ["c"]}},
    ),
    "additional-properties-closed | additional-properties-opened": (
        A,
        {**A, "additionalProperties": False},
    ),
    "additional-properties-added | additional-properties-removed": (
        OBJECT,
        {**OBJECT, "additionalProperties": NUMBER},
    ),
    "undeclared-became-required | undeclared-became-optional": (
        OBJECT,
        {**OBJECT, "required": ["a"]},
    ),
    "one-of-added | one-of-removed": ({"oneOf": [A, B]}, {"oneOf": [A, B, C]}),
    "any-of-added | any-of-removed": ({"anyOf": [A, B]}, {"anyOf": [A, B, C]}),
    "all-of-added | all-of-removed": ({"allOf": [A, B]}, {"allOf": [A, B, C]}),
    "all-of-added-annotation-only | all-of-removed-annotation-only": (
        {"allOf": [A, B]},
        {"allOf": [A, B, {"description": "Of the shop"}]},
    ),
    "discriminator-added | discriminator-removed": (
        {"oneOf": [A, B]},
        tagged(a="#/components/schemas/A"),
    ),
    "discriminator-property-name-changed | discriminator-property-name-changed": (
        tagged(a="#/components/schemas/A"),
        tagged("sort", a="#/components/schemas/A"),
    ),
    "discriminator-mapping-added | discriminator-mapping-deleted": (
        tagged(a="#/components/schemas/A"),
        tagged(a="#/components/schemas/A", b="#/components/schemas/B"),
    ),
    "discriminator-mapping-changed | discriminator-mapping-changed": (
        tagged(a="#/components/schemas/A"),
        tagged(a="#/components/schemas/B"),
    ),
    "dynamic-reference-changed | dynamic-reference-changed": (
        {"$dynamicRef": "#/components/schemas/A"},
        {"$dynamicRef": "#/components/schemas/B"},
    ),
    "schema-became-false | schema-became-not-false": (True, False),
}
#: What the two directions have different words for, and what is not met by a property of JSON.
ELSEWHERE: Final = {
    "became-required": "below",
    "became-optional": "below",
    "list-of-types-narrowed": "below",
    "list-of-types-widened": "below",
    "type-generalized": "below",
    "type-specialized": "below",
    "type-compatible": "where values are written without quotes, in a form",
    "deprecated-sunset-missing": "where a policy asks for notice",
    "min-items-set": "an absent one is 0, so it increases; oasdiff has the id",
    "min-items-unset": "the same",
    "min-length-set": "the same",
    "min-length-unset": "the same",
}


def document(schema: Any) -> dict[str, Any]:
    holder = {"type": "object", "properties": {"p": schema}}
    content = {"application/json": {"schema": holder}}
    operation = {
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Done", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": {"schemas": {"A": A, "B": B}},
    }


def compared(old: Any, new: Any) -> Comparison:
    return compare(read(Files.of_data(document(old))), read(Files.of_data(document(new))), TERMS)


def named(found: Comparison) -> set[str]:
    return {reading.id for change in found.changes for reading in change.readings}


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_of_a_property_is_named_both_ways(edit: str) -> None:
    forward, _, backward = edit.partition(" | ")
    before, after = EDITS[edit]
    for facets, old, new in ((forward, before, after), (backward, after, before)):
        found = compared(old, new)
        expected = {
            f"{way}-property-{f}" for f in facets.split() for way in ("request", "response")
        }
        assert expected <= named(found)
        for change in found.changes:
            assert "{" not in change.why + change.remedy
            assert change.remedy or change.level.word == "info"


def test_every_facet_that_any_property_can_have_is_tried() -> None:
    tried = {facet for edit in EDITS for facet in edit.replace("|", " ").split()}
    free = {
        facet.name
        for facet in FACETS
        if {f"{way}-property-{facet.name}" for way in ("request", "response")} <= set(ROWS)
    }
    assert free - tried == set(ELSEWHERE)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            {"type": "integer"},
            NUMBER,
            {"request-property-type-generalized", "response-property-type-generalized"},
        ),
        (
            NUMBER,
            {"type": "integer"},
            {"request-property-type-changed", "response-property-type-specialized"},
        ),
        (
            TEXT,
            {"anyOf": [TEXT, NUMBER]},
            {"request-property-list-of-types-widened", "response-property-list-of-types-widened"},
        ),
        (
            {"anyOf": [TEXT, NUMBER]},
            TEXT,
            {
                "request-property-list-of-types-narrowed",
                "response-property-list-of-types-narrowed",
            },
        ),
        (
            {"type": "object", "properties": {"a": TEXT}},
            A,
            {"request-property-became-required", "response-property-became-required"},
        ),
        (
            A,
            {"type": "object", "properties": {"a": TEXT}},
            {"request-property-became-optional", "response-property-became-optional"},
        ),
        (
            {"type": "object", "properties": {"b": TEXT}},
            {"type": "object", "properties": {"a": NUMBER}, "required": ["a"]},
            {
                "request-property-removed",
                "new-required-request-property",
                "response-optional-property-removed",
                "response-required-property-added",
            },
        ),
        (
            {"type": "object", "properties": {}, "additionalProperties": False},
            {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False},
            {
                "new-optional-request-property",
                "response-optional-property-added",
                "response-property-added-to-closed-object",
            },
        ),
    ],
)
def test_each_direction_has_its_words(old: Any, new: Any, expected: set[str]) -> None:
    assert named(compared(old, new)) == expected


def test_every_rule_that_may_stop_somebody_says_what_to_do() -> None:
    assert not [row.id for row in ROWS.values() if row.level.word != "info" and not row.remedy]


def test_a_level_of_stability_that_is_none_is_told() -> None:
    found = compared(TEXT, {**TEXT, "x-stability-level": "nonsense"})
    assert "api-invalid-stability-level" in named(found)


def test_a_list_that_may_grow_is_judged_alike_whatever_else_differs() -> None:
    was, now = {**TEXT, "x-extensible-enum": ["a", "b"]}, {**TEXT, "x-extensible-enum": ["a"]}
    expected = "request-property-x-extensible-enum-value-removed"
    assert expected in named(compared(was, now))
    assert expected in named(compared({"allOf": [was, A]}, {"allOf": [now, B]}))
