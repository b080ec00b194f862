# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class MoveFile201(Reply):
    """Moved"""

    status: ClassVar[int] = 201


class FilesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def move_file(self, *, name: str, destination: str) -> MaybeAwaitable[MoveFile201]:
        """`MOVE /files/{name}`"""
        ...


def files_router(implementation: Dependency[FilesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.api_route("/files/{name}", methods=["MOVE"], operation_id="moveFile")
    async def move_file(
        call: Annotated[
            Call,
            Depends(contract.operation("MOVE", "/files/{name}", FilesApi.move_file)),
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.move_file)

    return router
