"""Dialects: what a meta-schema does not assert refuses nothing."""

from contractor.contract import Contract
from tests.documents import contract

PLAIN = "https://json-schema.org/draft/2020-12/schema"


def format_of(found: Contract) -> object:
    return found.schemas["#/components/schemas/At"].get("format")


def test_openapi_asserts_formats() -> None:
    at = "components: {schemas: {At: {type: string, format: date}}}"
    assert format_of(contract(at)) == "date"
    oas = "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base\n"
    assert format_of(contract(oas + at)) == "date"


def test_plain_2020_12_has_formats_as_annotations() -> None:
    at = f"jsonSchemaDialect: {PLAIN}\ncomponents: {{schemas: {{At: {{type: string, format: date}}}}}}"
    found = contract(at)
    assert format_of(found) is None
    assert found.schemas["#/components/schemas/At"].get("$format") == "date"
    assert found.findings == ()


def test_a_schema_may_name_its_own_dialect() -> None:
    found = contract(f"""
        components:
          schemas:
            At: {{$schema: '{PLAIN}', type: string, format: date}}
            Inside:
              $schema: '{PLAIN}'
              properties: {{at: {{type: string, format: date}}}}
            Other: {{type: string, format: date}}
    """)
    assert format_of(found) is None
    assert not found.schemas["#/components/schemas/Inside"].properties["at"].has("format")
    assert found.schemas["#/components/schemas/Other"].get("format") == "date"


def test_meta_schemas_of_json_schema_need_no_network() -> None:
    found = contract(f"components: {{schemas: {{Any: {{$ref: '{PLAIN}'}}}}}}")
    assert found.findings == ()
    assert f"{PLAIN}#" in found.schemas


def test_types_are_assumed_where_that_is_asked_for() -> None:
    text = (
        "components: {schemas: {A: {properties: {b: {minLength: 1}}}, C: {enum: [1], minimum: 0}}}"
    )
    schemas = contract(text, assume_types=True).schemas
    assert schemas["#/components/schemas/A"].types == ("object",)
    assert schemas["#/components/schemas/A"].properties["b"].types == ("string",)
    assert schemas["#/components/schemas/C"].types == ()
    assert contract(text).schemas["#/components/schemas/A"].types == ()
