// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Positive: types.Positive;
    Inclusive: types.Inclusive;
    Between: types.Between;
    Alone: types.Alone;
    NewSpelling: types.NewSpelling;
  };
}

export interface operations {}
