# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Selector


class SearchByJson200(Reply):
    """Found"""

    status: ClassVar[int] = 200


class JsonApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def search_by_json(self, *, selector: Selector) -> MaybeAwaitable[SearchByJson200]:
        """`GET /json`"""
        ...


def json_router(implementation: Dependency[JsonApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/json", operation_id="searchByJson")
    async def search_by_json(
        call: Annotated[
            Call, Depends(contract.operation("get", "/json", JsonApi.search_by_json))
        ],
        api: Annotated[JsonApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.search_by_json)

    return router
