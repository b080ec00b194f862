# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class GetRoot204(Reply):
    """Root"""

    status: ClassVar[int] = 204


class RootApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_root(self) -> MaybeAwaitable[GetRoot204]:
        """`GET /`"""
        ...


def root_router(implementation: Dependency[RootApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/")
    async def get_root(
        call: Annotated[
            Call, Depends(contract.operation("get", "/", RootApi.get_root))
        ],
        api: Annotated[RootApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_root)

    return router
