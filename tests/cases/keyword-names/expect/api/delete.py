# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class Delete204(Reply):
    """Deleted"""

    status: ClassVar[int] = 204


class DeleteApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def delete(self) -> MaybeAwaitable[Delete204]:
        """`GET /delete`"""
        ...


def delete_router(implementation: Dependency[DeleteApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/delete", operation_id="delete")
    async def delete(
        call: Annotated[
            Call, Depends(contract.operation("get", "/delete", DeleteApi.delete))
        ],
        api: Annotated[DeleteApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.delete)

    return router
