// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<"basic" | "bearer" | "digest" | "key" | "header" | "cookie" | "mtls" | "oidc" | "oauth">;

const base = "";

export type InheritsResult = http.Result<204, undefined>;

export function inherits(
  client: Client,
  options?: http.Options,
): Promise<InheritsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/inherits",
      security: [[["basic", http.basic]], [["bearer", http.bearer]]],
      statuses: [204],
    },
    options,
  );
}

export type OpenResult = http.Result<204, undefined>;

export function open(
  client: Client,
  options?: http.Options,
): Promise<OpenResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/open",
      statuses: [204],
    },
    options,
  );
}

export type OptionalResult = http.Result<204, undefined>;

export function optional(
  client: Client,
  options?: http.Options,
): Promise<OptionalResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/optional",
      security: [[], [["key", http.queryKey("api_key")]]],
      statuses: [204],
    },
    options,
  );
}

export type BothResult = http.Result<204, undefined>;

export function both(
  client: Client,
  options?: http.Options,
): Promise<BothResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/both",
      security: [[["key", http.queryKey("api_key")], ["cookie", http.cookieKey("sid")]]],
      statuses: [204],
    },
    options,
  );
}

export type ScopesResult = http.Result<204, undefined>;

export function scopes(
  client: Client,
  options?: http.Options,
): Promise<ScopesResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/scopes",
      security: [
        [["oauth", http.bearer, "read", "write"]],
        [["oidc", http.bearer, "profile"]],
        [["mtls", http.connection]],
      ],
      statuses: [204],
    },
    options,
  );
}

export type RolesResult = http.Result<204, undefined>;

export function roles(
  client: Client,
  options?: http.Options,
): Promise<RolesResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/roles",
      security: [[["bearer", http.bearer, "admin"]], [["header", http.headerKey("X-Api-Key")]]],
      statuses: [204],
    },
    options,
  );
}
