# Made by contractor. Changes made here are lost.
"""Repositories: what can be asked of the tables, in somebody's session, and what their constraints say."""

from collections.abc import Sequence

from ._failures import Violations
from ._repositories import (
    AsyncRepository,
    Attributes,
    Repository,
    Wanted,
    any_of,
    ascending,
    async_paged,
    at_least,
    equal,
    ordered_by,
    paged,
    texts,
)
from ._tables import UUID, DateTime, there
from .models import AnyLanguage, Format, ListBooksSort, UpdateBookRequest, given
from .tables import AuthorRow, BookRow, CustomerRow, OrderRow

#: What does not hold where a database refuses something, in the words of the contract.
violation = Violations.of(__file__)


def _author_page(
    *, name: str | None = None, limit: int = 20, cursor: str | None = None
) -> Wanted[AuthorRow]:
    """As `GET /authors` lists them."""
    return Wanted(
        AuthorRow,
        order=ascending(AuthorRow.id),
        where=[equal(AuthorRow.name, name)],
        limit=limit,
        cursor=cursor,
        longest=200,
        counted=True,
    )


class AuthorRepository(Repository[AuthorRow, UUID, Attributes]):
    """The rows of `authors`.

    `#/components/schemas/Author`
    """

    row = AuthorRow
    kept = ("id", "created_at")
    page = paged(_author_page)


class AsyncAuthorRepository(AsyncRepository[AuthorRow, UUID, Attributes]):
    """The same for `await`."""

    repository = AuthorRepository
    page = async_paged(_author_page)


def _book_page(
    *,
    format: Sequence[Format] | None = None,
    language: Sequence[AnyLanguage] | None = None,
    sort: ListBooksSort | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Wanted[BookRow]:
    """As `GET /books` lists them.

    Not asked for: `price`, `author`, `q`, `Accept-Language`.
    """
    return Wanted(
        BookRow,
        order=ordered_by(
            sort or "title",
            {"title": BookRow.title, "publishedOn": BookRow.published_on},
            BookRow.isbn,
        ),
        where=[
            any_of(BookRow.format, format),
            any_of(BookRow.language, texts(language)),
        ],
        limit=limit,
        cursor=cursor,
        longest=200,
        counted=True,
    )


def _change_book(row: BookRow, model: UpdateBookRequest) -> None:
    """What `PATCH /books/{isbn}` changes. What was not sent stays, null is null."""
    if "title" in model.model_fields_set:
        row.title = there(given(model.title))
    if "subtitle" in model.model_fields_set:
        row.subtitle = given(model.subtitle)
    if "blurb" in model.model_fields_set:
        row.blurb = given(model.blurb)
    if "price" in model.model_fields_set:
        price = there(given(model.price))
        row.price_amount = price.amount
        row.price_currency = str(price.currency)
    if "format" in model.model_fields_set:
        row.format = there(given(model.format))


class BookRepository(Repository[BookRow, str, UpdateBookRequest]):
    """The rows of `books`.

    `#/components/schemas/Book`
    """

    row = BookRow
    deleted = "deleted_at"
    kept = ("isbn", "deleted_at", "version")
    page = paged(_book_page)

    def change(self, row: BookRow, changes: UpdateBookRequest) -> None:
        """Write changes into a row."""
        _change_book(row, changes)


class AsyncBookRepository(AsyncRepository[BookRow, str, UpdateBookRequest]):
    """The same for `await`."""

    repository = BookRepository
    page = async_paged(_book_page)


def _customer_page(
    *, limit: int = 20, cursor: str | None = None
) -> Wanted[CustomerRow]:
    """In the order of their keys; no operation lists them."""
    return Wanted(
        CustomerRow, order=ascending(CustomerRow.id), limit=limit, cursor=cursor
    )


class CustomerRepository(Repository[CustomerRow, UUID, Attributes]):
    """The rows of `customers`.

    `#/components/schemas/Customer`
    """

    row = CustomerRow
    deleted = "deleted_at"
    kept = ("id", "joined_at", "deleted_at")
    page = paged(_customer_page)


class AsyncCustomerRepository(AsyncRepository[CustomerRow, UUID, Attributes]):
    """The same for `await`."""

    repository = CustomerRepository
    page = async_paged(_customer_page)


def _order_page(
    *, placed_since: DateTime | None = None, limit: int = 20, cursor: str | None = None
) -> Wanted[OrderRow]:
    """As `GET /orders` lists them."""
    return Wanted(
        OrderRow,
        order=ascending(OrderRow.id),
        where=[at_least(OrderRow.placed_at, placed_since)],
        limit=limit,
        cursor=cursor,
        longest=200,
        counted=True,
    )


class OrderRepository(Repository[OrderRow, UUID, Attributes]):
    """The rows of `orders`.

    `#/components/schemas/Order`
    """

    row = OrderRow
    kept = (
        "id",
        "status",
        "total_amount",
        "total_currency",
        "payment",
        "placed_at",
        "version",
    )
    page = paged(_order_page)


class AsyncOrderRepository(AsyncRepository[OrderRow, UUID, Attributes]):
    """The same for `await`."""

    repository = OrderRepository
    page = async_paged(_order_page)
