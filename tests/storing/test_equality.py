"""What counts as equal after a way through a database, and nothing else."""

from typing import Any

import pytest

from contractor.model.tables import Store
from contractor.profile import EQUAL
from contractor.storing.equality import RULES, Comparing
from tests.documents import contract

DOCUMENT = contract(
    """
    paths: {}
    components:
      schemas:
        Thing:
          type: object
          properties:
            at: {type: string, format: date-time}
            id: {anyOf: [{type: 'null'}, {type: string, format: uuid}]}
            exact: {type: string, format: decimal}
            text: {type: string}
            number: {type: number}
            whole: {type: integer}
            any: {}
            list: {type: array, items: {type: string, format: time}}
            map: {type: object, additionalProperties: {type: string, format: ipv6}}
            size: {type: object, properties: {width: {type: integer}}}
    """
)
SCHEMA = DOCUMENT.schemas["#/components/schemas/Thing"]
STORES: dict[tuple[str, ...], Store] = {
    ("text",): "column",
    ("size",): "columns",
    ("size", "width"): "column",
    ("list",): "values",
    ("any",): "json",
}


def differs(stored: Any, read: Any) -> bool:
    return Comparing(DOCUMENT).unequal(SCHEMA, stored, read, STORES) is not None


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("at", "2026-01-01T00:00:00+02:00", "2025-12-31T22:00:00Z"),
        ("at", "2026-01-01t00:00:00.100000z", "2026-01-01T00:00:00.1+00:00"),
        ("id", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        ("exact", "007.50", "7.5"),
        ("number", 1, 1.0),
        ("number", -0.0, 0),
        ("number", 2**53 + 1, float(2**53)),
        ("whole", 1.0, 1),
        ("any", {"a": 1, "b": [1e308]}, {"b": [10**308], "a": 1}),
        ("list", ["12:00:00Z"], ["12:00:00.0z"]),
        ("map", {"a": "::1"}, {"a": "0:0:0:0:0:0:0:1"}),
    ],
)
def test_what_is_equal(name: str, one: Any, other: Any) -> None:
    assert not differs({name: one}, {name: other})


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("at", "2026-01-01T00:00:00+02:00", "2026-01-01T00:00:00Z"),
        ("at", "2026-01-01T00:00:00.1234567Z", "2026-01-01T00:00:00.123456Z"),
        ("text", "F81D4FAE", "f81d4fae"),
        ("text", "7.50", "7.5"),
        ("text", "e\u0301", "\u00e9"),
        ("number", 0.1, 0.10000000000000002),
        ("whole", 2**53 + 1, float(2**53)),
        ("any", 2**70 + 1, 2**70),
        ("any", True, 1),
        ("any", {"a": None}, {}),
        ("any", [1, 2], [2, 1]),
        ("any", [1], [1, 1]),
        ("list", ["12:00:00Z"], ["12:00:00+01:00"]),
        ("map", {"a": "::1"}, {"a": "::2"}),
        ("exact", "1", 1),
    ],
)
def test_what_is_not(name: str, one: Any, other: Any) -> None:
    assert differs({name: one}, {name: other})


def test_nothing_is_nothing_where_a_column_holds_it() -> None:
    assert not differs({"text": None}, {})
    assert not differs({"size": {}}, {})
    assert not differs({}, {"list": []})
    assert not differs({"size": {"width": None}}, {"size": {}})
    assert differs({"any": {}}, {})
    assert differs({"map": {}}, {})
    assert differs({"list": ["12:00:00Z"]}, {})
    assert differs({"text": ""}, {"text": None})


def test_where_values_differ_is_told() -> None:
    found = Comparing(DOCUMENT).unequal(
        SCHEMA, {"any": {"a/b": [1, 2]}}, {"any": {"a/b": [1, "2"]}}, STORES
    )
    assert found is not None
    assert (found.pointer, found.stored, found.read) == ("/any/a~1b/1", "2", '"2"')


def test_every_rule_has_a_reason() -> None:
    assert all(len(why) > 20 for why in RULES.values())
    assert RULES.keys().isdisjoint(EQUAL)
