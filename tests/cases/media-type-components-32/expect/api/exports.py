# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Literal, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router, Stream
from .._contract import contract
from ..models import Export, LinesItem


class GetExport200(Reply):
    """Everything"""

    body: Export | Stream[LinesItem]
    media_type: Literal["application/json", "application/jsonl"] = "application/json"
    status: ClassVar[int] = 200


class StartExport204(Reply):
    """Started"""

    status: ClassVar[int] = 204


class ExportsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_export(self) -> MaybeAwaitable[GetExport200]:
        """`GET /exports`"""
        ...

    def start_export(self, *, body: Export | None) -> MaybeAwaitable[StartExport204]:
        """`POST /exports`"""
        ...


def exports_router(implementation: Dependency[ExportsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/exports", operation_id="getExport")
    async def get_export(
        call: Annotated[
            Call, Depends(contract.operation("get", "/exports", ExportsApi.get_export))
        ],
        api: Annotated[ExportsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_export)

    @router.post("/exports", operation_id="startExport")
    async def start_export(
        call: Annotated[
            Call,
            Depends(contract.operation("post", "/exports", ExportsApi.start_export)),
        ],
        api: Annotated[ExportsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.start_export)

    return router
