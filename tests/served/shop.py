"""The bookshop of `specs/bookshop.yaml`, implemented in memory on what contractor generates from it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from bookshop.api import (
    AuthorsApi,
    BooksApi,
    Credential,
    CustomersApi,
    OrdersApi,
    Principal,
    Refused,
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
    Author,
    AuthorInput,
    AuthorPage,
    Book,
    BookInput,
    BookPage,
    Category,
    CreateOrderRequest,
    Customer,
    CustomerInput,
    Format,
    ListBooksPrice,
    ListBooksSort,
    ListOrdersResponse,
    Money,
    Order,
    OrderLine,
    OrderStatus,
    ParcelScanned,
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
    given,
)
from fastapi import FastAPI

LARGEST_COVER = 5_000_000


@dataclass
class Shop:
    """What is in the shop."""

    authors: dict[UUID, Author] = field(default_factory=dict)
    books: dict[str, Book] = field(default_factory=dict)
    covers: dict[str, bytes] = field(default_factory=dict)
    stars: dict[str, list[int]] = field(default_factory=dict)
    customers: dict[UUID, Customer] = field(default_factory=dict)
    orders: dict[UUID, Order] = field(default_factory=dict)
    placed: dict[UUID, UUID] = field(default_factory=dict)


def problem(status: int, title: str) -> Problem:
    return Problem(type="about:blank", title=title, status=status)


def invalid(pointer: str, detail: str) -> ValidationProblem:
    return ValidationProblem(
        type="about:blank",
        title="Impossible",
        status=422,
        errors=[ValidationProblemErrorsItem(pointer=pointer, detail=detail)],
    )


def page_start(cursor: str | None) -> int:
    """Where a page begins; a cursor that we have not given is no cursor."""
    if cursor is not None and not (cursor.isascii() and cursor.isdecimal()):
        raise Refused("bad-request", "the cursor is none of ours")
    return int(cursor or 0)


def tag(one: Book | Order) -> str:
    """An ETag of what something looks like."""
    return f'"{sha256(one.model_dump_json().encode()).hexdigest()[:16]}"'


class Authors(AuthorsApi):
    """Asynchronous, as most implementations are."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    async def list_authors(
        self, *, cursor: str | None, limit: int, name: str | None
    ) -> ListAuthors200:
        found = sorted(
            (one for one in self.shop.authors.values() if (name or "") in one.name),
            key=lambda one: one.name,
        )
        start = page_start(cursor)
        more = start + limit < len(found)
        return ListAuthors200(
            AuthorPage(
                items=found[start : start + limit],
                next=str(start + limit) if more else None,
                total=len(found),
            )
        )

    async def create_author(self, *, body: AuthorInput, principal: Principal) -> CreateAuthor201:
        made = Author(
            id=uuid4(),
            name=body.name,
            born_on=body.born_on,
            biography=body.biography,
            website=body.website,
        )
        self.shop.authors[made.id] = made
        return CreateAuthor201(made, location=f"/v1/authors/{made.id}")

    async def get_author(self, *, author_id: UUID) -> GetAuthor200 | GetAuthor404:
        found = self.shop.authors.get(author_id)
        return (
            GetAuthor404(problem(404, "No such author")) if found is None else GetAuthor200(found)
        )

    async def delete_author(
        self, *, author_id: UUID, principal: Principal
    ) -> DeleteAuthor204 | DeleteAuthor404 | DeleteAuthor409:
        if author_id not in self.shop.authors:
            return DeleteAuthor404(problem(404, "No such author"))
        if any(author_id in book.author_ids for book in self.shop.books.values()):
            return DeleteAuthor409(problem(409, "The catalogue holds a book of theirs"))
        del self.shop.authors[author_id]
        return DeleteAuthor204()


