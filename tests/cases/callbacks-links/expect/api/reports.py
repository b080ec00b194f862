# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import CreateReportRequest, CreateReportResponse


class CreateReport202(Reply):
    """Being written"""

    body: CreateReportResponse
    status: ClassVar[int] = 202


class GetReport200(Reply):
    """The report"""

    status: ClassVar[int] = 200


class ReportsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def create_report(
        self,
        *,
        body: CreateReportRequest,
    ) -> MaybeAwaitable[CreateReport202]:
        """`POST /reports`"""
        ...

    def get_report(self, *, id: str) -> MaybeAwaitable[GetReport200]:
        """`GET /reports/{id}`"""
        ...


def reports_router(implementation: Dependency[ReportsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/reports", operation_id="createReport")
    async def create_report(
        call: Annotated[
            Call,
            Depends(contract.operation("post", "/reports", ReportsApi.create_report)),
        ],
        api: Annotated[ReportsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_report)

    @router.get("/reports/{id}", operation_id="getReport")
    async def get_report(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/reports/{id}", ReportsApi.get_report)),
        ],
        api: Annotated[ReportsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_report)

    return router
