// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type FollowEventsResult = http.Result<200, AsyncIterable<types.FollowEventsEvent>>;

export function followEvents(
  client: Client,
  options?: http.Options,
): Promise<FollowEventsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/events",
      statuses: [200],
      stream: http.events,
    },
    options,
  );
}

export type ExportTicksResult = http.Result<200, AsyncIterable<types.Tick> | types.Tick[]>;

export function exportTicks(
  client: Client,
  options?: http.Options,
): Promise<ExportTicksResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/ticks",
      statuses: [200],
      stream: http.jsonLines,
    },
    options,
  );
}

export interface ImportTicksInput {
  /** What the body is; by default application/x-ndjson. */
  contentType?: "application/x-ndjson" | "multipart/mixed";
  body?: BodyInit;
}

export type ImportTicksResult = http.Result<204, undefined>;

export function importTicks(
  client: Client,
  input: ImportTicksInput = {},
  options?: http.Options,
): Promise<ImportTicksResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/ticks",
      body: input.contentType === "multipart/mixed"
      ? http.plainBody(input.body, "multipart/mixed")
      : http.plainBody(input.body, "application/x-ndjson"),
      statuses: [204],
    },
    options,
  );
}
