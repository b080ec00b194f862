# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class Missing204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class MissingApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def missing(self) -> MaybeAwaitable[Missing204]:
        """`GET /missing/{id}`"""
        ...


def missing_router(implementation: Dependency[MissingApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/missing/{id}", operation_id="missing")
    async def missing(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/missing/{id}", MissingApi.missing)),
        ],
        api: Annotated[MissingApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.missing)

    return router
