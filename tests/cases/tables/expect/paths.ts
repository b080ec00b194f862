// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Station: types.Station;
    Trip: types.Trip;
    Stop: types.Stop;
  };
}

export interface operations {}
