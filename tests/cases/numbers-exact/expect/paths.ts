// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Positive: types.Positive;
    Percent: types.Percent;
    Both: types.Both;
    Price: types.Price;
    Dozen: types.Dozen;
    Half: types.Half;
    Third: types.Third;
    Fraction: types.Fraction;
    Big: types.Big;
    Bigger: types.Bigger;
    Float: types.Float;
    Small: types.Small;
    Negative: types.Negative;
    Either: types.Either;
    Nothing: types.Nothing;
    One: types.One;
    Untyped: types.Untyped;
    Values: types.Values;
  };
}

export interface operations {}
