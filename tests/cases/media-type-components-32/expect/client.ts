// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type GetExportResult = http.Result<200, types.Export | AsyncIterable<types.LinesItem>>;

export function getExport(
  client: Client,
  options?: http.Options,
): Promise<GetExportResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/exports",
      statuses: [200],
      stream: http.jsonLines,
    },
    options,
  );
}

export interface StartExportInput {
  body?: types.Export;
}

export type StartExportResult = http.Result<204, undefined>;

export function startExport(
  client: Client,
  input: StartExportInput = {},
  options?: http.Options,
): Promise<StartExportResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/exports",
      body: http.jsonBody(input.body),
      statuses: [204],
    },
    options,
  );
}
