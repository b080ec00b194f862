// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Pet: types.Pet;
    Cat: types.Cat;
    Dog: types.Dog;
    Lizard: types.Lizard;
  };
}

export interface operations {}
