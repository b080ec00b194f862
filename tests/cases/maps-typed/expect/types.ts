// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/**
 * @minProperties 1
 * @maxProperties 50
 * @additionalProperties.type integer
 * @additionalProperties.minimum 0
 */
export type Counters = { [key: string]: number };

export type Translations = { [key: string]: string };

export type Matrix = { [key: string]: { [key: string]: number } };

export type Registry = { [key: string]: RegistryValue };

export interface RegistryValue {
  /** @format date */
  since: string;
}

export type Groups = { [key: string]: Counters[] };

export type Optional = { [key: string]: string | null };

export type States = { [key: string]: StatesValue };

export const StatesValue = {
  On: "on",
  Off: "off",
} as const;
export type StatesValue = (typeof StatesValue)[keyof typeof StatesValue];

export interface Report {
  perDay?: Counters;
  inline?: { [key: string]: boolean };
}
