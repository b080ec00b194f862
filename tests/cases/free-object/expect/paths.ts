// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Bare: types.Bare;
    Open: types.Open;
    Explicit: types.Explicit;
    NoProperties: types.NoProperties;
    Counted: types.Counted;
    RequiredOnly: types.RequiredOnly;
    Implied: types.Implied | string | number | boolean | unknown[] | null;
    ImpliedMap: types.ImpliedMap;
    ImpliedList: types.ImpliedList;
    ImpliedText: types.ImpliedText;
    Anything: types.Anything;
    Described: types.Described;
  };
}

export interface operations {}
