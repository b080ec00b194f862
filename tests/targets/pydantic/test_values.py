"""Values: exactly what JSON Schema takes, and back again unchanged."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from pydantic import TypeAdapter

from tests.targets.pydantic.packages import Packages, takes

#: Schema → texts that it takes, texts that it refuses.
VALUES = {
    "{type: integer}": (
        ["1", "1.0", "-3", "1e3", "123456789012345678901234567890"],
        ['"1"', "true", "1.5", "null"],
    ),
    "{type: integer, format: int32}": (
        ["2147483647", "-2147483648"],
        ["2147483648", "-2147483649"],
    ),
    "{type: integer, format: int64}": (["9223372036854775807"], ["9223372036854775808"]),
    "{type: integer, format: uint8, maximum: 9}": (["0", "9"], ["-1", "10"]),
    "{type: integer, minimum: 0.5, exclusiveMaximum: 3}": (["1", "2", "2.0"], ["0", "3"]),
    "{type: integer, multipleOf: 2.5}": (["0", "5", "-10"], ["2", "3"]),
    "{type: integer, multipleOf: 0.5}": (["0", "5", "7"], ["0.5"]),
    "{type: number}": (["1", "1.5", "-0.0", "12345678901234567890"], ['"1"', "false", "null"]),
    "{type: number, minimum: 0, exclusiveMaximum: 1.5}": (["0", "1.4"], ["-1", "1.5"]),
    "{type: number, maximum: 1.0e+300, minimum: -1.0e+300}": (["1e299"], ["1e301"]),
    "{type: integer, maximum: 1.0e+20}": (["1"], ["1.5", "100000000000000000001"]),
    "{type: number, multipleOf: 0.1}": (["0.3", "7", "1.1"], ["0.35"]),
    "{type: number, multipleOf: 0.01}": (["19.99", "4.35"], ["19.999"]),
    "{type: boolean}": (["true", "false"], ["1", "0", '"true"', "null"]),
    "{type: 'null'}": (["null"], ["0", '""', "false"]),
    "{type: string}": (['"a"', '""'], ["1", "null", "true"]),
    "{type: string, minLength: 2, maxLength: 3}": (['"ab"', '"💥💥"'], ['"a"', '"abcd"', '"💥"']),
    "{type: string, format: date}": (
        ['"2026-02-28"'],
        ['"2026-02-29"', '"2026-1-1"', '"2026-01-01T00:00:00Z"', "20000"],
    ),
    "{type: string, format: date-time}": (
        ['"2026-01-01T10:00:00Z"', '"2026-01-01t10:00:00.5+01:30"'],
        ['"2026-01-01T10:00:00"', '"2026-01-01 10:00:00Z"', '"2026-01-01"', "1700000000"],
    ),
    "{type: string, format: time}": (
        ['"10:00:00Z"', '"10:00:00.25-02:00"'],
        ['"10:00:00"', '"25:00:00Z"', "36000"],
    ),
    "{type: string, format: duration}": (
        ['"P1Y2M3DT4H5M6S"', '"P2W"', '"PT1M"'],
        ['"P"', '"PT"', '"1D"', '"P1S"', "60"],
    ),
    "{type: string, format: uuid}": (
        ['"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"'],
        [
            '"f81d4fae7dec11d0a76500a0c91e6bf6"',
            '"urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"',
            '"x"',
        ],
    ),
    "{type: string, format: email}": (
        ['"a.b+c@example.com"', '"a@localhost"'],
        ['"a"', '"a@"', '"a b@example.com"', '".a@b.c"'],
    ),
    "{type: string, format: uri}": (
        ['"https://example.com/a?b=c#d"', '"urn:x"'],
        ['"/a"', '"a b"', '"https://a/{b}"'],
    ),
    "{type: string, format: uri-reference}": (['"/a?b"', '"#x"', '""'], ['"a b"', '"\\\\"']),
    "{type: string, format: iri}": (['"https://example.com/ä"'], ['"/ä"', '"a b"']),
    "{type: string, format: iri-reference}": (['"/ä?b"', '""'], ['"a b"']),
    "{type: string, format: uri-template}": (
        ['"/a/{id}{?page,size*}"', '"/a"'],
        ['"/a/{id"', '"/a b"', '"{}"'],
    ),
    "{type: string, format: json-pointer}": (['"/a/~01"', '""', '"/"'], ['"a"', '"/~2"']),
    "{type: string, format: relative-json-pointer}": (
        ['"0#"', '"1/a"'],
        ['"/a"', '"01"', '"1#/a"'],
    ),
    "{type: string, format: hostname}": (['"example.com"', '"a-1"'], ['"-a"', '"a_b"', '""']),
    "{type: string, format: ipv4}": (['"127.0.0.1"'], ['"127.0.0.01"', '"1.2.3"', '"256.1.1.1"']),
    "{type: string, format: ipv6}": (
        ['"::1"', '"2001:db8::1"', '"::ffff:1.2.3.4"'],
        ['"1.2.3.4"', '"::g"', '"fe80::1%1"'],
    ),
    "{type: string, format: byte}": (['"aGk="', '""'], ['"aGk"', '"a*=="', '"aGk=="']),
    "{type: string, format: binary}": (['"hi"', '"💥"'], ["1", "null"]),
    "{type: string, format: decimal}": (
        ['"1.50"', '"-12345678901234567890.1"'],
        ['"1e5"', '"x"', "1.5", '"NaN"'],
    ),
    "{type: string, format: decimal, maxLength: 4}": (['"1.50"'], ['"10.50"']),
    "{type: string, format: no-such-format}": (['"anything"'], ["1"]),
    "{const: card}": (['"card"'], ['"Card"', "null"]),
    "{const: 1}": (["1", "1.0"], ["true", '"1"', "2"]),
    "{const: true}": (["true"], ["1", "false"]),
    "{const: 1.5}": (["1.5"], ["1", '"1.5"']),
    "{const: {a: [1, true]}}": (['{"a":[1.0,true]}'], ['{"a":[1,1]}', '{"a":[1,true],"b":0}', "1"]),
    "{enum: [a, 1, null]}": (['"a"', "1", "null"], ["true", '"1"', "2"]),
    "{enum: [1, 2]}": (["1", "2.0"], ["true", '"1"', "3"]),
    "{enum: [a, b]}": (['"a"'], ['"c"', "1"]),
    "{anyOf: [{type: string}, {enum: [a, b]}]}": (['"a"', '"z"'], ["1"]),
    "{type: array, items: {type: integer}, minItems: 1, maxItems: 2}": (
        ["[1]", "[1,2]"],
        ["[]", "[1,2,3]", '["1"]', "{}"],
    ),
    "{type: array, uniqueItems: true, items: {}}": (
        ["[1,true]", '[{"a":1},{"a":2}]'],
        ["[1,1.0]", '[{"a":1},{"a":1}]', "[[],[]]"],
    ),
    "{type: array, prefixItems: [{type: string}, {type: integer}], items: false, minItems: 2}": (
        ['["a",1]'],
        ['["a"]', '["a",1,2]', '[1,"a"]'],
    ),
    "{type: array, prefixItems: [{type: string}, {type: integer}], items: {type: boolean}}": (
        ["[]", '["a"]', '["a",1]', '["a",1,true,false]'],
        ['["a",1,2]', "[1]"],
    ),
    "{type: object, additionalProperties: {type: integer}, minProperties: 1}": (
        ['{"a":1}'],
        ["{}", '{"a":"1"}'],
    ),
    "false": ([], ["1", "null"]),
    "true": (["1", "null", '{"a":[]}'], []),
}


@pytest.mark.parametrize("schema", VALUES)
def test_values(schema: str, packages: Packages) -> None:
    models = packages.make(f"components: {{schemas: {{Value: {schema}}}}}")
    kind = getattr(models, "AnyValue", models.Value)
    good, bad = VALUES[schema]
    assert takes(kind, *good) == [True] * len(good)
    assert takes(kind, *bad) == [False] * len(bad)


FORMS = """
    components:
      schemas:
        Forms:
          type: object
          properties:
            at: {type: string, format: date-time}
            id: {type: string, format: uuid}
            price: {type: string, format: decimal}
            data: {type: string, format: byte}
            big: {type: number}
