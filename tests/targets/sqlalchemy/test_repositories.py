"""Repositories on real databases, with `await` and without; constraints that do not hold, in the contract's words."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.ext.asyncio import AsyncSession

import contractor
from contractor.model import build
from tests.databases import DIALECTS, awaited, empty
from tests.documents import contract
from tests.targets.sqlalchemy.test_tables import BIN, ROOT, written

ISBN = "9780441172719"


@dataclass
class Place:
    """A database with the tables of a package, and a session in it; with `await`, a loop waits for what it does."""

    package: str
    session: Any
    runner: asyncio.Runner | None = None
    tables: Any = field(init=False)
    models: Any = field(init=False)

    def __post_init__(self) -> None:
        self.tables = import_module(f"{self.package}.tables")
        self.models = import_module(f"{self.package}.models")

    def __getattr__(self, name: str) -> Any:
        """A repository: `place.BookRepository`."""
        module = import_module(f"{self.package}.repositories")
        if self.runner is None:
            return getattr(module, name)(self.session)
        return _Waiting(getattr(module, f"Async{name}")(self.session), self.runner)

    def run(self, work: Any) -> Any:
        """Do something with the session of no `await`."""
        if self.runner is None:
            return work(self.session)
        return self.runner.run(self.session.run_sync(work))

    def commit(self) -> None:
        self.run(lambda session: session.commit())
        self.run(lambda session: session.expire_all())

    def violated(self, work: Any) -> Any:
        """What does not hold where something is done; afterwards it never was."""
        try:
            with pytest.raises((sa.exc.StatementError, OverflowError)) as caught:
                work()
        finally:
            self.run(lambda session: session.rollback())
        return import_module(f"{self.package}.repositories").violation(caught.value)


class _Waiting:
    def __init__(self, repository: Any, runner: asyncio.Runner) -> None:
        self._repository = repository
        self._runner = runner

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **named: self._runner.run(
            getattr(self._repository, name)(*given, **named)
        )


def placed(url: str, package: str, *, waiting: bool) -> Iterator[Place]:
    stored = import_module(f"{package}._tables")
    metadata = import_module(f"{package}.tables").Base.metadata
    engine = stored.engine(url)
    metadata.create_all(engine)
    if not waiting:
        with orm.Session(engine) as session:
            yield Place(package, session)
    else:
        with asyncio.Runner() as runner:
            other = stored.async_engine(awaited(url))
            session = AsyncSession(other)
            yield Place(package, session, runner)
            runner.run(session.close())
            runner.run(other.dispose())
    engine.dispose()


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the packages of the bookshop and of a small document."""
    folder = tmp_path_factory.mktemp("repositories")
    written(build(contractor.read(ROOT / "specs" / "bookshop.yaml")), "kept_bookshop", folder)
    written(build(contract(INN)), "kept_inn", folder)
    sys.path.insert(0, str(folder / "python"))
    yield folder / "python"
    sys.path.remove(str(folder / "python"))


WAYS = [f"{dialect}{way}" for dialect in DIALECTS for way in ("", " with await")]


def _url(request: pytest.FixtureRequest) -> Any:
    dialect, _, way = request.param.partition(" ")
    request.param = dialect
    return empty(request), bool(way)


@pytest.fixture(params=WAYS)
def shop(request: pytest.FixtureRequest, packages: Path) -> Iterator[Place]:
    """The bookshop."""
    made, waiting = _url(request)
    with made as url:
        yield from placed(url, "kept_bookshop", waiting=waiting)


@pytest.fixture(params=WAYS)
def inn(request: pytest.FixtureRequest, packages: Path) -> Iterator[Place]:
    """The small document."""
    made, waiting = _url(request)
    with made as url:
        yield from placed(url, "kept_inn", waiting=waiting)


def author(shop: Place, name: str = "F. Herbert") -> Any:
    made = shop.AuthorRepository.create(
        shop.tables.to_row(shop.models.AuthorInput(name=name, born_on=None))
    )
    return made.id


