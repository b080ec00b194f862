// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface CreateReportInput {
  body: types.CreateReportRequest;
}

export type CreateReportResult = http.Result<202, types.CreateReportResponse>;

export function createReport(
  client: Client,
  input: CreateReportInput,
  options?: http.Options,
): Promise<CreateReportResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/reports",
      body: http.jsonBody(input.body),
      statuses: [202],
    },
    options,
  );
}

export interface GetReportInput {
  id: string;
}

export type GetReportResult = http.Result<200, undefined>;

export function getReport(
  client: Client,
  input: GetReportInput,
  options?: http.Options,
): Promise<GetReportResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/reports/${http.segment(input.id)}`,
      statuses: [200],
    },
    options,
  );
}
