# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Literal, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router, Stream
from .._contract import contract
from ..models import Tick


class ExportTicks200(Reply):
    """All of them, one a line"""

    body: Stream[Tick] | list[Tick]
    media_type: Literal["application/jsonl", "application/json-seq", "application/json"]
    status: ClassVar[int] = 200


class ImportTicks204(Reply):
    """Taken"""

    status: ClassVar[int] = 204


class TicksApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def export_ticks(self) -> MaybeAwaitable[ExportTicks200]:
        """`GET /ticks`"""
        ...

    def import_ticks(self, *, body: bytes | None) -> MaybeAwaitable[ImportTicks204]:
        """`POST /ticks`"""
        ...


def ticks_router(implementation: Dependency[TicksApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/ticks", operation_id="exportTicks")
    async def export_ticks(
        call: Annotated[
            Call, Depends(contract.operation("get", "/ticks", TicksApi.export_ticks))
        ],
        api: Annotated[TicksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.export_ticks)

    @router.post("/ticks", operation_id="importTicks")
    async def import_ticks(
        call: Annotated[
            Call, Depends(contract.operation("post", "/ticks", TicksApi.import_ticks))
        ],
        api: Annotated[TicksApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.import_ticks)

    return router
