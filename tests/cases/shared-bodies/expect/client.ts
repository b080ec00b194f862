// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface DoAInput {
  order?: types.Order;
  limit?: types.Limit;
  body: types.ThingRequest;
}

export type DoAResult =
  | http.Result<200, types.ThingResponse, { xKind?: string }>
  | http.Result<Exclude<http.Status, http.Success>, types.FailureResponse>;

export function doA(
  client: Client,
  input: DoAInput,
  options?: http.Options,
): Promise<DoAResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/a",
      query: [http.pair("order", input.order), http.pair("limit", input.limit)],
      body: http.jsonBody(input.body),
      decode: (header) => ({ xKind: header("X-Kind") }),
    },
    options,
  );
}

export interface DoBInput {
  order?: types.Order;
  body: types.ThingRequest;
}

export type DoBResult =
  | http.Result<201, types.ThingResponse, { xKind?: string }>
  | http.Result<Exclude<http.Status, http.Success>, types.FailureResponse>;

export function doB(
  client: Client,
  input: DoBInput,
  options?: http.Options,
): Promise<DoBResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/b",
      query: [http.pair("order", input.order)],
      body: http.jsonBody(input.body),
      decode: (header) => ({ xKind: header("X-Kind") }),
    },
    options,
  );
}
