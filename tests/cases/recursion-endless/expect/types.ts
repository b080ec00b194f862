// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Self = unknown;

export type Chicken = unknown;

export type Egg = unknown;

export type Ring = unknown;

export interface Fine {
  name?: string;
}
