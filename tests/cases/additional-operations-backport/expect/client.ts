// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface MoveFileInput {
  name: string;
  destination: string;
}

export type MoveFileResult = http.Result<201, undefined>;

export function moveFile(
  client: Client,
  input: MoveFileInput,
  options?: http.Options,
): Promise<MoveFileResult> {
  return http.send(
    client,
    {
      method: "MOVE",
      base,
      path: `/files/${http.segment(input.name)}`,
      headers: { Destination: http.header(input.destination) },
      statuses: [201],
    },
    options,
  );
}
