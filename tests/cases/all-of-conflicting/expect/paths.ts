// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Text: types.Text;
    Number: types.Number;
    Impossible: types.Impossible;
    Formats: types.Formats;
    Patterns: types.Patterns;
    Steps: types.Steps;
    Unions: types.Unions;
    Fine: types.Fine;
  };
}

export interface operations {}
