// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export interface GetWithParametersInput {
  /** @type integer */
  simple: number;
  list: string[];
  label: string[];
  matrix: types.PSimpleListLabelMatrixPointMatrix;
  point: types.PSimpleListLabelMatrixPointPoint;
  form?: string[];
  /** @items.type integer */
  commas?: number[];
  spaces?: string[];
  pipes?: string[];
  deep?: types.GetWithParametersDeep;
  spread?: types.GetWithParametersSpread;
  raw?: string;
  empty?: boolean;
  ids?: string[];
  nullable?: string | null;
  /** @type integer */
  either?: number | string;
  any?: unknown;
  /** @format uuid */
  xRequestId: string;
  xList?: string[];
  session?: string;
  flags?: string[];
}

export type GetWithParametersResult = http.Result<204, undefined>;

export function getWithParameters(
  client: Client,
  input: GetWithParametersInput,
  options?: http.Options,
): Promise<GetWithParametersResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/p/${http.segment(input.simple)}/${http.simple(input.list)}/${http.label(input.label, true)}/${http.matrix("matrix", input.matrix)}/${http.simple(input.point, true)}`,
      query: [
        http.form("form", input.form),
        http.joined("commas", input.commas),
        http.joined("spaces", input.spaces, "%20"),
        http.joined("pipes", input.pipes, "%7C"),
        http.deep("deep", input.deep),
        http.form("spread", input.spread),
        http.pair("raw", input.raw, http.reserved),
        http.pair("empty", input.empty),
        http.form("ids[]", input.ids),
        http.pair("nullable", input.nullable),
        http.pair("either", input.either),
        http.form("any", input.any),
      ],
      headers: {
        "X-Request-Id": http.header(input.xRequestId),
        "X-List": http.header(input.xList),
      },
      cookies: [http.pair("session", input.session), http.joined("flags", input.flags)],
      statuses: [204],
    },
    options,
  );
}
