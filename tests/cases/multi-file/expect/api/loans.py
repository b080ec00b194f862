# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import FailedResponse, Loan


class ListLoans200(Reply):
    """All loans"""

    body: list[Loan]
    status: ClassVar[int] = 200


class ListLoansDefault(Reply):
    """It failed"""

    body: FailedResponse
    status: int


class LoansApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_loans(
        self,
        *,
        limit: int,
    ) -> MaybeAwaitable[ListLoans200 | ListLoansDefault]:
        """`GET /loans`"""
        ...


def loans_router(implementation: Dependency[LoansApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/loans", operation_id="listLoans")
    async def list_loans(
        call: Annotated[
            Call, Depends(contract.operation("get", "/loans", LoansApi.list_loans))
        ],
        api: Annotated[LoansApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_loans)

    return router
