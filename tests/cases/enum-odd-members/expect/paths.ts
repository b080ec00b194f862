// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Reaction: types.Reaction;
    Place: types.Place;
    Blank: types.Blank;
    Operator: types.Operator;
    Keyword: types.Keyword;
    Case: types.Case;
    Separator: types.Separator;
    Script: types.Script;
    Mixed: types.Mixed;
    Sorted: types.Sorted;
    Flag: types.Flag;
    Flags: types.Flags;
    Rate: types.Rate;
    Twice: types.Twice;
    Whole: types.Whole;
    Stray: types.Stray;
    Single: types.Single;
    Version: types.Version;
    Point: types.Point;
  };
}

export interface operations {}
