"""Tables of the bookshop, and of stranger documents: created, filled, read, and refusing what the contract refuses."""

import asyncio
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
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
from contractor import scratch
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target
from tests.databases import DIALECTS, awaited, empty
from tests.documents import contract
from tests.model.test_tables import FAULTS

ROOT = Path(__file__).parents[3]
BIN = Path(sys.executable).parent
NOBODY = "0123456789abcdef0123456789abcdef"
TWICE = (
    "INSERT INTO customers (id, email, name, password)"
    f" VALUES ('{NOBODY}', 'a@b.example', 'A', 'correct horse battery')"
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


@pytest.fixture(scope="module", params=DIALECTS)
def engine(request: pytest.FixtureRequest, shop: Any) -> Iterator[sa.Engine]:
    """The tables of the bookshop, and nothing in them."""
    with empty(request) as url:
        made: sa.Engine = import_module("stored_bookshop._tables").engine(url)
        shop.Base.metadata.create_all(made)
        yield made
        made.dispose()


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[orm.Session]:
    """A session of which nothing stays."""
    with engine.connect() as connection:
        everything = connection.begin()
        with orm.Session(connection, join_transaction_mode="create_savepoint") as found:
            yield found
        everything.rollback()


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
        "UPDATE books SET titles = '[]'",
        "UPDATE books SET dimensions = '[1, 2]'",
        "UPDATE books SET dimensions = '[1, 2, 0]'",
        "UPDATE books SET isbn = '978044117271X'",
        """UPDATE orders SET payment = '{"method": "cash"}'""",
        """UPDATE orders SET payment = '{"method": "voucher"}'""",
        """UPDATE orders SET payment = '{"method": "voucher", "code": "spring"}'""",
        """UPDATE orders SET shipping_address = '{"name": "A"}'""",
        "UPDATE books SET in_print = 7",
        "UPDATE books SET published_on = '2026-02-30'",
        "UPDATE customers SET id = 'nobody'",
        "UPDATE customers SET password = 'short'",
        "UPDATE orders SET placed_at = '2026-02-30T00:00:00.000000Z'",
        "UPDATE orders SET status = 'lost'",
        "UPDATE order_lines SET quantity = 1000",
        "UPDATE order_lines SET quantity = 'many'",
        "UPDATE order_lines SET isbn = '9790000000000'",
        f"UPDATE book_author_ids SET value = '{NOBODY}'",
        "DELETE FROM authors",
        "DELETE FROM books",
        "DELETE FROM customers",
        "UPDATE books SET weight = 9e999",
        "UPDATE books SET weight = 'NaN'",
        "UPDATE books SET published_on = 'infinity'",
        "UPDATE books SET published_on = '0044-03-15 BC'",
        "UPDATE books SET published_on = '0000-12-31'",
        "UPDATE books SET published_on = '10000-01-01'",
        "UPDATE customers SET joined_at = 'infinity'",
        "UPDATE customers SET joined_at = '0044-03-15 00:00:00 BC'",
        "UPDATE customers SET joined_at = '0000-12-31T00:00:00.000000Z'",
        "UPDATE customers SET joined_at = '10000-01-01T00:00:00.000000Z'",
        "UPDATE customers SET joined_at = '2026-01-01T25:00:00.000000Z'",
        "UPDATE customers SET joined_at = '2026-01-01T00:61:00.000000Z'",
        TWICE,
    ],
)
def test_raw_sql_cannot_store_what_the_contract_forbids(
    session: orm.Session, shop: Any, models: Any, statement: str
) -> None:
    filled(session, shop, models)
    with pytest.raises(sa.exc.DBAPIError) as refused:
        session.execute(sa.text(statement))
    assert is_refusal(refused.value)
    assert "correct horse" not in str(refused.value) or "INSERT" in statement


