// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** @minLength 1 */
export type Id = string;

export interface Named {
  name: string;
}

export type Mixed = MixedWithA | MixedWithB;

export interface MixedWithA {
  name: string;
  a: string;
}

export interface MixedWithB {
  name: string;
  b: string;
}

export interface Maybe extends Named {
  more?: string;
}

export interface NullInside {
  a?: string;
  b?: string;
}

export const Narrowed = {
  B: "b",
  C: "c",
} as const;
export type Narrowed = (typeof Narrowed)[keyof typeof Narrowed];

export type Constant = "fixed";

export type Either = EitherA | EitherB;

export interface EitherA {
  id: Id;
  kind: "a";
  /** @type integer */
  x?: number;
}

export interface EitherB {
  id: Id;
  kind: "b";
  /** @type integer */
  y?: number;
}

/** @type integer */
export type Both = number;

export type Wrapped = Named;
