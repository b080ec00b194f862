# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import GetPagesResponseXMode, GetPagesResponseXPoint, Links


class GetPages200(Reply):
    """Pages"""

    x_total: int
    x_tags: list[str] | None = None
    x_point: GetPagesResponseXPoint | None = None
    x_mode: GetPagesResponseXMode | None = None
    """How it was made"""

    set_cookie: str | None = None
    e_tag: str | None = None
    link: Links | None = None
    status: ClassVar[int] = 200


class PagesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_pages(self) -> MaybeAwaitable[GetPages200]:
        """`GET /pages`"""
        ...


def pages_router(implementation: Dependency[PagesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/pages", operation_id="getPages")
    async def get_pages(
        call: Annotated[
            Call, Depends(contract.operation("get", "/pages", PagesApi.get_pages))
        ],
        api: Annotated[PagesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_pages)

    return router
