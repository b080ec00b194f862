# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import GetThingsByIdResponse


class GetAliasById200(Reply):
    """The thing"""

    body: GetThingsByIdResponse
    status: ClassVar[int] = 200


class AliasApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_alias_by_id(self, *, id: str) -> MaybeAwaitable[GetAliasById200]:
        """`GET /alias/{id}`"""
        ...


def alias_router(implementation: Dependency[AliasApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/alias/{id}")
    async def get_alias_by_id(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/alias/{id}", AliasApi.get_alias_by_id)),
        ],
        api: Annotated[AliasApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_alias_by_id)

    return router
