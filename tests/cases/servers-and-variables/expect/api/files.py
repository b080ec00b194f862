# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class ListFiles204(Reply):
    """Files"""

    status: ClassVar[int] = 204


class UploadFile204(Reply):
    """Uploaded"""

    status: ClassVar[int] = 204


class FilesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_files(self) -> MaybeAwaitable[ListFiles204]:
        """`GET /files`"""
        ...

    def upload_file(self) -> MaybeAwaitable[UploadFile204]:
        """`POST /files`"""
        ...


def files_router(implementation: Dependency[FilesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/files", operation_id="listFiles")
    async def list_files(
        call: Annotated[
            Call, Depends(contract.operation("get", "/files", FilesApi.list_files))
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_files)

    @router.post("/files", operation_id="uploadFile")
    async def upload_file(
        call: Annotated[
            Call, Depends(contract.operation("post", "/files", FilesApi.upload_file))
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.upload_file)

    return router
