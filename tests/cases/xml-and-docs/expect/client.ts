// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type GetWordsResult = http.Result<200, Blob>;

/**
 * Get words
 *
 * Two lines.
 * The second.
 */
export function getWords(
  client: Client,
  options?: http.Options,
): Promise<GetWordsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/words",
      statuses: [200],
    },
    options,
  );
}
