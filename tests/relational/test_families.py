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
