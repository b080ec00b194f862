# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import (
    Api,
    Call,
    Dependency,
    MaybeAwaitable,
    Principal,
    Reply,
    Router,
    Stream,
)
from .._contract import contract
from ..models import (
    CreateOrderRequest,
    ListOrdersResponse,
    Order,
    OrderEvent,
    PaymentRefusedResponse,
    Problem,
    ValidationProblem,
)
from ..models._wire import DateTime, UriReference, Uuid


class ListOrders200(Reply):
    """One page of orders"""

    body: ListOrdersResponse
    status: ClassVar[int] = 200


class ListOrders401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class ListOrdersDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class CreateOrder201(Reply):
    """The order was placed"""

    body: Order
    location: UriReference
    """Where the new resource is."""

    e_tag: str
    """Changes whenever the resource does."""

    status: ClassVar[int] = 201


class CreateOrder401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class CreateOrder402(Reply):
    """The payment was refused"""

    body: PaymentRefusedResponse
    status: ClassVar[int] = 402


class CreateOrder422(Reply):
    """The request is well formed but asks for something impossible"""

    body: ValidationProblem
    status: ClassVar[int] = 422


class CreateOrderDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class GetOrder200(Reply):
    """The order"""

    body: Order
    e_tag: str
    """Changes whenever the resource does."""

    status: ClassVar[int] = 200


class GetOrder401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class GetOrder404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class GetOrderDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class CancelOrder204(Reply):
    """The order is cancelled and the payment goes back"""

    status: ClassVar[int] = 204


class CancelOrder401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class CancelOrder404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class CancelOrder409(Reply):
    """It cannot be done as things stand"""

    body: Problem
    status: ClassVar[int] = 409


class CancelOrder412(Reply):
    """Somebody changed it since you last saw it"""

    body: Problem
    status: ClassVar[int] = 412


class CancelOrderDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class FollowOrder200(Reply):
    """The events, as they happen"""

    body: Stream[OrderEvent]
    status: ClassVar[int] = 200


class FollowOrder401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class FollowOrder404(Reply):
    """There is no such thing"""

    body: Problem
    status: ClassVar[int] = 404


class FollowOrderDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class OrdersApi(Api, Protocol):
    """What was bought, how it was paid, where the parcel is.

    Implement it in a file of your own, and pass it to `create_app`.
    """

    def list_orders(
        self,
        *,
        cursor: str | None,
        limit: int,
        placed_since: DateTime | None,
        principal: Principal,
    ) -> MaybeAwaitable[ListOrders200 | ListOrders401 | ListOrdersDefault]:
        """List orders

        Your own orders, the latest first.

        - `cursor`: Where the page begins, from `next` of the page before; absent for
          the first one.
        - `limit`: How many to send at most.

        `GET /orders`
        """
        ...

    def create_order(
        self,
        *,
        idempotency_key: Uuid,
        body: CreateOrderRequest,
        principal: Principal,
    ) -> MaybeAwaitable[
        CreateOrder201
        | CreateOrder401
        | CreateOrder402
        | CreateOrder422
        | CreateOrderDefault
    ]:
        """Place an order

        Takes the order and its payment together. Sending it again with the same key is
        safe.

        - `idempotency_key`: Any UUID of your own; the same one for every attempt at the
          same order.

        `POST /orders`
        """
        ...

    def get_order(
        self,
        *,
        order_id: Uuid,
        principal: Principal,
    ) -> MaybeAwaitable[GetOrder200 | GetOrder401 | GetOrder404 | GetOrderDefault]:
        """Get an order

        `GET /orders/{orderId}`
        """
        ...

    def cancel_order(
        self,
        *,
        order_id: Uuid,
        if_match: str,
        principal: Principal,
    ) -> MaybeAwaitable[
        CancelOrder204
        | CancelOrder401
        | CancelOrder404
        | CancelOrder409
        | CancelOrder412
        | CancelOrderDefault
    ]:
        """Cancel an order

        Possible until the parcel is packed; then the answer is 409.

        - `if_match`: The `ETag` you last saw. If it is not the current one, the answer
          is 412 and nothing changes.

        `DELETE /orders/{orderId}`
        """
        ...

    def follow_order(
        self,
        *,
        order_id: Uuid,
        last_event_id: str | None,
        principal: Principal,
    ) -> MaybeAwaitable[
        FollowOrder200 | FollowOrder401 | FollowOrder404 | FollowOrderDefault
    ]:
        """Follow an order

        Stays open and sends an event whenever something happens to the order.

        - `last_event_id`: The last event that you saw; those after it are sent again.

        `GET /orders/{orderId}/events`
        """
        ...


def orders_router(implementation: Dependency[OrdersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["Orders"])

    @router.get("/v1/orders", operation_id="listOrders")
    async def list_orders(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/v1/orders", OrdersApi.list_orders)),
        ],
        api: Annotated[OrdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_orders)

    @router.post("/v1/orders", operation_id="createOrder")
    async def create_order(
        call: Annotated[
            Call,
            Depends(contract.operation("post", "/v1/orders", OrdersApi.create_order)),
        ],
        api: Annotated[OrdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_order)

    @router.get("/v1/orders/{order_id}", operation_id="getOrder")
    async def get_order(
        call: Annotated[
            Call,
            Depends(
                contract.operation("get", "/v1/orders/{order_id}", OrdersApi.get_order)
            ),
        ],
        api: Annotated[OrdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_order)

    @router.delete("/v1/orders/{order_id}", operation_id="cancelOrder")
    async def cancel_order(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "delete", "/v1/orders/{order_id}", OrdersApi.cancel_order
                )
            ),
        ],
        api: Annotated[OrdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.cancel_order)

    @router.get("/v1/orders/{order_id}/events", operation_id="followOrder")
    async def follow_order(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get", "/v1/orders/{order_id}/events", OrdersApi.follow_order
                )
            ),
        ],
        api: Annotated[OrdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.follow_order)

    return router
