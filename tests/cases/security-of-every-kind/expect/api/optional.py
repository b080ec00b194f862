# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract


class Optional204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class OptionalApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def optional(self, *, principal: Principal | None) -> MaybeAwaitable[Optional204]:
        """`GET /optional`"""
        ...


def optional_router(implementation: Dependency[OptionalApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/optional", operation_id="optional")
    async def optional(
        call: Annotated[
            Call, Depends(contract.operation("get", "/optional", OptionalApi.optional))
        ],
        api: Annotated[OptionalApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.optional)

    return router
