# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract


class Scopes204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class ScopesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def scopes(self, *, principal: Principal) -> MaybeAwaitable[Scopes204]:
        """`GET /scopes`"""
        ...


def scopes_router(implementation: Dependency[ScopesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/scopes", operation_id="scopes")
    async def scopes(
        call: Annotated[
            Call, Depends(contract.operation("get", "/scopes", ScopesApi.scopes))
        ],
        api: Annotated[ScopesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.scopes)

    return router
