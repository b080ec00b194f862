# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import FailureResponse, Kind, Order, ThingRequest, ThingResponse


class DoB201(Reply):
    """A thing"""

    body: ThingResponse
    x_kind: Kind | None = None
    status: ClassVar[int] = 201


class DoBDefault(Reply):
    """It failed"""

    body: FailureResponse
    status: int


class BApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def do_b(
        self,
        *,
        order: Order | None,
        body: ThingRequest,
    ) -> MaybeAwaitable[DoB201 | DoBDefault]:
        """`POST /b`"""
        ...


def b_router(implementation: Dependency[BApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/b", operation_id="doB")
    async def do_b(
        call: Annotated[Call, Depends(contract.operation("post", "/b", BApi.do_b))],
        api: Annotated[BApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.do_b)

    return router
