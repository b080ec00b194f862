# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class ListUserOrders204(Reply):
    """Snake"""

    status: ClassVar[int] = 204


class ListUserItems204(Reply):
    """Pascal"""

    status: ClassVar[int] = 204


class UsersListKeys204(Reply):
    """GitHub"""

    status: ClassVar[int] = 204


class UsersListHTTPKeys2204(Reply):
    """Dots"""

    status: ClassVar[int] = 204


class GetCasesE204(Reply):
    """Empty"""

    status: ClassVar[int] = 204


class Call2fa204(Reply):
    """Digit"""

    status: ClassVar[int] = 204


class CasesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_user_orders(self) -> MaybeAwaitable[ListUserOrders204]:
        """`GET /cases/a`"""
        ...

    def list_user_items(self) -> MaybeAwaitable[ListUserItems204]:
        """`GET /cases/b`"""
        ...

    def users_list_keys(self) -> MaybeAwaitable[UsersListKeys204]:
        """`GET /cases/c`"""
        ...

    def users_list_http_keys2(self) -> MaybeAwaitable[UsersListHTTPKeys2204]:
        """`GET /cases/d`"""
        ...

    def get_cases_e(self) -> MaybeAwaitable[GetCasesE204]:
        """`GET /cases/e`"""
        ...

    def call_2fa(self) -> MaybeAwaitable[Call2fa204]:
        """`GET /cases/f`"""
        ...


def cases_router(implementation: Dependency[CasesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/cases/a", operation_id="list_user_orders")
    async def list_user_orders(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/cases/a", CasesApi.list_user_orders)),
        ],
        api: Annotated[CasesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_user_orders)

    @router.get("/cases/b", operation_id="ListUserItems")
    async def list_user_items(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/cases/b", CasesApi.list_user_items)),
        ],
        api: Annotated[CasesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_user_items)

    @router.get("/cases/c", operation_id="users/list-keys")
    async def users_list_keys(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/cases/c", CasesApi.users_list_keys)),
        ],
        api: Annotated[CasesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.users_list_keys)

    @router.get("/cases/d", operation_id="users.listHTTPKeys2")
    async def users_list_http_keys2(
        call: Annotated[
            Call,
            Depends(
                contract.operation("get", "/cases/d", CasesApi.users_list_http_keys2)
            ),
        ],
        api: Annotated[CasesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.users_list_http_keys2)

    @router.get("/cases/e")
    async def get_cases_e(
        call: Annotated[
            Call, Depends(contract.operation("get", "/cases/e", CasesApi.get_cases_e))
        ],
        api: Annotated[CasesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_cases_e)

    @router.get("/cases/f", operation_id="2fa")
    async def call_2fa(
        call: Annotated[
            Call, Depends(contract.operation("get", "/cases/f", CasesApi.call_2fa))
        ],
        api: Annotated[CasesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.call_2fa)

    return router
