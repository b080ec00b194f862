// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Tags: types.Tags;
    Days: types.Days;
    Numbers: types.Numbers;
    Points: types.Points;
    Anything: types.Anything;
    Not: types.Not;
  };
}

export interface operations {}
