// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    order_v2_final: types.OrderV2Final;
    Taken: types.Order;
    Ill: types.Ill;
    Digit: types.Type3dModel;
    Nothing: types.Nothing;
    Alias: types.Sku;
  };
}

export interface operations {}
