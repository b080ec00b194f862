# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Job, JobInput


class ReplaceJob200(Reply):
    """Replaced"""

    body: Job
    status: ClassVar[int] = 200


class JobsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def replace_job(self, *, body: JobInput) -> MaybeAwaitable[ReplaceJob200]:
        """`PUT /jobs`"""
        ...


def jobs_router(implementation: Dependency[JobsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.put("/jobs", operation_id="replaceJob")
    async def replace_job(
        call: Annotated[
            Call, Depends(contract.operation("put", "/jobs", JobsApi.replace_job))
        ],
        api: Annotated[JobsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.replace_job)

    return router
