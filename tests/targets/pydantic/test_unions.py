"""Unions: by their tag where Pydantic can, else the member that fits."""

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.targets.pydantic.packages import Packages, takes


def read(kind: object, text: str) -> object:
    return TypeAdapter(kind).validate_json(text)


def test_declared_constants_are_the_tag(packages: Packages) -> None:
    models = packages.make("""
        components:
          schemas:
            Card: {type: object, required: [kind], properties: {kind: {const: card}, n: {type: integer}}}
            Cash: {type: object, required: [kind], properties: {kind: {enum: [cash]}, n: {type: string}}}
            Payment:
              oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]
              discriminator: {propertyName: kind}
    """)
    assert isinstance(read(models.Payment, '{"kind":"cash"}'), models.Cash)
    with pytest.raises(ValidationError, match=r"card\.n") as refused:
        read(models.Payment, '{"kind":"card","n":"x"}')
    assert refused.value.error_count() == 1


def test_the_mapping_fills_a_plain_string(packages: Packages) -> None:
    models = packages.make("""
        components:
          schemas:
            Cat: {type: object, required: [petType], properties: {petType: {type: string}}}
            Dog: {type: object, required: [petType], properties: {petType: {type: string}}}
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator:
                propertyName: petType
                mapping: {kitten: '#/components/schemas/Cat', cat: '#/components/schemas/Cat'}
    """)
    assert isinstance(read(models.Pet, '{"petType":"kitten"}'), models.Cat)
    assert isinstance(read(models.Pet, '{"petType":"Dog"}'), models.Dog)
    assert takes(models.Pet, '{"petType":"bird"}', "{}") == [False, False]


def test_an_inherited_tag_is_narrowed_where_it_can_be(packages: Packages) -> None:
    models = packages.make("""
        components:
          schemas:
            Base: {type: object, required: [type], properties: {type: {type: string}}}
            A: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {a: {type: string}}}]}
            B: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {b: {type: string}}}]}
            Either:
              oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
              discriminator: {propertyName: type}
    """)
    assert isinstance(read(models.Either, '{"type":"B","a":"x"}'), models.B)
    assert issubclass(models.B, models.Base)


#: What Pydantic could not tell apart by the tag; each still takes both values.
AMBIGUOUS = {
    "one tag for two": """
        oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A2'}]
        discriminator: {propertyName: t}
    """,
    "a member without the tag": """
        anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/Untagged'}]
        discriminator: {propertyName: t}
    """,
    "a member that is no record": """
        anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]
        discriminator: {propertyName: t}
    """,
    "a tag that may be absent": """
        anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/Maybe'}]
        discriminator: {propertyName: t}
    """,
}


@pytest.mark.parametrize("union", AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_other_unions_try_their_members(union: str, packages: Packages) -> None:
    body = "\n".join("      " + line for line in union.strip("\n").splitlines())
    models = packages.make(f"""
components:
  schemas:
    A: {{type: object, required: [t], properties: {{t: {{const: a}}, n: {{type: integer}}}}}}
    A2: {{type: object, required: [t, m], properties: {{t: {{const: a}}, m: {{type: string}}}}}}
    Untagged: {{type: object, required: [m], properties: {{m: {{type: string}}}}}}
    Maybe: {{type: object, properties: {{t: {{const: b}}}}}}
    U:
{body}
""")
    assert isinstance(read(models.U, '{"t":"a","n":1}'), models.A)
    assert takes(models.U, '{"t":"a","n":1}', "1") == [True, False]


def test_typed_text_is_not_lost_beside_plain_text(packages: Packages) -> None:
    models = packages.make("""
        components:
          schemas:
            Level: {enum: [1, 2]}
            When: {anyOf: [{type: string}, {type: string, format: date}]}
            Count: {anyOf: [{type: integer}, {$ref: '#/components/schemas/Level'}]}
            Colour: {anyOf: [{enum: [red, blue]}, {type: string}]}
    """)
    assert type(read(models.When, '"2026-01-01"')).__name__ == "date"
    assert read(models.When, '"soon"') == "soon"
    assert read(models.Count, "2") is models.Level.VALUE_2
    assert read(models.Count, "3") == 3
    assert read(models.AnyColour, '"red"') is models.Colour.RED
    assert read(models.AnyColour, '"green"') == "green"


def test_the_member_that_has_the_properties_is_taken(packages: Packages) -> None:
    models = packages.make("""
        components:
          schemas:
            Person: {type: object, properties: {name: {type: string}, born: {type: string}}}
            Company: {type: object, properties: {name: {type: string}, vat: {type: string}}}
            Contact: {anyOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Company'}]}
    """)
    assert isinstance(read(models.Contact, '{"name":"x","vat":"y"}'), models.Company)


RECURSIVE = """
    components:
      schemas:
        Json:
          anyOf:
            - {type: string}
            - {type: array, items: {$ref: '#/components/schemas/Json'}}
            - {type: object, additionalProperties: {$ref: '#/components/schemas/Json'}}
        Node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Links'}}}
        Links: {type: array, items: {$ref: '#/components/schemas/Node'}}
        Ping: {type: object, properties: {pong: {$ref: '#/components/schemas/Pong'}}}
        Pong: {type: object, properties: {ping: {$ref: '#/components/schemas/Ping'}}}
"""


def test_recursion(packages: Packages) -> None:
    models = packages.make(RECURSIVE)
    assert takes(models.Json, '{"a":["b",{"c":[]}]}', '{"a":[1]}') == [True, False]
    assert takes(models.Node, '{"next":[{"next":[]}]}', '{"next":[{}]}') == [True, False]
    assert takes(models.Ping, '{"pong":{"ping":{}}}', '{"pong":{"ping":1}}') == [True, False]


def test_a_union_wider_than_an_expression_may_be(packages: Packages) -> None:
    members = ", ".join(
        f"{{type: object, required: [k{at}], properties: {{k{at}: {{type: string}}}}}}"
        for at in range(300)
    )
    models = packages.make(
        f"components: {{schemas: {{Wide: {{anyOf: [{members}]}}, Union: {{type: object}}}}}}"
    )
    assert takes(models.Wide, '{"k299": "x"}', '{"k7": "x"}', '{"k7": 1}') == [True, True, False]
