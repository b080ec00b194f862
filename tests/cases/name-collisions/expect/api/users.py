# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import GetUserGetUsersResponse


class GetUserGetUsers200(Reply):
    """One"""

    body: GetUserGetUsersResponse
    status: ClassVar[int] = 200


class UsersApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_user_get_users(self) -> MaybeAwaitable[GetUserGetUsers200]:
        """`GET /users`"""
        ...


def users_router(implementation: Dependency[UsersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/users", operation_id="getUser")
    async def get_user_get_users(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/users", UsersApi.get_user_get_users)),
        ],
        api: Annotated[UsersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_user_get_users)

    return router
