// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/things": {
    get: operations["listThings"];
  };
}

export interface components {
  schemas: {
    Things: types.Things;
    Alias: types.Alias;
    Another: types.Another;
    Thing: types.Thing;
    Kind: types.Kind;
    Maybe: types.Maybe;
    Perhaps: types.Perhaps;
    Nested: types.Nested;
  };
  responses: {
    /** Things */
    First: {
      headers: {
        /** @type integer */
        "X-Kind"?: number;
        [name: string]: unknown;
      };
      content: { "application/json": types.Things };
    };
  };
  parameters: {
    Second: types.Kind;
  };
  headers: {
    /** @type integer */
    Second: number;
  };
}

export interface operations {
  listThings: {
    parameters: {
      query?: { kind?: types.Kind };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["First"];
    };
  };
}
