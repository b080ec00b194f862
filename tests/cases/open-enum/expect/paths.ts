// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Airline: types.Airline;
    Cabin: types.Cabin;
    Meal: types.Meal;
    Terminal: types.Terminal;
    Flight: types.Flight;
  };
}

export interface operations {}
