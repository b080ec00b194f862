// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Account: types.Account;
    Savings: types.Savings;
    Sealed: types.Sealed;
    Exact: types.Exact;
  };
}

export interface operations {}
