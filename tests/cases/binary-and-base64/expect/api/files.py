# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract


class DownloadFile200(Reply):
    """The bytes"""

    body: bytes | str
    media_type: str
    status: ClassVar[int] = 200


class UploadFile204(Reply):
    """Stored"""

    status: ClassVar[int] = 204


class FilesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def download_file(self, *, id: str) -> MaybeAwaitable[DownloadFile200]:
        """`GET /files/{id}`"""
        ...

    def upload_file(
        self,
        *,
        id: str,
        body: bytes | None,
    ) -> MaybeAwaitable[UploadFile204]:
        """`PUT /files/{id}`"""
        ...


def files_router(implementation: Dependency[FilesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/files/{id}", operation_id="downloadFile")
    async def download_file(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/files/{id}", FilesApi.download_file)),
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.download_file)

    @router.put("/files/{id}", operation_id="uploadFile")
    async def upload_file(
        call: Annotated[
            Call,
            Depends(contract.operation("put", "/files/{id}", FilesApi.upload_file)),
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.upload_file)

    return router
