# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import SearchByFormCriteria


class SearchByForm200(Reply):
    """Found"""

    status: ClassVar[int] = 200


class FormApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def search_by_form(
        self,
        *,
        criteria: SearchByFormCriteria | None,
    ) -> MaybeAwaitable[SearchByForm200]:
        """`GET /form`"""
        ...


def form_router(implementation: Dependency[FormApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/form", operation_id="searchByForm")
    async def search_by_form(
        call: Annotated[
            Call, Depends(contract.operation("get", "/form", FormApi.search_by_form))
        ],
        api: Annotated[FormApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.search_by_form)

    return router
