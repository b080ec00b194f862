// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Booking: types.Booking;
    Nickname: types.Nickname;
    Even: types.Even;
    Samples: types.Samples;
    OnlyNot: types.OnlyNot;
    Choice: types.Choice;
    Stay: types.Stay;
  };
}

export interface operations {}
