"""What is kept in a database, where the document has tables."""

import importlib
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

import contractor
from contractor.contract.travel import Direction
from contractor.samples import Samples
from tests.scaffold.conftest import PACKAGE, Serve, document

PROBLEM = (
    "{description: no, "
    "content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}"
)
SHOP = f"""
  /authors:
    get:
      operationId: listAuthors
      tags: [Shop]
      parameters:
        - {{name: name, in: query, schema: {{type: string}}}}
        - {{name: cursor, in: query, schema: {{type: string}}}}
        - {{name: limit, in: query, schema: {{type: integer}}}}
      responses:
        '200': {{description: some, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Page'}}}}}}}}
    post:
      operationId: createAuthor
      tags: [Shop]
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Author'}}}}}}
      responses:
        '201':
          description: made
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Author'}}}}}}
  /authors/{{id}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}]
    get:
      operationId: getAuthor
      tags: [Shop]
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Author'}}}}}}}}
        '404': {PROBLEM}
    delete:
      operationId: deleteAuthor
      tags: [Shop]
      responses: {{'204': {{description: gone}}, '404': {PROBLEM}, '409': {PROBLEM}}}
  /books:
    post:
      operationId: createBook
      tags: [Shop]
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}
      responses:
        '201':
          description: made
          headers:
            ETag: {{required: true, schema: {{type: string}}}}
            Location: {{required: true, schema: {{type: string, format: uri-reference}}}}
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}
        '409': {PROBLEM}
  /books/{{isbn}}:
    parameters: [{{name: isbn, in: path, required: true, schema: {{type: string}}}}]
    get:
      operationId: getBook
      tags: [Shop]
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}}}
        '404': {PROBLEM}
    put:
      operationId: replaceBook
      tags: [Shop]
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}}}
        '404': {PROBLEM}
    patch:
      operationId: updateBook
      tags: [Shop]
      parameters: [{{name: If-Match, in: header, schema: {{type: string}}}}]
      requestBody:
        required: true
        content:
          application/merge-patch+json:
            schema:
              type: object
              properties: {{title: {{type: string}}, blurb: {{type: [string, 'null']}}}}
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}}}
        '404': {PROBLEM}
        '412': {PROBLEM}
    delete:
      operationId: deleteBook
      tags: [Shop]
      responses: {{'204': {{description: gone}}, '404': {PROBLEM}}}
  /books/{{isbn}}/note:
    parameters: [{{name: isbn, in: path, required: true, schema: {{type: string}}}}]
    get:
      operationId: getNote
      tags: [Notes]
      responses:
        '200': {{description: it, content: {{text/plain: {{schema: {{type: string}}}}}}}}
        '404': {PROBLEM}
  /me:
    get:
      operationId: getMe
      tags: [People]
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Person'}}}}}}}}
        '404': {PROBLEM}
  /people:
    post:
      operationId: signUp
      tags: [People]
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Person'}}}}}}
      responses:
        '201':
          description: made
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Person'}}}}}}
        '409': {PROBLEM}
"""
SCHEMAS = """
components:
  schemas:
    Problem:
      type: object
      required: [title, status]
      properties: {title: {type: string}, status: {type: integer}, detail: {type: string}}
    Author:
      type: object
      required: [id, name]
      x-contractor-table: {name: authors}
      properties: {id: {type: string, format: uuid, readOnly: true}, name: {type: string}}
    Book:
      type: object
      required: [isbn, title, authorId, stars]
      x-contractor-table: {name: books, key: [isbn], version-column: version, soft-delete: true}
      properties:
        isbn: {type: string}
        title: {type: string}
        blurb: {type: [string, 'null']}
        authorId: {type: string, format: uuid, x-contractor-column: {references: Author}}
        stars: {type: [number, 'null'], readOnly: true, x-contractor-column: {store: none}}
    Person:
      type: object
      required: [id, email, password]
      x-contractor-table: {name: people, unique: [[email]]}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        email: {type: string, format: email}
        password: {type: string, writeOnly: true, x-contractor-column: {private: true}}
    Page:
      type: object
      required: [items, next]
      properties:
        items: {type: array, items: {$ref: '#/components/schemas/Author'}}
        next: {type: [string, 'null']}
"""
PATCH = {"content-type": "application/merge-patch+json"}


def shop() -> str:
    return document(SHOP, SCHEMAS)


def author(client: Any, name: str = "Le Guin") -> str:
    made = client.post("/authors", json={"name": name})
    assert made.status_code == 201
    found: str = made.json()["id"]
    return found


