// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface CreateOrderInput {
  body?: types.OrderInputSent;
}

export type CreateOrderResult = http.Result<200, types.Order | types.OrderInput>;

export function createOrder(
  client: Client,
  input: CreateOrderInput = {},
  options?: http.Options,
): Promise<CreateOrderResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/orders",
      body: http.jsonBody(input.body),
      statuses: [200],
    },
    options,
  );
}
