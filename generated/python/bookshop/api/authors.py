# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract
from ..models import Author, AuthorInput, AuthorPage, Problem
from ..models._wire import UriReference, Uuid


class ListAuthors200(Reply):
    """One page of authors"""

    body: AuthorPage
    status: ClassVar[int] = 200


class ListAuthorsDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class CreateAuthor201(Reply):
    """The author was added"""

    body: Author
    location: UriReference
    """Where the new resource is."""

    status: ClassVar[int] = 201


class CreateAuthor401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class CreateAuthorDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class GetAuthor200(Reply):
    """The author"""

    body: Author
    status: ClassVar[int] = 200


class GetAuthor404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class GetAuthorDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class DeleteAuthor204(Reply):
    """The author is gone"""

    status: ClassVar[int] = 204


class DeleteAuthor401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class DeleteAuthor404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class DeleteAuthor409(Reply):
    """It cannot be done as things stand"""

    body: Problem
    status: ClassVar[int] = 409


class DeleteAuthorDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class AuthorsApi(Api, Protocol):
    """Who wrote the books.

    Implement it in a file of your own, and pass it to `create_app`.
    """

    def list_authors(
        self,
        *,
        cursor: str | None,
        limit: int,
        name: str | None,
    ) -> MaybeAwaitable[ListAuthors200 | ListAuthorsDefault]:
        """List authors

        Authors in the order of their names.

        - `cursor`: Where the page begins, from `next` of the page before; absent for
          the first one.
        - `limit`: How many to send at most.
        - `name`: A part of the name.

        `GET /authors`
        """
        ...

    def create_author(
        self,
        *,
        body: AuthorInput,
        principal: Principal,
    ) -> MaybeAwaitable[CreateAuthor201 | CreateAuthor401 | CreateAuthorDefault]:
        """Add an author

        `POST /authors`
        """
        ...

    def get_author(
        self,
        *,
        author_id: Uuid,
    ) -> MaybeAwaitable[GetAuthor200 | GetAuthor404 | GetAuthorDefault]:
        """Get an author

        `GET /authors/{authorId}`
        """
        ...

    def delete_author(
        self,
        *,
        author_id: Uuid,
        principal: Principal,
    ) -> MaybeAwaitable[
        DeleteAuthor204
        | DeleteAuthor401
        | DeleteAuthor404
        | DeleteAuthor409
        | DeleteAuthorDefault
    ]:
        """Remove an author

        Refused with 409 while the catalogue still holds a book of theirs.

        `DELETE /authors/{authorId}`
        """
        ...


def authors_router(implementation: Dependency[AuthorsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["Authors"])

    @router.get("/v1/authors", operation_id="listAuthors")
    async def list_authors(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/v1/authors", AuthorsApi.list_authors)),
        ],
        api: Annotated[AuthorsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_authors)

    @router.post("/v1/authors", operation_id="createAuthor")
    async def create_author(
        call: Annotated[
            Call,
            Depends(
                contract.operation("post", "/v1/authors", AuthorsApi.create_author)
            ),
        ],
        api: Annotated[AuthorsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_author)

    @router.get("/v1/authors/{author_id}", operation_id="getAuthor")
    async def get_author(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get", "/v1/authors/{author_id}", AuthorsApi.get_author
                )
            ),
        ],
        api: Annotated[AuthorsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_author)

    @router.delete("/v1/authors/{author_id}", operation_id="deleteAuthor")
    async def delete_author(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "delete", "/v1/authors/{author_id}", AuthorsApi.delete_author
                )
            ),
        ],
        api: Annotated[AuthorsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.delete_author)

    return router
