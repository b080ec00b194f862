# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import FailureResponse, Kind, Limit, Order, ThingRequest, ThingResponse


class DoA200(Reply):
    """A thing"""

    body: ThingResponse
    x_kind: Kind | None = None
    status: ClassVar[int] = 200


class DoADefault(Reply):
    """It failed"""

    body: FailureResponse
    status: int


class AApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def do_a(
        self,
        *,
        order: Order | None,
        limit: Limit | None,
        body: ThingRequest,
    ) -> MaybeAwaitable[DoA200 | DoADefault]:
        """`POST /a`"""
        ...


def a_router(implementation: Dependency[AApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/a", operation_id="doA")
    async def do_a(
        call: Annotated[Call, Depends(contract.operation("post", "/a", AApi.do_a))],
        api: Annotated[AApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.do_a)

    return router
