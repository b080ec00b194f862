// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface SearchInput {
  filter?: types.SearchFilter;
  xTrace?: string;
  sort?: types.SortItem[];
}

export type SearchResult = http.Result<200, undefined, { xPage?: string }>;

export function search(
  client: Client,
  input: SearchInput = {},
  options?: http.Options,
): Promise<SearchResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/search",
      query: [
        http.pair("filter", http.json(input.filter)),
        http.pair("sort", http.json(input.sort)),
      ],
      headers: { "X-Trace": http.json(input.xTrace) },
      statuses: [200],
      decode: (header) => ({ xPage: header("X-Page") }),
    },
    options,
  );
}
