// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Answers: types.Answers;
    Numbers: types.Numbers;
    Base: types.Base;
    Copy: types.Copy;
    Merged: types.Merged;
    Block: types.Block;
  };
}

export interface operations {}