def test_what_is_refused_is_not_told(database: str, shop: Any) -> None:
    """PostgreSQL tells the whole row; what is logged of it holds neither that nor what was sent."""
    tables = import_module("stored_bookshop._tables")
    statement = (
        "INSERT INTO customers (id, email, name, password) VALUES (:id, :email, '', :secret)"
    )
    sent = {"id": NOBODY, "email": "a@b.example", "secret": "correct horse battery"}

    def fail(connection: sa.Connection) -> str:
        shop.Base.metadata.create_all(connection)
        with pytest.raises(sa.exc.IntegrityError) as refused:
            connection.execute(sa.text(statement), sent)
        return "".join(traceback.format_exception(refused.value))

    async def fail_awaiting() -> str:
        engine = tables.async_engine(awaited(database))
        async with engine.connect() as connection:
            said: str = await connection.run_sync(fail)
        await engine.dispose()
        return said

    engine = tables.engine(database)
    with engine.connect() as connection:
        said = fail(connection)
    engine.dispose()
    for one in (said, asyncio.run(fail_awaiting())):
        assert "ck_customers_name_min_length" in one
        assert "correct horse" not in one


def is_refusal(why: sa.exc.DBAPIError) -> bool:
    """Whether a database says that a value may not stand there, and not that it does not understand."""
    # PostgreSQL's `datatype_mismatch` counts as a mistake in the statement.
    mismatch = getattr(why.orig, "sqlstate", None) == "42804"
    return mismatch or isinstance(why, (sa.exc.IntegrityError, sa.exc.DataError))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE orders SET placed_at = '2026-01-01'",
        "UPDATE order_lines SET quantity = 1.5",
    ],
)
def test_what_postgresql_would_convert_sqlite_refuses(
    session: orm.Session, shop: Any, models: Any, statement: str
) -> None:
    keys = filled(session, shop, models)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text(statement))
        shop.from_row(session.get_one(shop.OrderRow, keys["order"]))
        return
    with pytest.raises(sa.exc.IntegrityError):
        session.execute(sa.text(statement))


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=UTC),
    ],
)
def test_the_first_and_the_last_moment_are_kept(
    session: orm.Session, shop: Any, models: Any, moment: datetime
) -> None:
    keys = filled(session, shop, models)
    customer = session.get_one(shop.CustomerRow, keys["customer"])
    book = session.get_one(shop.BookRow, "9780441172719")
    customer.joined_at = moment
    book.published_on = moment.date()
    session.commit()
    session.expire_all()
    assert (customer.joined_at, book.published_on) == (moment, moment.date())


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Lima"])
def test_moments_do_not_depend_on_where_the_server_is(
    postgresql: str, shop: Any, models: Any, zone: str
) -> None:
    moments = [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)]
    with scratch.database("postgresql", postgresql) as url:
        made = sa.create_engine(url)
        with made.begin() as connection:
            name = sa.make_url(url).database
            connection.execute(sa.text(f"ALTER DATABASE {name} SET timezone = '{zone}'"))
        made.dispose()
        with opened(shop, url) as session:
            customer = session.get_one(shop.CustomerRow, filled(session, shop, models)["customer"])
            for moment in moments:
                customer.joined_at = moment
                session.commit()
                assert customer.joined_at == moment


def test_what_belongs_to_a_row_goes_with_it(session: orm.Session, shop: Any, models: Any) -> None:
    keys = filled(session, shop, models)
    session.execute(sa.delete(shop.OrderRow).where(shop.OrderRow.id == keys["order"]))
    assert session.scalar(sa.select(sa.func.count()).select_from(shop.OrderLineRow)) == 0


def test_lists_keep_their_order(session: orm.Session, shop: Any, models: Any) -> None:
    filled(session, shop, models)
    book = session.get_one(shop.BookRow, "9780441172719")
    second = shop.to_row(models.AuthorInput(name="B. Herbert", born_on=None))
    third = shop.to_row(models.AuthorInput(name="K. Anderson", born_on=None))
    session.add_all([second, third])
    session.flush()
    book.author_ids.insert(0, type(book.author_ids[0])(value=second.id))
    session.commit()
    session.expire_all()
    read = shop.from_row(session.get_one(shop.BookRow, book.isbn), average_stars=None)
    assert read.author_ids[0] == second.id
    assert len(read.author_ids) == 2
    assert book.version == 2
    book.author_ids[0].value = third.id
    book.title = "Dune, again"
    session.commit()
    assert book.version == 3


