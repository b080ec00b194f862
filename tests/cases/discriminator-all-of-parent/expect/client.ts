// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type ListEventsResult = http.Result<200, types.Event[]>;

export function listEvents(
  client: Client,
  options?: http.Options,
): Promise<ListEventsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/events",
      statuses: [200],
    },
    options,
  );
}
