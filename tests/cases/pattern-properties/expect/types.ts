// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Extensions = { [key: string]: string };

export interface Settings {
  /** @type integer */
  version?: number;
  [key: string]: unknown;
}

export type Scores = { [key: string]: unknown };

/** @additionalProperties.type integer */
export type Mixed = { [key: string]: string | number | boolean };
