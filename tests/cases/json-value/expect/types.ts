// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type JsonValue =
  boolean | number | string | JsonValue[] | { [key: string]: JsonValue } | null;

export interface Entry {
  key: string;
  value: JsonValue;
  metadata: unknown;
  anything?: unknown;
  /** Whatever the client likes. */
  described?: unknown;
}
