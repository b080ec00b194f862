// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Everything = unknown;

export type Nothing = never;

export interface Record {
  anything: unknown;
  forbidden?: never;
}

export type List = unknown[];

/** @maxItems 0 */
export type EmptyList = never[];

export type Pair = [unknown?];

export type Either = string;

export type Whatever = unknown;

export type Both = string;

export type Neither = never;

export type Opposite = unknown;

export type Map = { [key: string]: unknown[] };
