# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import ProbeGetResponse


class HeadReady204(Reply):
    """Ready"""

    status: ClassVar[int] = 204


class GetReady200(Reply):
    """Yes"""

    body: ProbeGetResponse
    status: ClassVar[int] = 200


class ReadyApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def head_ready(self) -> MaybeAwaitable[HeadReady204]:
        """`HEAD /ready`"""
        ...

    def get_ready(self) -> MaybeAwaitable[GetReady200]:
        """Is it well?

        `GET /ready`
        """
        ...


def ready_router(implementation: Dependency[ReadyApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.head("/ready", operation_id="headReady")
    async def head_ready(
        call: Annotated[
            Call, Depends(contract.operation("head", "/ready", ReadyApi.head_ready))
        ],
        api: Annotated[ReadyApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.head_ready)

    @router.get("/ready")
    async def get_ready(
        call: Annotated[
            Call, Depends(contract.operation("get", "/ready", ReadyApi.get_ready))
        ],
        api: Annotated[ReadyApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_ready)

    return router
