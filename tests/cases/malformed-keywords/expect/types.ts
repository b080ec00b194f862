// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Draft4 {
  id?: string;
}

/** @type integer */
export type Bounds = number;

export type Lengths = string;

export type Types = unknown;

export type TypeList = string | null;

export type Items = unknown[];

export type NoItems = unknown[];

export type Enum = string;

export type Properties = { [key: string]: unknown };

export interface Property {
  id?: unknown;
  name?: string;
}

export type AllOf = unknown;

export type OneOf = unknown;

export type Ref = unknown;

export type Nullable = string;

export type Flags = string;

export type Discriminator = Fine;

export type Constant = unknown;

export type Null = unknown;

export type Text = unknown;

export interface Fine {
  kind?: string;
}
