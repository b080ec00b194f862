# Made by contractor. Changes made here are lost.
"""Rows of the tables that the document asks for, and how models become rows and rows models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, overload

from pydantic import MISSING
from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    UniqueConstraint,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    relationship,
)

from ._tables import (
    NAMING,
    TYPES,
    UUID,
    Date,
    DateTime,
    Decimal,
    Exact,
    Json,
    Listed,
    Now,
    RowId,
    Timestamps,
    applied,
    by_dialect,
    check_inside,
    check_shapes,
    each_once,
    exact,
    jsonable,
    new_id,
    now,
    ordered,
    undeclared,
    unique_among_present,
    with_undeclared,
)
from .models import (
    Author,
    AuthorInput,
    Book,
    BookInput,
    Customer,
    CustomerInput,
    Format,
    Money,
    Order,
    OrderInput,
    OrderLine,
    OrderLineInput,
    OrderStatus,
    Payment,
    given,
)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """What all rows have in common: the tables they stand in."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES


class AuthorRow(Timestamps, Base, kw_only=True, eq=False):
    """A person who wrote at least one book.

    `#/components/schemas/Author`
    """

    __tablename__ = "authors"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str] = mapped_column(index=True)
    born_on: Mapped[Date | None] = mapped_column(default=None)
    biography: Mapped[str | None] = mapped_column(default=None)
    website: Mapped[str | None] = mapped_column(default=None)

    __table_args__ = (
        CheckConstraint('length("name") >= 1', name="name_min_length"),
        CheckConstraint('length("name") <= 200', name="name_max_length"),
        CheckConstraint('length("biography") <= 4000', name="biography_max_length"),
    )


class BookRow(Base, kw_only=True, eq=False):
    """One edition of a book.

    `#/components/schemas/Book`
    """

    __tablename__ = "books"

    isbn: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(index=True)
    subtitle: Mapped[str | None] = mapped_column(default=None)
    titles: Mapped[Any | None] = mapped_column(Json(), default=None)
    author_ids: Mapped[list[BookAuthorIdsRow]] = relationship(
        default_factory=ordered,
        collection_class=ordered,
        cascade="all, delete-orphan",
        lazy="selectin",
        order_by="BookAuthorIdsRow.position",
        passive_deletes=True,
    )
    blurb: Mapped[str | None] = mapped_column(default=None)
    format: Mapped[Format] = mapped_column(Listed(Format))
    language: Mapped[str]
    category: Mapped[str | None] = mapped_column(default=None)
    published_on: Mapped[Date | None] = mapped_column(index=True, default=None)
    price_amount: Mapped[int]
    price_currency: Mapped[str]
    dimensions: Mapped[Any | None] = mapped_column(Json(), default=None)
    weight: Mapped[Decimal | None] = mapped_column(Exact(8, 1), default=None)
    in_print: Mapped[bool | None] = mapped_column(default=None)
    extra: Mapped[Any | None] = mapped_column(Json(), default=None)
    version: Mapped[int] = mapped_column(init=False, default=1, server_default="1")
    deleted_at: Mapped[DateTime | None] = mapped_column(init=False, default=None)

    __mapper_args__ = {"version_id_col": version}

    __table_args__ = (
        *by_dialect(
            "isbn_pattern",
            postgresql="\"isbn\" ~ '^97[89][0-9]{10}$'",
            sqlite='"isbn" GLOB \'97[89]*\' AND length("isbn") = 13 AND substr("isbn", 4) NOT GLOB \'*[^0-9]*\'',
        ),
        CheckConstraint('length("title") >= 1', name="title_min_length"),
        CheckConstraint('length("title") <= 300', name="title_max_length"),
        CheckConstraint('length("subtitle") >= 1', name="subtitle_min_length"),
        CheckConstraint('length("subtitle") <= 300', name="subtitle_max_length"),
        CheckConstraint('length("blurb") <= 4000', name="blurb_max_length"),
        CheckConstraint(
            "\"format\" IN ('hardback', 'paperback', 'ebook', 'audiobook')",
            name="format_enum",
        ),
        CheckConstraint('"price_amount" >= 0', name="price_amount_minimum"),
        *by_dialect(
            "price_currency_pattern",
            postgresql="\"price_currency\" ~ '^[A-Z]{3}$'",
            sqlite="\"price_currency\" GLOB '[A-Z][A-Z][A-Z]'",
        ),
        *by_dialect(
            "weight_minimum",
            postgresql='"weight" >= 0',
            sqlite="CAST(replace(\"weight\", '.', '') AS INTEGER) >= 0",
        ),
        *by_dialect(
            "weight_multiple_of",
            postgresql='mod("weight", 0.1) = 0',
            sqlite="substr(\"weight\", -2, 1) = '.'",
        ),
    )


