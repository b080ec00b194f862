# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Method, MethodInput


class ListMethods200(Reply):
    """How somebody pays"""

    body: list[Method]
    status: ClassVar[int] = 200


class AddMethod201(Reply):
    """Added"""

    body: Method
    status: ClassVar[int] = 201


class MethodsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_methods(self) -> MaybeAwaitable[ListMethods200]:
        """`GET /methods`"""
        ...

    def add_method(self, *, body: MethodInput | None) -> MaybeAwaitable[AddMethod201]:
        """`POST /methods`"""
        ...


def methods_router(implementation: Dependency[MethodsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/methods", operation_id="listMethods")
    async def list_methods(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/methods", MethodsApi.list_methods)),
        ],
        api: Annotated[MethodsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_methods)

    @router.post("/methods", operation_id="addMethod")
    async def add_method(
        call: Annotated[
            Call, Depends(contract.operation("post", "/methods", MethodsApi.add_method))
        ],
        api: Annotated[MethodsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.add_method)

    return router
