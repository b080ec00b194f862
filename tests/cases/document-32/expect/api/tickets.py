# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Tickets
from ..models._wire import Date


class ListTickets200(Reply):
    body: Tickets
    status: ClassVar[int] = 200


class TicketsApi(Api, Protocol):
    """Tickets.

    Implement it in a file of your own, and pass it to `create_app`.
    """

    def list_tickets(
        self,
        *,
        day: Date | None,
        session: str | None,
    ) -> MaybeAwaitable[ListTickets200]:
        """`GET /tickets`"""
        ...


def tickets_router(implementation: Dependency[TicketsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router(tags=["tickets"])

    @router.get("/tickets", operation_id="listTickets")
    async def list_tickets(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/tickets", TicketsApi.list_tickets)),
        ],
        api: Annotated[TicketsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_tickets)

    return router