def book(shop: Place, isbn: str = ISBN, **said: Any) -> Any:
    models = shop.models
    whole = {
        "title": "Dune",
        "author_ids": [uuid4()],
        "format": models.Format.EBOOK,
        "language": "en",
        "price": models.Money(amount=999, currency="GBP"),
        **said,
    }
    row = shop.tables.to_row(models.BookInput(isbn=isbn, **whole))
    if "author_ids" not in said:
        row.author_ids = []
    return row


# ── one row ───────────────────────────────────────────────────────────────────────────────────────


def test_rows_are_made_read_and_removed(shop: Place) -> None:
    key = author(shop)
    shop.commit()
    assert shop.AuthorRepository.get(key).name == "F. Herbert"
    assert shop.AuthorRepository.get(uuid4()) is None
    assert shop.AuthorRepository.delete(uuid4()) is False
    assert shop.AuthorRepository.delete(key) is True
    shop.commit()
    assert shop.AuthorRepository.get(key) is None


def test_a_row_can_be_locked(shop: Place) -> None:
    key = author(shop)
    shop.commit()
    assert shop.AuthorRepository.get(key, lock=True).id == key


def test_what_is_marked_as_deleted_is_not_there(shop: Place) -> None:
    books = shop.BookRepository
    books.create(book(shop))
    shop.commit()
    assert books.delete(ISBN) is True
    shop.commit()
    assert books.get(ISBN) is None
    assert books.delete(ISBN) is False
    assert books.replace(ISBN, book(shop)) is None
    assert (books.page().rows, books.page().total) == ([], 0)
    left = shop.run(lambda session: session.get(shop.tables.BookRow, ISBN).deleted_at)
    assert left is not None


def test_a_replaced_row_keeps_what_only_the_server_says(shop: Place) -> None:
    customers = shop.CustomerRepository
    sent = shop.models.CustomerInput(
        email="a@b.example", name="A", password="correct horse battery"
    )
    row = customers.create(shop.tables.to_row(sent))
    shop.commit()
    key, joined = shop.run(lambda session: (row.id, row.joined_at))
    other = shop.models.CustomerInput(email="c@d.example", name="C", password="staple of the horse")
    customers.replace(key, shop.tables.to_row(other))
    shop.commit()
    found = customers.get(key)
    assert (found.email, found.name, found.joined_at) == ("c@d.example", "C", joined)
    assert customers.replace(uuid4(), shop.tables.to_row(other)) is None


def test_lists_that_are_rows_are_replaced_in_order(shop: Place) -> None:
    some = [author(shop, name) for name in ("one", "two", "three")]
    shop.BookRepository.create(book(shop, author_ids=some[:2]))
    shop.commit()
    wanted = [some[2], some[0]]
    shop.BookRepository.replace(ISBN, book(shop, author_ids=wanted))
    shop.commit()
    found = shop.BookRepository.get(ISBN)
    assert [one.value for one in found.author_ids] == wanted
    assert [one.position for one in found.author_ids] == [0, 1]
    count = sa.select(sa.func.count()).select_from(shop.tables.BookAuthorIdsRow)
    assert shop.run(lambda session: session.scalar(count)) == 2


def test_what_was_not_sent_stays_and_null_is_null(shop: Place) -> None:
    books, models = shop.BookRepository, shop.models
    books.create(book(shop, subtitle="a", blurb="b"))
    shop.commit()
    change = models.UpdateBookRequest(
        subtitle=None, price=models.Money(amount=1, currency="EUR"), format=models.Format.PAPERBACK
    )
    books.patch(ISBN, change)
    shop.commit()
    found = books.get(ISBN)
    assert (found.title, found.subtitle, found.blurb) == ("Dune", None, "b")
    assert (found.price_amount, found.price_currency) == (1, "EUR")
    assert found.format is models.Format.PAPERBACK
    assert books.patch("9780000000000", change) is None


def test_attributes_are_changed_by_name_where_the_contract_has_no_type_for_it(shop: Place) -> None:
    key = author(shop)
    assert shop.AuthorRepository.patch(key, {"biography": "long"}).biography == "long"
    for name in ("id", "biografy"):
        with pytest.raises(TypeError, match=name):
            shop.AuthorRepository.patch(key, {name: None})


