# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract
from ..models import Customer, CustomerInput, Problem, ValidationProblem
from ..models._wire import UriReference


class CreateCustomer201(Reply):
    """Welcome"""

    body: Customer
    location: UriReference
    """Where the new resource is."""

    status: ClassVar[int] = 201


class CreateCustomer409(Reply):
    """It cannot be done as things stand"""

    body: Problem
    status: ClassVar[int] = 409


class CreateCustomer422(Reply):
    """The request is well formed but asks for something impossible"""

    body: ValidationProblem
    status: ClassVar[int] = 422


class CreateCustomerDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class GetCurrentCustomer200(Reply):
    """The customer"""

    body: Customer
    status: ClassVar[int] = 200


class GetCurrentCustomer401(Reply):
    """Nobody is signed in, or the token does not reach this far"""

    body: Problem
    www_authenticate: str | None = None
    status: ClassVar[int] = 401


class GetCurrentCustomerDefault(Reply):
    """Anything else that went wrong"""

    body: Problem
    status: int


class CustomersApi(Api, Protocol):
    """Who buys.

    Implement it in a file of your own, and pass it to `create_app`.
    """

    def create_customer(
        self,
        *,
        body: CustomerInput,
    ) -> MaybeAwaitable[
        CreateCustomer201
        | CreateCustomer409
        | CreateCustomer422
        | CreateCustomerDefault
    ]:
        """Sign up

        `POST /customers`
        """
        ...

    def get_current_customer(
        self,
        *,
        principal: Principal,
    ) -> MaybeAwaitable[
        GetCurrentCustomer200 | GetCurrentCustomer401 | GetCurrentCustomerDefault
    ]:
        """Get the customer who is signed in

        `GET /customers/me`
        """
        ...


def customers_router(implementation: Dependency[CustomersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["Customers"])

    @router.post("/v1/customers", operation_id="createCustomer")
    async def create_customer(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "post", "/v1/customers", CustomersApi.create_customer
                )
            ),
        ],
        api: Annotated[CustomersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_customer)

    @router.get("/v1/customers/me", operation_id="getCurrentCustomer")
    async def get_current_customer(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get", "/v1/customers/me", CustomersApi.get_current_customer
                )
            ),
        ],
        api: Annotated[CustomersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_current_customer)

    return router
