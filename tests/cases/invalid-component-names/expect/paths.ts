// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Maß: types.Maß;
    "with/slash~tilde space": types.WithSlashTildeSpace;
    "List<Order>": types.ListOrder;
    "Page«Order»": types.PageOrder;
    "": types.Empty;
  };
}

export interface operations {}
