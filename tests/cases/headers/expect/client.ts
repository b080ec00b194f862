// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type GetPagesResult = http.Result<200, undefined, { xTotal: number; xTags?: string[]; xPoint?: string; xMode?: string; setCookie?: string; eTag?: string; link?: string[] }>;

export function getPages(
  client: Client,
  options?: http.Options,
): Promise<GetPagesResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/pages",
      statuses: [200],
      decode: (header) => ({
        xTotal: http.number(header("X-Total")),
        xTags: http.list(header("X-Tags")),
        xPoint: header("X-Point"),
        xMode: header("X-Mode"),
        setCookie: header("Set-Cookie"),
        eTag: header("ETag"),
        link: http.list(header("Link")),
      }),
    },
    options,
  );
}
