"""Schemas as they travel in one direction."""

from typing import Any

import pytest

from contractor.containment import Containment, Relation
from contractor.contract import Contract, read
from contractor.contract.directed import Directed
from contractor.contract.travel import Direction, Travel
from contractor.source import Files

BODY = {
    "type": "object",
    "required": ["a", "b"],
    "properties": {"a": {"type": "string"}, "b": {"type": "string", "readOnly": True}},
}


def contract(body: Any) -> Contract:
    operation = {
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {"204": {"description": "done"}},
    }
    return read(
        Files.of_data(
            {
                "openapi": "3.1.0",
                "info": {"title": "T", "version": "1"},
                "paths": {"/x": {"post": operation}},
            }
        )
    )


def schema(of: Contract) -> Any:
    operation = of.endpoints[0].operation
    return operation.request_body.content["application/json"].schema  # type: ignore[union-attr]


@pytest.mark.parametrize(("sent", "required"), [(True, ["a"]), (False, ["a", "b"])])
def test_what_only_comes_back_need_not_be_sent_where_no_component_says_so(
    sent: bool, required: list[str]
) -> None:
    made = contract(BODY)
    assert Directed(made, Travel(made), "").spelled(schema(made), sent=sent)["required"] == required


def test_a_new_property_that_only_comes_back_asks_nothing_of_who_sends() -> None:
    without = {**BODY, "required": ["a"], "properties": {"a": {"type": "string"}}}
    old, new = contract(without), contract(BODY)
    found = Containment(old, new).relate(schema(old), schema(new), Direction.REQUEST)
    assert found.relation is Relation.EQUAL
