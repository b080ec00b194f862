# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Expression


class Evaluate200(Reply):
    """The value"""

    status: ClassVar[int] = 200


class EvaluateApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def evaluate(self, *, body: Expression) -> MaybeAwaitable[Evaluate200]:
        """`POST /evaluate`"""
        ...


def evaluate_router(implementation: Dependency[EvaluateApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.post("/evaluate", operation_id="evaluate")
    async def evaluate(
        call: Annotated[
            Call, Depends(contract.operation("post", "/evaluate", EvaluateApi.evaluate))
        ],
        api: Annotated[EvaluateApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.evaluate)

    return router
