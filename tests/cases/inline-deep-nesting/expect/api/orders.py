# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import PostOrdersByIdLinesRequest, PostOrdersByIdLinesResponseItem


class PostOrdersByIdLines201(Reply):
    """Added"""

    body: list[PostOrdersByIdLinesResponseItem]
    status: ClassVar[int] = 201


class OrdersApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def post_orders_by_id_lines(
        self,
        *,
        id: str,
        body: PostOrdersByIdLinesRequest | None,
    ) -> MaybeAwaitable[PostOrdersByIdLines201]:
        """`POST /orders/{id}/lines`"""
        ...


def orders_router(implementation: Dependency[OrdersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/orders/{id}/lines")
    async def post_orders_by_id_lines(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "post", "/orders/{id}/lines", OrdersApi.post_orders_by_id_lines
                )
            ),
        ],
        api: Annotated[OrdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.post_orders_by_id_lines)

    return router
