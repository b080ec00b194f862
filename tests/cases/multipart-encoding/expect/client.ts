// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface CreateAlbumInput {
  /** What the body is; by default multipart/form-data. */
  contentType?: "multipart/form-data" | "application/x-www-form-urlencoded" | "multipart/mixed";
  body: BodyInit | types.CreateAlbumRequest | types.CreateAlbumRequestXWwwFormUrlencoded;
}

export type CreateAlbumResult = http.Result<201, undefined>;

export function createAlbum(
  client: Client,
  input: CreateAlbumInput,
  options?: http.Options,
): Promise<CreateAlbumResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/albums",
      body: input.contentType === "application/x-www-form-urlencoded"
      ? http.formBody(input.body, { tags: (name, value) => http.joined(name, value, "%20") })
      : input.contentType === "multipart/mixed"
      ? http.plainBody(input.body, "multipart/mixed")
      : http.multipartBody(input.body, { meta: "application/json" }),
      statuses: [201],
    },
    options,
  );
}
