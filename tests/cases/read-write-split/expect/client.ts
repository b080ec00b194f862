// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface CreateTeamInput {
  body: types.TeamInput;
}

export type CreateTeamResult = http.Result<201, types.Team>;

export function createTeam(
  client: Client,
  input: CreateTeamInput,
  options?: http.Options,
): Promise<CreateTeamResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/teams",
      body: http.jsonBody(input.body),
      statuses: [201],
    },
    options,
  );
}

export interface CreateCityInput {
  body?: types.City;
}

export type CreateCityResult = http.Result<201, types.City>;

export function createCity(
  client: Client,
  input: CreateCityInput = {},
  options?: http.Options,
): Promise<CreateCityResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/cities",
      body: http.jsonBody(input.body),
      statuses: [201],
    },
    options,
  );
}
