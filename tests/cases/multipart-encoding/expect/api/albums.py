# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import CreateAlbumRequest, CreateAlbumRequestXWwwFormUrlencoded


class CreateAlbum201(Reply):
    """Created"""

    status: ClassVar[int] = 201


class AlbumsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def create_album(
        self,
        *,
        body: CreateAlbumRequest | CreateAlbumRequestXWwwFormUrlencoded | bytes,
    ) -> MaybeAwaitable[CreateAlbum201]:
        """`POST /albums`"""
        ...


def albums_router(implementation: Dependency[AlbumsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/albums", operation_id="createAlbum")
    async def create_album(
        call: Annotated[
            Call, Depends(contract.operation("post", "/albums", AlbumsApi.create_album))
        ],
        api: Annotated[AlbumsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.create_album)

    return router
