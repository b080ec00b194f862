// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type GetUserGetUsersResult = http.Result<200, types.GetUserGetUsersResponse>;

export function getUserGetUsers(
  client: Client,
  options?: http.Options,
): Promise<GetUserGetUsersResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/users",
      statuses: [200],
    },
    options,
  );
}

export interface GetUserInput {
  sortBy?: types.GetUserSortBy;
  sortByQuery?: types.GetUserSortByParameter;
  sortByHeader?: types.GetUserSortByParameterHeader;
}

export type GetUserResult =
  | http.Result<200, types.GetUserResponseJson | types.GetUserResponseVndUserJson>
  | http.Result<404, types.GetUser404Response>;

export function getUser(
  client: Client,
  input: GetUserInput = {},
  options?: http.Options,
): Promise<GetUserResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/user",
      query: [http.pair("sort-by", input.sortBy), http.pair("sortBy", input.sortByQuery)],
      headers: { sortBy: http.header(input.sortByHeader) },
      statuses: [200, 404],
    },
    options,
  );
}
