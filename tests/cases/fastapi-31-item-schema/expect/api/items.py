# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router, Stream
from .._contract import contract
from ..models import HTTPValidationError, StreamItemsItemsStreamGetEvent


class StreamItemsItemsStreamGet200(Reply):
    """Successful Response"""

    body: Stream[StreamItemsItemsStreamGetEvent]
    status: ClassVar[int] = 200


class StreamItemsItemsStreamGet422(Reply):
    """Validation Error"""

    body: HTTPValidationError
    status: ClassVar[int] = 422


class ItemsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def stream_items_items_stream_get(
        self,
    ) -> MaybeAwaitable[StreamItemsItemsStreamGet200 | StreamItemsItemsStreamGet422]:
        """Stream Items

        `GET /items/stream`
        """
        ...


def items_router(implementation: Dependency[ItemsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/items/stream", operation_id="stream_items_items_stream_get")
    async def stream_items_items_stream_get(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get", "/items/stream", ItemsApi.stream_items_items_stream_get
                )
            ),
        ],
        api: Annotated[ItemsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.stream_items_items_stream_get)

    return router
