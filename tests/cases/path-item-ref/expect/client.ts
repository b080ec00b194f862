// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type GetLiveResult = http.Result<200, types.ProbeGetResponse>;

/** Is it well? */
export function getLive(
  client: Client,
  options?: http.Options,
): Promise<GetLiveResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/live",
      statuses: [200],
    },
    options,
  );
}

export type HeadReadyResult = http.Result<204, undefined>;

export function headReady(
  client: Client,
  options?: http.Options,
): Promise<HeadReadyResult> {
  return http.send(
    client,
    {
      method: "HEAD",
      base,
      path: "/ready",
      statuses: [204],
    },
    options,
  );
}

export type GetReadyResult = http.Result<200, types.ProbeGetResponse>;

/** Is it well? */
export function getReady(
  client: Client,
  options?: http.Options,
): Promise<GetReadyResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/ready",
      statuses: [200],
    },
    options,
  );
}

export interface GetAliasByIdInput {
  id: string;
}

export type GetAliasByIdResult = http.Result<200, types.GetThingsByIdResponse>;

export function getAliasById(
  client: Client,
  input: GetAliasByIdInput,
  options?: http.Options,
): Promise<GetAliasByIdResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/alias/${http.segment(input.id)}`,
      statuses: [200],
    },
    options,
  );
}

export interface GetThingsByIdInput {
  id: string;
}

export type GetThingsByIdResult = http.Result<200, types.GetThingsByIdResponse>;

export function getThingsById(
  client: Client,
  input: GetThingsByIdInput,
  options?: http.Options,
): Promise<GetThingsByIdResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/things/${http.segment(input.id)}`,
      statuses: [200],
    },
    options,
  );
}
