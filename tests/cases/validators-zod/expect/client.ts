// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";
