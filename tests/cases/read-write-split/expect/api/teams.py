# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Team, TeamInput


class CreateTeam201(Reply):
    """Created"""

    body: Team
    status: ClassVar[int] = 201


class TeamsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def create_team(self, *, body: TeamInput) -> MaybeAwaitable[CreateTeam201]:
        """`POST /teams`"""
        ...


def teams_router(implementation: Dependency[TeamsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/teams", operation_id="createTeam")
    async def create_team(
        call: Annotated[
            Call, Depends(contract.operation("post", "/teams", TeamsApi.create_team))
        ],
        api: Annotated[TeamsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_team)

    return router
