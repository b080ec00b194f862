// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Nest: types.Nest;
    Tree: types.Tree;
    Ping: types.Ping;
    Pong: types.Pong;
    Chain: types.Chain;
  };
}

export interface operations {}
