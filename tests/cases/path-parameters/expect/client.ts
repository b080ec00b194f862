// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<never>;

const base = "";

export type MissingResult = http.Result<204, undefined>;

export function missing(
  client: Client,
  options?: http.Options,
): Promise<MissingResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/missing/%7Bid%7D",
      statuses: [204],
    },
    options,
  );
}

export interface UnknownInput {
  id: string;
}

export type UnknownResult = http.Result<204, undefined>;

export function unknown(
  client: Client,
  input: UnknownInput,
  options?: http.Options,
): Promise<UnknownResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/unknown",
      statuses: [204],
    },
    options,
  );
}

export interface OptionalInput {
  id: string;
}

export type OptionalResult = http.Result<204, undefined>;

export function optional(
  client: Client,
  input: OptionalInput,
  options?: http.Options,
): Promise<OptionalResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/optional/${http.segment(input.id)}`,
      statuses: [204],
    },
    options,
  );
}

export interface TwiceInput {
  /** @type integer */
  id: number;
}

export type TwiceResult = http.Result<204, undefined>;

export function twice(
  client: Client,
  input: TwiceInput,
  options?: http.Options,
): Promise<TwiceResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/twice/${http.segment(input.id)}`,
      statuses: [204],
    },
    options,
  );
}

export interface OverriddenInput {
  /** @type integer */
  id: number;
  /** @type integer */
  page?: number;
}

export type OverriddenResult = http.Result<204, undefined>;

export function overridden(
  client: Client,
  input: OverriddenInput,
  options?: http.Options,
): Promise<OverriddenResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/overridden/${http.segment(input.id)}`,
      query: [http.pair("page", input.page)],
      statuses: [204],
    },
    options,
  );
}

export interface SameAInput {
  a: string;
}

export type SameAResult = http.Result<204, undefined>;

export function sameA(
  client: Client,
  input: SameAInput,
  options?: http.Options,
): Promise<SameAResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/same/${http.segment(input.a)}`,
      statuses: [204],
    },
    options,
  );
}

export interface SameBInput {
  b: string;
}

export type SameBResult = http.Result<204, undefined>;

export function sameB(
  client: Client,
  input: SameBInput,
  options?: http.Options,
): Promise<SameBResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/same/${http.segment(input.b)}`,
      statuses: [204],
    },
    options,
  );
}