class BookAuthorIdsRow(Base, kw_only=True, eq=False):
    """An item of `authorIds`.

    `#/components/schemas/Book`
    """

    __tablename__ = "book_author_ids"

    row_id: Mapped[int] = mapped_column(RowId, Identity(), primary_key=True, init=False)
    book_isbn: Mapped[str] = mapped_column(
        ForeignKey("books.isbn", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(Integer(), init=False)
    value: Mapped[UUID] = mapped_column(
        ForeignKey("authors.id", ondelete="RESTRICT"), index=True
    )

    __table_args__ = (UniqueConstraint("book_isbn", "value"),)


class CustomerRow(Base, kw_only=True, eq=False):
    """Somebody with an account in the shop.

    `#/components/schemas/Customer`
    """

    __tablename__ = "customers"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    email: Mapped[str]
    name: Mapped[str]
    newsletter: Mapped[bool | None] = mapped_column(default=None)
    joined_at: Mapped[DateTime] = mapped_column(
        default_factory=now, server_default=Now()
    )
    password: Mapped[str] = mapped_column(repr=False)
    deleted_at: Mapped[DateTime | None] = mapped_column(init=False, default=None)

    __table_args__ = (
        CheckConstraint('length("email") <= 254', name="email_max_length"),
        CheckConstraint('length("name") >= 1', name="name_min_length"),
        CheckConstraint('length("name") <= 200', name="name_max_length"),
        CheckConstraint('length("password") >= 12', name="password_min_length"),
        CheckConstraint('length("password") <= 200', name="password_max_length"),
        unique_among_present("email"),
    )


class OrderRow(Base, kw_only=True, eq=False):
    """What a customer buys, and how far it has come.

    `#/components/schemas/Order`
    """

    __tablename__ = "orders"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    customer_id: Mapped[UUID] = mapped_column(
        ForeignKey("customers.id", ondelete="RESTRICT")
    )
    status: Mapped[OrderStatus] = mapped_column(
        Listed(OrderStatus), default=OrderStatus.PLACED, server_default="placed"
    )
    lines: Mapped[list[OrderLineRow]] = relationship(
        default_factory=ordered,
        collection_class=ordered,
        cascade="all, delete-orphan",
        lazy="selectin",
        order_by="OrderLineRow.position",
        passive_deletes=True,
    )
    total_amount: Mapped[int]
    total_currency: Mapped[str]
    payment: Mapped[Any] = mapped_column(Json(), nullable=False)
    shipping_address: Mapped[Any] = mapped_column(Json(), nullable=False)
    gift_message: Mapped[str | None] = mapped_column(default=None)
    placed_at: Mapped[DateTime] = mapped_column(
        default_factory=now, server_default=Now()
    )
    extra: Mapped[Any | None] = mapped_column(Json(), default=None)
    version: Mapped[int] = mapped_column(init=False, default=1, server_default="1")
    customer: Mapped[CustomerRow] = relationship(
        foreign_keys=customer_id, init=False, lazy="raise", repr=False
    )

    __mapper_args__ = {"version_id_col": version}

    __table_args__ = (
        CheckConstraint(
            "\"status\" IN ('placed', 'packed', 'shipped', 'delivered', 'cancelled')",
            name="status_enum",
        ),
        CheckConstraint('"total_amount" >= 0', name="total_amount_minimum"),
        *by_dialect(
            "total_currency_pattern",
            postgresql="\"total_currency\" ~ '^[A-Z]{3}$'",
            sqlite="\"total_currency\" GLOB '[A-Z][A-Z][A-Z]'",
        ),
        CheckConstraint(
            'length("gift_message") <= 500', name="gift_message_max_length"
        ),
        Index(None, "customer_id", "placed_at"),
    )


class OrderLineRow(Base, kw_only=True, eq=False):
    """One book of an order, in any number of copies.

    `#/components/schemas/OrderLine`
    """

    __tablename__ = "order_lines"

    isbn: Mapped[str] = mapped_column(
        ForeignKey("books.isbn", ondelete="RESTRICT"), index=True
    )
    quantity: Mapped[int | None] = mapped_column(Integer(), default=None)
    price_amount: Mapped[int]
    price_currency: Mapped[str]
    row_id: Mapped[int] = mapped_column(RowId, Identity(), primary_key=True, init=False)
    order_id: Mapped[UUID] = mapped_column(
        ForeignKey("orders.id", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(Integer(), init=False)
    isbn_book: Mapped[BookRow] = relationship(
        foreign_keys=isbn, init=False, lazy="raise", repr=False
    )

    __table_args__ = (
        *by_dialect(
            "isbn_pattern",
            postgresql="\"isbn\" ~ '^97[89][0-9]{10}$'",
            sqlite='"isbn" GLOB \'97[89]*\' AND length("isbn") = 13 AND substr("isbn", 4) NOT GLOB \'*[^0-9]*\'',
        ),
        CheckConstraint('"quantity" >= 1', name="quantity_minimum"),
        CheckConstraint('"quantity" <= 999', name="quantity_maximum"),
        *by_dialect(
            "quantity_format", sqlite='"quantity" BETWEEN -2147483648 AND 2147483647'
        ),
        CheckConstraint('"price_amount" >= 0', name="price_amount_minimum"),
        *by_dialect(
            "price_currency_pattern",
            postgresql="\"price_currency\" ~ '^[A-Z]{3}$'",
            sqlite="\"price_currency\" GLOB '[A-Z][A-Z][A-Z]'",
        ),
    )


check_shapes(Base.metadata)
check_inside(Base.metadata, __file__)
each_once(BookRow.author_ids)

# ── models to rows ──


def _author_to_row(model: Author) -> AuthorRow:
    return AuthorRow(
        id=model.id,
        name=model.name,
        born_on=model.born_on,
        biography=given(model.biography),
        website=given(model.website),
    )


def _author_input_to_row(model: AuthorInput) -> AuthorRow:
    return AuthorRow(
        name=model.name,
        born_on=model.born_on,
        biography=given(model.biography),
        website=given(model.website),
    )


def _book_to_row(model: Book) -> BookRow:
    sent = model.model_dump(mode="json")
    return BookRow(
        isbn=model.isbn,
        title=model.title,
        subtitle=given(model.subtitle),
        titles=sent.get("titles"),
        author_ids=[BookAuthorIdsRow(value=one) for one in model.author_ids],
        blurb=given(model.blurb),
        format=model.format,
        language=str(model.language),
        category=given(model.category),
        published_on=given(model.published_on),
        price_amount=model.price.amount,
        price_currency=str(model.price.currency),
        dimensions=sent.get("dimensions"),
        weight=applied(exact, given(model.weight)),
        in_print=given(model.in_print),
        extra=undeclared(model),
    )


def _book_input_to_row(model: BookInput) -> BookRow:
    sent = model.model_dump(mode="json")
    return BookRow(
        isbn=model.isbn,
        title=model.title,
        subtitle=given(model.subtitle),
        titles=sent.get("titles"),
        author_ids=[BookAuthorIdsRow(value=one) for one in model.author_ids],
        blurb=given(model.blurb),
        format=model.format,
        language=str(model.language),
        category=given(model.category),
        published_on=given(model.published_on),
        price_amount=model.price.amount,
        price_currency=str(model.price.currency),
        dimensions=sent.get("dimensions"),
        weight=applied(exact, given(model.weight)),
        in_print=given(model.in_print),
        extra=undeclared(model, "averageStars"),
    )


def _customer_to_row(model: Customer, *, password: str) -> CustomerRow:
    return CustomerRow(
        id=model.id,
        email=model.email,
        name=model.name,
        newsletter=given(model.newsletter),
        joined_at=model.joined_at,
        password=password,
    )


def _customer_input_to_row(model: CustomerInput) -> CustomerRow:
    return CustomerRow(
        email=model.email,
        name=model.name,
        newsletter=given(model.newsletter),
        password=model.password,
    )


def _order_to_row(model: Order) -> OrderRow:
    sent = model.model_dump(mode="json")
    return OrderRow(
        id=model.id,
        customer_id=model.customer_id,
        status=model.status,
        lines=[_order_line_to_row(one) for one in model.lines],
        total_amount=model.total.amount,
        total_currency=str(model.total.currency),
        payment=sent.get("payment"),
        shipping_address=sent.get("shippingAddress"),
        gift_message=given(model.gift_message),
        placed_at=model.placed_at,
        extra=undeclared(model, "couponCode"),
    )


def _order_input_to_row(
    model: OrderInput,
    *,
    lines: list[OrderLineRow],
    total: Money,
    payment: Payment,
) -> OrderRow:
    sent = model.model_dump(mode="json")
    return OrderRow(
        customer_id=model.customer_id,
        lines=lines,
        total_amount=total.amount,
        total_currency=str(total.currency),
        payment=jsonable(payment),
        shipping_address=sent.get("shippingAddress"),
        gift_message=given(model.gift_message),
        extra=undeclared(model, "id", "status", "total", "payment", "placedAt"),
    )


def _order_line_to_row(model: OrderLine) -> OrderLineRow:
    return OrderLineRow(
        isbn=model.isbn,
        quantity=given(model.quantity),
        price_amount=model.price.amount,
        price_currency=str(model.price.currency),
    )


def _order_line_input_to_row(
    model: OrderLineInput,
    *,
    price: Money,
) -> OrderLineRow:
    return OrderLineRow(
        isbn=model.isbn,
        quantity=given(model.quantity),
        price_amount=price.amount,
        price_currency=str(price.currency),
    )


@overload
def to_row(model: Author) -> AuthorRow: ...


@overload
def to_row(model: AuthorInput) -> AuthorRow: ...


@overload
def to_row(model: Book) -> BookRow: ...


@overload
def to_row(model: BookInput) -> BookRow: ...


@overload
def to_row(model: Customer, *, password: str) -> CustomerRow: ...


@overload
def to_row(model: CustomerInput) -> CustomerRow: ...


@overload
def to_row(model: Order) -> OrderRow: ...


@overload
def to_row(
    model: OrderInput,
    *,
    lines: list[OrderLineRow],
    total: Money,
    payment: Payment,
) -> OrderRow: ...


@overload
def to_row(model: OrderLine) -> OrderLineRow: ...


@overload
def to_row(model: OrderLineInput, *, price: Money) -> OrderLineRow: ...


def to_row(model: Any, **given: Any) -> Any:
    """The row of a model. What the model does not hold, and the row needs, is given by name."""
    return _TO_ROW[type(model)](model, **given)


# ── rows to models ──


def _author_from_row(row: AuthorRow) -> Author:
    return Author(
        id=row.id,
        name=row.name,
        born_on=row.born_on,
        biography=row.biography,
        website=MISSING if row.website is None else row.website,
    )


def _book_from_row(row: BookRow, *, average_stars: float | None) -> Book:
    return with_undeclared(Book, row.extra)(
        isbn=row.isbn,
        title=row.title,
        subtitle=row.subtitle,
        titles=MISSING if row.titles is None else row.titles,
        author_ids=[one.value for one in row.author_ids],
        blurb=row.blurb,
        format=row.format,
        language=row.language,
        category=MISSING if row.category is None else row.category,
        published_on=MISSING if row.published_on is None else row.published_on,
        price=Money(amount=row.price_amount, currency=row.price_currency),
        dimensions=MISSING if row.dimensions is None else row.dimensions,
        weight=MISSING if row.weight is None else float(row.weight),
        in_print=MISSING if row.in_print is None else row.in_print,
        average_stars=average_stars,
    )


def _customer_from_row(row: CustomerRow) -> Customer:
    return Customer(
        id=row.id,
        email=row.email,
        name=row.name,
        newsletter=MISSING if row.newsletter is None else row.newsletter,
        joined_at=row.joined_at,
    )


def _order_from_row(row: OrderRow) -> Order:
    return with_undeclared(Order, row.extra)(
        id=row.id,
        customer_id=row.customer_id,
        status=row.status,
        lines=[_order_line_from_row(one) for one in row.lines],
        total=Money(amount=row.total_amount, currency=row.total_currency),
        payment=row.payment,
        shipping_address=row.shipping_address,
        gift_message=row.gift_message,
        placed_at=row.placed_at,
    )


def _order_line_from_row(row: OrderLineRow) -> OrderLine:
    return OrderLine(
        isbn=row.isbn,
        quantity=MISSING if row.quantity is None else row.quantity,
        price=Money(amount=row.price_amount, currency=row.price_currency),
    )


@overload
def from_row(row: AuthorRow) -> Author: ...


@overload
def from_row(row: BookRow, *, average_stars: float | None) -> Book: ...


@overload
def from_row(row: CustomerRow) -> Customer: ...


@overload
def from_row(row: OrderRow) -> Order: ...


@overload
def from_row(row: OrderLineRow) -> OrderLine: ...


def from_row(row: Any, **given: Any) -> Any:
    """The model of a row. What the row does not hold, and the model needs, is given by name."""
    return _FROM_ROW[type(row)](row, **given)


_TO_ROW: dict[type, Callable[..., Any]] = {
    Author: _author_to_row,
    AuthorInput: _author_input_to_row,
    Book: _book_to_row,
    BookInput: _book_input_to_row,
    Customer: _customer_to_row,
    CustomerInput: _customer_input_to_row,
    Order: _order_to_row,
    OrderInput: _order_input_to_row,
    OrderLine: _order_line_to_row,
    OrderLineInput: _order_line_input_to_row,
}
_FROM_ROW: dict[type, Callable[..., Any]] = {
    AuthorRow: _author_from_row,
    BookRow: _book_from_row,
    CustomerRow: _customer_from_row,
    OrderRow: _order_from_row,
    OrderLineRow: _order_line_from_row,
}
