// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Cell: types.Cell;
    Amount: types.Amount;
    Limit: types.Limit;
    Moment: types.Moment;
    Text: types.Text;
    Selector: types.Selector;
    Anyhow: types.Anyhow;
    Sheet: types.Sheet;
  };
}

export interface operations {}
