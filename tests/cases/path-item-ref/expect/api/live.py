# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import ProbeGetResponse


class GetLive200(Reply):
    """Yes"""

    body: ProbeGetResponse
    status: ClassVar[int] = 200


class LiveApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_live(self) -> MaybeAwaitable[GetLive200]:
        """Is it well?

        `GET /live`
        """
        ...


def live_router(implementation: Dependency[LiveApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/live")
    async def get_live(
        call: Annotated[
            Call, Depends(contract.operation("get", "/live", LiveApi.get_live))
        ],
        api: Annotated[LiveApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_live)

    return router
