"""The bookshop, served: every operation is called, and what the contract forbids is refused as it says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

STAFF = {"Authorization": "Bearer staff.catalogue:write+orders:read"}
ISBN = "9780441172719"
BOOK: dict[str, Any] = {
    "isbn": ISBN,
    "title": "Dune",
    "format": "paperback",
    "language": "en",
    "price": {"amount": 999, "currency": "GBP"},
}
ADDRESS = {
    "name": "Ada Wong",
    "street": "12 Mill Lane",
    "city": "Hay-on-Wye",
    "country": "GB",
    "phone": "+441497555123",
}


@pytest.fixture
def client(packages: Path) -> Iterator[TestClient]:
    from tests.served.shop import Shop, application

    with TestClient(application(Shop()), raise_server_exceptions=False) as found:
        yield found


@pytest.fixture
def author(client: TestClient) -> str:
    made = client.post("/v1/authors", json={"name": "F. Herbert", "bornOn": None}, headers=STAFF)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"/v1/authors/{made.json()['id']}"
    return str(made.json()["id"])


@pytest.fixture
def etag(client: TestClient, author: str) -> str:
    made = client.post("/v1/books", json={**BOOK, "authorIds": [author]}, headers=STAFF)
    assert made.status_code == 201, made.text
    assert made.json() == {**BOOK, "authorIds": [author], "averageStars": None}
    return str(made.headers["etag"])


@pytest.fixture
def session(client: TestClient) -> dict[str, str]:
    body = {"email": "a@b.example", "name": "Ada", "password": "correct horse battery"}
    made = client.post("/v1/customers", json=body)
    assert made.status_code == 201, made.text
    assert "password" not in made.json()
    return {"Cookie": f"__Host-session={made.json()['id']}"}


@pytest.fixture
def order(client: TestClient, etag: str, session: dict[str, str]) -> Any:
    body = {
        "order": {
            "customerId": session["Cookie"].partition("=")[2],
            "lines": [{"isbn": ISBN, "quantity": 2}],
            "shippingAddress": ADDRESS,
        },
        "payment": {"method": "card", "token": "tok"},
    }
    key = str(uuid4())
    headers = {**session, "Idempotency-Key": key}
    made = client.post("/v1/orders", json=body, headers=headers)
    assert made.status_code == 201, made.text
    assert client.post("/v1/orders", json=body, headers=headers).json() == made.json()
    assert made.json()["total"] == {"amount": 1998, "currency": "GBP"}
    assert "token" not in made.json()["payment"]
    return made


def refused(answer: Any, status: int, detail: str = "") -> None:
    """An answer that is a problem, as the document has it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert detail in answer.json().get("detail", ""), answer.text


# ── every operation ───────────────────────────────────────────────────────────────────────────────


def test_authors(client: TestClient, author: str) -> None:
    client.post("/v1/authors", json={"name": "U. Le Guin", "bornOn": "1929-10-21"}, headers=STAFF)
    first = client.get("/v1/authors", params={"limit": 1}).json()
    assert [one["name"] for one in first["items"]] == ["F. Herbert"]
    second = client.get("/v1/authors", params={"limit": 1, "cursor": first["next"]}).json()
    assert [one["bornOn"] for one in second["items"]] == ["1929-10-21"]
    assert second["next"] is None
    assert client.get(f"/v1/authors/{author}").json()["id"] == author
    refused(client.get(f"/v1/authors/{uuid4()}"), 404)
    assert client.delete(f"/v1/authors/{author}", headers=STAFF).status_code == 204
    refused(client.delete(f"/v1/authors/{author}", headers=STAFF), 404)


def test_an_author_of_a_book_stays(client: TestClient, author: str, etag: str) -> None:
    refused(client.delete(f"/v1/authors/{author}", headers=STAFF), 409)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1),
        ("format=hardback,paperback", 1),
        ("format=hardback", 0),
        ("language=cy%7Cen", 1),
        ("language=cy|de", 0),
        ("price[from]=500&price[to]=2500", 1),
        ("price%5Bfrom%5D=1000", 0),
        ("q=Du&sort=-title", 1),
        ("q=%C3%A9", 0),
    ],
)
def test_books_are_found(client: TestClient, etag: str, query: str, found: int) -> None:
    answer = client.get(f"/v1/books?{query}")
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["items"]) == found
    assert answer.headers["ratelimit-remaining"] == "59"


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=1_0",
        "limit=%201",
        "limit=+1",
        "limit=1.0",
        "limit=1&limit=2",
        "limit=",
        "format=",
        "format=ebook,ebook",
        "format=scroll",
        "price[from]=1&price[from]=2",
        "price[from]=-1",
        "price[upto]=1",
        "sort=isbn",
        "q=",
        "q=%FF",
    ],
)
def test_queries_that_the_contract_does_not_have(client: TestClient, query: str) -> None:
    refused(client.get(f"/v1/books?{query}"), 400, "query")


