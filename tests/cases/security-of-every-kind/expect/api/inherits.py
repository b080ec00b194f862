# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Principal, Reply, Router
from .._contract import contract


class Inherits204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class InheritsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def inherits(self, *, principal: Principal) -> MaybeAwaitable[Inherits204]:
        """`GET /inherits`"""
        ...


def inherits_router(implementation: Dependency[InheritsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/inherits", operation_id="inherits")
    async def inherits(
        call: Annotated[
            Call, Depends(contract.operation("get", "/inherits", InheritsApi.inherits))
        ],
        api: Annotated[InheritsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.inherits)

    return router
