// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type TailLogsResult = http.Result<200, AsyncIterable<types.TailLogsItem>>;

export function tailLogs(
  client: Client,
  options?: http.Options,
): Promise<TailLogsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/logs",
      statuses: [200],
      stream: http.jsonLines,
    },
    options,
  );
}
