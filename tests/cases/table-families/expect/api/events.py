# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Event, EventType


class ListEvents200(Reply):
    """What happened"""

    body: list[Event]
    status: ClassVar[int] = 200


class EventsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_events(
        self,
        *,
        type: EventType | None,
        limit: int,
        cursor: str | None,
    ) -> MaybeAwaitable[ListEvents200]:
        """`GET /events`"""
        ...


def events_router(implementation: Dependency[EventsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/events", operation_id="listEvents")
    async def list_events(
        call: Annotated[
            Call, Depends(contract.operation("get", "/events", EventsApi.list_events))
        ],
        api: Annotated[EventsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_events)

    return router