def test_a_book_is_changed_by_who_saw_it(client: TestClient, etag: str) -> None:
    path = f"/v1/books/{ISBN}"
    assert client.get(path).headers["etag"] == etag
    same = client.get(path, headers={"If-None-Match": etag})
    assert (same.status_code, same.content) == (304, b"")
    patch = {"Content-Type": "application/merge-patch+json", **STAFF}
    body = '{"title": "Dune Messiah", "subtitle": null}'
    changed = client.patch(path, content=body, headers={**patch, "If-Match": etag})
    assert changed.status_code == 200, changed.text
    assert changed.json()["subtitle"] is None
    refused(client.patch(path, content=body, headers={**patch, "If-Match": etag}), 412)
    refused(client.patch(path, content=body, headers=patch), 422, "If-Match")
    refused(client.patch(path, content=body, headers={**patch, "If-Match": "v7"}), 422)


def test_a_cover_goes_up_and_down(client: TestClient, etag: str) -> None:
    path = f"/v1/books/{ISBN}/cover"
    picture = b"\x89PNG\r\n\x00\xff"
    files = {"picture": ("dune.png", picture, "image/png")}
    form = {"altText": "Sand", "focus": '{"x": 0.5, "y": 1}'}
    sent = client.put(path, files=files, data=form, headers=STAFF)
    assert sent.status_code == 204, sent.text
    got = client.get(path)
    assert (got.content, got.headers["content-type"]) == (picture, "image/png")
    bad = {**form, "focus": '{"x": 2, "y": 1}'}
    refused(client.put(path, files=files, data=bad, headers=STAFF), 400, "/focus/x")
    refused(client.put(path, data=form, headers={**STAFF}), 415)
    large = {"picture": ("dune.png", b"0" * 5_000_001, "image/png")}
    answer = client.put(path, files=large, headers=STAFF)
    assert (answer.status_code, answer.content) == (413, b"")


def test_reviews_and_search(client: TestClient, etag: str, session: dict[str, str]) -> None:
    answer = client.post(f"/v1/books/{ISBN}/reviews", json={"stars": 5}, headers=session)
    assert answer.status_code == 201, answer.text
    assert answer.json().keys() == {"stars", "writtenAt"}
    assert client.get(f"/v1/books/{ISBN}").json()["averageStars"] == 5
    assert [one["isbn"] for one in client.get("/v1/books/search?q=Dune").json()] == [ISBN]
    refused(client.get("/v1/books/search"), 400, "missing")
    assert client.get("/v1/categories").json()[0]["children"][0]["slug"] == "science-fiction"


def test_customers(client: TestClient, session: dict[str, str]) -> None:
    me = client.get("/v1/customers/me", headers=session)
    assert me.json()["email"] == "a@b.example"
    body = {"email": "a@b.example", "name": "Ada", "password": "correct horse battery"}
    refused(client.post("/v1/customers", json=body), 409)
    refused(client.post("/v1/customers", json={**body, "password": "short"}), 422)


def test_orders(client: TestClient, session: dict[str, str], order: Any) -> None:
    id = order.json()["id"]
    page = client.get("/v1/orders?placedSince=2020-01-01T00:00:00Z", headers=session).json()
    assert (page["openOrders"], page["items"]) == (1, [order.json()])
    read = client.get(f"/v1/orders/{id}", headers=STAFF)
    assert (read.json(), read.headers["etag"]) == (order.json(), order.headers["etag"])
    match = {**session, "If-Match": order.headers["etag"]}
    assert client.delete(f"/v1/orders/{id}", headers=match).status_code == 204
    refused(client.delete(f"/v1/orders/{id}", headers=match), 412)


def test_an_order_is_followed(client: TestClient, session: dict[str, str], order: Any) -> None:
    path = f"/v1/orders/{order.json()['id']}/events"
    whole = client.get(path, headers=session)
    assert whole.headers["content-type"].startswith("text/event-stream")
    first, second, end = whole.text.split("\n\n")
    assert first.startswith("event: status-changed\nid: 1\ndata: {")
    assert second == "event: parcel-scanned\nid: 2\ndata: Hay-on-Wye\ndata: at the door"
    assert end == ""
    again = client.get(path, headers={**session, "Last-Event-ID": "1"})
    assert again.text == second + "\n\n"


def test_a_payment_is_refused(client: TestClient, etag: str, session: dict[str, str]) -> None:
    body = {
        "order": {
            "customerId": str(uuid4()),
            "lines": [{"isbn": ISBN}],
            "shippingAddress": ADDRESS,
        },
        "payment": {"method": "voucher", "code": "SPRING-0000"},
    }
    headers = {**session, "Idempotency-Key": str(uuid4())}
    answer = client.post("/v1/orders", json=body, headers=headers)
    refused(answer, 402)
    assert answer.json()["reason"] == "expired"


# ── who may ask ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("headers", "status", "error"),
    [
        ({}, 401, ""),
        ({"Authorization": "Bearer nobody"}, 401, ', error="invalid_token"'),
        ({"Authorization": "Basic c3RhZmY6"}, 401, ""),
        ({"Authorization": "Bearer staff.orders:read"}, 401, ', error="insufficient_scope"'),
        (STAFF, 400, None),
    ],
)
def test_security_comes_before_everything(
    client: TestClient, headers: dict[str, str], status: int, error: str | None
) -> None:
    sent = {"Content-Type": "application/json", **headers}
    answer = client.post("/v1/authors", content=b"{", headers=sent)
    refused(answer, status)
    asked = None if error is None else f'Bearer realm="api", scope="catalogue:write"{error}'
    assert answer.headers.get("www-authenticate") == asked


