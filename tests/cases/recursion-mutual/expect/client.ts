// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface EvaluateInput {
  body: types.Expression;
}

export type EvaluateResult = http.Result<200, undefined>;

export function evaluate(
  client: Client,
  input: EvaluateInput,
  options?: http.Options,
): Promise<EvaluateResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/evaluate",
      body: http.jsonBody(input.body),
      statuses: [200],
    },
    options,
  );
}
