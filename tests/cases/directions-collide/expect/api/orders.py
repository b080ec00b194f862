# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Order, OrderInput, OrderInputSent


class CreateOrder200(Reply):
    """Both"""

    body: Order | OrderInput
    status: ClassVar[int] = 200


class OrdersApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def create_order(
        self,
        *,
        body: OrderInputSent | None,
    ) -> MaybeAwaitable[CreateOrder200]:
        """`POST /orders`"""
        ...


def orders_router(implementation: Dependency[OrdersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/orders", operation_id="createOrder")
    async def create_order(
        call: Annotated[
            Call, Depends(contract.operation("post", "/orders", OrdersApi.create_order))
        ],
        api: Annotated[OrdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_order)

    return router
