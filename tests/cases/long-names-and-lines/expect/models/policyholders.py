# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING

from ._schema import Satisfies
from ._wire import CamelModel, Date, Matching, Model


class AnEnumerationWithManyLongMembers(StrEnum):
    WAITING_FOR_THE_CONFIRMATION_OF_THE_PREVIOUS_INSURER = (
        "waitingForTheConfirmationOfThePreviousInsurer"
    )
    WAITING_FOR_THE_SIGNATURE_OF_THE_POLICYHOLDER = (
        "waitingForTheSignatureOfThePolicyholder"
    )
    TRANSFERRED_AND_CONFIRMED = "transferredAndConfirmed"
    TRANSFERRED_BUT_NOT_YET_CONFIRMED = "transferredButNotYetConfirmed"
    REFUSED_BECAUSE_OF_MISSING_DOCUMENTS = "refusedBecauseOfMissingDocuments"
    REFUSED_BECAUSE_OF_UNPAID_PREMIUMS = "refusedBecauseOfUnpaidPremiums"
    STATUS_CODE_000 = "status-code-000"
    STATUS_CODE_001 = "status-code-001"
    STATUS_CODE_002 = "status-code-002"
    STATUS_CODE_003 = "status-code-003"
    STATUS_CODE_004 = "status-code-004"
    STATUS_CODE_005 = "status-code-005"
    STATUS_CODE_006 = "status-code-006"
    STATUS_CODE_007 = "status-code-007"
    STATUS_CODE_008 = "status-code-008"
    STATUS_CODE_009 = "status-code-009"
    STATUS_CODE_010 = "status-code-010"
    STATUS_CODE_011 = "status-code-011"
    STATUS_CODE_012 = "status-code-012"
    STATUS_CODE_013 = "status-code-013"
    STATUS_CODE_014 = "status-code-014"
    STATUS_CODE_015 = "status-code-015"
    STATUS_CODE_016 = "status-code-016"
    STATUS_CODE_017 = "status-code-017"
    STATUS_CODE_018 = "status-code-018"
    STATUS_CODE_019 = "status-code-019"
    STATUS_CODE_020 = "status-code-020"
    STATUS_CODE_021 = "status-code-021"
    STATUS_CODE_022 = "status-code-022"
    STATUS_CODE_023 = "status-code-023"
    STATUS_CODE_024 = "status-code-024"
    STATUS_CODE_025 = "status-code-025"
    STATUS_CODE_026 = "status-code-026"
    STATUS_CODE_027 = "status-code-027"
    STATUS_CODE_028 = "status-code-028"
    STATUS_CODE_029 = "status-code-029"
    STATUS_CODE_030 = "status-code-030"
    STATUS_CODE_031 = "status-code-031"
    STATUS_CODE_032 = "status-code-032"
    STATUS_CODE_033 = "status-code-033"
    STATUS_CODE_034 = "status-code-034"
    STATUS_CODE_035 = "status-code-035"
    STATUS_CODE_036 = "status-code-036"
    STATUS_CODE_037 = "status-code-037"
    STATUS_CODE_038 = "status-code-038"
    STATUS_CODE_039 = "status-code-039"


class TheFirstMemberOfAUnionWithManyLongMembers(CamelModel):
    the_first_property: str


class TheSecondMemberOfAUnionWithManyLongMembers(CamelModel):
    the_second_property: str


class TheThirdMemberOfAUnionWithManyLongMembers(CamelModel):
    the_third_property: str


class TheFourthMemberOfAUnionWithManyLongMembers(CamelModel):
    the_fourth_property: str


class TheFifthMemberOfAUnionWithManyLongMembers(CamelModel):
    the_fifth_property: str


class TheSixthMemberOfAUnionWithManyLongMembers(CamelModel):
    the_sixth_property: str


class ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear(
    CamelModel
):
    """A policyholder is a person or an organisation that holds a policy, and this
    sentence goes on and on, so that its line is far longer than eighty, a hundred or
    even a hundred and twenty columns, with a very long word:
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.
    """

    the_date_on_which_the_contract_was_transferred_from_the_previous_insurer_to_the_current_one: (
        Date | MISSING
    ) = MISSING
    """word word word word word word word word word word word word word word word word
    word word word word word word word word word word word word word word word word word
    word word word word word word word end.
    """

    a_default_that_is_very_long: str | MISSING = MISSING
    """Default: `"lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem
    ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum "`.
    """

    a_list_by_default: list[str] | MISSING = MISSING
    """Default: `["value number one", "value number two", "value number three", "value
    number four", "value number five", "value number six", "value number seven", "value
    number eight", "value number nine", "value number ten"]`.
    """

    a_pattern: (
        Annotated[
            str,
            Matching(
                r"^(alternative[A-Z]{1}|alternative[A-Z]{2}|alternative[A-Z]{3}|alternative[A-Z]{4}|alternative[A-Z]{5}|alternative[A-Z]{6}|alternative[A-Z]{7}|alternative[A-Z]{8}|alternative[A-Z]{9}|alternative[A-Z]{10}|alternative[A-Z]{11})\Z"
            ),
        ]
        | MISSING
    ) = MISSING
    status: AnEnumerationWithManyLongMembers | MISSING = MISSING
    any_of_them: (
        Annotated[
            TheFirstMemberOfAUnionWithManyLongMembers
            | TheSecondMemberOfAUnionWithManyLongMembers
            | TheThirdMemberOfAUnionWithManyLongMembers
            | TheFourthMemberOfAUnionWithManyLongMembers
            | TheFifthMemberOfAUnionWithManyLongMembers
            | TheSixthMemberOfAUnionWithManyLongMembers,
            Satisfies(
                "ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear.any_of_them"
            ),
        ]
        | MISSING
    ) = MISSING
    map: (
        dict[str, list[dict[str, list[TheFirstMemberOfAUnionWithManyLongMembers]]]]
        | MISSING
    ) = MISSING
    deep: (
        list[
            list[
                list[
                    list[
                        "ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear"
                    ]
                ]
            ]
        ]
        | MISSING
    ) = MISSING


class GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResponse(
    Model
):
    contract: (
        ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear
        | MISSING
    ) = MISSING


class GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem(
    StrEnum
):
    CANCELLED_BY_THE_POLICYHOLDER = "cancelledByThePolicyholder"
    CANCELLED_BY_THE_PREVIOUS_INSURER = "cancelledByThePreviousInsurer"
    CANCELLED_BY_THE_CURRENT_INSURER = "cancelledByTheCurrentInsurer"