def test_a_row_that_somebody_else_changed_is_not_overwritten(shop: Place) -> None:
    stale = import_module(f"{shop.package}._failures").StaleRow
    books = shop.BookRepository
    books.create(book(shop))
    shop.commit()
    assert books.patch(ISBN, shop.models.UpdateBookRequest(title="A"), version=1).version == 2
    shop.commit()
    for change in (
        lambda: books.patch(ISBN, shop.models.UpdateBookRequest(title="B"), version=1),
        lambda: books.replace(ISBN, book(shop, title="B"), version=1),
        lambda: books.delete(ISBN, version=1),
    ):
        with pytest.raises(stale) as caught:
            change()
        assert caught.value.asked
    seen = books.get(ISBN)
    assert seen.title == "A"
    # Somebody does it between reading and writing.
    shop.run(lambda session: session.execute(sa.text("UPDATE books SET version = 7")))
    with pytest.raises(stale) as caught:
        books.patch(ISBN, shop.models.UpdateBookRequest(title="C"))
    assert not caught.value.asked
    assert isinstance(seen, shop.tables.BookRow)


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────


def titles(shop: Place, **asked: Any) -> list[str]:
    """What all pages of a list hold, in the order of the pages."""
    found: list[str] = []
    cursor = None
    for _ in range(20):
        page = shop.BookRepository.page(**asked, cursor=cursor, limit=2)
        assert 1 <= len(page.rows) <= 2
        found += [f"{row.title} {row.isbn[-1]}" for row in page.rows]
        cursor = page.next
        if cursor is None:
            return found
        assert len(cursor) <= 200
    raise AssertionError("the pages have no end")


def test_pages_follow_one_another_whatever_they_are_sorted_by(shop: Place) -> None:
    days = [None, "2001-01-01", None, "2003-01-01", "2001-01-01"]
    for number, day in enumerate(days):
        title = "t" * 300 if number == 3 else f"t{number % 2}"
        shop.BookRepository.create(book(shop, f"978044117271{number}", title=title))
        if day is not None:
            change = sa.text("UPDATE books SET published_on = :day WHERE isbn = :isbn")
            said = {"day": import_module("datetime").date.fromisoformat(day)}
            typed = change.bindparams(sa.bindparam("day", type_=sa.Date()))
            isbn = {"isbn": f"978044117271{number}"}
            shop.run(lambda session, t=typed, s=said, i=isbn: session.execute(t, s | i))
    shop.commit()
    by = shop.models.ListBooksSort
    long = "t" * 300 + " 3"
    assert titles(shop) == ["t0 0", "t0 2", "t0 4", "t1 1", long]
    assert titles(shop, sort=by("-title")) == [long, "t1 1", "t0 0", "t0 2", "t0 4"]
    assert titles(shop, sort=by("publishedOn")) == ["t1 1", "t0 4", long, "t0 0", "t0 2"]
    assert titles(shop, sort=by("-publishedOn")) == [long, "t1 1", "t0 4", "t0 0", "t0 2"]


def test_lists_are_narrowed_as_the_operation_has_it(shop: Place) -> None:
    formats = shop.models.Format
    shop.BookRepository.create(book(shop, "9780441172710", format=formats.HARDBACK, language="cy"))
    shop.BookRepository.create(book(shop, "9780441172711", format=formats.PAPERBACK))
    shop.BookRepository.create(book(shop, "9780441172712"))
    page = shop.BookRepository.page(format=[formats.HARDBACK, formats.PAPERBACK], limit=1)
    assert ([row.isbn for row in page.rows], page.total) == (["9780441172710"], 2)
    assert shop.BookRepository.page(language=["cy"]).total == 1
    assert shop.BookRepository.page(format=[]).total == 0
    assert shop.BookRepository.page(limit=0).rows == []


