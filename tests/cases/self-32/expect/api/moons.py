# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Moon


class ListMoons200(Reply):
    """Moons"""

    body: list[Moon]
    status: ClassVar[int] = 200


class MoonsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_moons(self) -> MaybeAwaitable[ListMoons200]:
        """`GET /moons`"""
        ...


def moons_router(implementation: Dependency[MoonsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/moons", operation_id="listMoons")
    async def list_moons(
        call: Annotated[
            Call, Depends(contract.operation("get", "/moons", MoonsApi.list_moons))
        ],
        api: Annotated[MoonsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_moons)

    return router
