// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerInput {
  policyholderIdentifierAssignedByThePreviousInsurer: string;
  transferredContractIdentifier: string;
  includeContractsThatWereCancelledBeforeTheTransferTookPlace?: types.GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerIncludeContractsThatWereCancelledBeforeTheTransferTookPlaceItem[];
}

export type GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResult = http.Result<200, types.GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResponse>;

export function getTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurer(
  client: Client,
  input: GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerInput,
  options?: http.Options,
): Promise<GetTransferredContractOfPolicyholderWithIdentifierAssignedByThePreviousInsurerResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/policyholders/${http.segment(input.policyholderIdentifierAssignedByThePreviousInsurer)}/transferredContracts/${http.segment(input.transferredContractIdentifier)}`,
      query: [
        http.form("includeContractsThatWereCancelledBeforeTheTransferTookPlace", input.includeContractsThatWereCancelledBeforeTheTransferTookPlace),
      ],
      statuses: [200],
    },
    options,
  );
}
