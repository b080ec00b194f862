// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface ListThingsInput {
  kind?: types.Kind;
}

export type ListThingsResult = http.Result<200, types.Things, { xKind?: number }>;

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
      query: [http.pair("kind", input.kind)],
      statuses: [200],
      decode: (header) => ({ xKind: http.number(header("X-Kind")) }),
    },
    options,
  );
}
