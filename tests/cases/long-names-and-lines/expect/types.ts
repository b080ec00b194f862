// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/**
 * A policyholder is a person or an organisation that holds a policy, and this sentence goes on and on, so that its line is far longer than eighty, a hundred or even a hundred and twenty columns, with a very long word: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.
 */
export interface ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear {
  /**
   * word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word end.
   *
   * @format date
   */
  theDateOnWhichTheContractWasTransferredFromThePreviousInsurerToTheCurrentOne?: string;
  /**
   * @default "lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum "
   */
  aDefaultThatIsVeryLong?: string;
  /**
   * @default ["value number one", "value number two", "value number three", "value number four", "value number five", "value number six", "value number seven", "value number eight", "value number nine", "value number ten"]
   */
  aListByDefault?: string[];
  /**
   * @pattern ^(alternative[A-Z]{1}|alternative[A-Z]{2}|alternative[A-Z]{3}|alternative[A-Z]{4}|alternative[A-Z]{5}|alternative[A-Z]{6}|alternative[A-Z]{7}|alternative[A-Z]{8}|alternative[A-Z]{9}|alternative[A-Z]{10}|alternative[A-Z]{11})$
   */
  aPattern?: string;
  status?: AnEnumerationWithManyLongMembers;
  anyOfThem?:
    | TheFirstMemberOfAUnionWithManyLongMembers
    | TheSecondMemberOfAUnionWithManyLongMembers
    | TheThirdMemberOfAUnionWithManyLongMembers
    | TheFourthMemberOfAUnionWithManyLongMembers
    | TheFifthMemberOfAUnionWithManyLongMembers
    | TheSixthMemberOfAUnionWithManyLongMembers;
  map?: { [key: string]: { [key: string]: TheFirstMemberOfAUnionWithManyLongMembers[] }[] };
  deep?: ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear[][][][];
}

export const AnEnumerationWithManyLongMembers = {
  WaitingForTheConfirmationOfThePreviousInsurer: "waitingForTheConfirmationOfThePreviousInsurer",
  WaitingForTheSignatureOfThePolicyholder: "waitingForTheSignatureOfThePolicyholder",
  TransferredAndConfirmed: "transferredAndConfirmed",
  TransferredButNotYetConfirmed: "transferredButNotYetConfirmed",
  RefusedBecauseOfMissingDocuments: "refusedBecauseOfMissingDocuments",
  RefusedBecauseOfUnpaidPremiums: "refusedBecauseOfUnpaidPremiums",
  StatusCode000: "status-code-000",
  StatusCode001: "status-code-001",
  StatusCode002: "status-code-002",
  StatusCode003: "status-code-003",
  StatusCode004: "status-code-004",
  StatusCode005: "status-code-005",
  StatusCode006: "status-code-006",
  StatusCode007: "status-code-007",
  StatusCode008: "status-code-008",
  StatusCode009: "status-code-009",
  StatusCode010: "status-code-010",
  StatusCode011: "status-code-011",
  StatusCode012: "status-code-012",
  StatusCode013: "status-code-013",
  StatusCode014: "status-code-014",
  StatusCode015: "status-code-015",
  StatusCode016: "status-code-016",
  StatusCode017: "status-code-017",
  StatusCode018: "status-code-018",
  StatusCode019: "status-code-019",
  StatusCode020: "status-code-020",
  StatusCode021: "status-code-021",
  StatusCode022: "status-code-022",
  StatusCode023: "status-code-023",
  StatusCode024: "status-code-024",
  StatusCode025: "status-code-025",
  StatusCode026: "status-code-026",
  StatusCode027: "status-code-027",
  StatusCode028: "status-code-028",
  StatusCode029: "status-code-029",
  StatusCode030: "status-code-030",
  StatusCode031: "status-code-031",
  StatusCode032: "status-code-032",
  StatusCode033: "status-code-033",
  StatusCode034: "status-code-034",
  StatusCode035: "status-code-035",
  StatusCode036: "status-code-036",
  StatusCode037: "status-code-037",
  StatusCode038: "status-code-038",
  StatusCode039: "status-code-039",
} as const;
export type AnEnumerationWithManyLongMembers =
  (typeof AnEnumerationWithManyLongMembers)[keyof typeof AnEnumerationWithManyLongMembers];

export interface TheFirstMemberOfAUnionWithManyLongMembers {
  theFirstProperty: string;
}

export interface TheSecondMemberOfAUnionWithManyLongMembers {
  theSecondProperty: string;
}

export interface TheThirdMemberOfAUnionWithManyLongMembers {
  theThirdProperty: string;
}

export interface TheFourthMemberOfAUnionWithManyLongMembers {
  theFourthProperty: string;
}

export interface TheFifthMemberOfAUnionWithManyLongMembers {
  theFifthProperty: string;
}

export interface TheSixthMemberOfAUnionWithManyLongMembers {
  theSixthProperty: string;
}

export interface GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResponse {
  contract?: ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear;
}

export const GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem =
  {
    CancelledByThePolicyholder: "cancelledByThePolicyholder",
    CancelledByThePreviousInsurer: "cancelledByThePreviousInsurer",
    CancelledByTheCurrentInsurer: "cancelledByTheCurrentInsurer",
  } as const;
export type GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem =
  (typeof GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem)[keyof typeof GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem];
