# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import GetItC, GetItResponse


class GetIt200(Reply):
    """It"""

    body: GetItResponse
    status: ClassVar[int] = 200


class ABApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_it(self, *, c: GetItC) -> MaybeAwaitable[GetIt200]:
        """`GET /a~b/{c}`"""
        ...


def a_b_router(implementation: Dependency[ABApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/a~b/{c}", operation_id="getIt")
    async def get_it(
        call: Annotated[
            Call, Depends(contract.operation("get", "/a~b/{c}", ABApi.get_it))
        ],
        api: Annotated[ABApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_it)

    return router
