// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type StartJobResult =
  | http.Result<200, types.StartJobResponse>
  | http.Result<202, types.StartJob202Response>
  | http.Result<204, undefined>
  | http.Result<303, undefined, { location: string }>
  | http.Result<http.ClientError, types.StartJob4XXResponse>
  | http.Result<http.ServerError, string | types.StartJob5XXResponse>
  | http.Result<Exclude<http.Status, http.Success | 303>, types.StartJobDefaultResponse>;

export function startJob(
  client: Client,
  options?: http.Options,
): Promise<StartJobResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/jobs",
      decode: (header) => ({ location: header("Location") }),
    },
    options,
  );
}

export type GetRangeResult = http.Result<http.Success, types.GetRangeResponseItem[]>;

export function getRange(
  client: Client,
  options?: http.Options,
): Promise<GetRangeResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/ranges",
      statuses: [2],
    },
    options,
  );
}

export type GetSilenceResult = http.Result<http.Status, undefined>;

export function getSilence(
  client: Client,
  options?: http.Options,
): Promise<GetSilenceResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/silent",
    },
    options,
  );
}
