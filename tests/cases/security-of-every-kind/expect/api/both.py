# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract


class Both204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class BothApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def both(self, *, principal: Principal) -> MaybeAwaitable[Both204]:
        """`GET /both`"""
        ...


def both_router(implementation: Dependency[BothApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/both", operation_id="both")
    async def both(
        call: Annotated[
            Call, Depends(contract.operation("get", "/both", BothApi.both))
        ],
        api: Annotated[BothApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.both)

    return router
