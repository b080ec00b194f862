"""What is sent to the client is judged as an answer, whichever part of a document describes it."""

from typing import Any

import pytest

from contractor.contract import read
from contractor.contract.travel import Direction
from contractor.diff import Comparison, compare
from contractor.source import Files
from tests.laws import TERMS


def content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def webhook(sent: dict[str, Any], answered: dict[str, Any]) -> dict[str, Any]:
    """A document whose one webhook delivers one schema and is answered by another."""
    post = {
        "parameters": [
            {"name": "kind", "in": "query", "schema": sent["properties"]["kind"]},
        ],
        "requestBody": {"content": content(sent)},
        "responses": {"200": {"description": "Taken", "content": content(answered)}},
    }
    info = {"title": "Shop", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "webhooks": {"paid": {"post": post}}}


def order(*kinds: str, required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    listed = {"kind": {"type": "string", "enum": list(kinds)}, **properties}
    return {"type": "object", "properties": listed, "required": list(required)}


def compared(old: Any, new: Any) -> Comparison:
    return compare(read(Files.of_data(old)), read(Files.of_data(new)), TERMS)


TEXT = {"type": "string"}
ACKNOWLEDGEMENT = {"type": "object", "properties": {"note": TEXT}}
SHORT = {"type": "object", "properties": {"note": {**TEXT, "maxLength": 3}}}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            webhook(order("card", required=("total",), total=TEXT), ACKNOWLEDGEMENT),
            webhook(order("card"), ACKNOWLEDGEMENT),
            {("response-required-property-removed", "error", Direction.RESPONSE)},
        ),
        (
            webhook(order("card"), ACKNOWLEDGEMENT),
            webhook(order("card", "bank"), ACKNOWLEDGEMENT),
            {
                ("response-property-enum-value-added", "warning", Direction.RESPONSE),
                ("response-header-enum-value-added", "error", Direction.RESPONSE),
            },
        ),
        (
            webhook(order("card"), ACKNOWLEDGEMENT),
            webhook(order("card"), SHORT),
            {("request-property-max-length-set", "error", Direction.REQUEST)},
        ),
    ],
)
def test_a_webhook_is_judged_by_the_way_that_its_values_go(
    old: Any, new: Any, expected: set[tuple[str, str, Direction]]
) -> None:
    found = {(one.id, one.level.word, one.direction) for one in compared(old, new).changes}
    assert found == expected
