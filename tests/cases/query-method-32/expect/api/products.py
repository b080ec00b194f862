# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import FindProductsRequest, FindProductsResponseItem


class FindProducts200(Reply):
    body: list[FindProductsResponseItem]
    status: ClassVar[int] = 200


class ProductsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def find_products(
        self,
        *,
        body: FindProductsRequest,
    ) -> MaybeAwaitable[FindProducts200]:
        """`QUERY /products`"""
        ...


def products_router(implementation: Dependency[ProductsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.api_route("/products", methods=["QUERY"], operation_id="findProducts")
    async def find_products(
        call: Annotated[
            Call,
            Depends(
                contract.operation("query", "/products", ProductsApi.find_products)
            ),
        ],
        api: Annotated[ProductsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.find_products)

    return router