def test_a_row_from_beginning_to_end(served: Serve) -> None:
    client = served(shop())
    body = {"isbn": "9780441172719", "title": "Dune", "authorId": author(client)}
    body["isbn"] = "1"
    made = client.post("/books", json=body)
    assert made.status_code == 201
    book = made.json()
    assert {name: book[name] for name in body} == body
    assert "blurb" not in book or book["blurb"] is None
    place = made.headers["location"]
    assert client.get(place).json() == book

    replaced = client.put(place, json={**body, "title": "Dune Messiah"})
    assert replaced.status_code == 200
    assert client.get(place).json() == {**book, "title": "Dune Messiah"}
    patched = client.patch(place, content='{"blurb": "Sand."}', headers=PATCH)
    assert (patched.json()["title"], patched.json()["blurb"]) == ("Dune Messiah", "Sand.")

    assert client.delete(place).status_code == 204
    assert [client.get(place).status_code, client.delete(place).status_code] == [404, 404]


def test_whoever_saw_an_older_version_changes_nothing(served: Serve) -> None:
    client = served(shop())
    made = client.post("/books", json={"isbn": "1", "title": "a", "authorId": author(client)})
    place, seen = made.headers["location"], {**PATCH, "if-match": made.headers["etag"]}
    assert client.patch(place, content='{"title": "b"}', headers=seen).status_code == 200
    assert client.patch(place, content='{"title": "c"}', headers=seen).status_code == 412
    assert client.get(place).json()["title"] == "b"


def at_once(count: int, ask: Callable[[], Response]) -> list[int]:
    """The answers of requests that are sent at once, in the order of their statuses."""
    with ThreadPoolExecutor(count) as pool:
        return sorted(one.result().status_code for one in [pool.submit(ask) for _ in range(count)])


def test_of_those_who_saw_the_same_version_one_changes_it(served: Serve) -> None:
    client = served(shop())
    made = client.post("/books", json={"isbn": "1", "title": "a", "authorId": author(client)})
    place, seen = made.headers["location"], {**PATCH, "if-match": made.headers["etag"]}
    found = at_once(8, lambda: client.patch(place, content='{"title": "b"}', headers=seen))
    assert found == [200] + [412] * 7


LISTS = """
components:
  schemas:
    Problem:
      type: object
      properties: {title: {type: string}}
    Thing:
      type: object
      required: [id, name, tags]
      x-contractor-table: {name: things}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        name: {type: string}
        tags: {type: array, uniqueItems: true, items: {type: string}, x-contractor-column: {store: children}}
"""
THING = (
    "{description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}"
)
THINGS = f"""
  /things:
    post:
      operationId: createThing
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
      responses: {{'201': {THING}}}
  /things/{{id}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}]
    get:
      operationId: getThing
      responses: {{'200': {THING}, '404': {PROBLEM}}}
    put:
      operationId: replaceThing
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
      responses: {{'200': {THING}, '404': {PROBLEM}}}
    delete:
      operationId: deleteThing
      responses: {{'204': {{description: gone}}, '404': {PROBLEM}}}
"""


def test_lists_that_many_replace_at_once_are_one_of_theirs(served: Serve) -> None:
    client = served(document(THINGS, LISTS))
    sent = {"name": "a", "tags": ["x", "y"]}
    made = client.post("/things", json=sent).json()
    place = f"/things/{made['id']}"
    assert at_once(8, lambda: client.put(place, json=sent)) == [200] * 8
    read = client.get(place)
    assert (read.status_code, read.json()["tags"]) == (200, ["x", "y"])
    assert at_once(8, lambda: client.delete(place)) == [204] + [404] * 7


