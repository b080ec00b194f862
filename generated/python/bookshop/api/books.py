# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Literal, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract
from ..models import (
    AnyLanguage,
    Book,
    BookInput,
    BookPage,
    Category,
    Format,
    Isbn,
    ListBooksPrice,
    ListBooksSort,
    Problem,
    Review,
    ReviewInput,
    UpdateBookRequest,
    UploadCoverRequest,
    ValidationProblem,
)
from ..models._wire import UriReference


class ListBooks200(Reply):
    """One page of books"""

    body: BookPage
    rate_limit_remaining: int | None = None
    """Lists left in this minute."""

    status: ClassVar[int] = 200


class ListBooksDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class CreateBook201(Reply):
    """The book was added"""

    body: Book
    location: UriReference
    """Where the new resource is."""

    e_tag: str
    """Changes whenever the resource does."""

    status: ClassVar[int] = 201


class CreateBook401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class CreateBook409(Reply):
    """It cannot be done as things stand"""

    body: Problem
    status: ClassVar[int] = 409


class CreateBook422(Reply):
    """The request is well formed but asks for something impossible"""

    body: ValidationProblem
    status: ClassVar[int] = 422


class CreateBookDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class GetBook200(Reply):
    """The book"""

    body: Book
    e_tag: str
    """Changes whenever the resource does."""

    status: ClassVar[int] = 200


class GetBook304(Reply):
    """You have it already"""

    e_tag: str
    """Changes whenever the resource does."""

    status: ClassVar[int] = 304


class GetBook404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class GetBookDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class UpdateBook200(Reply):
    """The book as it is now"""

    body: Book
    e_tag: str
    """Changes whenever the resource does."""

    status: ClassVar[int] = 200


class UpdateBook401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class UpdateBook404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class UpdateBook412(Reply):
    """Somebody changed it since you last saw it"""

    body: Problem
    status: ClassVar[int] = 412


class UpdateBook422(Reply):
    """The request is well formed but asks for something impossible"""

    body: ValidationProblem
    status: ClassVar[int] = 422


class UpdateBookDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class DownloadCover200(Reply):
    """The picture"""

    body: bytes
    media_type: Literal["image/jpeg", "image/png"]
    e_tag: str
    """Changes whenever the resource does."""

    status: ClassVar[int] = 200


class DownloadCover404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class DownloadCoverDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class UploadCover204(Reply):
    """The cover was stored"""

    status: ClassVar[int] = 204


class UploadCover401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class UploadCover404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class UploadCover413(Reply):
    """The picture is too large"""

    status: ClassVar[int] = 413


class UploadCoverDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class CreateReview201(Reply):
    """The review was published"""

    body: Review
    status: ClassVar[int] = 201


class CreateReview401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class CreateReview404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class CreateReview422(Reply):
    """The request is well formed but asks for something impossible"""

    body: ValidationProblem
    status: ClassVar[int] = 422


class CreateReviewDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class SearchBooks200(Reply):
    """The books that fit best"""

    body: list[Book]
    status: ClassVar[int] = 200


class SearchBooksDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class GetCategories200(Reply):
    """The categories at the top, each with those below it"""

    body: list[Category]
    status: ClassVar[int] = 200


class GetCategoriesDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class BooksApi(Api, Protocol):
    """The catalogue: books, covers, categories and reviews.

    Implement it in a file of your own, and pass it to `create_app`.
    """

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
    ) -> MaybeAwaitable[ListBooks200 | ListBooksDefault]:
        """List books

        Books in the order of their titles; every given filter must hold.

        - `cursor`: Where the page begins, from `next` of the page before; absent for
          the first one.
        - `limit`: How many to send at most.
        - `q`: Words that the title or an author's name must contain.
        - `format`: Only books in one of these formats, separated by commas.
        - `language`: Only books in one of these languages, separated by `|`.
        - `price`: Bounds of the price in the smallest unit, as `price[from]` and
          `price[to]`.
        - `author`: Use `q`, which looks at names too.
        - `accept_language`: In which languages titles are preferred where they are
          translated.

        `GET /books`
        """
        ...

    def create_book(
        self,
        *,
        body: BookInput,
        principal: Principal,
    ) -> MaybeAwaitable[
        CreateBook201
        | CreateBook401
        | CreateBook409
        | CreateBook422
        | CreateBookDefault
    ]:
        """Add a book

        `POST /books`
        """
        ...

    def get_book(
        self,
        *,
        isbn: Isbn,
        if_none_match: str | None,
    ) -> MaybeAwaitable[GetBook200 | GetBook304 | GetBook404 | GetBookDefault]:
        """Get a book

        - `if_none_match`: The `ETag` of the book you have; the answer is 304 if it is
          still the same.

        `GET /books/{isbn}`
        """
        ...

    def update_book(
        self,
        *,
        isbn: Isbn,
        if_match: str,
        body: UpdateBookRequest,
        principal: Principal,
    ) -> MaybeAwaitable[
        UpdateBook200
        | UpdateBook401
        | UpdateBook404
        | UpdateBook412
        | UpdateBook422
        | UpdateBookDefault
    ]:
        """Change parts of a book

        What is absent stays; null removes (RFC 7396). The book must be as you last saw
        it.

        - `if_match`: The `ETag` you last saw. If it is not the current one, the answer
          is 412 and nothing changes.

        `PATCH /books/{isbn}`
        """
        ...

    def download_cover(
        self,
        *,
        isbn: Isbn,
    ) -> MaybeAwaitable[DownloadCover200 | DownloadCover404 | DownloadCoverDefault]:
        """Download the cover of a book

        `GET /books/{isbn}/cover`
        """
        ...

    def upload_cover(
        self,
        *,
        isbn: Isbn,
        body: UploadCoverRequest,
        principal: Principal,
    ) -> MaybeAwaitable[
        UploadCover204
        | UploadCover401
        | UploadCover404
        | UploadCover413
        | UploadCoverDefault
    ]:
        """Upload the cover of a book

        `PUT /books/{isbn}/cover`
        """
        ...

    def create_review(
        self,
        *,
        isbn: Isbn,
        body: ReviewInput,
        principal: Principal,
    ) -> MaybeAwaitable[
        CreateReview201
        | CreateReview401
        | CreateReview404
        | CreateReview422
        | CreateReviewDefault
    ]:
        """Review a book

        `POST /books/{isbn}/reviews`
        """
        ...

    def search_books(
        self,
        *,
        q: str,
    ) -> MaybeAwaitable[SearchBooks200 | SearchBooksDefault]:
        """Search for books

        Use `listBooks` with `q`. This answers with at most 50 books and has no pages.

        Deprecated.

        `GET /books/search`
        """
        ...

    def get_categories(self) -> MaybeAwaitable[GetCategories200 | GetCategoriesDefault]:
        """Get all categories, as a tree

        `GET /categories`
        """
        ...


def books_router(implementation: Dependency[BooksApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["Books"])

    @router.get("/v1/books", operation_id="listBooks")
    async def list_books(
        call: Annotated[
            Call, Depends(contract.operation("get", "/v1/books", BooksApi.list_books))
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_books)

    @router.post("/v1/books", operation_id="createBook")
    async def create_book(
        call: Annotated[
            Call, Depends(contract.operation("post", "/v1/books", BooksApi.create_book))
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_book)

    @router.get("/v1/books/{isbn}", operation_id="getBook")
    async def get_book(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/v1/books/{isbn}", BooksApi.get_book)),
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_book)

    @router.patch("/v1/books/{isbn}", operation_id="updateBook")
    async def update_book(
        call: Annotated[
            Call,
            Depends(
                contract.operation("patch", "/v1/books/{isbn}", BooksApi.update_book)
            ),
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.update_book)

    @router.get("/v1/books/{isbn}/cover", operation_id="downloadCover")
    async def download_cover(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get", "/v1/books/{isbn}/cover", BooksApi.download_cover
                )
            ),
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.download_cover)

    @router.put("/v1/books/{isbn}/cover", operation_id="uploadCover")
    async def upload_cover(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "put", "/v1/books/{isbn}/cover", BooksApi.upload_cover
                )
            ),
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.upload_cover)

    @router.post("/v1/books/{isbn}/reviews", operation_id="createReview")
    async def create_review(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "post", "/v1/books/{isbn}/reviews", BooksApi.create_review
                )
            ),
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_review)

    @router.get("/v1/books/search", operation_id="searchBooks")
    async def search_books(
        call: Annotated[
            Call,
            Depends(
                contract.operation("get", "/v1/books/search", BooksApi.search_books)
            ),
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.search_books)

    @router.get("/v1/categories", operation_id="getCategories")
    async def get_categories(
        call: Annotated[
            Call,
            Depends(
                contract.operation("get", "/v1/categories", BooksApi.get_categories)
            ),
        ],
        api: Annotated[BooksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_categories)

    return router
