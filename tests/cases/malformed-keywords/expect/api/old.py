# Made by contractor. Changes made here are lost.

from typing import Annotated, Any, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class GetOld200(Reply):
    """Old"""

    status: ClassVar[int] = 200


class OldApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_old(self, *, limit: Any) -> MaybeAwaitable[GetOld200]:
        """`GET /old`"""
        ...


def old_router(implementation: Dependency[OldApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/old", operation_id="getOld")
    async def get_old(
        call: Annotated[
            Call, Depends(contract.operation("get", "/old", OldApi.get_old))
        ],
        api: Annotated[OldApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_old)

    return router
