# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class Open204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class OpenApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def open(self) -> MaybeAwaitable[Open204]:
        """`GET /open`"""
        ...


def open_router(implementation: Dependency[OpenApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/open", operation_id="open")
    async def open(
        call: Annotated[
            Call, Depends(contract.operation("get", "/open", OpenApi.open))
        ],
        api: Annotated[OpenApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.open)

    return router
