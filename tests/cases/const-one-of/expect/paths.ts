// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Colour: types.Colour;
    Priority: types.Priority;
    Signal: types.Signal;
  };
}

export interface operations {}
