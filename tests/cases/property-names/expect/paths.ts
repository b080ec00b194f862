// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Weekday: types.Weekday;
    Hours: types.Hours;
    Codes: types.Codes;
    Short: types.Short;
    None: types.None;
  };
}

export interface operations {}
