// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/policyholders/{policyholderIdentifierAssignedByThePreviousInsurer}/transferredContracts/{transferredContractIdentifier}": {
    get: operations["getTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurer"];
  };
}

export interface components {
  schemas: {
    ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear: types.ThePolicyholderWhoseContractWasTransferredFromAnotherInsurerBeforeTheFirstOfJanuaryOfTheFollowingYear;
    AnEnumerationWithManyLongMembers: types.AnEnumerationWithManyLongMembers;
    TheFirstMemberOfAUnionWithManyLongMembers: types.TheFirstMemberOfAUnionWithManyLongMembers;
    TheSecondMemberOfAUnionWithManyLongMembers: types.TheSecondMemberOfAUnionWithManyLongMembers;
    TheThirdMemberOfAUnionWithManyLongMembers: types.TheThirdMemberOfAUnionWithManyLongMembers;
    TheFourthMemberOfAUnionWithManyLongMembers: types.TheFourthMemberOfAUnionWithManyLongMembers;
    TheFifthMemberOfAUnionWithManyLongMembers: types.TheFifthMemberOfAUnionWithManyLongMembers;
    TheSixthMemberOfAUnionWithManyLongMembers: types.TheSixthMemberOfAUnionWithManyLongMembers;
  };
}

export interface operations {
  getTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurer: {
    parameters: {
      query?: {
        includeContractsThatWereCancelledBeforeTheTransferTookPlace?: types.GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem[];
      };
      header?: never;
      path: {
        policyholderIdentifierAssignedByThePreviousInsurer: string;
        transferredContractIdentifier: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The contract */
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": types.GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResponse;
        };
      };
    };
  };
}
