// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Base: types.Base;
    Closed: types.Closed;
    Typed: types.Typed;
    Plain: types.Plain;
    Either: types.Either;
    Pair: types.Pair;
    Tail: types.Tail;
  };
}

export interface operations {}
