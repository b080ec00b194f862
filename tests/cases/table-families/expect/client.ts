// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface ListEventsInput {
  type?: types.EventType;
  /**
   * @default 20
   * @type integer
   * @minimum 1
   * @maximum 50
   */
  limit?: number;
  cursor?: string;
}

export type ListEventsResult = http.Result<200, types.Event[]>;

export function listEvents(
  client: Client,
  input: ListEventsInput = {},
  options?: http.Options,
): Promise<ListEventsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/events",
      query: [
        http.pair("type", input.type),
        http.pair("limit", input.limit),
        http.pair("cursor", input.cursor),
      ],
      statuses: [200],
    },
    options,
  );
}

export type ListMethodsResult = http.Result<200, types.Method[]>;

export function listMethods(
  client: Client,
  options?: http.Options,
): Promise<ListMethodsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/methods",
      statuses: [200],
    },
    options,
  );
}

export interface AddMethodInput {
  body?: types.MethodInput;
}

export type AddMethodResult = http.Result<201, types.Method>;

export function addMethod(
  client: Client,
  input: AddMethodInput = {},
  options?: http.Options,
): Promise<AddMethodResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/methods",
      body: http.jsonBody(input.body),
      statuses: [201],
    },
    options,
  );
}
