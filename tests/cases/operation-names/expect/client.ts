// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type GetRootResult = http.Result<204, undefined>;

export function getRoot(
  client: Client,
  options?: http.Options,
): Promise<GetRootResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/",
      statuses: [204],
    },
    options,
  );
}

export type GetUsersResult = http.Result<204, undefined>;

export function getUsers(
  client: Client,
  options?: http.Options,
): Promise<GetUsersResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/users",
      statuses: [204],
    },
    options,
  );
}

export type PostUsersResult = http.Result<204, undefined>;

export function postUsers(
  client: Client,
  options?: http.Options,
): Promise<PostUsersResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/users",
      statuses: [204],
    },
    options,
  );
}

export interface GetUsersByIdInput {
  id: string;
}

export type GetUsersByIdResult = http.Result<204, undefined>;

export function getUsersById(
  client: Client,
  input: GetUsersByIdInput,
  options?: http.Options,
): Promise<GetUsersByIdResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/users/${http.segment(input.id)}`,
      statuses: [204],
    },
    options,
  );
}

export interface GetUsersByIdFormatInput {
  id: string;
  format: string;
}

export type GetUsersByIdFormatResult = http.Result<204, undefined>;

export function getUsersByIdFormat(
  client: Client,
  input: GetUsersByIdFormatInput,
  options?: http.Options,
): Promise<GetUsersByIdFormatResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/users/${http.segment(input.id)}.${http.segment(input.format)}`,
      statuses: [204],
    },
    options,
  );
}

export type ListResult = http.Result<204, undefined>;

export function list(
  client: Client,
  options?: http.Options,
): Promise<ListResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/v1/users",
      statuses: [204],
    },
    options,
  );
}

export type ListGetV2UsersResult = http.Result<204, undefined>;

export function listGetV2Users(
  client: Client,
  options?: http.Options,
): Promise<ListGetV2UsersResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/v2/users",
      statuses: [204],
    },
    options,
  );
}

export type ListUserOrdersResult = http.Result<204, undefined>;

export function listUserOrders(
  client: Client,
  options?: http.Options,
): Promise<ListUserOrdersResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/cases/a",
      statuses: [204],
    },
    options,
  );
}

export type ListUserItemsResult = http.Result<204, undefined>;

export function listUserItems(
  client: Client,
  options?: http.Options,
): Promise<ListUserItemsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/cases/b",
      statuses: [204],
    },
    options,
  );
}

export type UsersListKeysResult = http.Result<204, undefined>;

export function usersListKeys(
  client: Client,
  options?: http.Options,
): Promise<UsersListKeysResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/cases/c",
      statuses: [204],
    },
    options,
  );
}

export type UsersListHTTPKeys2Result = http.Result<204, undefined>;

export function usersListHTTPKeys2(
  client: Client,
  options?: http.Options,
): Promise<UsersListHTTPKeys2Result> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/cases/d",
      statuses: [204],
    },
    options,
  );
}

export type GetCasesEResult = http.Result<204, undefined>;

export function getCasesE(
  client: Client,
  options?: http.Options,
): Promise<GetCasesEResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/cases/e",
      statuses: [204],
    },
    options,
  );
}

export type Call2faResult = http.Result<204, undefined>;

export function call2fa(
  client: Client,
  options?: http.Options,
): Promise<Call2faResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/cases/f",
      statuses: [204],
    },
    options,
  );
}
