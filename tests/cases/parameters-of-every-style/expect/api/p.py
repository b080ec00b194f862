# Made by contractor. Changes made here are lost.

from typing import Annotated, Any, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import (
    GetWithParametersDeep,
    GetWithParametersSpread,
    PSimpleListLabelMatrixPointMatrix,
    PSimpleListLabelMatrixPointPoint,
)
from ..models._wire import Uuid


class GetWithParameters204(Reply):
    """Taken"""

    status: ClassVar[int] = 204


class PApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_with_parameters(
        self,
        *,
        simple: int,
        list_: list[str],
        label: list[str],
        matrix: PSimpleListLabelMatrixPointMatrix,
        point: PSimpleListLabelMatrixPointPoint,
        form: list[str] | None,
        commas: list[int] | None,
        spaces: list[str] | None,
        pipes: list[str] | None,
        deep: GetWithParametersDeep | None,
        spread: GetWithParametersSpread | None,
        raw: str | None,
        empty: bool | None,
        ids: list[str] | None,
        nullable: str | None,
        either: int | str | None,
        any: Any,
        x_request_id: Uuid,
        x_list: list[str] | None,
        session: str | None,
        flags: list[str] | None,
    ) -> MaybeAwaitable[GetWithParameters204]:
        """`GET /p/{simple}/{list}/{label}/{matrix}/{point}`"""
        ...


def p_router(implementation: Dependency[PApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get(
        "/p/{simple}/{list_}/{label}/{matrix}/{point}", operation_id="getWithParameters"
    )
    async def get_with_parameters(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get",
                    "/p/{simple}/{list_}/{label}/{matrix}/{point}",
                    PApi.get_with_parameters,
                )
            ),
        ],
        api: Annotated[PApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_with_parameters)

    return router
