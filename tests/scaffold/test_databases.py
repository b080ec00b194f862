"""Applications of real documents on both databases: every list can be read, and what is made can be read again."""

import sys
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlalchemy import orm

import contractor
from contractor.model import Model, build
from tests.documents import CORPUS, corpus
from tests.scaffold.conftest import PACKAGE, ROOT, ServeModel

HERE = Path(__file__).parent
STAFF = {"Authorization": "Bearer demo"}


@pytest.fixture
def bookshop(database: str, serve_model: ServeModel, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    model = build(contractor.read(ROOT / "specs" / "bookshop.yaml"))
    return begun(model, database, serve_model, monkeypatch)


@pytest.fixture
def trains(database: str, serve_model: ServeModel, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    contract = contractor.read(
        CORPUS / "train-travel.yaml", overlays=[HERE / "trains.overlay.yaml"]
    )
    return begun(build(contract), database, serve_model, monkeypatch)


def begun(
    model: Model, database: str, serve_model: ServeModel, monkeypatch: pytest.MonkeyPatch
) -> TestClient:
    """A client of an application on an empty database, filled as a new one is while one develops."""
    monkeypatch.setenv("DATABASE_URL", database)
    client = serve_model(model)
    client.headers.update(STAFF)
    client.headers["Cookie"] = "__Host-session=demo"
    kept().begin()
    return client


def kept() -> Any:
    """The module in which the application has its database."""
    return sys.modules["app.database"]


def count(table: str) -> int:
    with kept().database.connect() as connection:
        found: int = connection.scalar(sa.text(f"SELECT count(*) FROM {table}"))
    return found


def test_the_bookshop_begins_with_rows(bookshop: TestClient) -> None:
    for path in ("/v1/authors", "/v1/books", "/v1/books/search?q=dune", "/v1/orders"):
        answer = bookshop.get(path)
        assert answer.status_code == 200, answer.text
        assert answer.json()
    assert (count("authors"), count("books"), count("orders")) == (7, 3, 3)


def test_the_bookshop_keeps_what_it_is_sent(bookshop: TestClient) -> None:
    author = bookshop.post("/v1/authors", json={"name": "N. K. Jemisin", "bornOn": "1972-09-19"})
    assert author.status_code == 201, author.text
    book = {
        "isbn": "9780316229296",
        "title": "The Fifth Season — ß𝄞",
        "authorIds": [author.json()["id"]],
        "format": "paperback",
        "language": "en",
        "price": {"amount": 899, "currency": "GBP"},
        "titles": {"cy": "Y Pumed Tymor"},
        "dimensions": [126, 198, 33.5],
        "weight": 331.3,
        "publishedOn": "2015-08-04",
        "subtitle": None,
        "blurb": None,
    }
    made = bookshop.post("/v1/books", json=book)
    assert made.status_code == 201, made.text
    read = bookshop.get(made.headers["location"])
    assert read.json() == made.json()
    assert {name: read.json()[name] for name in book} == book
    assert (
        bookshop.get(
            made.headers["location"], headers={"If-None-Match": read.headers["etag"]}
        ).status_code
        == 304
    )
    assert bookshop.post("/v1/books", json=book).status_code == 409
    assert bookshop.delete(f"/v1/authors/{author.json()['id']}").status_code == 409

    patch = {"content-type": "application/merge-patch+json", "if-match": read.headers["etag"]}
    change = {"price": {"amount": 999, "currency": "EUR"}, "blurb": "It is the way the world ends."}
    patched = bookshop.patch(made.headers["location"], json=change, headers=patch)
    assert patched.status_code == 200, patched.text
    assert patched.json() == {**read.json(), **change}
    again = bookshop.patch(made.headers["location"], json=change, headers=patch)
    assert again.status_code == 412
    assert again.headers["content-type"] == "application/problem+json"


def test_the_bookshop_takes_orders(bookshop: TestClient) -> None:
    customer = bookshop.get("/v1/customers/me").json()
    order = {
        "customerId": customer["id"],
        "lines": [{"isbn": "9780441172719", "quantity": 2}],
        "shippingAddress": {
            "name": "Ada", "street": "12 Mill Lane", "city": "Hay", "country": "GB",
            "phone": "+441497555123",
        },
    }  # fmt: skip
    body = {"order": order, "payment": {"method": "voucher", "code": "SPRING-2026"}}
    key = {"Idempotency-Key": "5b6c3b38-6a6a-4f10-b7f9-1f2fb3e7a001"}
    before = count("order_lines")
    made = bookshop.post("/v1/orders", json=body, headers=key)
    assert made.status_code == 201, made.text
    assert count("order_lines") == before + 1
    assert bookshop.get(made.headers["location"]).json() == made.json()
    order["lines"] = [{"isbn": "9780000000000", "quantity": 1}]
    refused = bookshop.post("/v1/orders", json=body, headers=key)
    assert 400 <= refused.status_code < 500, refused.text
    assert count("order_lines") == before + 1


@corpus
def test_trains_begin_with_rows(trains: TestClient) -> None:
    base = "/rest/Train+Travel+API/1.0.0"
    stations = trains.get(f"{base}/stations").json()["data"]
    assert len(stations) == count("stations") > 0
    assert count("trips") > 0
    with kept().database.begin() as connection:
        connection.execute(sa.text("UPDATE stations SET name = 'Zürich HB'"))
    assert {one["name"] for one in trains.get(f"{base}/stations").json()["data"]} == {"Zürich HB"}
    assert trains.get(f"{base}/bookings").status_code == 200


@corpus
def test_trains_are_exact_and_refer_to_what_is_there(trains: TestClient) -> None:
    tables = import_module(f"{PACKAGE}.tables")
    with orm.Session(kept().database) as session:
        trip = session.scalars(sa.select(tables.TripRow)).first()
        trip.price = Decimal("49.90")
        session.commit()
        session.expire_all()
        assert trip.price == Decimal("49.90")
        assert tables.from_row(trip).price == 49.9
        for statement in (
            "DELETE FROM stations",
            "UPDATE trips SET origin = destination, destination = '0123456789abcdef0123456789abcdef'",
            "UPDATE trips SET price = 'NaN'",
        ):
            with pytest.raises(sa.exc.IntegrityError), session.begin_nested():
                session.execute(sa.text(statement))
