# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import FailedResponse, Member


class GetMember200(Reply):
    """The member"""

    body: Member
    status: ClassVar[int] = 200


class GetMemberDefault(Reply):
    """It failed"""

    body: FailedResponse
    status: int


class MembersApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_member(self, *, id: str) -> MaybeAwaitable[GetMember200 | GetMemberDefault]:
        """`GET /members/{id}`"""
        ...


def members_router(implementation: Dependency[MembersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/members/{id}", operation_id="getMember")
    async def get_member(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/members/{id}", MembersApi.get_member)),
        ],
        api: Annotated[MembersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.get_member)

    return router
