// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface PostOrdersByIdLinesInput {
  id: string;
  body?: types.PostOrdersByIdLinesRequest;
}

export type PostOrdersByIdLinesResult = http.Result<201, types.PostOrdersByIdLinesResponseItem[]>;

export function postOrdersByIdLines(
  client: Client,
  input: PostOrdersByIdLinesInput,
  options?: http.Options,
): Promise<PostOrdersByIdLinesResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: `/orders/${http.segment(input.id)}/lines`,
      body: http.jsonBody(input.body),
      statuses: [201],
    },
    options,
  );
}
