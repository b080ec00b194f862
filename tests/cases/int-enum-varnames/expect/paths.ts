// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Mode: types.Mode;
    Speed: types.Speed;
    Alarm: types.Alarm;
    Fan: types.Fan;
  };
}

export interface operations {}
