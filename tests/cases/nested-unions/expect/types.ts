// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Scalar = string | number;

export interface Range {
  from: number;
  to?: number;
}

export type Value = Scalar | Range | (Scalar | null)[] | null;

export type Filter = Comparison | Junction;

export interface Comparison {
  op: ComparisonOp;
  value: Value;
}

export const ComparisonOp = {
  Eq: "eq",
  Ne: "ne",
  Lt: "lt",
} as const;
export type ComparisonOp = (typeof ComparisonOp)[keyof typeof ComparisonOp];

export interface Junction {
  op: JunctionOp;
  of: Filter[];
}

export const JunctionOp = {
  And: "and",
  Or: "or",
} as const;
export type JunctionOp = (typeof JunctionOp)[keyof typeof JunctionOp];
