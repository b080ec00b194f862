"""Kinds of rows in one table or in several, as a database has them."""

import pytest

from contractor.model import build
from contractor.relational import Database, relational
from tests.documents import contract

WALLET = """
paths: {}
components:
  schemas:
    Account:
      type: object
      required: [id]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
    Method:
      oneOf:
        - {$ref: '#/components/schemas/Card'}
        - {$ref: '#/components/schemas/Bank'}
        - {$ref: '#/components/schemas/Cash'}
      discriminator: {propertyName: kind}
      x-contractor-table: {inheritance: STYLE, name: methods, parent: Account, single: true}
    Card:
      type: object
      required: [id, kind, number]
      x-contractor-table: {unique: [[number]]}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        kind: {type: string, const: card}
        number: {type: string, maxLength: 19}
    Bank:
      type: object
      required: [id, kind, code]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        kind: {type: string, const: bank}
        code: {type: string}
    Cash:
      type: object
      required: [id, kind]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        kind: {type: string, const: cash}
"""


def database(style: str) -> Database:
    made = contract(WALLET.replace("STYLE", style))
    model = build(made)
    assert (made.findings, model.findings) == ((), ())
    return relational(model)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("single", {("methods", ("account_id",)), ("methods", ("number",))}),
        ("joined", {("methods", ("account_id",)), ("cards", ("number",))}),
    ],
)
def test_who_has_one_row_at_most_has_one_of_all_kinds(
    style: str, expected: set[tuple[str, tuple[str, ...]]]
) -> None:
    relations = database(style).relations.values()
    assert {(one.name, each.columns) for one in relations for each in one.uniques} == expected


LIMIT = """
        limit: {$ref: '#/components/schemas/Limit', x-contractor-column: {store: columns}}
"""
LIMITED = """
    Limit:
      type: object
      additionalProperties: false
      required: [amount, currency]
      properties:
        amount: {type: integer, format: int32}
        currency: {type: string, maxLength: 3}
"""


@pytest.mark.parametrize(
    ("style", "both", "guarded"),
    [("single", False, False), ("single", True, True), ("joined", False, False)],
)
def test_an_object_of_one_kind_is_there_as_a_whole(style: str, both: bool, guarded: bool) -> None:
    said = WALLET.replace("STYLE", style) + LIMITED
    for name in ("Bank", "Cash") if both else ("Cash",):
        said = said.replace(f"    {name}:", f"{LIMIT.strip(chr(10))}\n    {name}:")
    relations = relational(build(contract(said))).relations.values()
    whole = [
        each.columns
        for one in relations
        for each in one.checks
        if {"limit_amount", "limit_currency"} <= {*each.columns}
    ]
    alone, of_kind = ("limit_amount", "limit_currency"), ("kind", "limit_amount", "limit_currency")
    assert whole == ([of_kind, of_kind] if guarded else [alone])
