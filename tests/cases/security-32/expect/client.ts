// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<"#/components/securitySchemes/old" | "device" | "old">;

const base = "";

export type GetTvResult = http.Result<204, undefined>;

export function getTv(
  client: Client,
  options?: http.Options,
): Promise<GetTvResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/tv",
      security: [
        [["device", http.bearer, "watch"]],
        [["#/components/securitySchemes/old", http.headerKey("X-Old")]],
      ],
      statuses: [204],
    },
    options,
  );
}
