// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Scalar: types.Scalar;
    Range: types.Range;
    Value: types.Value;
    Filter: types.Filter;
    Comparison: types.Comparison;
    Junction: types.Junction;
  };
}

export interface operations {}
