// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface ReadFileInput {
  name: string;
}

export type ReadFileResult = http.Result<200, undefined>;

export function readFile(
  client: Client,
  input: ReadFileInput,
  options?: http.Options,
): Promise<ReadFileResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/files/${http.segment(input.name)}`,
      statuses: [200],
    },
    options,
  );
}

export interface CopyFileInput {
  name: string;
  destination: string;
}

export type CopyFileResult = http.Result<201, undefined>;

export function copyFile(
  client: Client,
  input: CopyFileInput,
  options?: http.Options,
): Promise<CopyFileResult> {
  return http.send(
    client,
    {
      method: "COPY",
      base,
      path: `/files/${http.segment(input.name)}`,
      headers: { Destination: http.header(input.destination) },
      statuses: [201],
    },
    options,
  );
}

export interface LockFilesByNameInput {
  name: string;
  body?: types.LockFilesByNameRequest;
}

export type LockFilesByNameResult = http.Result<200, types.LockFilesByNameResponse>;

export function lockFilesByName(
  client: Client,
  input: LockFilesByNameInput,
  options?: http.Options,
): Promise<LockFilesByNameResult> {
  return http.send(
    client,
    {
      method: "LOCK",
      base,
      path: `/files/${http.segment(input.name)}`,
      body: http.jsonBody(input.body),
      statuses: [200],
    },
    options,
  );
}
