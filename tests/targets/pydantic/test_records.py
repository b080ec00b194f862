"""Records: what they take, keep, refuse and write back."""

import json

import pytest
from pydantic import MISSING, ValidationError

from tests.targets.pydantic.packages import Packages

ORDER = """
    components:
      schemas:
        Address:
          type: object
          required: [city]
          properties: {city: {type: string}, zipCode: {type: string}}
        Order:
          type: object
          required: [id, cancelledBy]
          properties:
            id: {type: integer}
            cancelledBy: {type: [string, "null"], description: Null while the order stands.}
            note: {type: string, maxLength: 5, default: none}
            coupon: {type: [string, "null"]}
            shipTo: {$ref: '#/components/schemas/Address'}
            parent: {$ref: '#/components/schemas/Order'}
            ETag: {type: string, deprecated: true}
"""


def test_absent_and_null_are_different_things(packages: Packages) -> None:
    models = packages.make(ORDER)
    order = models.Order.model_validate_json('{"id": 1, "cancelledBy": null}')
    assert order.coupon is MISSING
    assert order.model_dump_json() == '{"id":1,"cancelledBy":null}'
    removed = models.Order.model_validate_json('{"id": 1, "cancelledBy": null, "coupon": null}')
    assert removed.coupon is None
    assert removed.model_dump_json() == '{"id":1,"cancelledBy":null,"coupon":null}'
    with pytest.raises(ValidationError, match="note"):
        models.Order.model_validate_json('{"id": 1, "cancelledBy": null, "note": null}')


def test_the_constructor_takes_python_names_and_parsing_those_of_the_contract(
    packages: Packages,
) -> None:
    models = packages.make(ORDER)
    made = models.Order(
        id=1, cancelled_by="me", ship_to=models.Address(city="Leeds", zip_code="LS1")
    )
    assert json.loads(made.model_dump_json()) == {
        "id": 1,
        "cancelledBy": "me",
        "shipTo": {"city": "Leeds", "zipCode": "LS1"},
    }
    wire = {
        "id": 1,
        "cancelledBy": None,
        "cancelled_by": 5,
        "shipTo": {"city": "x", "zip_code": []},
    }
    parsed = models.Order.model_validate(wire)
    assert (parsed.cancelled_by, parsed.ship_to.zip_code) == (None, MISSING)
    assert json.loads(parsed.model_dump_json()) == wire


def test_a_contract_default_is_not_invented(packages: Packages) -> None:
    models = packages.make(ORDER)
    assert models.Order(id=1, cancelled_by=None).note is MISSING


def test_assignments_are_checked(packages: Packages) -> None:
    models = packages.make(ORDER)
    order = models.Order(id=1, cancelled_by=None)
    order.note = "short"
    order.note = MISSING
    for wrong in (None, 5, "too long"):
        with pytest.raises(ValidationError):
            order.note = wrong


def test_records_may_hold_themselves(packages: Packages) -> None:
    models = packages.make(ORDER)
    wire = '{"id":1,"cancelledBy":null,"parent":{"id":2,"cancelledBy":null}}'
    order = models.Order.model_validate_json(wire)
    assert order.parent.id == 2
    assert order.model_dump_json() == wire


def test_deprecated_properties_say_so(packages: Packages) -> None:
    models = packages.make(ORDER)
    order = models.Order.model_validate_json('{"id": 1, "cancelledBy": null, "ETag": "x"}')
    with pytest.warns(DeprecationWarning, match="deprecated"):
        assert order.e_tag == "x"


OPEN = """
    components:
      schemas:
        Open: {type: object, properties: {a: {type: integer}}}
        Closed: {type: object, properties: {a: {type: integer}}, additionalProperties: false}
        Typed: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
        Child: {allOf: [{$ref: '#/components/schemas/Open'}, {type: object, properties: {b: {type: integer}}}]}
        Undeclared: {type: object, required: [x], properties: {a: {type: integer}}}
        Sized: {type: object, minProperties: 1, maxProperties: 2, additionalProperties: {type: boolean}}
"""


