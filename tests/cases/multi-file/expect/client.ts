// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface ListLoansInput {
  /**
   * @default 10
   * @type integer
   * @minimum 1
   */
  limit?: number;
}

export type ListLoansResult =
  | http.Result<200, types.Loan[]>
  | http.Result<Exclude<http.Status, http.Success>, types.FailedResponse>;

export function listLoans(
  client: Client,
  input: ListLoansInput = {},
  options?: http.Options,
): Promise<ListLoansResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/loans",
      query: [http.pair("limit", input.limit)],
    },
    options,
  );
}

export interface GetMemberInput {
  id: string;
}

export type GetMemberResult =
  | http.Result<200, types.Member>
  | http.Result<Exclude<http.Status, http.Success>, types.FailedResponse>;

export function getMember(
  client: Client,
  input: GetMemberInput,
  options?: http.Options,
): Promise<GetMemberResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/members/${http.segment(input.id)}`,
    },
    options,
  );
}
