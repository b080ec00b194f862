// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Thing: types.Thing;
    Floating: types.Floating;
    Driven: types.Driven;
    Boat: types.Boat;
    Ferry: types.Ferry;
  };
}

export interface operations {}
