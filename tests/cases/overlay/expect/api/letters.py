# Made by contractor. Changes made here are lost.

from typing import Annotated, Any, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Letter


class ListLetters200(Reply):
    """The letters."""

    body: list[Letter]
    status: ClassVar[int] = 200


class ListArchive200(Reply):
    """The letters that were kept."""

    body: list[Letter]
    status: ClassVar[int] = 200


class LettersApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_letters(self, *, after: Any) -> MaybeAwaitable[ListLetters200]:
        """`GET /letters`"""
        ...

    def list_archive(self, *, after: Any) -> MaybeAwaitable[ListArchive200]:
        """`GET /archive`"""
        ...


def letters_router(implementation: Dependency[LettersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["letters"])

    @router.get("/letters", operation_id="listLetters")
    async def list_letters(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/letters", LettersApi.list_letters)),
        ],
        api: Annotated[LettersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_letters)

    @router.get("/archive", operation_id="listArchive")
    async def list_archive(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/archive", LettersApi.list_archive)),
        ],
        api: Annotated[LettersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_archive)

    return router