@pytest.mark.parametrize(
    "cursor", ["", "x", "é", "W10", "WzEsMiwzXQ", "W3sifV0", "WyJhIiwiYiJd", "Wzk5XQ"]
)
def test_a_cursor_of_somebody_elses_is_refused(shop: Place, cursor: str) -> None:
    unknown = import_module(f"{shop.package}._repositories").UnknownCursor
    by = shop.models.ListBooksSort("publishedOn")
    with pytest.raises(unknown):
        shop.BookRepository.page(cursor=cursor, sort=by)


def test_nobody_counts_what_the_contract_does_not_tell(shop: Place) -> None:
    with pytest.raises(LookupError):
        _ = shop.CustomerRepository.page().total


# ── violations ────────────────────────────────────────────────────────────────────────────────────


def order(shop: Place, customer: Any, isbn: str = ISBN) -> Any:
    models = shop.models
    price = models.Money(amount=999, currency="GBP")
    line = models.OrderLineInput(isbn=isbn, quantity=2)
    address = models.ShippingAddress(
        name="A", street="12 Mill Lane", city="Hay", country="GB", phone="+441497555123"
    )
    return shop.tables.to_row(
        models.OrderInput(customer_id=customer, lines=[line], shipping_address=address),
        lines=[shop.tables.to_row(line, price=price)],
        total=price,
        payment=models.Voucher(method="voucher", code="SPRING-2026"),
    )


def customer(shop: Place, email: str = "a@b.example") -> Any:
    sent = shop.models.CustomerInput(email=email, name="A", password="correct horse battery")
    return shop.tables.to_row(sent)


def told(found: Any) -> tuple[str, str, str, str]:
    return found.kind, found.name, found.at, found.pointer


def test_what_is_there_already_is_told_by_its_place(shop: Place) -> None:
    shop.BookRepository.create(book(shop))
    shop.CustomerRepository.create(customer(shop))
    shop.commit()
    shop.run(lambda session: session.expunge_all())
    found = shop.violated(lambda: shop.BookRepository.create(book(shop)))
    assert told(found) == (
        "unique", "pk_books", "#/components/schemas/Book/x-contractor-table", "/isbn",
    )  # fmt: skip
    assert (found.is_conflict, found.detail) == (True, "there is one with this isbn already")
    found = shop.violated(lambda: shop.CustomerRepository.create(customer(shop)))
    assert (found.kind, found.pointer) == ("unique", "/email")


def test_what_is_referred_to_and_is_not_there(shop: Place) -> None:
    found = shop.violated(lambda: shop.OrderRepository.create(order(shop, uuid4())))
    assert told(found) == (
        "foreign-key",
        "fk_orders_customer_id_customers",
        "#/components/schemas/Order/properties/customerId",
        "/customerId",
    )
    row = shop.CustomerRepository.create(customer(shop))
    found = shop.violated(lambda: shop.OrderRepository.create(order(shop, row.id)))
    # SQLite names no foreign key, and a line has two.
    name = (
        ""
        if "sqlite" in str(shop.run(lambda session: session.get_bind().url))
        else "fk_order_lines_isbn_books"
    )
    assert (found.kind, found.name) == ("foreign-key", name)
    assert found.is_conflict


def test_what_is_referred_to_is_not_removed(shop: Place) -> None:
    key = author(shop)
    shop.BookRepository.create(book(shop, author_ids=[key]))
    shop.commit()
    found = shop.violated(lambda: shop.AuthorRepository.delete(key))
    assert told(found) == (
        "restrict",
        "fk_book_author_ids_value_authors",
        "#/components/schemas/Book/properties/authorIds",
        "",
    )
    assert found.detail == "something refers to it"


