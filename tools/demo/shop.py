"""The bookshop of `specs/bookshop.yaml` on a database, through the tables that contractor generates from it.

Written by hand, as whoever uses contractor writes it: generated code is only imported.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from bookshop._tables import engine
from bookshop.api import (
    AuthorsApi,
    BooksApi,
    Credential,
    CustomersApi,
    OrdersApi,
    Principal,
    create_app,
)
from bookshop.api.authors import (
    CreateAuthor201,
    DeleteAuthor204,
    DeleteAuthor404,
    DeleteAuthor409,
    GetAuthor200,
    GetAuthor404,
    ListAuthors200,
)
from bookshop.api.books import (
    CreateBook201,
    CreateBook409,
    CreateBook422,
    CreateReview201,
    CreateReview404,
    DownloadCover200,
    DownloadCover404,
    GetBook200,
    GetBook304,
    GetBook404,
    GetCategories200,
    ListBooks200,
    SearchBooks200,
    UpdateBook200,
    UpdateBook404,
    UpdateBook412,
    UploadCover204,
    UploadCover404,
    UploadCover413,
)
from bookshop.api.customers import (
    CreateCustomer201,
    CreateCustomer409,
    GetCurrentCustomer200,
    GetCurrentCustomer401,
)
from bookshop.api.orders import (
    CancelOrder204,
    CancelOrder404,
    CancelOrder409,
    CancelOrder412,
    CreateOrder201,
    CreateOrder402,
    CreateOrder422,
    FollowOrder200,
    FollowOrder404,
    GetOrder200,
    GetOrder404,
    ListOrders200,
)
from bookshop.models import (
    AnyLanguage,
    AuthorInput,
    AuthorPage,
    BankTransfer,
    BankTransferInput,
    Book,
    BookInput,
    BookPage,
    CardPayment,
    CardPaymentInput,
    Category,
    CreateOrderRequest,
    CustomerInput,
    Format,
    ListBooksPrice,
    ListBooksSort,
    ListOrdersResponse,
    Money,
    OrderStatus,
    ParcelScanned,
    Payment,
    PaymentInput,
    PaymentRefusedResponse,
    PaymentRefusedResponseReason,
    Problem,
    Review,
    ReviewInput,
    StatusChanged,
    UpdateBookRequest,
    UploadCoverRequest,
    ValidationProblem,
    ValidationProblemErrorsItem,
    Voucher,
    given,
)
from bookshop.tables import (
    AuthorRow,
    Base,
    BookRow,
    CustomerRow,
    OrderRow,
    from_row,
    to_row,
)
from fastapi import FastAPI
from sqlalchemy import ForeignKey, LargeBinary, Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

LARGEST_COVER = 5_000_000
Row = TypeVar("Row", bound=Base)


# What the contract does not ask to be stored stands in tables of our own, beside the generated ones.
class CoverRow(Base, kw_only=True, eq=False):
    __tablename__ = "covers"

    isbn: Mapped[str] = mapped_column(ForeignKey("books.isbn"), primary_key=True)
    picture: Mapped[bytes] = mapped_column(LargeBinary())


class StarsRow(Base, kw_only=True, eq=False):
    __tablename__ = "stars"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    isbn: Mapped[str] = mapped_column(ForeignKey("books.isbn"), index=True)
    stars: Mapped[int]


class AttemptRow(Base, kw_only=True, eq=False):
    __tablename__ = "attempts"

    key: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))


def problem(status: int, title: str) -> Problem:
    return Problem(type="about:blank", title=title, status=status)


def invalid(pointer: str, detail: str) -> ValidationProblem:
    error = ValidationProblemErrorsItem(pointer=pointer, detail=detail)
    return ValidationProblem(type="about:blank", title="Impossible", status=422, errors=[error])


def tag(row: BookRow | OrderRow) -> str:
    """An ETag: the version that the contract asks the table to count."""
    return f'"{row.version}"'


def kept(payment: PaymentInput) -> Payment:
    """What is stored of a payment: no token of a card."""
    match payment:
        case CardPaymentInput():
            return CardPayment(method=payment.method, wallet=payment.wallet)
        case BankTransferInput():
            return BankTransfer(method=payment.method, iban=payment.iban)
        case Voucher():
            return payment


def paged(
    session: Session, wanted: Select[Row], cursor: str | None, limit: int
) -> tuple[list[Row], str | None]:
    """The rows of one page, and where the next one begins."""
    start = int(cursor) if cursor is not None and cursor.isdecimal() else 0
    rows = list(session.scalars(wanted.offset(start).limit(limit + 1)))
    return rows[:limit], str(start + limit) if len(rows) > limit else None


class Authors(AuthorsApi):
    def __init__(self, session: Session) -> None:
        self.session = session

    def list_authors(self, *, cursor: str | None, limit: int, name: str | None) -> ListAuthors200:
        wanted = select(AuthorRow).order_by(AuthorRow.name)
        if name is not None:
            wanted = wanted.where(AuthorRow.name.contains(name, autoescape=True))
        rows, after = paged(self.session, wanted, cursor, limit)
        total = self.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
        page = AuthorPage(items=[from_row(row) for row in rows], next=after, total=total)
        return ListAuthors200(page)

    def create_author(self, *, body: AuthorInput, principal: Principal) -> CreateAuthor201:
        row = to_row(body)
        self.session.add(row)
        self.session.commit()
        return CreateAuthor201(from_row(row), location=f"/v1/authors/{row.id}")

    def get_author(self, *, author_id: UUID) -> GetAuthor200 | GetAuthor404:
        row = self.session.get(AuthorRow, author_id)
        if row is None:
            return GetAuthor404(problem(404, "No such author"))
        return GetAuthor200(from_row(row))

    def delete_author(
        self, *, author_id: UUID, principal: Principal
    ) -> DeleteAuthor204 | DeleteAuthor404 | DeleteAuthor409:
        row = self.session.get(AuthorRow, author_id)
        if row is None:
            return DeleteAuthor404(problem(404, "No such author"))
        try:
            self.session.delete(row)
            self.session.commit()
        except IntegrityError:
            return DeleteAuthor409(problem(409, "The catalogue holds a book of theirs"))
        return DeleteAuthor204()


class Books(BooksApi):
    def __init__(self, session: Session) -> None:
        self.session = session

    def _book(self, row: BookRow) -> Book:
        average = self.session.scalar(
            select(func.avg(StarsRow.stars)).where(StarsRow.isbn == row.isbn)
        )
        return from_row(row, average_stars=average)

    def list_books(
        self,
        *,
        cursor: str | None,
        limit: int,
        q: str | None,
        format: list[Format] | None,
        language: list[AnyLanguage] | None,
        price: ListBooksPrice | None,
        sort: ListBooksSort,
        author: str | None,
        accept_language: str,
    ) -> ListBooks200:
        wanted = select(BookRow)
        if q is not None:
            wanted = wanted.where(BookRow.title.contains(q, autoescape=True))
        if format is not None:
            wanted = wanted.where(BookRow.format.in_(format))
        if language is not None:
            wanted = wanted.where(BookRow.language.in_(map(str, language)))
        if price is not None:
            least, most = given(price.from_), given(price.to)
            wanted = wanted if least is None else wanted.where(BookRow.price_amount >= least)
            wanted = wanted if most is None else wanted.where(BookRow.price_amount <= most)
        column = BookRow.published_on if "published" in sort else BookRow.title
        wanted = wanted.order_by(column.desc() if sort.startswith("-") else column)
        rows, after = paged(self.session, wanted, cursor, limit)
        page = BookPage(items=[self._book(row) for row in rows], next=after)
        return ListBooks200(page, rate_limit_remaining=59)

    def create_book(
        self, *, body: BookInput, principal: Principal
    ) -> CreateBook201 | CreateBook409 | CreateBook422:
        if self.session.get(BookRow, body.isbn) is not None:
            return CreateBook409(problem(409, "The book is there already"))
        for index, author in enumerate(body.author_ids):
            if self.session.get(AuthorRow, author) is None:
                return CreateBook422(invalid(f"/authorIds/{index}", "no such author"))
        row = to_row(body)
        self.session.add(row)
        self.session.commit()
        return CreateBook201(self._book(row), location=f"/v1/books/{row.isbn}", e_tag=tag(row))

    def get_book(
        self, *, isbn: str, if_none_match: str | None
    ) -> GetBook200 | GetBook304 | GetBook404:
        row = self.session.get(BookRow, isbn)
        if row is None:
            return GetBook404(problem(404, "No such book"))
        if if_none_match == tag(row):
            return GetBook304(tag(row))
        return GetBook200(self._book(row), tag(row))

    def update_book(
        self, *, isbn: str, if_match: str, body: UpdateBookRequest, principal: Principal
    ) -> UpdateBook200 | UpdateBook404 | UpdateBook412:
        row = self.session.get(BookRow, isbn)
        if row is None:
            return UpdateBook404(problem(404, "No such book"))
        if if_match != tag(row):
            return UpdateBook412(problem(412, "Somebody changed it"))
        # What is absent stays, null removes (RFC 7396).
        sent = body.model_fields_set
        row.title = given(body.title) or row.title
        row.format = given(body.format) or row.format
        row.subtitle = given(body.subtitle) if "subtitle" in sent else row.subtitle
        row.blurb = given(body.blurb) if "blurb" in sent else row.blurb
        if (price := given(body.price)) is not None:
            row.price_amount, row.price_currency = price.amount, str(price.currency)
        self.session.commit()
        return UpdateBook200(self._book(row), tag(row))

    def download_cover(self, *, isbn: str) -> DownloadCover200 | DownloadCover404:
        row, cover = self.session.get(BookRow, isbn), self.session.get(CoverRow, isbn)
        if row is None or cover is None:
            return DownloadCover404(problem(404, "No cover"))
        return DownloadCover200(cover.picture, "image/png", tag(row))

    def upload_cover(
        self, *, isbn: str, body: UploadCoverRequest, principal: Principal
    ) -> UploadCover204 | UploadCover404 | UploadCover413:
        if self.session.get(BookRow, isbn) is None:
            return UploadCover404(problem(404, "No such book"))
        if len(body.picture) > LARGEST_COVER:
            return UploadCover413()
        self.session.merge(CoverRow(isbn=isbn, picture=bytes(body.picture)))
        self.session.commit()
        return UploadCover204()

    def create_review(
        self, *, isbn: str, body: ReviewInput, principal: Principal
    ) -> CreateReview201 | CreateReview404:
        if self.session.get(BookRow, isbn) is None:
            return CreateReview404(problem(404, "No such book"))
        self.session.add(StarsRow(isbn=isbn, stars=int(body.stars)))
        self.session.commit()
        written = datetime.now().astimezone()
        return CreateReview201(Review(stars=body.stars, text=body.text, written_at=written))

    def search_books(self, *, q: str) -> SearchBooks200:
        wanted = select(BookRow).where(BookRow.title.contains(q, autoescape=True)).limit(50)
        return SearchBooks200([self._book(row) for row in self.session.scalars(wanted)])

    def get_categories(self) -> GetCategories200:
        inner = Category(slug="science-fiction", name="Science fiction")
        return GetCategories200([Category(slug="fiction", name="Fiction", children=[inner])])


class Customers(CustomersApi):
    def __init__(self, session: Session) -> None:
        self.session = session

    def create_customer(self, *, body: CustomerInput) -> CreateCustomer201 | CreateCustomer409:
        row = to_row(body)
        try:
            self.session.add(row)
            self.session.commit()
        except IntegrityError:
            return CreateCustomer409(problem(409, "There is such a customer already"))
        return CreateCustomer201(from_row(row), location="/v1/customers/me")

    def get_current_customer(
        self, *, principal: Principal
    ) -> GetCurrentCustomer200 | GetCurrentCustomer401:
        row = self.session.get(CustomerRow, UUID(principal.subject))
        if row is None:
            return GetCurrentCustomer401(problem(401, "Nobody is signed in"))
        return GetCurrentCustomer200(from_row(row))


class Orders(OrdersApi):
    def __init__(self, session: Session) -> None:
        self.session = session

    def _order(self, order_id: UUID, who: Principal) -> OrderRow | None:
        """An order of whoever asks; the staff, whose tokens have scopes, sees all."""
        row = self.session.get(OrderRow, order_id)
        theirs = row is not None and (who.scopes or str(row.customer_id) == who.subject)
        return row if theirs else None

    def list_orders(
        self,
        *,
        cursor: str | None,
        limit: int,
        placed_since: datetime | None,
        principal: Principal,
    ) -> ListOrders200:
        wanted = select(OrderRow).order_by(OrderRow.placed_at.desc())
        still = select(func.count()).where(OrderRow.status != OrderStatus.DELIVERED)
        if not principal.scopes:
            own = OrderRow.customer_id == UUID(principal.subject)
            wanted, still = wanted.where(own), still.where(own)
        if placed_since is not None:
            wanted = wanted.where(OrderRow.placed_at >= placed_since)
        rows, after = paged(self.session, wanted, cursor, limit)
        return ListOrders200(
            ListOrdersResponse(
                items=[from_row(row) for row in rows],
                next=after,
                open_orders=self.session.scalar(still) or 0,
            )
        )

    def create_order(
        self, *, idempotency_key: UUID, body: CreateOrderRequest, principal: Principal
    ) -> CreateOrder201 | CreateOrder402 | CreateOrder422:
        before = self.session.get(AttemptRow, idempotency_key)
        row = None if before is None else self.session.get(OrderRow, before.order_id)
        if row is None:
            if body.payment.method == "voucher" and body.payment.code.endswith("-0000"):
                return CreateOrder402(
                    PaymentRefusedResponse(
                        type="about:blank",
                        title="The voucher is used up",
                        status=402,
                        reason=PaymentRefusedResponseReason.EXPIRED,
                    )
                )
            lines, total = [], 0
            for index, line in enumerate(body.order.lines):
                book = self.session.get(BookRow, line.isbn)
                if book is None:
                    return CreateOrder422(invalid(f"/order/lines/{index}/isbn", "no such book"))
                price = Money(amount=book.price_amount, currency=book.price_currency)
                lines.append(to_row(line, price=price))
                total += book.price_amount * (given(line.quantity) or 1)
            if self.session.get(CustomerRow, body.order.customer_id) is None:
                return CreateOrder422(invalid("/order/customerId", "no such customer"))
            row = to_row(
                body.order,
                lines=lines,
                total=Money(amount=total, currency="GBP"),
                payment=kept(body.payment),
            )
            self.session.add(row)
            self.session.flush()
            self.session.add(AttemptRow(key=idempotency_key, order_id=row.id))
            self.session.commit()
        return CreateOrder201(from_row(row), location=f"/v1/orders/{row.id}", e_tag=tag(row))

    def get_order(self, *, order_id: UUID, principal: Principal) -> GetOrder200 | GetOrder404:
        row = self._order(order_id, principal)
        if row is None:
            return GetOrder404(problem(404, "No such order"))
        return GetOrder200(from_row(row), tag(row))

    def cancel_order(
        self, *, order_id: UUID, if_match: str, principal: Principal
    ) -> CancelOrder204 | CancelOrder404 | CancelOrder409 | CancelOrder412:
        row = self._order(order_id, principal)
        if row is None:
            return CancelOrder404(problem(404, "No such order"))
        if if_match != tag(row):
            return CancelOrder412(problem(412, "Somebody changed it"))
        if row.status is not OrderStatus.PLACED:
            return CancelOrder409(problem(409, "It is on its way"))
        row.status = OrderStatus.CANCELLED
        self.session.commit()
        return CancelOrder204()

    def follow_order(
        self, *, order_id: UUID, last_event_id: str | None, principal: Principal
    ) -> FollowOrder200 | FollowOrder404:
        row = self._order(order_id, principal)
        if row is None:
            return FollowOrder404(problem(404, "No such order"))
        placed = from_row(row).model_dump_json()
        events: list[StatusChanged | ParcelScanned] = [
            StatusChanged(event="status-changed", id="1", data=placed),
            ParcelScanned(event="parcel-scanned", id="2", data="Hay-on-Wye\nat the door"),
        ]
        seen = int(last_event_id) if last_event_id and last_event_id.isdecimal() else 0
        return FollowOrder200(iter(events[seen:]))


async def authenticate(credentials: tuple[Credential, ...]) -> Principal | None:
    """A session is the id of its customer; a token is a word and its scopes."""
    (shown,) = credentials
    if shown.kind == "apiKey":
        return Principal(shown.value) if len(shown.value) == 36 else None
    name, _, scopes = shown.value.partition(".")
    return Principal(name, frozenset(scopes.split("+"))) if name == "staff" else None


def application(url: str) -> FastAPI:
    """The application of a shop whose books are in a database."""
    database = engine(url)
    Base.metadata.create_all(database)
    sessions = sessionmaker(database, expire_on_commit=False)

    def authors() -> Iterator[Authors]:
        with sessions() as session:
            yield Authors(session)

    def books() -> Iterator[Books]:
        with sessions() as session:
            yield Books(session)

    def customers() -> Iterator[Customers]:
        with sessions() as session:
            yield Customers(session)

    def orders() -> Iterator[Orders]:
        with sessions() as session:
            yield Orders(session)

    return create_app(
        authors=authors,
        books=books,
        customers=customers,
        orders=orders,
        authenticate=authenticate,
    )


def main() -> FastAPI:
    """For `uvicorn --factory shop:main`."""
    return application(os.environ["DATABASE_URL"])
