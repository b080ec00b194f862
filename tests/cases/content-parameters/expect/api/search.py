# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import SearchFilter, SearchResponseXPage, SortItem


class Search200(Reply):
    """Found"""

    x_page: SearchResponseXPage | None = None
    status: ClassVar[int] = 200


class SearchApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def search(
        self,
        *,
        filter: SearchFilter | None,
        x_trace: str | None,
        sort: list[SortItem] | None,
    ) -> MaybeAwaitable[Search200]:
        """`GET /search`"""
        ...


def search_router(implementation: Dependency[SearchApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/search", operation_id="search")
    async def search(
        call: Annotated[
            Call, Depends(contract.operation("get", "/search", SearchApi.search))
        ],
        api: Annotated[SearchApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.search)

    return router