def test_either_of_two_schemes_is_enough(client: TestClient, session: dict[str, str]) -> None:
    assert client.get("/v1/orders", headers=session).status_code == 200
    assert client.get("/v1/orders", headers=STAFF).status_code == 200
    refused(client.get("/v1/orders"), 401)


# ── bodies ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"name": "A", "bornOn": null, "name": "B"}',
        b'{"name": "A", "bornOn": NaN}',
        b'{"name": "\xff", "bornOn": null}',
        b'{"name": "\\ud800", "bornOn": null}',
        b'{"name": "A", "bornOn": null, "x": 1e400}',
        b'{"name": "A", "bornOn": null, "x": ' + b"[" * 3000 + b"]" * 3000 + b"}",
        b'{"name": "A", "bornOn": null, "x": ' + b"9" * 5000 + b"}",
        b'{"name": "A", "bornOn": "1929-02-30"}',
        b'{"name": 1, "bornOn": null}',
        b'{"bornOn": null}',
        b'{"name": "A", "bornOn": null, "website": "no uri"}',
    ],
)
def test_bodies_that_are_refused(client: TestClient, content: bytes) -> None:
    headers = {"Content-Type": "application/json", **STAFF}
    answer = client.post("/v1/authors", content=content, headers=headers)
    refused(answer, 400)
    assert "Traceback" not in answer.text


def test_media_types_that_are_not_taken(client: TestClient) -> None:
    for kind in ("text/plain", "application/xml", "application/json; charset=latin-1", "nonsense"):
        headers = {"Content-Type": kind, **STAFF}
        refused(client.post("/v1/authors", content=b"{}", headers=headers), 415)


def test_a_body_that_is_too_large(packages: Path) -> None:
    from bookshop.api import create_app  # type: ignore[import-not-found]

    from tests.served.shop import Authors, Shop, authenticate

    shop = Shop()
    others = dict.fromkeys(("books", "customers", "orders"), lambda: None)
    app = create_app(
        authors=lambda: Authors(shop), authenticate=authenticate, largest_body=50, **others
    )
    body = {"name": "A" * 60, "bornOn": None}
    refused(TestClient(app).post("/v1/authors", json=body, headers=STAFF), 413)


# ── paths and methods ─────────────────────────────────────────────────────────────────────────────


def test_what_the_contract_does_not_have(client: TestClient) -> None:
    answer = client.put("/v1/authors")
    refused(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    for path in ("/v1/nothing", "/authors", "/v1/authors/", "/v1/books/a/b"):
        refused(client.get(path), 404)


def test_paths_are_read_as_they_were_sent(client: TestClient) -> None:
    refused(client.get("/v1/books/a%2Fb"), 400, "isbn")
    refused(client.get("/v1/books/%FF"), 400, "isbn")
    refused(client.get("/v1/books/%00"), 400, "isbn")
    assert client.get("/v1/books/search?q=x").json() == []


def test_the_document_is_served(client: TestClient, packages: Path) -> None:
    served = client.get("/openapi.json")
    assert served.headers["content-type"] == "application/json"
    assert served.content == (packages / "bookshop" / "openapi.json").read_bytes()
    assert b"x-contractor-" not in served.content
    assert "/openapi.json" in client.get("/docs").text


# ── what an implementation may do ─────────────────────────────────────────────────────────────────


def test_replies_are_held_to_the_contract(
    client: TestClient, etag: str, caplog: pytest.LogCaptureFixture
) -> None:
    from bookshop.api.books import GetBook200, GetBook404

    from tests.served.shop import Books, problem

    original = Books.get_book

    def wrong(self: Any, **given: Any) -> Any:
        found = original(self, **given)
        return GetBook200(found.body.model_construct(title="x"), '"v"')

    def undocumented(self: Any, **given: Any) -> Any:
        reply = GetBook404(problem(404, "x"))
        object.__setattr__(reply, "status", 304)
        return [reply]

    for broken in (wrong, undocumented):
        Books.get_book = broken  # type: ignore[method-assign]
        try:
            refused(client.get(f"/v1/books/{ISBN}"), 500)
        finally:
            Books.get_book = original  # type: ignore[method-assign]
    assert "getBook" in caplog.text


def test_replies_are_frozen_values(packages: Path) -> None:
    from bookshop.api.authors import DeleteAuthor204, ListAuthorsDefault

    from tests.served.shop import problem

    reply = ListAuthorsDefault(problem(503, "Later"), 503)
    assert reply == ListAuthorsDefault(body=problem(503, "Later"), status=503)
    assert "status=503" in repr(reply)
    with pytest.raises(AttributeError):
        reply.status = 500
    with pytest.raises(TypeError, match="status is missing"):
        ListAuthorsDefault(problem(503, "Later"))
    with pytest.raises(TypeError, match="no field"):
        DeleteAuthor204(body=1)
