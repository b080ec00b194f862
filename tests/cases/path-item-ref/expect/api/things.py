# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import GetThingsByIdResponse


class GetThingsById200(Reply):
    """The thing"""

    body: GetThingsByIdResponse
    status: ClassVar[int] = 200


class ThingsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_things_by_id(self, *, id: str) -> MaybeAwaitable[GetThingsById200]:
        """`GET /things/{id}`"""
        ...


def things_router(implementation: Dependency[ThingsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/things/{id}")
    async def get_things_by_id(
        call: Annotated[
            Call,
            Depends(
                contract.operation("get", "/things/{id}", ThingsApi.get_things_by_id)
            ),
        ],
        api: Annotated[ThingsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_things_by_id)

    return router
