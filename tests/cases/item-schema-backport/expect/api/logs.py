# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router, Stream
from .._contract import contract
from ..models import TailLogsItem


class TailLogs200(Reply):
    """Lines as they are written"""

    body: Stream[TailLogsItem]
    status: ClassVar[int] = 200


class LogsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def tail_logs(self) -> MaybeAwaitable[TailLogs200]:
        """`GET /logs`"""
        ...


def logs_router(implementation: Dependency[LogsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/logs", operation_id="tailLogs")
    async def tail_logs(
        call: Annotated[
            Call, Depends(contract.operation("get", "/logs", LogsApi.tail_logs))
        ],
        api: Annotated[LogsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.tail_logs)

    return router
