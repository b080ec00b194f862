"""Tables of the bookshop, and of stranger documents: created, filled, read, and refusing what the contract refuses."""

import asyncio
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import orm
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

import contractor
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target
from tests.documents import contract

ROOT = Path(__file__).parents[3]
TWICE = (
    "INSERT INTO customers (id, email, name, password)"
    " VALUES (lower(hex(randomblob(16))), 'a@b.example', 'A', 'correct horse battery')"
)


def written(model: Any, package: str, folder: Path) -> None:
    for one in (pydantic, target):
        for file in one.render(model, Settings(package)):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The module `tables` of the bookshop."""
    folder = tmp_path_factory.mktemp("tables")
    model = build(contractor.read(ROOT / "specs" / "bookshop.yaml"))
    written(model, "stored_bookshop", folder)
    sys.path.insert(0, str(folder / "python"))
    yield import_module("stored_bookshop.tables")
    sys.path.remove(str(folder / "python"))


@pytest.fixture
def session(shop: Any) -> Iterator[orm.Session]:
    engine = import_module("stored_bookshop._tables").engine("sqlite://")
    shop.Base.metadata.create_all(engine)
    with orm.Session(engine) as found:
        yield found
    engine.dispose()


@pytest.fixture
def models(shop: Any) -> Any:
    return import_module("stored_bookshop.models")


def filled(session: orm.Session, shop: Any, models: Any) -> dict[str, Any]:
    """One row of everything."""
    author = shop.to_row(models.AuthorInput(name="F. Herbert", born_on=date(1920, 10, 8)))
    session.add(author)
    session.flush()
    book = shop.to_row(
        models.BookInput(
            isbn="9780441172719",
            title="Dune",
            titles={"cy": "Twyni"},
            author_ids=[author.id],
            format=models.Format.EBOOK,
            language="en",
            price=models.Money(amount=999, currency="GBP"),
            weight=0.3,
            dimensions=(106, 174, 38.5),
        )
    )
    customer = shop.to_row(
        models.CustomerInput(email="a@b.example", name="Ada", password="correct horse battery")
    )
    session.add_all([book, customer])
    session.flush()
    line = models.OrderLineInput(isbn="9780441172719", quantity=2)
    address = models.ShippingAddress(
        name="Ada", street="12 Mill Lane", city="Hay", country="GB", phone="+441497555123"
    )
    order = models.OrderInput(customer_id=customer.id, lines=[line], shipping_address=address)
    row = shop.to_row(
        order,
        lines=[shop.to_row(line, price=models.Money(amount=999, currency="GBP"))],
        total=models.Money(amount=1998, currency="GBP"),
        payment=models.Voucher(method="voucher", code="SPRING-2026"),
    )
    session.add(row)
    session.commit()
    session.expire_all()
    return {"author": author.id, "customer": customer.id, "order": row.id}


# ── the bookshop ──────────────────────────────────────────────────────────────────────────────────


def test_rows_come_back_as_the_models_that_they_were(
    session: orm.Session, shop: Any, models: Any
) -> None:
    keys = filled(session, shop, models)
    book = session.get_one(shop.BookRow, "9780441172719")
    read = shop.from_row(book, average_stars=None)
    assert read.model_dump(mode="json") == {
        "isbn": "9780441172719",
        "title": "Dune",
        "subtitle": None,
        "titles": {"cy": "Twyni"},
        "authorIds": [str(keys["author"])],
        "blurb": None,
        "format": "ebook",
        "language": "en",
        "price": {"amount": 999, "currency": "GBP"},
        "dimensions": [106, 174, 38.5],
        "weight": 0.3,
        "averageStars": None,
    }
    order = shop.from_row(session.get_one(shop.OrderRow, keys["order"]))
    assert order.status is models.OrderStatus.PLACED
    assert isinstance(order.payment, models.Voucher)
    assert order.lines[0].quantity == 2
    customer = shop.from_row(session.get_one(shop.CustomerRow, keys["customer"]))
    assert not hasattr(customer, "password")
    again = shop.to_row(order)
    assert shop.from_row(again).model_dump_json() == order.model_dump_json()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE books SET price_amount = -1",
        "UPDATE books SET format = 'scroll'",
        "UPDATE books SET weight = 'heavy'",
        "UPDATE books SET weight = '-1'",
        "UPDATE books SET title = ''",
        "UPDATE books SET title = NULL",
        "UPDATE books SET titles = '{'",
        "UPDATE books SET in_print = 7",
        "UPDATE books SET published_on = '2026-02-30'",
        "UPDATE customers SET id = 'nobody'",
        "UPDATE customers SET password = 'short'",
        "UPDATE orders SET placed_at = '2026-01-01'",
        "UPDATE orders SET status = 'lost'",
        "UPDATE order_lines SET quantity = 1000",
        "UPDATE order_lines SET quantity = 1.5",
        "UPDATE order_lines SET isbn = '9790000000000'",
        "UPDATE book_author_ids SET value = lower(hex(randomblob(16)))",
        "DELETE FROM authors",
        "DELETE FROM books",
        "DELETE FROM customers",
        TWICE,
    ],
)
def test_raw_sql_cannot_store_what_the_contract_forbids(
    session: orm.Session, shop: Any, models: Any, statement: str
) -> None:
    filled(session, shop, models)
    with pytest.raises(sa.exc.IntegrityError) as refused:
        session.execute(sa.text(statement))
    assert "correct horse" not in str(refused.value) or "INSERT" in statement


def test_what_belongs_to_a_row_goes_with_it(session: orm.Session, shop: Any, models: Any) -> None:
    keys = filled(session, shop, models)
    session.execute(sa.delete(shop.OrderRow).where(shop.OrderRow.id == keys["order"]))
    assert session.scalar(sa.select(sa.func.count()).select_from(shop.OrderLineRow)) == 0


def test_lists_keep_their_order(session: orm.Session, shop: Any, models: Any) -> None:
    filled(session, shop, models)
    book = session.get_one(shop.BookRow, "9780441172719")
    second = shop.to_row(models.AuthorInput(name="B. Herbert", born_on=None))
    session.add(second)
    session.flush()
    book.author_ids.insert(0, type(book.author_ids[0])(value=second.id))
    session.commit()
    session.expire_all()
    read = shop.from_row(session.get_one(shop.BookRow, book.isbn), average_stars=None)
    assert read.author_ids[0] == second.id
    assert len(read.author_ids) == 2
    assert book.version == 1


def test_a_row_that_somebody_changed_is_not_overwritten(
    session: orm.Session, shop: Any, models: Any
) -> None:
    keys = filled(session, shop, models)
    order = session.get_one(shop.OrderRow, keys["order"])
    session.execute(sa.text("UPDATE orders SET version = 2"))
    order.gift_message = "Late"
    with pytest.raises(orm.exc.StaleDataError):
        session.flush()


def test_values_that_no_database_holds_are_refused(
    session: orm.Session, shop: Any, models: Any
) -> None:
    author = models.AuthorInput(name="nul\0", born_on=None)
    session.add(shop.to_row(author))
    with pytest.raises(sa.exc.StatementError, match="U\\+0000"):
        session.flush()
    session.rollback()
    customer = models.Customer(
        id=uuid4(), email="a@b.example", name="A", joined_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    row = shop.to_row(customer, password="correct horse battery")
    row.joined_at = datetime(2026, 1, 1)  # noqa: DTZ001
    session.add(row)
    with pytest.raises(sa.exc.StatementError, match="offset") as refused:
        session.flush()
    assert "correct horse" not in str(refused.value)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@settings(max_examples=60, deadline=None)
@given(
    name=TEXT.filter(bool),
    born=st.none() | st.dates(min_value=date(1, 1, 1)),
    joined=st.datetimes(
        datetime(2, 1, 1),  # noqa: DTZ001  the strategy adds the zone
        datetime(9998, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    weight=st.none() | st.integers(0, 9_999_999).map(lambda tenths: tenths / 10),
    titles=st.none() | st.dictionaries(TEXT, TEXT.filter(bool), max_size=3),
    amount=st.integers(0, 2**63 - 1),
)
def test_values_survive_the_trip(
    shop: Any, name: str, born: Any, joined: Any, weight: Any, titles: Any, amount: int
) -> None:
    models = import_module("stored_bookshop.models")
    engine = import_module("stored_bookshop._tables").engine("sqlite://")
    shop.Base.metadata.create_all(engine)
    absent = models.AuthorInput(name="x", born_on=None).biography
    author = models.Author(id=uuid4(), name=name, born_on=born, biography=None)
    customer = models.Customer(id=uuid4(), email="a@b.example", name=name, joined_at=joined)
    book = models.Book(
        isbn="9780441172719",
        title=name,
        subtitle=None,
        blurb=None,
        titles=absent if titles is None else titles,
        author_ids=[author.id],
        format=models.Format.EBOOK,
        language=name,
        price=models.Money(amount=amount, currency="GBP"),
        weight=absent if weight is None else weight,
        average_stars=None,
    )
    with orm.Session(engine) as session:
        session.add(shop.to_row(author))
        session.flush()
        session.add_all(
            [shop.to_row(customer, password="correct horse battery"), shop.to_row(book)]
        )
        session.commit()
        session.expire_all()
        [row] = session.scalars(sa.select(shop.BookRow))
        assert shop.from_row(row, average_stars=None) == book
        assert [shop.from_row(one) for one in session.scalars(sa.select(shop.AuthorRow))] == [
            author
        ]
        [found] = session.scalars(sa.select(shop.CustomerRow))
        assert shop.from_row(found) == customer
    engine.dispose()


def test_the_same_with_await(shop: Any, models: Any) -> None:
    from sqlalchemy.ext.asyncio import AsyncSession

    async def run() -> Any:
        engine = import_module("stored_bookshop._tables").async_engine("sqlite+aiosqlite://")
        async with engine.begin() as connection:
            await connection.run_sync(shop.Base.metadata.create_all)
        async with AsyncSession(engine) as session:
            keys = await session.run_sync(filled, shop, models)
            order = await session.get_one(shop.OrderRow, keys["order"])
            read = shop.from_row(order)
        await engine.dispose()
        return read

    assert asyncio.run(run()).lines[0].isbn == "9780441172719"


def test_both_databases_are_spoken_to(shop: Any) -> None:
    for dialect in (postgresql.dialect(), sqlite.dialect()):
        text = "".join(
            str(CreateTable(table).compile(dialect=dialect))
            for table in shop.Base.metadata.sorted_tables
        )
        assert ("isbn_pattern" in text) == (dialect.name == "postgresql")
        assert ("weight_shape" in text) == (dialect.name == "sqlite")
        assert ("JSONB" in text) == (dialect.name == "postgresql")
        assert ("TIMESTAMP WITH TIME ZONE" in text) == (dialect.name == "postgresql")


# ── other documents ───────────────────────────────────────────────────────────────────────────────


def stored(spec: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    written(build(contract(spec)), package, tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "python")
    module = import_module(f"{package}.tables")
    orm.configure_mappers()
    engine = import_module(f"{package}._tables").engine("sqlite://")
    module.Base.metadata.create_all(engine)
    engine.dispose()
    return module


def test_a_document_without_tables_has_a_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = stored("paths: {}", "stored_nothing", tmp_path, monkeypatch)
    assert module.Base.metadata.tables == {}


def test_names_and_texts_that_mean_something_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = """
components:
  schemas:
    Select:
      type: object
      description: "\\"\\"\\" ends; DROP TABLE x; -- :param %s"
      required: [id, order, kind]
      x-contractor-table: {name: select, indexes: [[order, from]], unique: [[where]]}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        order: {type: string, enum: ["it's", 'say "hi"', "100%", ":colon", "a\\\\b", "new\\nline"]}
        from: {type: string, pattern: "^[A-Z:']+$"}
        where: {type: string, const: "'; DROP TABLE x; --"}
        metadata: {type: object}
        registry: {type: string}
        date: {type: string, format: date}
        str: {type: string}
        class: {type: integer, multipleOf: 5, exclusiveMinimum: 0}
        kind: {type: integer, enum: [1, 2]}
        parent: {type: string, format: uuid, x-contractor-column: {references: Select, on-delete: set-null}}