def test_every_check_of_the_contract_is_told_by_its_keyword(shop: Place) -> None:
    shop.BookRepository.create(book(shop))
    shop.commit()
    dialect = shop.run(lambda session: session.get_bind().dialect.name)
    bad: dict[str, dict[str, Any]] = {
        "ck_books_title_min_length": {"title": ""},
        "ck_books_title_max_length": {"title": "x" * 301},
        "ck_books_subtitle_min_length": {"subtitle": ""},
        "ck_books_blurb_max_length": {"blurb": "x" * 4001},
        "ck_books_price_amount_minimum": {"price_amount": -1},
    }
    if dialect == "postgresql":
        bad["ck_books_isbn_pattern"] = {"isbn": "1"}
    place = Path(import_module(f"{shop.package}.repositories").__file__ or "")
    known = json.loads(place.with_name("_constraints.json").read_text("utf-8"))
    for name, values in bad.items():
        change = sa.update(shop.tables.BookRow).values(**values)
        found = shop.violated(lambda c=change: shop.run(lambda session: session.execute(c)))
        assert (found.kind, found.name) == ("check", name)
        assert (found.at, found.keyword) == (known[name]["at"], known[name]["keyword"])
        assert not found.is_conflict
    assert known["ck_books_price_amount_minimum"]["pointer"] == "/price/amount"


def test_what_has_to_be_there(shop: Place) -> None:
    shop.BookRepository.create(book(shop))
    shop.commit()
    change = sa.text("UPDATE books SET title = NULL")
    found = shop.violated(lambda: shop.run(lambda session: session.execute(change)))
    assert told(found) == (
        "not-null", "books.title", "#/components/schemas/Book/properties/title", "/title",
    )  # fmt: skip
    assert found.detail == "title is missing"


def test_what_no_column_holds(shop: Place) -> None:
    for title in ("a\0b", "a\ud800b"):
        found = shop.violated(
            lambda t=title: shop.AuthorRepository.create(shop.tables.AuthorRow(name=t))
        )
        assert (found.kind, found.detail) == ("value", "that cannot be stored")
    found = shop.violated(lambda: shop.BookRepository.create(_costly(shop)))
    assert found.kind == "value"


def _costly(shop: Place) -> Any:
    row = book(shop)
    row.price_amount = 2**70
    return row


def test_every_constraint_of_the_database_is_known(shop: Place) -> None:
    """What a violation may name is in `_constraints.json`, by the name that the database has."""
    place = Path(import_module(f"{shop.package}.repositories").__file__ or "")
    known = json.loads(place.with_name("_constraints.json").read_text("utf-8"))
    found: set[str] = set()

    def look(session: Any) -> None:
        inspector = sa.inspect(session.connection())
        for table in inspector.get_table_names():
            found.add(inspector.get_pk_constraint(table)["name"] or "")
            for one in (
                *inspector.get_check_constraints(table),
                *inspector.get_foreign_keys(table),
            ):
                found.add(one["name"] or "")
            found.update(one["name"] or "" for one in inspector.get_unique_constraints(table))
            found.update(one["name"] or "" for one in inspector.get_indexes(table) if one["unique"])
            found.update(
                f"{table}.{one['name']}"
                for one in inspector.get_columns(table)
                if not one["nullable"]
            )

    shop.run(look)
    assert len(found) > 60
    assert found - known.keys() == set()


# ── a small document ──────────────────────────────────────────────────────────────────────────────

