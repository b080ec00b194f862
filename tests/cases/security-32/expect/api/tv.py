# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract


class GetTv204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class TvApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_tv(self, *, principal: Principal) -> MaybeAwaitable[GetTv204]:
        """`GET /tv`"""
        ...


def tv_router(implementation: Dependency[TvApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/tv", operation_id="getTv")
    async def get_tv(
        call: Annotated[Call, Depends(contract.operation("get", "/tv", TvApi.get_tv))],
        api: Annotated[TvApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_tv)

    return router
