// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface CreateThingInput {
  /** @type integer */
  size?: number;
  kind?: string;
  body?: types.Thing;
}

export type CreateThingResult = http.Result<200, types.Thing>;

export function createThing(
  client: Client,
  input: CreateThingInput = {},
  options?: http.Options,
): Promise<CreateThingResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/things",
      query: [http.pair("size", input.size), http.pair("kind", input.kind)],
      body: http.jsonBody(input.body),
      statuses: [200],
    },
    options,
  );
}
