// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Zoo: types.Zoo;
    Animal: types.Animal;
    Dog: types.Dog;
    Cat: types.Cat;
    Event: types.Event;
    Opened: types.Opened;
  };
}

export interface operations {}
