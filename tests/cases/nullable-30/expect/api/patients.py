# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import Patient


class ListPatients200(Reply):
    """All patients"""

    body: list[Patient]
    status: ClassVar[int] = 200


class PatientsApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def list_patients(self) -> MaybeAwaitable[ListPatients200]:
        """`GET /patients`"""
        ...


def patients_router(implementation: Dependency[PatientsApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get("/patients", operation_id="listPatients")
    async def list_patients(
        call: Annotated[
            Call,
            Depends(contract.operation("get", "/patients", PatientsApi.list_patients)),
        ],
        api: Annotated[PatientsApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(api.list_patients)

    return router