class Books(BooksApi):
    """Synchronous: each method runs in a thread."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

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
        found = [one for one in self.shop.books.values() if (q or "") in one.title]
        if format is not None:
            found = [one for one in found if one.format in format]
        if language is not None:
            found = [one for one in found if one.language in language]
        if price is not None:
            least, most = given(price.from_), given(price.to)
            found = [one for one in found if least is None or one.price.amount >= least]
            found = [one for one in found if most is None or one.price.amount <= most]
        found.sort(key=lambda one: one.title, reverse=sort is ListBooksSort.MINUS_TITLE)
        start = page_start(cursor)
        more = start + limit < len(found)
        page = BookPage(
            items=found[start : start + limit], next=str(start + limit) if more else None
        )
        return ListBooks200(page, rate_limit_remaining=59)

    def create_book(
        self, *, body: BookInput, principal: Principal
    ) -> CreateBook201 | CreateBook409 | CreateBook422:
        if body.isbn in self.shop.books:
            return CreateBook409(problem(409, "The book is there already"))
        for index, author in enumerate(body.author_ids):
            if author not in self.shop.authors:
                return CreateBook422(invalid(f"/authorIds/{index}", "no such author"))
        sent = body.model_dump()
        made = Book.model_validate({**sent, "averageStars": None})
        self.shop.books[made.isbn] = made
        return CreateBook201(made, location=f"/v1/books/{made.isbn}", e_tag=tag(made))

    def get_book(
        self, *, isbn: str, if_none_match: str | None
    ) -> GetBook200 | GetBook304 | GetBook404:
        found = self.shop.books.get(isbn)
        if found is None:
            return GetBook404(problem(404, "No such book"))
        if if_none_match == tag(found):
            return GetBook304(tag(found))
        return GetBook200(found, tag(found))

    def update_book(
        self, *, isbn: str, if_match: str, body: UpdateBookRequest, principal: Principal
    ) -> UpdateBook200 | UpdateBook404 | UpdateBook412:
        found = self.shop.books.get(isbn)
        if found is None:
            return UpdateBook404(problem(404, "No such book"))
        if if_match != tag(found):
            return UpdateBook412(problem(412, "Somebody changed it"))
        now = {**found.model_dump(mode="json"), **body.model_dump(mode="json")}
        self.shop.books[isbn] = made = Book.model_validate(now)
        return UpdateBook200(made, tag(made))

    def download_cover(self, *, isbn: str) -> DownloadCover200 | DownloadCover404:
        found = self.shop.covers.get(isbn)
        if found is None:
            return DownloadCover404(problem(404, "No cover"))
        return DownloadCover200(found, "image/png", tag(self.shop.books[isbn]))

    def upload_cover(
        self, *, isbn: str, body: UploadCoverRequest, principal: Principal
    ) -> UploadCover204 | UploadCover404 | UploadCover413:
        if isbn not in self.shop.books:
            return UploadCover404(problem(404, "No such book"))
        if len(body.picture) > LARGEST_COVER:
            return UploadCover413()
        self.shop.covers[isbn] = body.picture
        return UploadCover204()

    def create_review(
        self, *, isbn: str, body: ReviewInput, principal: Principal
    ) -> CreateReview201 | CreateReview404:
        found = self.shop.books.get(isbn)
        if found is None:
            return CreateReview404(problem(404, "No such book"))
        stars = self.shop.stars.setdefault(isbn, [])
        stars.append(int(body.stars))
        self.shop.books[isbn] = found.model_copy(update={"average_stars": sum(stars) / len(stars)})
        made = Review(stars=body.stars, text=body.text, written_at=datetime.now(UTC))
        return CreateReview201(made)

    def search_books(self, *, q: str) -> SearchBooks200:
        return SearchBooks200([one for one in self.shop.books.values() if q in one.title][:50])

    def get_categories(self) -> GetCategories200:
        inner = Category(slug="science-fiction", name="Science fiction")
        return GetCategories200([Category(slug="fiction", name="Fiction", children=[inner])])


class Customers(CustomersApi):
    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    async def create_customer(
        self, *, body: CustomerInput
    ) -> CreateCustomer201 | CreateCustomer409:
        if any(one.email == body.email for one in self.shop.customers.values()):
            return CreateCustomer409(problem(409, "There is such a customer already"))
        made = Customer(
            id=uuid4(),
            email=body.email,
            name=body.name,
            newsletter=body.newsletter,
            joined_at=datetime.now(UTC),
        )
        self.shop.customers[made.id] = made
        return CreateCustomer201(made, location="/v1/customers/me")

    async def get_current_customer(
        self, *, principal: Principal
    ) -> GetCurrentCustomer200 | GetCurrentCustomer401:
        found = next(
            (one for one in self.shop.customers.values() if str(one.id) == principal.subject), None
        )
        if found is None:
            return GetCurrentCustomer401(problem(401, "Nobody is signed in"))
        return GetCurrentCustomer200(found)


class Orders(OrdersApi):
    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    async def list_orders(
        self,
        *,
        cursor: str | None,
        limit: int,
        placed_since: datetime | None,
        principal: Principal,
    ) -> ListOrders200:
        found = [
            one
            for one in self.shop.orders.values()
            if placed_since is None or one.placed_at >= placed_since
        ]
        still = sum(one.status is OrderStatus.PLACED for one in found)
        return ListOrders200(ListOrdersResponse(items=found[:limit], next=None, open_orders=still))

    async def create_order(
        self, *, idempotency_key: UUID, body: CreateOrderRequest, principal: Principal
    ) -> CreateOrder201 | CreateOrder402 | CreateOrder422:
        made = self.shop.orders.get(self.shop.placed.get(idempotency_key, uuid4()))
        if made is None:
            if body.payment.method == "voucher" and body.payment.code.endswith("-0000"):
                return CreateOrder402(
                    PaymentRefusedResponse(
                        type="about:blank",
                        title="The voucher is used up",
                        status=402,
                        reason=PaymentRefusedResponseReason.EXPIRED,
                    )
                )
            for index, line in enumerate(body.order.lines):
                if line.isbn not in self.shop.books:
                    where = f"/order/lines/{index}/isbn"
                    return CreateOrder422(invalid(where, "no such book"))
            made = self._made(body)
            self.shop.orders[made.id] = made
            self.shop.placed[idempotency_key] = made.id
        return CreateOrder201(made, location=f"/v1/orders/{made.id}", e_tag=tag(made))

    def _made(self, body: CreateOrderRequest) -> Order:
        lines = [
            OrderLine(
                isbn=line.isbn, quantity=line.quantity, price=self.shop.books[line.isbn].price
            )
            for line in body.order.lines
        ]
        total = sum(line.price.amount * (given(line.quantity) or 1) for line in lines)
        payment = body.payment.model_dump(mode="json")
        payment.pop("token", None)
        return Order.model_validate(
            {
                "id": str(uuid4()),
                "customerId": str(body.order.customer_id),
                "status": "placed",
                "lines": [line.model_dump(mode="json") for line in lines],
                "total": Money(amount=total, currency="GBP").model_dump(mode="json"),
                "payment": payment,
                "shippingAddress": body.order.shipping_address.model_dump(mode="json"),
                "placedAt": datetime.now(UTC).isoformat(),
            }
        )

    async def get_order(self, *, order_id: UUID, principal: Principal) -> GetOrder200 | GetOrder404:
        found = self.shop.orders.get(order_id)
        if found is None:
            return GetOrder404(problem(404, "No such order"))
        return GetOrder200(found, tag(found))

    async def cancel_order(
        self, *, order_id: UUID, if_match: str, principal: Principal
    ) -> CancelOrder204 | CancelOrder404 | CancelOrder409 | CancelOrder412:
        found = self.shop.orders.get(order_id)
        if found is None:
            return CancelOrder404(problem(404, "No such order"))
        if if_match != tag(found):
            return CancelOrder412(problem(412, "Somebody changed it"))
        if found.status is not OrderStatus.PLACED:
            return CancelOrder409(problem(409, "It is on its way"))
        self.shop.orders[order_id] = found.model_copy(update={"status": OrderStatus.CANCELLED})
        return CancelOrder204()

    async def follow_order(
        self, *, order_id: UUID, last_event_id: str | None, principal: Principal
    ) -> FollowOrder200 | FollowOrder404:
        found = self.shop.orders.get(order_id)
        if found is None:
            return FollowOrder404(problem(404, "No such order"))

        async def events() -> AsyncIterator[StatusChanged | ParcelScanned]:
            first = int(last_event_id) if last_event_id in ("1", "2") else 0
            if first < 1:
                yield StatusChanged(event="status-changed", id="1", data=found.model_dump_json())
            if first < 2:
                yield ParcelScanned(event="parcel-scanned", id="2", data="Hay-on-Wye\nat the door")

        return FollowOrder200(events())


def authenticate(credentials: tuple[Credential, ...]) -> Principal | None:
    """A session is the id of its customer; a token is a word and its scopes."""
    (shown,) = credentials
    if shown.kind == "apiKey":
        return Principal(shown.value) if len(shown.value) == 36 else None
    name, _, scopes = shown.value.partition(".")
    return Principal(name, frozenset(scopes.split("+"))) if name == "staff" else None


def application(shop: Shop, *, check_replies: bool | float = True, **options: Any) -> FastAPI:
    """The application of a shop."""
    return create_app(
        authors=lambda: Authors(shop),
        books=lambda: Books(shop),
        customers=lambda: Customers(shop),
        orders=lambda: Orders(shop),
        authenticate=authenticate,
        check_replies=check_replies,
        **options,
    )
