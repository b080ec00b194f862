# Made by contractor. Changes made here are lost.

from typing import Annotated, ClassVar, Protocol

from fastapi import APIRouter, Depends, Response

from .._boundary import Api, Call, Dependency, MaybeAwaitable, Reply, Router
from .._contract import contract
from ..models import (
    GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem,
    GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResponse,
)


class GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurer200(
    Reply
):
    """The contract"""

    body: GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResponse
    status: ClassVar[int] = 200


class PolicyholdersApi(Api, Protocol):
    """Implement it in a file of your own, and pass it to `create_app`."""

    def get_transferred_contract_of_policyholder_with_identifier_assigned_by_the_previous_insurer(
        self,
        *,
        policyholder_identifier_assigned_by_the_previous_insurer: str,
        transferred_contract_identifier: str,
        include_contracts_that_were_cancelled_before_the_transfer_took_place: list[
            GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem
        ]
        | None,
    ) -> MaybeAwaitable[
        GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurer200
    ]:
        """`GET
        /policyholders/{policyholderIdentifierAssignedByThePreviousInsurer}/transferredContracts/{transferredContractIdentifier}`
        """
        ...


def policyholders_router(implementation: Dependency[PolicyholdersApi]) -> APIRouter:
    """The routes; `implementation` is any FastAPI dependency that gives one."""
    router = Router()

    @router.get(
        "/policyholders/{policyholder_identifier_assigned_by_the_previous_insurer}/transferredContracts/{transferred_contract_identifier}",
        operation_id="getTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurer",
    )
    async def get_transferred_contract_of_policyholder_with_identifier_assigned_by_the_previous_insurer(
        call: Annotated[
            Call,
            Depends(
                contract.operation(
                    "get",
                    "/policyholders/{policyholder_identifier_assigned_by_the_previous_insurer}/transferredContracts/{transferred_contract_identifier}",
                    PolicyholdersApi.get_transferred_contract_of_policyholder_with_identifier_assigned_by_the_previous_insurer,
                )
            ),
        ],
        api: Annotated[PolicyholdersApi, Depends(implementation)],
    ) -> Response:
        return await call.answer(
            api.get_transferred_contract_of_policyholder_with_identifier_assigned_by_the_previous_insurer
        )

    return router