def test_undeclared_properties(packages: Packages) -> None:
    models = packages.make(OPEN)
    assert models.Open.model_validate_json('{"z":[1]}').model_dump_json() == '{"z":[1]}'
    with pytest.raises(ValidationError):
        models.Closed.model_validate_json('{"z":1}')
    assert models.Typed.model_validate_json('{"z":1.0}').model_dump_json() == '{"z":1}'
    with pytest.raises(ValidationError):
        models.Typed.model_validate_json('{"z":"1"}')
    with pytest.raises(ValidationError):
        models.Undeclared.model_validate_json("{}")


def test_inheritance(packages: Packages) -> None:
    models = packages.make(OPEN)
    assert issubclass(models.Child, models.Open)
    assert models.Child(a=1, b=2).model_dump_json() == '{"a":1,"b":2}'


def test_maps_are_dictionaries(packages: Packages) -> None:
    from tests.targets.pydantic.packages import takes

    models = packages.make(OPEN)
    texts = ('{"a":true}', "{}", '{"a":true,"b":true,"c":true}', '{"a":1}', "[]")
    assert takes(models.Sized, *texts) == [True, False, False, False, False]


NAMES = """
    components:
      schemas:
        Thing:
          type: object
          properties:
            class: {type: string}
            model_config: {type: string}
            model_dump: {type: string}
            copy: {type: string}
            json: {type: string}
            list: {type: array, items: {type: string}}
            int: {type: integer}
            str: {type: string}
            date: {type: string, format: date}
            Date: {type: string, format: date}
            text: {type: string, format: uri, maxLength: 9}
            field: {type: string}
            1st: {type: string}
            _id: {type: string}
            "": {type: string}
            self: {type: string}
            createdAt: {type: string}
            created_at: {type: integer}
            +1: {type: integer}
            -1: {type: integer}
            名前: {type: string}
            ﬁne: {type: string}
"""


def test_every_property_has_a_name_and_comes_back_under_its_own(packages: Packages) -> None:
    models = packages.make(NAMES)
    wire = {
        "class": "a",
        "model_config": "b",
        "model_dump": "c",
        "copy": "d",
        "json": "e",
        "list": ["f"],
        "int": 1,
        "str": "g",
        "date": "2026-01-01",
        "Date": "2026-01-02",
        "text": "urn:x",
        "field": "h",
        "1st": "i",
        "_id": "j",
        "": "k",
        "self": "l",
        "createdAt": "m",
        "created_at": 2,
        "+1": 3,
        "-1": 4,
        "名前": "n",
        "ﬁne": "o",
    }
    thing = models.Thing.model_validate(wire)
    assert json.loads(thing.model_dump_json()) == wire
    assert set(thing.model_fields_set) == set(models.Thing.model_fields)
    assert (thing.class_, thing.list_, thing.int_, thing.名前) == ("a", ["f"], 1, "n")
    by_name = {name: getattr(thing, name) for name in models.Thing.model_fields}
    assert models.Thing(**by_name) == thing


def test_none_for_absent_is_a_choice(packages: Packages) -> None:
    models = packages.make(ORDER, optional="none")
    order = models.Order.model_validate_json('{"id": 1, "cancelledBy": null}')
    assert (order.note, order.coupon) == (None, MISSING)
    assert order.model_dump_json() == '{"id":1,"cancelledBy":null}'
    assert models.Order(id=1, cancelled_by=None, note=None) == order
    with pytest.raises(ValidationError):
        models.Order.model_validate_json('{"id": 1, "cancelledBy": null, "note": null}')
    said = models.Order.model_json_schema()["$defs"]["Order"]["properties"]
    assert said["note"] == {"maxLength": 5, "type": "string", "default": None, "title": "Note"}
    full = '{"id":1,"cancelledBy":null,"note":"x","coupon":null}'
    assert models.Order.model_validate_json(full).model_dump_json() == full
