// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface DownloadFileInput {
  id: string;
}

export type DownloadFileResult = http.Result<200, Blob | string>;

export function downloadFile(
  client: Client,
  input: DownloadFileInput,
  options?: http.Options,
): Promise<DownloadFileResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/files/${http.segment(input.id)}`,
      statuses: [200],
    },
    options,
  );
}

export interface UploadFileInput {
  id: string;
  /** What the body is; by default application/octet-stream. */
  contentType?: "application/octet-stream" | "image/*";
  body?: BodyInit;
}

export type UploadFileResult = http.Result<204, undefined>;

export function uploadFile(
  client: Client,
  input: UploadFileInput,
  options?: http.Options,
): Promise<UploadFileResult> {
  return http.send(
    client,
    {
      method: "PUT",
      base,
      path: `/files/${http.segment(input.id)}`,
      body: input.contentType === "image/*"
      ? http.plainBody(input.body, "image/*")
      : http.plainBody(input.body, "application/octet-stream"),
      statuses: [204],
    },
    options,
  );
}
