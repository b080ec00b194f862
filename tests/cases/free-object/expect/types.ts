// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Bare = { [key: string]: unknown };

export type Open = { [key: string]: unknown };

export type Explicit = { [key: string]: unknown };

export type NoProperties = { [key: string]: unknown };

/** @minProperties 1 */
export type Counted = { [key: string]: unknown };

export interface RequiredOnly {
  id: unknown;
  [key: string]: unknown;
}

export interface Implied {
  id?: string;
}

export type ImpliedMap = { [key: string]: string } | string | number | boolean | unknown[] | null;

export type ImpliedList = string[] | string | number | boolean | { [key: string]: unknown } | null;

/** @minLength 1 */
export type ImpliedText = unknown;

export type Anything = unknown;

/** Anything goes. */
export type Described = unknown;
