# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class Overridden204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class OverriddenApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def overridden(self, *, id: int, page: int | None) -> MaybeAwaitable[Overridden204]:
        """`GET /overridden/{id}`"""
        ...


def overridden_router(implementation: Dependency[OverriddenApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/overridden/{id}", operation_id="overridden")
    async def overridden(
        call: Annotated[
            Call,
            Depends(
                contract.operation("get", "/overridden/{id}", OverriddenApi.overridden)
            ),
        ],
        api: Annotated[OverriddenApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.overridden)

    return router