def test_what_waits_for_too_long_is_answered_that_it_may_try_again(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    client = serve(shop())
    key = author(client)
    kept: Any = sys.modules["app.database"]
    monkeypatch.setattr(importlib.import_module(f"{PACKAGE}._tables"), "_PATIENCE", 50)
    kept.database.dispose()
    body = {"isbn": "1", "title": "a", "authorId": key}
    with kept.database.begin():
        assert client.get("/authors").status_code == 200
        late = client.post("/books", json=body)
    assert (late.status_code, late.headers["retry-after"]) == (503, "1")
    assert client.post("/books", json=body).status_code == 201


def test_constraints_become_answers(served: Serve) -> None:
    client = served(shop())
    key = author(client)
    body = {"isbn": "1", "title": "a", "authorId": key}
    assert client.post("/books", json=body).status_code == 201
    twice = client.post("/books", json=body)
    assert (twice.status_code, twice.json()["status"]) == (409, 409)
    nobody = {**body, "isbn": "2", "authorId": "00000000-0000-4000-8000-000000000000"}
    assert client.post("/books", json=nobody).status_code == 409
    assert client.delete(f"/authors/{key}").status_code == 409
    assert client.delete(f"/authors/{author(client)}").status_code == 204
    person = {"email": "a@example.com", "password": "secret"}
    assert [client.post("/people", json=person).status_code for _ in range(2)] == [201, 409]
    assert "password" not in client.get("/me").json()


def test_what_cannot_be_stored_is_refused_and_never_a_failure(served: Serve) -> None:
    client = served(shop())
    assert client.post("/authors", json={"name": "a\u0000b"}).status_code in (400, 409)
    assert client.get("/authors", params={"name": "a\u0000b"}).status_code in (200, 400, 409)
    assert client.get("/books/%00").status_code in (400, 404, 409)


def test_lists_of_rows_have_pages(served: Serve) -> None:
    client = served(shop())
    names = [f"same {number}" for number in range(5)]
    ids = {author(client, name) for name in names}
    found: list[str] = []
    cursor: str | None = None
    for _ in range(20):
        query = {"limit": "2", **({} if cursor is None else {"cursor": cursor})}
        page = client.get("/authors", params=query).json()
        assert len(page["items"]) <= 2
        found += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(found) == len({*found})
    assert ids <= {*found}
    [one] = client.get("/authors", params={"name": "same 3"}).json()["items"]
    assert one["name"] == "same 3"
    for odd in ("-1", "0", "99999999999"):
        assert client.get("/authors", params={"limit": odd}).status_code == 200


def test_what_is_no_row_stands_below_rows(served: Serve) -> None:
    client = served(shop())
    client.post("/books", json={"isbn": "1", "title": "a", "authorId": author(client)})
    assert client.get("/books/1/note").status_code == 200
    assert client.get("/books/2/note").status_code == 404


def test_a_new_database_holds_what_requests_refer_to(served: Serve) -> None:
    client = served(shop())
    assert client.get("/authors").json()["items"]
    contract = contractor.read("openapi.yaml")
    [post] = [one.operation for one in contract.endpoints if one.operation.id == "createBook"]
    request = contract.resolve(post.request_body) if post.request_body is not None else None
    assert request is not None
    media = contract.resolve(request.content["application/json"])
    assert media is not None
    body = Samples(contract).of(media, Direction.REQUEST)
    assert client.post("/books", json={**body, "isbn": "new"}).status_code == 201


def test_while_one_develops_the_database_is_a_file_made_anew(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    client = serve(shop())
    key = author(client)
    assert client.get("/authors").json()["items"]
    kept: Any = sys.modules["app.database"]
    assert kept.DEVELOPMENT.is_file()
    kept.database.dispose()
    for name in [name for name in sys.modules if name.partition(".")[0] == "app"]:
        del sys.modules[name]
    client = serve(shop())
    assert key not in client.get("/authors").text


def one_of_each(name: str, path: str) -> str:
    """The operations on things of a schema: to list, to make and to read them."""
    schema = f"{{$ref: '#/components/schemas/{name}'}}"
    content = f"content: {{application/json: {{schema: {schema}}}}}"
    several = f"content: {{application/json: {{schema: {{type: array, items: {schema}}}}}}}"
    return f"""
  /{path}:
    get:
      operationId: list{name}s
      responses: {{'200': {{description: some, {several}}}}}
    post:
      operationId: create{name}
      requestBody: {{required: true, {content}}}
      responses: {{'201': {{description: made, {content}}}, '400': {PROBLEM}, '409': {PROBLEM}}}
  /{path}/{{id}}:
    get:
      operationId: get{name}
      parameters: [{{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}]
      responses: {{'200': {{description: it, {content}}}, '404': {PROBLEM}}}
"""


KINDS = """
components:
  schemas:
    Problem: {type: object, properties: {title: {type: string}, status: {type: integer}}}
    Method:
      oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Bank'}]
      discriminator: {propertyName: kind}
      x-contractor-table: {inheritance: single}
    Card:
      type: object
      required: [id, kind, number]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        kind: {type: string, const: card}
        number: {type: string}
    Bank:
      type: object
      required: [id, kind, iban]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        kind: {type: string, const: bank}
        iban: {type: string}
    Order:
      type: object
      required: [id, methodId]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        methodId: {type: string, format: uuid, x-contractor-column: {references: Method}}
    Label:
      type: object
      required: [id, text]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        text: {type: string}
"""


def test_what_comes_in_kinds_is_not_stored_by_the_scaffold_nor_what_refers_to_it(
    serve: Serve,
) -> None:
    paths = "".join(
        one_of_each(name, path)
        for name, path in (("Method", "methods"), ("Order", "orders"), ("Label", "labels"))
    )
    with serve(document(paths, KINDS)) as client:
        made = client.post("/methods", json={"kind": "card", "number": "1"})
        assert made.status_code == 201, made.text
        assert client.get(f"/methods/{made.json()['id']}").json()["kind"] in ("card", "bank")
        order = client.post("/orders", json={"methodId": made.json()["id"]})
        assert order.status_code == 201, order.text
        assert client.get(f"/orders/{order.json()['id']}").json() == order.json()
        label = client.post("/labels", json={"text": "a"})
        assert client.get(f"/labels/{label.json()['id']}").json() == label.json()
        written = "".join(one.read_text("utf-8") for one in Path("app").rglob("*.py"))
        assert "LabelRow" in written or "LabelRepository" in written
        assert "OrderRow" not in written
        assert "MethodRow" not in written
