// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Texts: types.Texts;
    Numbers: types.Numbers;
    Odd: types.Odd;
  };
}

export interface operations {}