INN = """
paths:
  /rooms:
    get:
      operationId: listRooms
      parameters:
        - {name: page, in: query, schema: {type: integer, minimum: 1, default: 1}}
        - {name: perPage, in: query, schema: {type: integer, minimum: 1, default: 3}}
        - {name: minPrice, in: query, schema: {type: integer}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Room'}}}}
  /rooms/{number}:
    parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getRoom
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Room'}}}}}
    patch:
      operationId: changeRoom
      requestBody:
        content:
          application/merge-patch+json:
            schema:
              type: object
              properties:
                price: {type: integer}
                floor: {type: string}
                seen: {type: object, properties: {by: {type: string}, at: {type: [string, 'null']}}}
                tags: {type: array, items: {type: string}}
                view:
                  $ref: '#/components/schemas/View'
                unheard: {type: string}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Room'}}}}}
  /rooms/{number}/safe:
    parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getSafe
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Safe'}}}}}
  /rooms/{number}/stays:
    parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: listStays
      parameters:
        - {name: offset, in: query, schema: {type: integer, minimum: 0, default: 0}}
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 5, default: 5}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [stays, total]
                properties:
                  total: {type: integer}
                  stays: {type: array, items: {$ref: '#/components/schemas/Stay'}}
components:
  schemas:
    View:
      type: object
      required: [side]
      properties: {side: {type: string}, sea: {type: boolean}}
    Room:
      type: object
      required: [number, price, view, tags]
      x-contractor-table: {key: [number], columns: {keyCode: {type: [string, 'null']}}}
      properties:
        number: {type: integer}
        price: {type: integer, minimum: 1}
        floor: {type: integer}
        seen: {type: object, properties: {by: {type: string}, at: {type: [string, 'null']}}}
        tags: {type: array, items: {type: string}, x-contractor-column: {store: children}}
        view: {$ref: '#/components/schemas/View', x-contractor-column: {store: columns}}
    Safe:
      type: object
      required: [id, code]
      x-contractor-table: {parent: Room}
      properties: {id: {type: string, format: uuid, readOnly: true}, code: {type: string}}
    Stay:
      type: object
      required: [day, guest]
      x-contractor-table: {parent: Room, key: [day, guest]}
      properties: {day: {type: string, format: date}, guest: {type: string}, paid: {type: boolean}}
"""


def room(inn: Place, number: int, **said: Any) -> Any:
    whole = {
        "price": 50,
        "view": inn.models.View(side="west", sea=True),
        "tags": ["a", "b"],
        **said,
    }
    return inn.RoomRepository.create(inn.tables.to_row(inn.models.Room(number=number, **whole)))


def test_pages_by_number(inn: Place) -> None:
    for number in range(1, 6):
        room(inn, number, price=number)
    assert [row.number for row in inn.RoomRepository.page().rows] == [1, 2, 3]
    page = inn.RoomRepository.page(page=2)
    assert ([row.number for row in page.rows], page.next) == ([4, 5], None)
    assert [row.number for row in inn.RoomRepository.page(min_price=4, per_page=1).rows] == [4]


def test_rows_below_others_by_offset(inn: Place) -> None:
    room(inn, 1)
    room(inn, 2)
    days = [import_module("datetime").date(2026, 1, day) for day in (3, 1, 2)]
    for day in days:
        stay = inn.tables.to_row(inn.models.Stay(day=day, guest="Ada"))
        inn.StayRepository.create(stay, owner=1)
    inn.commit()
    page = inn.StayRepository.page(number=1, offset=1)
    assert ([row.day.day for row in page.rows], page.total) == ([2, 3], 3)
    assert inn.StayRepository.page(number=2).total == 0
    assert inn.StayRepository.get((days[0], "Ada")).room_number == 1
    assert inn.StayRepository.get((days[0], "Bob")) is None
    found = inn.violated(
        lambda: inn.StayRepository.create(
            inn.tables.to_row(inn.models.Stay(day=days[0], guest="Bob")), owner=9
        )
    )
    assert (found.kind, found.name) == ("foreign-key", "fk_stays_room_number_rooms")


def test_the_one_row_that_belongs_to_another(inn: Place) -> None:
    room(inn, 1)
    assert inn.SafeRepository.of(1) is None
    safe = inn.tables.to_row(inn.models.Safe(id=uuid4(), code="123"))
    inn.SafeRepository.create(safe, owner=1)
    inn.commit()
    assert inn.SafeRepository.of(1).code == "123"
    assert inn.SafeRepository.of(2) is None
    with pytest.raises(TypeError):
        inn.RoomRepository.of(1)


def test_parts_of_parts_that_were_not_sent_stay(inn: Place) -> None:
    models = inn.models
    room(inn, 1, seen={"by": "Ada", "at": "noon"}, floor=3)
    inn.commit()
    change = models.ChangeRoomRequest.model_validate(
        {"seen": {"at": None}, "view": {"side": "east"}, "tags": ["z", "a"], "floor": "4"}
    )
    inn.RoomRepository.patch(1, change)
    inn.commit()
    found = inn.RoomRepository.get(1)
    assert found.seen == {"by": "Ada"}
    assert (found.view_side, found.view_sea) == ("east", True)
    assert [one.value for one in found.tags] == ["z", "a"]
    assert found.floor == 3, "a text is no number, and not written"
    inn.RoomRepository.patch(1, models.ChangeRoomRequest.model_validate({"seen": {}}))
    inn.commit()
    assert inn.RoomRepository.get(1).seen == {"by": "Ada"}


