// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Lists: types.Lists;
    Mixed: types.Mixed;
    Objects: types.Objects;
    Unions: types.Unions;
    Parts: types.Parts;
  };
}

export interface operations {}
