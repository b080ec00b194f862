// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Everything: types.Everything;
    Nothing: types.Nothing;
    Record: types.Record;
    List: types.List;
    EmptyList: types.EmptyList;
    Pair: types.Pair;
    Either: types.Either;
    Whatever: types.Whatever;
    Both: types.Both;
    Neither: types.Neither;
    Opposite: types.Opposite;
    Map: types.Map;
  };
}

export interface operations {}