def test_what_only_the_database_knows_stays(inn: Place) -> None:
    room(inn, 1).key_code = "1234"
    inn.commit()
    models = inn.models
    other = models.Room(number=1, price=60, view=models.View(side="north"), tags=[])
    inn.RoomRepository.replace(1, inn.tables.to_row(other))
    inn.commit()
    found = inn.RoomRepository.get(1)
    assert (found.price, found.view_sea, found.tags, found.key_code) == (60, None, [], "1234")


def test_what_is_not_written_is_said(packages: Path) -> None:
    text = (packages / "kept_inn" / "repositories.py").read_text("utf-8")
    assert "Not written: `floor`, `unheard`." in text


# ── text ──────────────────────────────────────────────────────────────────────────────────────────


def test_repositories_are_typed_and_formatted(packages: Path) -> None:
    names = ["kept_bookshop", "kept_inn"]
    written = [f"{name}/repositories.py" for name in names]
    carried = [f"kept_inn/{name}.py" for name in ("_repositories", "_sessions", "_failures")]
    for command in (
        ["mypy", "--strict", "--config-file", os.devnull, *names],
        ["pyright", "--pythonpath", sys.executable, *written, *carried],
        ["ruff", "format", "--isolated", "--no-cache", "--diff", *names],
        ["ruff", "check", "--isolated", "--no-cache", "--select", "F,I", *written],
    ):
        done = subprocess.run(
            [BIN / command[0], *command[1:]],
            cwd=packages,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


USES = """
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from kept_bookshop.models import Format, UpdateBookRequest
from kept_bookshop.repositories import AsyncBookRepository, BookRepository

def right(session: Session) -> str:
    page = BookRepository(session).page(format=[Format.EBOOK], limit=3)
    changed = BookRepository(session).patch("9", UpdateBookRequest(title="a"), version=1)
    return page.rows[0].title if changed is None else changed.title

async def awaited(session: AsyncSession) -> str:
    page = await AsyncBookRepository(session).page(language=["en"], cursor=None)
    return page.rows[0].title

async def wrong(plain: Session, session: AsyncSession) -> None:
    BookRepository(plain).page(formats=[])
    BookRepository(plain).page(limit="3")
    BookRepository(plain).get(3)
    BookRepository(plain).patch("9", {"title": "a"})
    await AsyncBookRepository(session).page(formats=[])
    await AsyncBookRepository(session).delete(UUID(int=1))
"""


def test_checkers_see_mistakes_of_whoever_uses_them(packages: Path) -> None:
    (packages / "uses.py").write_text(USES, encoding="utf-8")
    for command, mark in (
        (["mypy", "--strict", "--config-file", os.devnull, "uses.py"], ": error:"),
        (["pyright", "--pythonpath", sys.executable, "uses.py"], " - error:"),
    ):
        done = subprocess.run(
            [BIN / command[0], *command[1:]],
            cwd=packages,
            capture_output=True,
            text=True,
            check=False,
        )
        wrong = {line.split(":")[1] for line in done.stdout.splitlines() if mark in line}
        first = USES.splitlines().index("    BookRepository(plain).page(formats=[])") + 1
        assert wrong == {str(first + number) for number in range(6)}, done.stdout


def test_a_document_without_tables_has_no_repositories(tmp_path: Path) -> None:
    written(build(contract("paths: {}")), "bare", tmp_path)
    names = {path.name for path in (tmp_path / "python" / "bare").glob("*.py")}
    assert {"tables.py", "_tables.py"} <= names
    assert not names & {"repositories.py", "_repositories.py", "_sessions.py"}
