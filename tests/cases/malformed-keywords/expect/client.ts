// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface GetOldInput {
  limit?: unknown;
}

export type GetOldResult = http.Result<200, undefined>;

export function getOld(
  client: Client,
  input: GetOldInput = {},
  options?: http.Options,
): Promise<GetOldResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/old",
      query: [http.form("limit", input.limit)],
      statuses: [200],
    },
    options,
  );
}
