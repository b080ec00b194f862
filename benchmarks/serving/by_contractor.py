"""The same two operations on what contractor generates from the bookshop (`generated/python`)."""

from hashlib import sha256
from typing import Any

from bookshop.api import Credential, Principal, create_app
from bookshop.api.books import CreateBook201, GetBook200, GetBook404
from bookshop.models import Book, BookInput, Problem

books: dict[str, Book] = {}


def tag(book: Book) -> str:
    return f'"{sha256(book.model_dump_json().encode()).hexdigest()[:16]}"'


class Books:
    async def create_book(self, *, body: BookInput, principal: Principal) -> CreateBook201:
        made = Book.model_construct(
            body.model_fields_set | {"average_stars"}, **dict(body), average_stars=None
        )
        books[made.isbn] = made
        return CreateBook201(made, location=f"/v1/books/{made.isbn}", e_tag=tag(made))

    async def get_book(self, *, isbn: str, if_none_match: str | None) -> GetBook200 | GetBook404:
        found = books.get(isbn)
        if found is None:
            return GetBook404(Problem(type="about:blank", title="No such book", status=404))
        return GetBook200(found, tag(found))


def authenticate(credentials: tuple[Credential, ...]) -> Principal | None:
    (shown,) = credentials
    name, _, scopes = shown.value.partition(".")
    return Principal(name, frozenset(scopes.split("+"))) if name == "staff" else None


async def made() -> Books:
    return Books()


# Nobody asks for other operations here, so nothing implements them.
groups: dict[str, Any] = dict.fromkeys(("authors", "customers", "orders"), made) | {"books": made}
app = create_app(authenticate=authenticate, **groups)
