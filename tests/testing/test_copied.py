"""The document that the engine gets judges as the boundary does, where the contract's own leaves it open."""

from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from contractor.contract import Contract, Schema, read
from contractor.contract.travel import Direction
from contractor.samples import Samples
from contractor.source import Files
from contractor.testing.copied import copied
from tests.documents import contract

SHAPES = """
openapi: 3.1.1
info: {title: Shapes, version: '1'}
paths: {}
components:
  schemas:
    Shape:
      oneOf:
        - $ref: '#/components/schemas/Circle'
        - $ref: '#/components/schemas/Square'
        - $ref: '#/components/schemas/Same'
      discriminator: {propertyName: kind, mapping: {round: '#/components/schemas/Circle'}}
    Circle: {type: object, required: [kind], properties: {kind: {type: string}, radius: {type: number}}}
    Square:
      allOf:
        - $ref: '#/components/schemas/Base'
        - properties: {side: {$ref: '#/components/schemas/Circle/properties/radius'}}
    Base: {type: object, required: [kind], properties: {kind: {type: string}}}
    Same: {$ref: '#/components/schemas/Base'}
"""
VALUES: tuple[Any, ...] = (
    {"kind": "round", "radius": 1},
    {"kind": "round", "radius": "wide"},
    {"kind": "Square"},
    {"kind": "Square", "side": 2},
    {"kind": "Square", "side": "long"},
    {"kind": "Same"},
    {"kind": "Circle"},
    {"kind": "other"},
    {"radius": 1},
    {},
    1,
)


def judged(read: Contract, place: str, value: Any) -> bool:
    """What plain JSON Schema says of a value, by the document of the engine."""
    document = copied(read, {one.operation.at: "" for one in read.endpoints})
    schema = {"$ref": f"urn:copied#{place}"}
    registry = jsonschema_rs.Registry([("urn:copied", document)])
    return jsonschema_rs.Draft202012Validator(schema, registry=registry).is_valid(value)


@pytest.mark.parametrize("value", VALUES)
def test_tags_decide_as_they_do_at_the_boundary(value: Any) -> None:
    made = contract(SHAPES)
    for name in ("Shape", "Circle", "Square", "Base", "Same"):
        key = f"#/components/schemas/{name}"
        taken = Samples(made).takes(Schema(key, {"$ref": key}), value, Direction.REQUEST)
        assert judged(made, key.removeprefix("#"), value) is taken, name


def test_a_discriminator_that_cannot_tell_all_members_decides_nothing() -> None:
    made = contract(
        SHAPES.replace("- $ref: '#/components/schemas/Same'", "- {type: string}").replace(
            "- $ref: '#/components/schemas/Square'", "- {type: integer}"
        )
    )
    assert judged(made, "/components/schemas/Shape", {"kind": "other"})


def test_what_the_contract_says_stays_as_it_is() -> None:
    made = contract(SHAPES)
    copied(made, {})
    assert "allOf" not in made.raw["components"]["schemas"]["Circle"]


def test_members_may_stand_in_another_file(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        SHAPES.replace("#/components/schemas/Circle'", "circle.yaml#/Circle'").replace(
            "#/components/schemas/Circle/", "circle.yaml#/Circle/"
        )
    )
    (tmp_path / "circle.yaml").write_text(
        "Circle: {type: object, required: [kind], properties: {kind: {type: string}, radius: {type: number}}}"
    )
    made = read(Files.open(tmp_path / "api.yaml"))
    assert judged(made, "/components/schemas/Shape", {"kind": "Square", "side": 1})
    assert judged(made, "/components/schemas/Shape", {"kind": "round"})
    assert not judged(made, "/components/schemas/Shape", {"kind": "other"})
