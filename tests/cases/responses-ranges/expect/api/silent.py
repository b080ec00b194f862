# Made by contractor. Changes made here are lost.

from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class GetSilenceDefault(Reply):
    """Anything"""

    status: int


class SilentApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_silence(self) -> MaybeAwaitable[GetSilenceDefault]:
        """`GET /silent`"""
        ...


def silent_router(implementation: Dependency[SilentApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/silent", operation_id="getSilence")
    async def get_silence(
        call: Annotated[
            Call, Depends(contract.operation("get", "/silent", SilentApi.get_silence))
        ],
        api: Annotated[SilentApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_silence)

    return router