"""
    module = stored(spec, "stored_oddly", tmp_path, monkeypatch)
    engine = import_module("stored_oddly._tables").engine("sqlite://")
    module.Base.metadata.create_all(engine)
    models = import_module("stored_oddly.models")
    with orm.Session(engine) as session:
        first = None
        for value in ("it's", 'say "hi"', "100%", ":colon", "a\\b", "new\nline"):
            one = models.Select.model_validate(
                {
                    "id": str(uuid4()),
                    "order": value,
                    "kind": 1,
                    "class": 5,
                    "date": "2026-01-01",
                    "metadata": {"a": [None]},
                    **({"parent": str(first)} if first else {"where": "'; DROP TABLE x; --"}),
                }
            )
            first = one.id
            session.add(module.to_row(one))
            session.flush()
        session.commit()
        session.expire_all()
        found = {module.from_row(row).order for row in session.scalars(sa.select(module.SelectRow))}
        assert len(found) == 6
        with pytest.raises(sa.exc.IntegrityError):
            session.execute(sa.text('UPDATE "select" SET "order" = \'100\''))
    engine.dispose()


def test_tables_that_refer_to_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = """
components:
  schemas:
    A:
      type: object
      required: [id]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        b: {type: string, format: uuid, x-contractor-column: {references: B}}
    B:
      type: object
      required: [id]
      x-contractor-table: {timestamps: true}
      properties:
        id: {type: string}
        a: {type: string, format: uuid, x-contractor-column: {references: A}}
        at: {type: string, format: time}
        ip: {type: string, format: ipv4}
        raw: {type: string, format: byte}
        cost: {type: string, format: decimal}
"""
    module = stored(spec, "stored_in_circles", tmp_path, monkeypatch)
    assert {"as", "bs"} == set(module.Base.metadata.tables)
