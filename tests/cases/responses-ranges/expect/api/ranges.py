# Made by contractor. Changes made here are lost.

from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import GetRangeResponseItem


class GetRange2XX(Reply):
    """Fine"""

    body: list[GetRangeResponseItem]
    status: int


class RangesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_range(self) -> MaybeAwaitable[GetRange2XX]:
        """`GET /ranges`"""
        ...


def ranges_router(implementation: Dependency[RangesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/ranges", operation_id="getRange")
    async def get_range(
        call: Annotated[
            Call, Depends(contract.operation("get", "/ranges", RangesApi.get_range))
        ],
        api: Annotated[RangesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_range)

    return router
