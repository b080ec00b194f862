# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Old


class GetOld200(Reply):
    """Old"""

    body: Old
    x_old: str | None = None
    status: ClassVar[int] = 200


class OldApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_old(
        self,
        *,
        was: str | None,
        schema_says: str | None,
    ) -> MaybeAwaitable[GetOld200]:
        """Deprecated.

        `GET /old`
        """
        ...


def old_router(implementation: Dependency[OldApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/old", operation_id="getOld")
    async def get_old(
        call: Annotated[
            Call, Depends(contract.operation("get", "/old", OldApi.get_old))
        ],
        api: Annotated[OldApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_old)

    return router
