// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "https://museum.example";

export interface ListTicketsInput {
  /** @format date */
  day?: string;
  session?: string;
}

export type ListTicketsResult = http.Result<200, types.Tickets>;

export function listTickets(
  client: Client,
  input: ListTicketsInput = {},
  options?: http.Options,
): Promise<ListTicketsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/tickets",
      query: [http.pair("day", input.day)],
      cookies: [http.pair("session", input.session, String)],
      statuses: [200],
    },
    options,
  );
}
