// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Anything: types.Anything;
    Any: types.Any;
    Bounded: types.Bounded;
    Exactly: types.Exactly;
    Grid: types.Grid;
    Rows: types.Rows;
    Choices: types.Choices;
    Sparse: types.Sparse;
    None: types.None;
    Never: types.Never;
  };
}

export interface operations {}
