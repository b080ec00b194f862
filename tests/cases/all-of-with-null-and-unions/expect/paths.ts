// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Id: types.Id;
    Named: types.Named;
    Mixed: types.Mixed;
    Maybe: types.Maybe | null;
    NullInside: types.NullInside | null;
    Narrowed: types.Narrowed;
    Constant: types.Constant;
    Either: types.Either;
    Both: types.Both;
    Wrapped: types.Wrapped;
  };
}

export interface operations {}
