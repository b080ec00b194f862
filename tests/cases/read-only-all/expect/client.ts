// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface ReplaceJobInput {
  body: types.JobInput;
}

export type ReplaceJobResult = http.Result<200, types.Job>;

export function replaceJob(
  client: Client,
  input: ReplaceJobInput,
  options?: http.Options,
): Promise<ReplaceJobResult> {
  return http.send(
    client,
    {
      method: "PUT",
      base,
      path: "/jobs",
      body: http.jsonBody(input.body),
      statuses: [200],
    },
    options,
  );
}
