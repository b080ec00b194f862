// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Things = Alias[];

export type Alias = Another;

export type Another = Thing;

export interface Thing {
  kind?: Kind;
  maybe?: Maybe;
}

export const Kind = {
  A: "a",
  B: "b",
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export type Maybe = Alias | null;

export type Perhaps = Maybe;

export interface Nested {
  perhaps: Perhaps;
}
