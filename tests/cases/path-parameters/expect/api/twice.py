# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class Twice204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class TwiceApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def twice(self, *, id: int) -> MaybeAwaitable[Twice204]:
        """`GET /twice/{id}`"""
        ...


def twice_router(implementation: Dependency[TwiceApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/twice/{id}", operation_id="twice")
    async def twice(
        call: Annotated[
            Call, Depends(contract.operation("get", "/twice/{id}", TwiceApi.twice))
        ],
        api: Annotated[TwiceApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.twice)

    return router
