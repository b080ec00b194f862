// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Vehicle: types.Vehicle;
    Car: types.Car;
    Bike: types.Bike;
    Signal: types.Signal;
    Horn: types.Horn;
    Lamp: types.Lamp;
    Inline: types.Inline;
  };
}

export interface operations {}
