# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Thing


class CreateThing200(Reply):
    """Made"""

    body: Thing
    status: ClassVar[int] = 200


class ThingsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def create_thing(
        self,
        *,
        size: int | None,
        kind: str | None,
        body: Thing | None,
    ) -> MaybeAwaitable[CreateThing200]:
        """`POST /things`"""
        ...


def things_router(implementation: Dependency[ThingsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/things", operation_id="createThing")
    async def create_thing(
        call: Annotated[
            Call, Depends(contract.operation("post", "/things", ThingsApi.create_thing))
        ],
        api: Annotated[ThingsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_thing)

    return router
