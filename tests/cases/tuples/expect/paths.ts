// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Position: types.Position;
    Open: types.Open;
    Partly: types.Partly;
    Rest: types.Rest;
    Bounded: types.Bounded;
    Cut: types.Cut;
    Record: types.Record;
    Empty: types.Empty;
    Line: types.Line;
  };
}

export interface operations {}
