# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class GetUsers204(Reply):
    """Users"""

    status: ClassVar[int] = 204


class PostUsers204(Reply):
    """Users"""

    status: ClassVar[int] = 204


class GetUsersById204(Reply):
    """User"""

    status: ClassVar[int] = 204


class GetUsersByIdFormat204(Reply):
    """User"""

    status: ClassVar[int] = 204


class List204(Reply):
    """One"""

    status: ClassVar[int] = 204


class ListGetV2Users204(Reply):
    """Two"""

    status: ClassVar[int] = 204


class UsersApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_users(self) -> MaybeAwaitable[GetUsers204]:
        """`GET /users`"""
        ...

    def post_users(self) -> MaybeAwaitable[PostUsers204]:
        """`POST /users`"""
        ...

    def get_users_by_id(self, *, id: str) -> MaybeAwaitable[GetUsersById204]:
        """`GET /users/{id}`"""
        ...

    def get_users_by_id_format(
        self,
        *,
        id: str,
        format: str,
    ) -> MaybeAwaitable[GetUsersByIdFormat204]:
        """`GET /users/{id}.{format}`"""
        ...

    def list_(self) -> MaybeAwaitable[List204]:
        """`GET /v1/users`"""
        ...

    def list_get_v2_users(self) -> MaybeAwaitable[ListGetV2Users204]:
        """`GET /v2/users`"""
        ...


def users_router(implementation: Dependency[UsersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/users")
    async def get_users(
        call: Annotated[
            Call, Depends(contract.operation("get", "/users", UsersApi.get_users))
        ],
        api: Annotated[UsersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_users)

    @router.post("/users")
    async def post_users(
        call: Annotated[
            Call, Depends(contract.operation("post", "/users", UsersApi.post_users))
        ],
        api: Annotated[UsersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.post_users)

    @router.get("/users/{id}")
    async def get_users_by_id(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/users/{id}", UsersApi.get_users_by_id)),
        ],
        api: Annotated[UsersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_users_by_id)

    @router.get("/users/{id}.{format}")
    async def get_users_by_id_format(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get", "/users/{id}.{format}", UsersApi.get_users_by_id_format
                )
            ),
        ],
        api: Annotated[UsersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_users_by_id_format)

    @router.get("/v1/users", operation_id="list")
    async def list_(
        call: Annotated[
            Call, Depends(contract.operation("get", "/v1/users", UsersApi.list_))
        ],
        api: Annotated[UsersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_)

    @router.get("/v2/users", operation_id="list")
    async def list_get_v2_users(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/v2/users", UsersApi.list_get_v2_users)),
        ],
        api: Annotated[UsersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_get_v2_users)

    return router
