// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Point: types.Point;
    Empty: types.Empty;
    Strange: types.Strange;
    Line: types.Line;
    Optional: types.Optional | null;
  };
}

export interface operations {}