def test_lists_count_as_changes_of_a_row_that_has_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = """
components:
  schemas:
    Tagged:
      type: object
      required: [id, tags]
      x-contractor-table: {version-column: version}
      properties:
        id: {type: string, format: uuid}
        tags: {type: array, items: {type: string}, x-contractor-column: {store: children}}
"""
    module = stored(spec, "stored_tagged", tmp_path, monkeypatch)
    models = import_module("stored_tagged.models")
    key = uuid4()
    with opened(module, database) as session:
        session.add(module.to_row(models.Tagged(id=key, tags=["a"])))
        session.commit()
        row = session.get_one(module.TaggedRow, key)
        session.execute(sa.text("SELECT 1"))
        session.commit()
        assert row.version == 1
        row.tags.append(type(row.tags[0])(value="b"))
        session.commit()
        assert row.version == 2


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
    shop: Any,
    engine: sa.Engine,
    name: str,
    born: Any,
    joined: Any,
    weight: Any,
    titles: Any,
    amount: int,
) -> None:
    models = import_module("stored_bookshop.models")
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
        session.flush()
        session.expire_all()
        [row] = session.scalars(sa.select(shop.BookRow))
        assert shop.from_row(row, average_stars=None) == book
        assert [shop.from_row(one) for one in session.scalars(sa.select(shop.AuthorRow))] == [
            author
        ]
        [found] = session.scalars(sa.select(shop.CustomerRow))
        assert shop.from_row(found) == customer


def test_the_same_with_await(shop: Any, models: Any, database: str) -> None:
    from sqlalchemy.ext.asyncio import AsyncSession

    async def run() -> Any:
        engine = import_module("stored_bookshop._tables").async_engine(awaited(database))
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
        assert ("isbn ~" in text.replace('"', "")) == (dialect.name == "postgresql")
        assert ("isbn GLOB" in text.replace('"', "")) == (dialect.name == "sqlite")
        assert ("typeof(" in text.replace("jsonb_typeof(", "")) == (dialect.name == "sqlite")
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
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
    models = import_module("stored_oddly.models")
    with opened(module, database) as session:
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


def test_tables_that_refer_to_one_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
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
    with opened(module, database) as session:
        assert {*sa.inspect(session.get_bind()).get_table_names()} == {"as", "bs"}


# ── names and keys that meet ──────────────────────────────────────────────────────────────────────

#: What tables.py calls things, in the class bodies of rows and in conversions, and what SQLAlchemy does.
SHADOWING = (
    "mappedColumn relationship now exact ordered newId only enumerated uniqueAmongPresent checkShapes true "
    "false given applied there jsonable dumped model row sent one toRow fromRow any metadata registry "
    "typeAnnotationMap list str class"
).split()
#: Classes that tables.py imports.
IMPORTED = (
    "Any Callable Mapped Base Index Integer DeclarativeBase MappedAsDataclass MetaData CheckConstraint "
    "ForeignKey UniqueConstraint Now Json UUID Decimal Date DateTime Time Exact Text RowId Timestamps Literal "
    "IPv4Address ItemRow"
).split()


#: Packages that were held against checkers: they are the same whatever the database is.
CHECKED: set[str] = set()


