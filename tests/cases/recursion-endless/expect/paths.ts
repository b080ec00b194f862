// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Self: types.Self;
    Chicken: types.Chicken;
    Egg: types.Egg;
    Ring: types.Ring;
    Fine: types.Fine;
  };
}

export interface operations {}
