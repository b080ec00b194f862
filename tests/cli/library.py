"""A small API in two versions, in two files, for tests of the verbs that compare."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from contractor.cli import _contractor
from tests.repository import Repo

LIBRARY = """\
openapi: 3.0.3
info: {title: Library, version: 1.4.0}
paths:
  /books:
    get:
      operationId: listBooks
      responses:
        '200':
          description: every book
          content:
            application/json:
              schema: {type: array, items: {$ref: 'parts/book.yaml#/Book'}}
  /loans:
    post:
      operationId: lend
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Loan'}
      responses:
        '201': {description: lent}
components:
  schemas:
    Loan:
      type: object
      required: [book]
      properties:
        book: {type: string, format: uuid}
        kind: {type: string, enum: [short, long, reference]}
        note: {type: string, maxLength: 200}
"""
BOOK = """\
Book:
  type: object
  required: [id, title]
  properties:
    id: {type: string, format: uuid}
    title: {type: string}
"""
#: The same with a harmless addition, and what breaks clients.
MORE = LIBRARY.replace("        note:", "        desk: {type: string}\n        note:")
BROKEN = LIBRARY.replace("short, long, reference", "short, long")
FEWER = BOOK.replace("[id, title]", "[id]")
#: An API in one file, for documents that stand alone.
ALONE = LIBRARY.replace("{$ref: 'parts/book.yaml#/Book'}", "{type: string}")
ALONE_BROKEN = ALONE.replace("short, long, reference", "short, long")
WARNED = ALONE.replace("        note: {type: string, maxLength: 200}\n", "")


def library(folder: Path) -> Repo:
    """A repository with the API committed on `main`."""
    repo = Repo(folder)
    repo.commit("first", specs__library_yaml=LIBRARY, specs__parts__book_yaml=BOOK)
    return repo


def contractor(*arguments: Any, stdin: str | None = None) -> Result:
    """The command line, run here; the output holds both streams, `stdout` and `stderr` one each."""
    return CliRunner().invoke(_contractor, [str(one) for one in arguments], input=stdin)
