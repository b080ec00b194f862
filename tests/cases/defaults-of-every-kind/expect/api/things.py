# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Direction


class ListThings200(Reply):
    """Things"""

    status: ClassVar[int] = 200


class ThingsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_things(
        self,
        *,
        limit: int,
        fields: list[str],
        order: Direction | None,
    ) -> MaybeAwaitable[ListThings200]:
        """`GET /things`"""
        ...


def things_router(implementation: Dependency[ThingsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/things", operation_id="listThings")
    async def list_things(
        call: Annotated[
            Call, Depends(contract.operation("get", "/things", ThingsApi.list_things))
        ],
        api: Annotated[ThingsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_things)

    return router
