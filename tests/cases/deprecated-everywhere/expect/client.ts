// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface GetOldInput {
  /** @deprecated */
  was?: string;
  schemaSays?: string;
}

export type GetOldResult = http.Result<200, types.Old, { xOld?: string }>;

/** @deprecated */
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
      query: [http.pair("was", input.was), http.pair("schemaSays", input.schemaSays)],
      statuses: [200],
      decode: (header) => ({ xOld: header("X-Old") }),
    },
    options,
  );
}
