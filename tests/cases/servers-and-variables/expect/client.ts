// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "https://files.example.com";

export type ListFilesResult = http.Result<204, undefined>;

export function listFiles(
  client: Client,
  options?: http.Options,
): Promise<ListFilesResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/files",
      statuses: [204],
    },
    options,
  );
}

export type UploadFileResult = http.Result<204, undefined>;

export function uploadFile(
  client: Client,
  options?: http.Options,
): Promise<UploadFileResult> {
  return http.send(
    client,
    {
      method: "POST",
      base: "https://upload.example.com",
      path: "/files",
      statuses: [204],
    },
    options,
  );
}
