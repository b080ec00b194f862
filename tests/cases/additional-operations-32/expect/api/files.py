# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import LockFilesByNameRequest, LockFilesByNameResponse


class ReadFile200(Reply):
    """The file"""

    status: ClassVar[int] = 200


class CopyFile201(Reply):
    """Copied"""

    status: ClassVar[int] = 201


class LockFilesByName200(Reply):
    """Locked"""

    body: LockFilesByNameResponse
    status: ClassVar[int] = 200


class FilesApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def read_file(self, *, name: str) -> MaybeAwaitable[ReadFile200]:
        """`GET /files/{name}`"""
        ...

    def copy_file(self, *, name: str, destination: str) -> MaybeAwaitable[CopyFile201]:
        """`COPY /files/{name}`"""
        ...

    def lock_files_by_name(
        self,
        *,
        name: str,
        body: LockFilesByNameRequest | None,
    ) -> MaybeAwaitable[LockFilesByName200]:
        """`LOCK /files/{name}`"""
        ...


def files_router(implementation: Dependency[FilesApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/files/{name}", operation_id="readFile")
    async def read_file(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/files/{name}", FilesApi.read_file)),
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.read_file)

    @router.api_route("/files/{name}", methods=["COPY"], operation_id="copyFile")
    async def copy_file(
        call: Annotated[
            Call,
            Depends(contract.operation("COPY", "/files/{name}", FilesApi.copy_file)),
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.copy_file)

    @router.api_route("/files/{name}", methods=["LOCK"])
    async def lock_files_by_name(
        call: Annotated[
            Call,
            Depends(
                contract.operation("LOCK", "/files/{name}", FilesApi.lock_files_by_name)
            ),
        ],
        api: Annotated[FilesApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.lock_files_by_name)

    return router
