// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface SearchByFormInput {
  criteria?: types.SearchByFormCriteria;
}

export type SearchByFormResult = http.Result<200, undefined>;

export function searchByForm(
  client: Client,
  input: SearchByFormInput = {},
  options?: http.Options,
): Promise<SearchByFormResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/form",
      query: [http.form("", input.criteria)],
      statuses: [200],
    },
    options,
  );
}

export interface SearchByJsonInput {
  selector: types.Selector;
}

export type SearchByJsonResult = http.Result<200, undefined>;

export function searchByJson(
  client: Client,
  input: SearchByJsonInput,
  options?: http.Options,
): Promise<SearchByJsonResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/json",
      query: [http.whole(input.selector)],
      statuses: [200],
    },
    options,
  );
}
