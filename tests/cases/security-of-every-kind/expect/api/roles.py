# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract


class Roles204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class RolesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def roles(self, *, principal: Principal) -> MaybeAwaitable[Roles204]:
        """`GET /roles`"""
        ...


def roles_router(implementation: Dependency[RolesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/roles", operation_id="roles")
    async def roles(
        call: Annotated[
            Call, Depends(contract.operation("get", "/roles", RolesApi.roles))
        ],
        api: Annotated[RolesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.roles)

    return router
