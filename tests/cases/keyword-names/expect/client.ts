// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface ImportInput {
  class?: string;
  self?: string;
  async?: boolean;
  body?: types.Class;
}

export type ImportResult = http.Result<200, undefined>;

export function import_(
  client: Client,
  input: ImportInput = {},
  options?: http.Options,
): Promise<ImportResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/import",
      query: [http.pair("class", input.class), http.pair("self", input.self)],
      headers: { async: http.header(input.async) },
      body: http.jsonBody(input.body),
      statuses: [200],
    },
    options,
  );
}

export type DeleteResult = http.Result<204, undefined>;

export function delete_(
  client: Client,
  options?: http.Options,
): Promise<DeleteResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/delete",
      statuses: [204],
    },
    options,
  );
}
