# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Maß


class GrößeLesen200(Reply):
    """Größe"""

    body: Maß
    status: ClassVar[int] = 200


class GrößenApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def größe_lesen(self, *, größe: str) -> MaybeAwaitable[GrößeLesen200]:
        """`GET /straße/{größe}`"""
        ...


def grossen_router(implementation: Dependency[GrößenApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["Größen"])

    @router.get("/straße/{größe}", operation_id="größeLesen")
    async def größe_lesen(
        call: Annotated[
            Call,
            Depends(
                contract.operation("get", "/straße/{größe}", GrößenApi.größe_lesen)
            ),
        ],
        api: Annotated[GrößenApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.größe_lesen)

    return router
