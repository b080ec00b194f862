// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "https://letters.example";

export interface ListLettersInput {
  after?: unknown;
}

export type ListLettersResult = http.Result<200, types.Letter[]>;

export function listLetters(
  client: Client,
  input: ListLettersInput = {},
  options?: http.Options,
): Promise<ListLettersResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/letters",
      query: [http.form("after", input.after)],
      statuses: [200],
    },
    options,
  );
}

export interface ListArchiveInput {
  after?: unknown;
}

export type ListArchiveResult = http.Result<200, types.Letter[]>;

export function listArchive(
  client: Client,
  input: ListArchiveInput = {},
  options?: http.Options,
): Promise<ListArchiveResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/archive",
      query: [http.form("after", input.after)],
      statuses: [200],
    },
    options,
  );
}
