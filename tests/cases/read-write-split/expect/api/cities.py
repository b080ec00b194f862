# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import City


class CreateCity201(Reply):
    """Created"""

    body: City
    status: ClassVar[int] = 201


class CitiesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def create_city(self, *, body: City | None) -> MaybeAwaitable[CreateCity201]:
        """`POST /cities`"""
        ...


def cities_router(implementation: Dependency[CitiesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/cities", operation_id="createCity")
    async def create_city(
        call: Annotated[
            Call, Depends(contract.operation("post", "/cities", CitiesApi.create_city))
        ],
        api: Annotated[CitiesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_city)

    return router
