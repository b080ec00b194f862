# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Literal, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import (
    GetUser404Response,
    GetUserResponseJson,
    GetUserResponseVndUserJson,
    GetUserSortBy,
    GetUserSortByParameter,
    GetUserSortByParameterHeader,
)


class GetUser200(Reply):
    """Two"""

    body: GetUserResponseJson | GetUserResponseVndUserJson
    media_type: Literal["application/json", "application/vnd.user+json"] = (
        "application/json"
    )
    status: ClassVar[int] = 200


class GetUser404(Reply):
    """Three"""

    body: GetUser404Response
    status: ClassVar[int] = 404


class UserApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_user(
        self,
        *,
        sort_by: GetUserSortBy | None,
        sort_by_query: GetUserSortByParameter | None,
        sort_by_header: GetUserSortByParameterHeader | None,
    ) -> MaybeAwaitable[GetUser200 | GetUser404]:
        """`GET /user`"""
        ...


def user_router(implementation: Dependency[UserApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/user", operation_id="get_user")
    async def get_user(
        call: Annotated[
            Call, Depends(contract.operation("get", "/user", UserApi.get_user))
        ],
        api: Annotated[UserApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_user)

    return router
