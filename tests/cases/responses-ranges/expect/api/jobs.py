# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Literal, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import (
    StartJob4XXResponse,
    StartJob5XXResponse,
    StartJob202Response,
    StartJobDefaultResponse,
    StartJobResponse,
)
from ..models._wire import Uri


class StartJob200(Reply):
    """Done at once"""

    body: StartJobResponse
    status: ClassVar[int] = 200


class StartJob202(Reply):
    """Started"""

    body: StartJob202Response
    status: ClassVar[int] = 202


class StartJob204(Reply):
    """Nothing to do"""

    status: ClassVar[int] = 204


class StartJob303(Reply):
    """Look there"""

    location: Uri
    status: ClassVar[int] = 303


class StartJob4XX(Reply):
    """You are wrong"""

    body: StartJob4XXResponse
    status: int


class StartJob5XX(Reply):
    """We are wrong"""

    body: str | StartJob5XXResponse
    media_type: Literal["text/plain", "application/json"]
    status: int


class StartJobDefault(Reply):
    """Who knows"""

    body: StartJobDefaultResponse
    status: int


class JobsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def start_job(
        self,
    ) -> MaybeAwaitable[
        StartJob200
        | StartJob202
        | StartJob204
        | StartJob303
        | StartJob4XX
        | StartJob5XX
        | StartJobDefault
    ]:
        """`POST /jobs`"""
        ...


def jobs_router(implementation: Dependency[JobsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/jobs", operation_id="startJob")
    async def start_job(
        call: Annotated[
            Call, Depends(contract.operation("post", "/jobs", JobsApi.start_job))
        ],
        api: Annotated[JobsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.start_job)

    return router
