# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class SameA204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class SameB204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class SameApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def same_a(self, *, a: str) -> MaybeAwaitable[SameA204]:
        """`GET /same/{a}`"""
        ...

    def same_b(self, *, b: str) -> MaybeAwaitable[SameB204]:
        """`GET /same/{b}`

        TODO: never called, it is the same request as `same_a`.
        """
        ...


def same_router(implementation: Dependency[SameApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/same/{a}", operation_id="sameA")
    async def same_a(
        call: Annotated[
            Call, Depends(contract.operation("get", "/same/{a}", SameApi.same_a))
        ],
        api: Annotated[SameApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.same_a)

    return router