def checked(package: str, tmp_path: Path) -> None:
    """Hold a generated package against `mypy --strict` and `ruff format`."""
    if package in CHECKED:
        return
    CHECKED.add(package)
    for command in (
        ["mypy", "--strict", "--config-file", os.devnull, package],
        ["ruff", "format", "--isolated", "--no-cache", "--diff", package],
    ):
        done = subprocess.run(
            [BIN / command[0], *command[1:]],
            cwd=tmp_path / "python",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


@contextmanager
def opened(module: Any, url: str = "sqlite://") -> Iterator[orm.Session]:
    """A session in an empty database that has the tables."""
    engine = import_module(f"{module.__package__}._tables").engine(url)
    module.Base.metadata.create_all(engine)
    with orm.Session(engine) as found:
        yield found
    engine.dispose()


def test_properties_called_as_what_rows_are_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    """Attributes keep their names: what is imported steps aside."""
    texts = "\n".join(f"        '{name}': {{type: string, readOnly: true}}" for name in SHADOWING)
    listed = ", ".join(f"'{name}'" for name in SHADOWING)
    spec = f"""
components:
  schemas:
    Odd:
      type: object
      required: [id, flag, at, size, price, {listed}]
      x-contractor-table: {{indexes: [[now]], unique: [[exact]], soft-delete: true}}
      properties:
{texts}
        id: {{type: string, format: uuid, readOnly: true}}
        flag: {{type: boolean, readOnly: true, default: true}}
        at: {{type: string, format: date-time, readOnly: true, x-contractor-column: {{default: now}}}}
        size: {{type: number, minimum: 0, x-contractor-column: {{type: 'numeric(4,2)'}}}}
        price: {{$ref: '#/components/schemas/Money', x-contractor-column: {{store: columns}}}}
        unit: {{type: string, enum: [a]}}
        tags: {{type: array, items: {{type: string}}, x-contractor-column: {{store: children}}}}
    Bare:
      type: object
      required: [id, {listed}]
      x-contractor-table: {{}}
      properties:
        id: {{type: string, format: uuid}}
{texts.replace("readOnly: true", "x-contractor-column: {store: none}")}
    Money:
      type: object
      required: [given]
      properties:
        given: {{type: array, items: {{type: string}}}}
        applied: {{type: number, x-contractor-column: {{type: 'numeric(4,2)'}}}}
"""
    module = stored(spec, "stored_shadowed", tmp_path, monkeypatch)
    models = import_module("stored_shadowed.models")
    sent = models.OddInput.model_validate(
        {"size": 1.5, "price": {"given": ["a"], "applied": 2.5}, "tags": ["x"]}
    )
    stepping = {"model", "row", "sent", "to_row", "from_row", "class", "list", "str"}
    stepping |= {"metadata", "registry", "type_annotation_map"}
    names = {
        name: "".join(f"_{c.lower()}" if c.isupper() else c for c in name) for name in SHADOWING
    }
    given = {f"{name}_" if name in stepping else name: f"the {name}" for name in names.values()}
    with opened(module, database) as session:
        session.add(module.to_row(sent, **given))
        session.commit()
        session.expire_all()
        read = module.from_row(session.scalars(sa.select(module.OddRow)).one())
    assert read.relationship == "the relationship"
    assert read.model_dump(mode="json", by_alias=True)["mappedColumn"] == "the mapped_column"
    assert (read.size, read.flag, read.tags) == (1.5, True, ["x"])
    assert read.price.given == ["a"]
    checked("stored_shadowed", tmp_path)


def test_schemas_called_as_what_tables_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    schemas = "\n".join(
        f"""
    {name}:
      type: object
      required: [id]
      x-contractor-table: {{timestamps: true, indexes: [[small]]}}
      properties:
        id: {{type: string, format: uuid, readOnly: true}}
        small: {{type: integer, format: int32, minimum: 2}}
        size: {{type: number, x-contractor-column: {{type: 'numeric(4,2)'}}}}
        free: {{type: object}}
        day: {{type: string, format: date}}
        at: {{type: string, format: date-time, x-contractor-column: {{default: now}}}}
        time: {{type: string, format: time}}
        address: {{type: string, format: ipv4}}
        fixed: {{type: string, const: fixed}}
        other: {{$ref: '#/components/schemas/Any'}}
        of: {{type: string, format: uuid, x-contractor-column: {{references: Any}}}}"""
        for name in (*IMPORTED, "Item")
    )
    module = stored(
        f"components:\n  schemas:{schemas}", "stored_beside_imports", tmp_path, monkeypatch
    )
    models = import_module("stored_beside_imports.models")
    with opened(module, database) as session:
        row = module.to_row(models.AnyInput.model_validate({"small": 3, "size": 1.5}))
        session.add(row)
        session.flush()
        session.add(module.to_row(models.ItemRowInput.model_validate({"of": str(row.id)})))
        session.commit()
        session.expire_all()
        assert module.from_row(session.scalars(sa.select(module.AnyRow)).one()).size == 1.5
        [item] = session.scalars(
            sa.select(module.ItemRowRow).options(orm.selectinload(module.ItemRowRow.of_any))
        )
        assert type(item.of_any) is module.AnyRow
    checked("stored_beside_imports", tmp_path)


def test_columns_that_also_lead_to_the_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = """
components:
  schemas:
    Order:
      type: object
      required: [id]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
        lines: {type: array, items: {$ref: '#/components/schemas/Line'}, x-contractor-column: {store: children}}
        main: {type: string, format: uuid, x-contractor-column: {references: Line}}
        ids:
          type: array
          items: {type: string, format: uuid}
          x-contractor-column: {store: children, references: Order}
        before: {type: string, format: uuid, x-contractor-column: {references: Order}}
    Line:
      type: object
      required: [id]
      x-contractor-table: {parent: Order}
      properties:
        id: {type: string, format: uuid}
        b: {type: string, format: uuid, x-contractor-column: {references: Order}}
"""
    module = stored(spec, "stored_ambiguously", tmp_path, monkeypatch)
    models = import_module("stored_ambiguously.models")
    first, second, line = uuid4(), uuid4(), uuid4()
    with opened(module, database) as session:
        session.add(module.to_row(models.Order(id=first)))
        session.flush()
        order = models.Order(
            id=second,
            lines=[models.Line(id=uuid4()), models.Line(id=line, b=first)],
            ids=[first, second, first],
            before=first,
        )
        session.add(module.to_row(order))
        session.commit()
        session.expire_all()
        read = module.from_row(session.get_one(module.OrderRow, second))
        assert [one.id for one in read.lines][1] == line
        assert read.ids == [first, second, first]
        row = module.OrderRow
        found = session.scalars(
            sa.select(row).where(row.id == second).options(orm.selectinload(row.before_order))
        ).one()
        assert found.before_order.id == first
        row = module.LineRow
        found = session.scalars(
            sa.select(row).where(row.id == line).options(orm.selectinload(row.b_order))
        ).one()
        assert found.b_order.id == first
    checked("stored_ambiguously", tmp_path)


TREE = """
components:
  schemas:
    Node:
      type: object
      required: [id, name, kids]
      x-contractor-table: {parent: Node}
      properties:
        id: {type: string, format: uuid}
        name: {type: string}
        kids: {type: array, items: {$ref: '#/components/schemas/Node'}, x-contractor-column: {store: children}}
"""


def test_rows_that_belong_to_rows_of_their_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    from sqlalchemy.ext.asyncio import AsyncSession

    module = stored(TREE, "stored_tree", tmp_path, monkeypatch)
    models = import_module("stored_tree.models")

    def node(name: str, *kids: Any) -> Any:
        return models.Node(id=uuid4(), name=name, kids=list(kids))

    tree = node("a", node("b", node("c", node("d", node("e", node("f")))), node("g")), node("h"))
    with opened(module, database) as session:
        session.add(module.to_row(tree))
        session.commit()
        session.expire_all()
        root = session.get_one(module.NodeRow, tree.id)
        assert module.from_row(root) == tree
        root.name = "z"
        root.kids.insert(0, root.kids.pop())
        session.commit()
        session.expire_all()
        assert [one.name for one in session.get_one(module.NodeRow, tree.id).kids] == ["h", "b"]
        session.delete(root)
        session.commit()
        assert session.scalars(sa.select(module.NodeRow)).all() == []

    async def read() -> Any:
        engine = import_module("stored_tree._tables").async_engine(awaited(database))
        async with AsyncSession(engine) as session:
            session.add(module.to_row(tree))
            await session.commit()
        async with AsyncSession(engine) as session:
            found = module.from_row(await session.get_one(module.NodeRow, tree.id))
        await engine.dispose()
        return found

    assert asyncio.run(read()) == tree
    checked("stored_tree", tmp_path)


def test_a_property_that_says_to_whom_a_row_belongs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = """
components:
  schemas:
    Order:
      type: object
      required: [id]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
        lines: {type: array, items: {$ref: '#/components/schemas/Line'}, x-contractor-column: {store: children}}
    Line:
      type: object
      required: [orderId, number]
      x-contractor-table: {parent: Order, key: [orderId, number]}
      properties:
        orderId: {type: string, format: uuid, readOnly: true, x-contractor-column: {references: Order}}
        number: {type: integer}
"""
    module = stored(spec, "stored_owned", tmp_path, monkeypatch)
    models = import_module("stored_owned.models")
    key = uuid4()
    with opened(module, database) as session:
        order = module.to_row(models.Order(id=key))
        order.lines += [module.to_row(models.LineInput(number=number)) for number in (2, 1)]
        session.add(order)
        session.commit()
        session.expire_all()
        read = module.from_row(session.get_one(module.OrderRow, key))
        assert [(one.order_id, one.number) for one in read.lines] == [(key, 2), (key, 1)]
        found = session.scalars(
            sa.select(module.LineRow).options(orm.selectinload(module.LineRow.order))
        ).all()
        assert {one.order.id for one in found} == {key}
        session.execute(sa.delete(module.OrderRow))
        assert session.scalar(sa.select(sa.func.count()).select_from(module.LineRow)) == 0
    checked("stored_owned", tmp_path)


@pytest.mark.parametrize(
    "name", ["class", "metadata", "registry", "_", "__table__", "Any", "versionNo", "mapped_column"]
)
def test_columns_that_count_changes_may_be_called_anything(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = f"""
components:
  schemas:
    A:
      type: object
      required: [id]
      x-contractor-table: {{name: a, version-column: {name}}}
      properties: {{id: {{type: string, format: uuid}}, b: {{type: string}}}}
"""
    package = f"stored_version_{name.strip('_').lower()}"
    module = stored(spec, package, tmp_path, monkeypatch)
    with opened(module, database) as session:
        row = module.ARow(id=uuid4())
        session.add(row)
        session.commit()
        row.b = "changed"
        session.commit()
        assert session.scalar(sa.text(f'SELECT "{name}" FROM a')) == 2


def test_lists_called_as_a_schema_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = """
components:
  schemas:
    Book:
      type: object
      required: [id]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
        authorIds: {type: array, items: {type: string}, x-contractor-column: {store: children}}
    BookAuthorIds:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: string, format: uuid}, x: {type: string}}
"""
    module = stored(spec, "stored_lists", tmp_path, monkeypatch)
    models = import_module("stored_lists.models")
    key = uuid4()
    with opened(module, database) as session:
        session.add(module.to_row(models.Book(id=key, author_ids=["a", "b"])))
        session.add(module.to_row(models.BookAuthorIds(id=key, x="a")))
        session.commit()
        session.expire_all()
        assert module.from_row(session.get_one(module.BookRow, key)).author_ids == ["a", "b"]
        assert module.from_row(session.get_one(module.BookAuthorIdsRow, key)).x == "a"
    checked("stored_lists", tmp_path)


def test_objects_in_objects_are_columns_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = """
components:
  schemas:
    Offer:
      type: object
      required: [id]
      x-contractor-table: {unique: [[price]]}
      properties:
        id: {type: string, format: uuid}
        price: {$ref: '#/components/schemas/Price', x-contractor-column: {store: columns}}
        made: {$ref: '#/components/schemas/Price', readOnly: true, x-contractor-column: {store: columns}}
    Price:
      type: object
      required: [net, note]
      properties:
        net: {$ref: '#/components/schemas/Money', x-contractor-column: {store: columns}}
        tax: {$ref: '#/components/schemas/Money', x-contractor-column: {store: columns}}
        note: {type: [string, 'null']}
    Money:
      type: object
      required: [amount, rate]
      properties:
        amount: {type: number, x-contractor-column: {type: 'numeric(8,2)'}}
        rate: {type: [number, 'null'], x-contractor-column: {type: 'numeric(8,2)'}}
        steps: {type: array, items: {type: string}}
"""
    module = stored(spec, "stored_nested", tmp_path, monkeypatch)
    models = import_module("stored_nested.models")
    [unique] = [
        one for one in module.OfferRow.__table__.constraints if isinstance(one, sa.UniqueConstraint)
    ]
    assert [one.name for one in unique.columns][:2] == ["price_net_amount", "price_net_rate"]
    money = models.Money(amount=1.5, rate=2.5, steps=["x"])
    price = models.Price(net=money, note=None)
    both = models.Price(net=models.Money(amount=1, rate=None), tax=money, note="n")
    offers = [
        models.Offer(id=uuid4()),
        models.Offer(id=uuid4(), price=price, made=both),
        models.Offer(id=uuid4(), price=both),
    ]
    with opened(module, database) as session:
        session.add_all(map(module.to_row, offers))
        session.commit()
        session.expire_all()
        assert [
            module.from_row(session.get_one(module.OfferRow, one.id)) for one in offers
        ] == offers
    checked("stored_nested", tmp_path)


def test_parts_that_travel_in_one_direction_are_given_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = """
components:
  schemas:
    Offer:
      type: object
      required: [id, price]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
        price: {$ref: '#/components/schemas/Price', x-contractor-column: {store: columns}}
    Price:
      type: object
      required: [amount, rate, pin, average]
      properties:
        amount: {type: integer}
        rate: {type: number, readOnly: true}
        pin: {type: string, writeOnly: true, x-contractor-column: {private: true}}
        average: {type: number, readOnly: true, x-contractor-column: {store: none}}
"""
    module = stored(spec, "stored_one_way", tmp_path, monkeypatch)
    models = import_module("stored_one_way.models")
    key = uuid4()
    with opened(module, database) as session:
        sent = models.OfferInput.model_validate(
            {"id": str(key), "price": {"amount": 3, "pin": "1234"}}
        )
        session.add(module.to_row(sent, price_rate=1.5))
        session.commit()
        session.expire_all()
        row = session.get_one(module.OfferRow, key)
        read = module.from_row(row, price_average=2.5)
        assert (read.price.amount, read.price.rate, read.price.average) == (3, 1.5, 2.5)
        assert row.price_pin == "1234"
        assert module.to_row(read, price_pin="1").price_rate == 1.5
    checked("stored_one_way", tmp_path)


def test_defaults_and_lists_of_values_with_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    spec = """
components:
  schemas:
    A:
      type: object
      required: [id, exact, text, count, grid]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
        exact: {type: number, readOnly: true, x-contractor-column: {type: 'numeric(4,2)', default: 1.5}}
        text: {type: string, format: decimal, readOnly: true, x-contractor-column: {default: '1.50'}}
        count: {type: integer, readOnly: true, default: many}
        grid:
          type: array
          items: {type: array, items: {type: string, format: uuid}}
          x-contractor-column: {store: children}
"""
    module = stored(spec, "stored_defaults", tmp_path, monkeypatch)
    models = import_module("stored_defaults.models")
    key = uuid4()
    with opened(module, database) as session:
        session.add(module.to_row(models.AInput(id=key, grid=[[key], []]), count=3))
        session.commit()
        session.expire_all()
        read = module.from_row(session.get_one(module.ARow, key))
    assert (read.exact, str(read.text), read.count) == (1.5, "1.50", 3)
    assert read.grid == [[key], []]
    checked("stored_defaults", tmp_path)


def test_faulty_documents_leave_out_what_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--keep-going` writes code of such a document, and that code works."""
    for index, (spec, *_) in enumerate(FAULTS.values()):
        module = stored(spec, f"stored_faulty_{index}", tmp_path, monkeypatch)
        with opened(module) as session:
            session.connection()


def test_long_names_are_broken_as_ruff_format_does(tmp_path: Path) -> None:
    kinds = {
        "text": "{type: string}",
        "null": "{type: [string, 'null'], format: ipv4}",
        "size": "{type: number, x-contractor-column: {type: 'numeric(8,1)'}}",
        "free": "{type: object}",
        "list": "{type: array, items: {type: string}, x-contractor-column: {store: children}}",
        "cost": "{$ref: '#/components/schemas/Price', x-contractor-column: {store: columns}}",
        "lead": "{type: string, x-contractor-column: {references: A}}",
        "kind": "{type: string, enum: [a, b], readOnly: true, default: a}",
    }
    for required in (False, True):
        names = {
            f"{kind}{'x' * size}": said for size in range(0, 84, 3) for kind, said in kinds.items()
        }
        properties = "\n".join(f"        {name}: {said}" for name, said in names.items())
        listed = ", ".join(["id", *(names if required else [])])
        spec = f"""
components:
  schemas:
    A:
      type: object
      required: [{listed}]
      x-contractor-table: {{}}
      properties:
        id: {{type: string, format: uuid}}
{properties}
    Price:
      type: object
      required: [net]
      properties:
        net: {{$ref: '#/components/schemas/Money', x-contractor-column: {{store: columns}}}}
    Money:
      type: object
      required: [amount]
      properties:
        amount: {{type: number, x-contractor-column: {{type: 'numeric(8,2)'}}}}
        rate: {{type: string, format: time}}
"""
        package = f"stored_long_{required}".lower()
        written(build(contract(spec)), package, tmp_path)
        formatted = subprocess.run(
            [BIN / "ruff", "format", "--isolated", "--no-cache", "--diff", f"{package}/tables.py"],
            cwd=tmp_path / "python",
            capture_output=True,
            text=True,
            check=False,
        )
        assert formatted.returncode == 0, formatted.stdout
