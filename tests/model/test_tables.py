"""Tables are asked for, never inferred; and what is asked for wrongly is told where it stands."""

import pytest

from contractor.model import build
from contractor.model.tables import tables
from tests.documents import contract

BOOK = """
components:
  schemas:
    Author:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: string, format: uuid, readOnly: true}, name: {type: string}}
    Book:
      type: object
      required: [isbn]
      x-contractor-table: TABLE
      properties:
        isbn: {type: string}
        price: {type: object, properties: {amount: {type: integer}}, x-contractor-column: PRICE}
        tags: {type: array, items: {type: string}, x-contractor-column: TAGS}
        author: {type: string, format: uuid, x-contractor-column: AUTHOR}
    Plain: {type: object, properties: {id: {type: string}}}
"""


def asked(**said: str) -> str:
    values = {
        "TABLE": "{key: [isbn]}",
        "PRICE": "{store: columns}",
        "TAGS": "{store: children}",
        "AUTHOR": "{references: Author}",
        **said,
    }
    text = BOOK
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def test_what_is_stored_how() -> None:
    found = tables(build(contract(asked())))
    assert found.findings == ()
    author, book = found.tables.values()
    assert (author.name, author.primary) == ("authors", ("id",))
    assert (book.name, book.primary) == ("books", ("isbn",))
    assert {one.source.name: one.store for one in book.stored} == {
        "isbn": "column",
        "price": "columns",
        "tags": "values",
        "author": "column",
    }
    assert [one.source.name for one in book.stored[1].parts] == ["amount"]


def test_a_document_without_tables_has_none() -> None:
    plain = contract("components: {schemas: {A: {type: object, properties: {id: {type: string}}}}}")
    assert tables(build(plain)).tables == {}


@pytest.mark.parametrize(
    ("said", "id", "message", "at"),
    [
        (
            {"TABLE": "{kee: [isbn]}"},
            "invalid-table",
            "did you mean key?",
            "x-contractor-table/kee",
        ),
        ({"TABLE": "{key: isbn}"}, "invalid-table", "array", "x-contractor-table/key"),
        ({"TABLE": "books"}, "invalid-table", "object", "x-contractor-table"),
        ({"TABLE": "{key: [izbn]}"}, "unknown-column", "did you mean isbn?", "key/0"),
        ({"TABLE": "{key: [isbn], indexes: [[tags]]}"}, "unknown-column", "'tags'", "indexes/0/0"),
        ({"TABLE": "{}"}, "invalid-table", "has no key", "Book/x-contractor-table"),
        ({"TABLE": "{key: [isbn], name: authors}"}, "invalid-table", "two tables", "table"),
        (
            {"TABLE": "{key: [isbn], parent: Autor}"},
            "unknown-table",
            "did you mean Author?",
            "parent",
        ),
        ({"AUTHOR": "{references: Plain}"}, "unknown-table", "'Plain'", "references"),
        ({"AUTHOR": "{on-delete: cascade}"}, "invalid-table", "references", "x-contractor-column"),
        ({"AUTHOR": "{store: columns}"}, "invalid-column", "no object", "x-contractor-column"),
        ({"PRICE": "{store: children}"}, "invalid-column", "no list", "x-contractor-column"),
        ({"PRICE": "{type: money}"}, "invalid-table", "numeric", "x-contractor-column/type"),
    ],
)
def test_mistakes_are_told_where_they_stand(
    said: dict[str, str], id: str, message: str, at: str
) -> None:
    model = build(contract(asked(**said)))
    found = [one for one in model.findings if one.id == id]
    assert found, model.findings
    assert message in found[0].message
    assert found[0].at.endswith(at)
