// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "https://example.com/`$x`";

export interface DoItDropInput {
  /**
   * """
   * import os; os.system("false")
   * """
   */
  id: string;
  /** @default "ends with a quote\"" */
  xYZW?: string;
  quotesQuotesQuotes?: types.ABCDEIdQuotesQuotesQuotesItem[];
  body?: types.Hostile;
}

export type DoItDropResult = http.Result<200, types.Hostile[], { xOdd?: string }>;

/**
 * ends with a backslash\
 *
 * """
 * import os; os.system("false")
 * """ends *\/ here // and /* starts <\!-- --> # hash
 */
export function doItDrop(
  client: Client,
  input: DoItDropInput,
  options?: http.Options,
): Promise<DoItDropResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: `/a'b%22c%60$d%60/*e*/${http.segment(input.id)}/%5C`,
      query: [http.pair("x\"y'z`${w}*/", input.xYZW), http.form('"""', input.quotesQuotesQuotes)],
      body: http.jsonBody(input.body),
      statuses: [200],
      decode: (header) => ({ xOdd: header("X-Odd") }),
    },
    options,
  );
}
