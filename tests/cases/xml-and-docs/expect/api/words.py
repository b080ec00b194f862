# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Word


class GetWords200(Reply):
    """Words"""

    body: Word
    status: ClassVar[int] = 200


class WordsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_words(self) -> MaybeAwaitable[GetWords200]:
        """Get words

        Two lines.
        The second.

        `GET /words`
        """
        ...


def words_router(implementation: Dependency[WordsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["words"])

    @router.get("/words", operation_id="getWords")
    async def get_words(
        call: Annotated[
            Call, Depends(contract.operation("get", "/words", WordsApi.get_words))
        ],
        api: Annotated[WordsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_words)

    return router
