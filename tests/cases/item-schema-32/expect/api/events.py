# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router, Stream
from .._contract import contract
from ..models import FollowEventsEvent


class FollowEvents200(Reply):
    """Events as they happen"""

    body: Stream[FollowEventsEvent]
    status: ClassVar[int] = 200


class EventsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def follow_events(self) -> MaybeAwaitable[FollowEvents200]:
        """`GET /events`"""
        ...


def events_router(implementation: Dependency[EventsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/events", operation_id="followEvents")
    async def follow_events(
        call: Annotated[
            Call, Depends(contract.operation("get", "/events", EventsApi.follow_events))
        ],
        api: Annotated[EventsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.follow_events)

    return router
