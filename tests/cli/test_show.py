"""`contractor show`: trees, JSON, and names that are nearly right."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contractor.cli import _contractor

SPEC = """\
openapi: 3.1.1
info: {title: Shop, version: "1"}
paths:
  /orders:
    post:
      operationId: createOrder
      summary: Place an order
      description: |
        Takes the order.

        And more.
      tags: [Orders, "\\e[31mred"]
      security: [{session: []}, {oauth: [write, read]}]
      parameters:
        - {name: dry run, in: query, schema: {type: boolean, default: false}, deprecated: true}
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
      responses:
        '201':
          description: Placed
          headers: {ETag: {required: true, schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
        default: {description: Failed}
  /orders/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses:
        '200':
          description: d
          content: {text/event-stream: {itemSchema: {$ref: '#/components/schemas/Order'}}}
components:
  securitySchemes:
    session: {type: apiKey, in: cookie, name: s}
    oauth: {type: http, scheme: bearer}
  schemas:
    Order:
      type: object
      description: What a customer buys.
      required: [lines, pay]
      additionalProperties: false
      properties:
        status: {enum: [new, sent], default: new, description: How far it is}
        lines: {type: array, minItems: 1, maxItems: 9, uniqueItems: true, items: {type: string, maxLength: 5}}
        note: {type: [string, 'null'], pattern: '^a'}
        pay: {$ref: '#/components/schemas/Pay'}
        size: {type: integer, format: int32, minimum: 1, exclusiveMaximum: 10}
        pair: {type: array, prefixItems: [{type: string}, {type: number}], items: false, minItems: 2}
    Pay:
      oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]
      discriminator: {propertyName: by, mapping: {card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}
    Card: {type: object, required: [by], properties: {by: {const: card}}, not: {required: [x]}}
    Cash: {type: object, required: [by], properties: {by: {const: cash}}, additionalProperties: {type: integer}}
    Colour: {type: string, enum: [red, blue], x-extensible-enum: true}
"""


@pytest.fixture(autouse=True)
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "openapi.yaml").write_text(SPEC)
    monkeypatch.chdir(tmp_path)


def show(*arguments: str, spec: str = "openapi.yaml") -> Result:
    return CliRunner().invoke(_contractor, ["show", spec, *arguments])


def test_all_operations_and_types_are_listed() -> None:
    lines = show().output.splitlines()
    assert lines[0] == "createOrder    POST /orders"
    assert "OrderStatus    #/components/schemas/Order/properties/status" in lines
    assert len(lines) == 8


def test_a_record() -> None:
    assert show("Order").output == (
        "Order (record)  #/components/schemas/Order\n"
        "  “What a customer buys.”\n"
        '  status?: OrderStatus = "new"\n'
        "  lines: list of (string, at most 5 characters), 1 to 9 items, unique\n"
        "  note?: (string, like ^a) or null\n"
        "  pay: Pay\n"
        "  size?: integer int32, >= 1, < 10\n"
        "  pair?: tuple of (string; number, at least 2)\n"
        "  and nothing else\n"
    )
    cash = show("Cash").output
    assert "  known by by: cash\n" in cash
    assert "  any other name: integer\n" in cash
    assert "  also checked: not\n" in show("Card").output


def test_a_union_by_its_tag_and_an_enumeration() -> None:
    assert show("Pay").output.splitlines() == [
        "Pay (type)  #/components/schemas/Pay",
        "  by by:",
        '    "card" → Card',
        '    "cash" → Cash',
    ]
    assert show("OrderStatus").output.splitlines()[2:] == ['  New = "new"', '  Sent = "sent"']


@pytest.mark.parametrize(
    "asked",
    [
        ["createOrder"],
        ["CreateOrder"],
        ["create_order"],
        ["POST /orders"],
        ["post", "/orders"],
        ["/orders"],
        ["#/paths/~1orders/post"],
        ["/paths/~1orders/post"],
    ],
)
def test_an_operation_by_name_route_and_pointer(asked: list[str]) -> None:
    assert show(*asked).output == (
        "createOrder (operation)  POST /orders  #/paths/~1orders/post\n"
        "  “Takes the order.”\n"
        "  tags: Orders, \\u001b[31mred\n"
        "  security: session\n"
        "  security: oauth (write, read)\n"
        "  query dry run?: boolean = false  (deprecated)\n"
        "  body? application/json: Order\n"
        "  → 201  Placed\n"
        "      header ETag: string\n"
        "      application/json: Order\n"
        "  → default  Failed\n"
    )


def test_streams_and_operations_without_a_name() -> None:
    said = show("GET", "/orders/{id}").output
    assert "  path id: string uuid\n" in said
    assert "      text/event-stream: stream of Order\n" in said


def test_a_property_by_name_and_pointer() -> None:
    assert show("Order.pay").output == "Order.pay: Pay\n"
    assert show("/components/schemas/Order/properties/pay").output == "Order.pay: Pay\n"
    found = json.loads(show("Order.pay", "--json").output)
    assert found["at"] == "#/components/schemas/Order/properties/pay"
    assert (found["type"]["called"], found["required"]) == ("Pay", True)


def test_as_json() -> None:
    order = json.loads(show("Order", "--json").output)
    assert (order["is"], order["called"], order["extra"]) == ("Record", "Order", None)
    pay = next(one for one in order["properties"] if one["name"] == "pay")
    assert pay["type"] == {"is": "Ref", "key": "#/components/schemas/Pay", "called": "Pay"}
    everything = json.loads(show("--json").output)
    assert everything[0]["called"] == "createOrder"
    assert len(everything) == 8
    assert "\x1b" not in show("--json").output


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Ordr", "Order"),
        ("order", "Order"),
        ("createOrders", "createOrder"),
        ("PUT /orders", "POST /orders"),
        ("/components/schemas/Ordr", "#/components/schemas/Order"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(asked: str, near: str) -> None:
    result = show(asked)
    assert result.exit_code == 2
    assert result.stderr.startswith(
        f"error: there is no type or operation {asked}; did you mean {near}?\n"
    )


def test_the_configuration_names_the_document(tmp_path: Path) -> None:
    without = CliRunner().invoke(_contractor, ["show"])
    assert (without.exit_code, "Name a document" in without.stderr) == (2, True)
    missing = CliRunner().invoke(_contractor, ["show", "Order"])
    assert (missing.exit_code, "there is no file Order" in missing.stderr) == (2, True)
    (tmp_path / "contractor.toml").write_text('spec = "openapi.yaml"')
    assert CliRunner().invoke(_contractor, ["show", "Order.pay"]).output == "Order.pay: Pay\n"
    assert CliRunner().invoke(_contractor, ["show", "openapi.yaml", "Order.pay"]).exit_code == 0
    piped = CliRunner().invoke(_contractor, ["show", "-", "Order.pay"], input=SPEC)
    assert piped.output == "Order.pay: Pay\n"
