# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Class


class Import200(Reply):
    """Imported"""

    status: ClassVar[int] = 200


class None_Api(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def import_(
        self,
        *,
        class_: str | None,
        self_: str | None,
        async_: bool | None,
        body: Class | None,
    ) -> MaybeAwaitable[Import200]:
        """`POST /import`"""
        ...


def none_router(implementation: Dependency[None_Api]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["None"])

    @router.post("/import", operation_id="import")
    async def import_(
        call: Annotated[
            Call, Depends(contract.operation("post", "/import", None_Api.import_))
        ],
        api: Annotated[None_Api, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.import_)

    return router
