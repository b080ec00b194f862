// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface ListThingsInput {
  /**
   * @default 20
   * @type integer
   */
  limit?: number;
  /** @default ["id", "name"] */
  fields?: string[];
  order?: types.Direction;
}

export type ListThingsResult = http.Result<200, undefined>;

export function listThings(
  client: Client,
  input: ListThingsInput = {},
  options?: http.Options,
): Promise<ListThingsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/things",
      query: [
        http.pair("limit", input.limit),
        http.form("fields", input.fields),
        http.pair("order", input.order),
      ],
      statuses: [200],
    },
    options,
  );
}
