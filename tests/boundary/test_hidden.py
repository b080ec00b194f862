"""What is only sent is never answered, whatever an implementation gives."""

import json
from typing import Any

import pytest

from tests.boundary.serving import Given, answering, ask, read, served

SCHEMAS = ("user", "admin", "payment", "depends")
INLINE = "{type: array, items: {properties: {x: {writeOnly: true}}}}"
DOCUMENT = """
components:
  schemas:
    Secret: {type: string, writeOnly: true}
    User:
      type: object
      required: [name, password]
      properties:
        name: {type: string}
        password: {type: string, writeOnly: true, minLength: 12}
        pin: {$ref: '#/components/schemas/Secret'}
        both: {type: string, readOnly: true, writeOnly: true}
        friends: {type: array, items: {$ref: '#/components/schemas/User'}}
        pair: {type: array, prefixItems: [{type: string}, {$ref: '#/components/schemas/User'}]}
        byName: {type: object, additionalProperties: {$ref: '#/components/schemas/User'}}
        byPattern: {type: object, patternProperties: {'^a/~': {$ref: '#/components/schemas/User'}}}
    Admin:
      allOf:
        - {$ref: '#/components/schemas/User'}
        - {properties: {token: {type: string, writeOnly: true}}}
    Card:
      type: object
      required: [kind]
      properties: {kind: {const: card}, code: {type: string, writeOnly: true}}
    Voucher:
      type: object
      required: [kind, code]
      properties: {kind: {const: voucher}, code: {type: string}}
    Payment: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Voucher'}]}
    Depends:
      type: object
      properties: {a: {type: string}, b: {type: string}}
      if: {properties: {a: {const: x}}, required: [a]}
      then: {properties: {b: {writeOnly: true}}}
"""
_NAMED = {one: f"{{$ref: '#/components/schemas/{one.title()}'}}" for one in SCHEMAS}
CONTRACT = read(
    "paths:\n"
    + answering("application/json", **_NAMED, inline=INLINE)
    + answering("application/jsonl", log=_NAMED["user"], of="itemSchema")
    + DOCUMENT
)


def answered(operation: str, body: Any, **options: Any) -> Any:
    app = served(CONTRACT, lambda: Given(200, body), **options)
    answer = ask(app, "GET", f"/{operation}")
    assert answer.status == 200, answer.content
    return answer.json()


LONG = "correct horse battery"


@pytest.mark.parametrize("options", [{}, {"check_replies": False}])
@pytest.mark.parametrize(
    ("operation", "given", "told"),
    [
        ("user", {"name": "A", "password": LONG}, {"name": "A"}),
        ("user", {"name": "A", "pin": "1", "both": "x"}, {"name": "A", "both": "x"}),
        (
            "user",
            {"name": "A", "friends": [{"name": "B", "password": LONG, "friends": []}]},
            {"name": "A", "friends": [{"name": "B", "friends": []}]},
        ),
        (
            "user",
            {"name": "A", "pair": ["x", {"name": "B", "pin": "2"}]},
            {"name": "A", "pair": ["x", {"name": "B"}]},
        ),
        (
            "user",
            {"name": "A", "byName": {"b": {"name": "B", "pin": "2"}}, "more": {"pin": 1}},
            {"name": "A", "byName": {"b": {"name": "B"}}, "more": {"pin": 1}},
        ),
        (
            "user",
            {"name": "A", "byPattern": {"a/~": {"name": "B", "pin": "2"}}},
            {"name": "A", "byPattern": {"a/~": {"name": "B"}}},
        ),
        ("admin", {"name": "A", "password": LONG, "token": "t"}, {"name": "A"}),
        ("payment", {"kind": "card", "code": "1"}, {"kind": "card"}),
        ("payment", {"kind": "voucher", "code": "1"}, {"kind": "voucher", "code": "1"}),
        ("depends", {"a": "x", "b": "1"}, {"a": "x"}),
        ("inline", [{"x": 1, "y": 2}, 3], [{"y": 2}, 3]),
    ],
)
def test_what_is_only_sent_is_taken_out(
    operation: str, given: Any, told: Any, options: Any
) -> None:
    assert answered(operation, given, **options) == told


def test_what_is_of_no_branch_tells_nothing() -> None:
    """A value that is wrong is not answered; where nobody checks, its secrets stay where they are."""
    wrong = {"kind": "cash", "code": "1"}
    assert answered("payment", wrong, check_replies=False) == {"kind": "cash"}
    # The hash of a password is none that the schema takes.
    assert answered("user", {"name": "A", "password": "#1"}) == {"name": "A"}


def test_items_of_a_stream_tell_nothing() -> None:
    users = [{"name": "A", "password": LONG}, {"name": "B", "pin": "1"}]
    app = served(CONTRACT, lambda: Given(200, users))
    lines = ask(app, "GET", "/log").content.splitlines()
    assert [*map(json.loads, lines)] == [{"name": "A"}, {"name": "B"}]
