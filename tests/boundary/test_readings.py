"""Parameters whose schema leaves open what their text is: the reading counts that the schema takes."""

import pytest
from fastapi.testclient import TestClient

from contractor.mock import application
from tests.documents import contract


def status(schema: str, query: str, style: str = "") -> int:
    text = f"""
paths:
  /things:
    get:
      parameters: [{{name: p, in: query, schema: {schema}{style}}}]
      responses: {{'204': {{description: ok}}, '400': {{description: no}}}}
"""
    return int(TestClient(application(contract(text))).get(f"/things?{query}").status_code)


ONE_OR_MORE = (
    "{oneOf: [{type: string, maxLength: 5}, {type: array, items: {type: integer}, minItems: 2}]}"
)
PAIRS = (
    "{anyOf: [{type: boolean}, {type: object, required: [a], properties: {a: {type: integer}}}]}"
)


@pytest.mark.parametrize(
    ("schema", "query", "taken"),
    [
        (ONE_OR_MORE, "p=text", True),
        (ONE_OR_MORE, "p=1&p=2", True),
        (ONE_OR_MORE, "p=1", True),
        (ONE_OR_MORE, "p=toolong", False),
        (ONE_OR_MORE, "p=1&p=x", False),
        (ONE_OR_MORE, "", True),
        (PAIRS, "p=true", True),
        (PAIRS, "a=1", True),
        (PAIRS, "a=x", False),
        (PAIRS, "p=yes", False),
        ("{type: [array, 'null'], items: {type: integer}}", "p=1", True),
        ("{type: [array, 'null'], items: {type: integer}}", "p=x", False),
        ("{type: array, items: {type: string}, minItems: 1}", "p=", True),
        ("{type: array, items: {type: string, minLength: 1}, minItems: 1}", "p=", False),
        ("{type: array, items: {type: integer}}", "p=", False),
    ],
)
def test_the_reading_that_the_schema_takes_counts(schema: str, query: str, taken: bool) -> None:
    assert (status(schema, query) == 204) == taken


def test_no_text_is_the_empty_list_where_lists_are_not_exploded() -> None:
    style = ", explode: false"
    assert status("{type: array, items: {type: string}, maxItems: 0}", "p=", style) == 204
    assert status("{type: array, items: {type: string}, minItems: 1}", "p=", style) == 204
    assert status("{type: array, items: {type: integer}, minItems: 1}", "p=", style) == 400
