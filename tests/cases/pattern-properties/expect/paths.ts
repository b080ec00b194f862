// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Extensions: types.Extensions;
    Settings: types.Settings;
    Scores: types.Scores;
    Mixed: types.Mixed;
  };
}

export interface operations {}