"""


def test_text_becomes_python_values_and_text_again(packages: Packages) -> None:
    models = packages.make(FORMS)
    wire = (
        '{"at":"2026-01-01T10:00:00Z","id":"f81d4fae-7dec-11d0-a765-00a0c91e6bf6",'
        '"price":"0.10","data":"aGk=","big":12345678901234567890}'
    )
    forms = models.Forms.model_validate_json(wire)
    assert forms.at == datetime(2026, 1, 1, 10, tzinfo=UTC)
    assert (forms.price, forms.data) == (Decimal("0.10"), b"hi")
    assert forms.big == 12345678901234567890
    assert forms.model_dump_json() == wire
    made = models.Forms(
        at=forms.at,
        id=UUID("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        price=Decimal("0.10"),
        data=b"hi",
        big=12345678901234567890,
    )
    assert made == forms


def test_python_code_passes_no_naive_times(packages: Packages) -> None:
    models = packages.make(FORMS)
    with pytest.raises(ValueError, match="offset"):
        models.Forms(at=datetime(2026, 1, 1))  # noqa: DTZ001


def test_what_the_json_schema_says(packages: Packages) -> None:
    models = packages.make("""
        components:
          schemas:
            Count: {type: integer, format: int32, minimum: 0}
            Price: {type: number, multipleOf: 0.01}
            Code: {type: string, format: uuid, maxLength: 36}
            Mail: {type: string, format: email, maxLength: 99, pattern: '^(?!x)'}
            Level: {enum: [1, 2]}
            Whole: {const: {a: 1}}
            Tags: {type: array, uniqueItems: true, items: {type: string}}
    """)

    def schema(name: str) -> dict[str, object]:
        return TypeAdapter(getattr(models, name)).json_schema()

    assert schema("Count") == {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
    assert schema("Price") == {"type": "number", "multipleOf": 0.01}
    assert schema("Code") == {"type": "string", "format": "uuid", "maxLength": 36}
    assert schema("Mail") == {
        "type": "string",
        "format": "email",
        "maxLength": 99,
        "pattern": "^(?!x)",
    }
    assert schema("Whole") == {"enum": [{"a": 1}]}
    assert schema("Level") == {"title": "Level", "type": "integer", "enum": [1, 2]}
    assert schema("Tags") == {"type": "array", "items": {"type": "string"}, "uniqueItems": True}


def test_a_constant_that_nests_deeper_than_brackets_may(packages: Packages) -> None:
    deep, other = "1", "2"
    for _ in range(200):
        deep, other = f"[{deep}]", f"[{other}]"
    models = packages.make(f"components: {{schemas: {{Deep: {{const: {deep}}}}}}}")
    assert takes(models.Deep, deep, other, "1") == [True, False, False]
