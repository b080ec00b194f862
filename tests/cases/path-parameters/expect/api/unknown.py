# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class Unknown204(Reply):
    """Fine"""

    status: ClassVar[int] = 204


class UnknownApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def unknown(self) -> MaybeAwaitable[Unknown204]:
        """`GET /unknown`"""
        ...


def unknown_router(implementation: Dependency[UnknownApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/unknown", operation_id="unknown")
    async def unknown(
        call: Annotated[
            Call, Depends(contract.operation("get", "/unknown", UnknownApi.unknown))
        ],
        api: Annotated[UnknownApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.unknown)

    return router
