// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Counters: types.Counters;
    Translations: types.Translations;
    Matrix: types.Matrix;
    Registry: types.Registry;
    Groups: types.Groups;
    Optional: types.Optional;
    States: types.States;
    Report: types.Report;
  };
}

export interface operations {}
